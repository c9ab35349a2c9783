//! `never!`: a state that cannot be, loud in tests and safe in release.

/// Evaluates to whether the impossible happened. In a debug build it panics,
/// so a test finds it; in release it is `true` and the caller goes on safely:
/// `if never!(index > len) { return; }`.
#[macro_export]
macro_rules! never {
    () => {
        $crate::never!(true)
    };
    ($condition:expr $(, $($message:tt)+)?) => {{
        let happened = $condition;
        debug_assert!(!happened, "never: {}", stringify!($condition));
        happened
    }};
}
