//! The page: Yew components over the console's models. Only `browser` knows
//! the browser's clock, storage and address; only `store` changes anything.

mod browser;
mod clock;
mod pages;
mod root;
mod scenario;
mod store;

fn main() {
    yew::Renderer::<root::Root>::new().render();
}
