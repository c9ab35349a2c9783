//! The page: Yew components over the console's models. Only `browser` knows
//! the browser's clock, storage and address; only `store` changes anything.

mod attention;
mod browser;
mod clock;
// A set of parts: what no page uses yet is no mistake.
#[allow(dead_code, unused_imports)]
mod components;
mod editor;
mod frame;
#[cfg(debug_assertions)]
mod gallery;
mod hooks;
mod pages;
mod panels;
mod rest;
mod root;
mod scenario;
mod store;

fn main() {
    browser::report_failures();
    // Beside what index.html shows when the program fails: the body is not ours alone.
    let Some(root) = browser::page_root() else { return };
    // Only in a debug build (`cargo xtask dev`): nobody who learns needs its weight.
    #[cfg(debug_assertions)]
    if browser::fragment().starts_with("#/gallery") {
        yew::Renderer::<gallery::Gallery>::with_root(root).render();
        return;
    }
    yew::Renderer::<root::Root>::with_root(root).render();
}
