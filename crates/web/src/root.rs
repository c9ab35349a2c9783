//! The root: one [`App`] for the whole page, the address and the clock.

use crate::browser;
use crate::frame::Frame;
use crate::pages::Page;
use crate::store::{App, Core};
use console::{Language, Route};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use std::cell::RefCell;
use yew::prelude::*;

/// How often simulated time looks at real time, in milliseconds.
const TICK_MILLIS: u32 = 200;

/// The whole page.
#[component]
pub fn Root() -> Html {
    let core = use_memo((), |()| RefCell::new(Core::restore()));
    let version = use_state(|| 0_u32);
    // The newest version is counted here: several changes may come before one
    // drawing, and each must count.
    let count = use_mut_ref(|| 0_u32);
    let redraw = {
        let setter = version.setter();
        use_callback((), move |(), ()| {
            let mut count = count.borrow_mut();
            *count = count.wrapping_add(1);
            setter.set(*count);
        })
    };
    let app = App::new(core, *version, redraw);
    use_address(&app);
    use_clock(&app);
    use_dress(&app);
    {
        let app = app.clone();
        use_effect(move || app.drawn());
    }
    html! {
        <ContextProvider<App> context={app}>
            <Frame><Page /></Frame>
        </ContextProvider<App>>
    }
}

/// The address names the page.
#[hook]
fn use_address(app: &App) {
    let app = app.clone();
    use_effect_with((), move |()| {
        app.arrive(Route::parse(&browser::fragment()));
        let listener = web_sys::window().map(|window| {
            EventListener::new(&window, "hashchange", move |_| app.arrive(Route::parse(&browser::fragment())))
        });
        move || drop(listener)
    });
}

/// Simulated time follows real time.
#[hook]
fn use_clock(app: &App) {
    let app = app.clone();
    use_effect_with((), move |()| {
        let interval = Interval::new(TICK_MILLIS, move || app.tick());
        move || drop(interval)
    });
}

/// Title, language and theme of the document.
#[hook]
fn use_dress(app: &App) {
    let view = app.view();
    let title = console::frame::frame(&view).title;
    let language: Language = view.language;
    use_effect_with((title, language, view.theme), |(title, language, theme)| {
        browser::dress(title, language.tag(), theme.name());
    });
}
