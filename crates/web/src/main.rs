//! The page: Yew components over the console's models. Only `browser` knows
//! the browser's clock, storage and address; only `store` changes anything.

mod browser;
mod clock;
// A set of parts: what no page uses yet is no mistake.
#[allow(dead_code, unused_imports)]
mod components;
mod frame;
mod gallery;
mod hooks;
mod pages;
mod panels;
mod root;
mod scenario;
mod store;

fn main() {
    browser::report_failures();
    if browser::fragment().starts_with("#/gallery") {
        yew::Renderer::<gallery::Gallery>::new().render();
    } else {
        yew::Renderer::<root::Root>::new().render();
    }
}
