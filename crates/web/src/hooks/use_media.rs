//! Whether a media query holds, followed as it changes.

use gloo_events::EventListener;
use yew::prelude::*;

#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state(|| read(query));
    {
        let holds = holds.clone();
        use_effect_with(query, move |query| {
            let query = *query;
            let list = web_sys::window().and_then(|window| window.match_media(query).ok().flatten());
            let listener = list.map(|list| EventListener::new(&list, "change", move |_| holds.set(read(query))));
            move || drop(listener)
        });
    }
    *holds
}

fn read(query: &str) -> bool {
    web_sys::window().and_then(|window| window.match_media(query).ok().flatten()).is_some_and(|it| it.matches())
}
