//! `text_file!`: a text that is built into the program and may be read late.

/// A function that gives the text of a file, by its path from the file where
/// this stands. The page's wasm is fetched in two parts, and a text comes with
/// the part that its function is in: whoever keeps the function, and calls it
/// when the text is needed, keeps the first part small.
#[macro_export]
macro_rules! text_file {
    ($($path:tt)+) => {{
        #[inline(never)]
        fn text() -> &'static str {
            include_str!($($path)+)
        }
        text as fn() -> &'static str
    }};
}
