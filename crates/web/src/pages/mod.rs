//! A page a route. A room per service: `pages/<service>/<page>.rs`, each a
//! function component that takes its model from `console::<service>` and its
//! pieces from `components`.

mod ec2;
mod home;
mod marks;
mod not_built;
mod sns;

use crate::store::use_app;
use console::Route;
use yew::prelude::*;

/// The page that the address names.
#[component]
pub fn Page() -> Html {
    let app = use_app();
    match app.view().route {
        Route::Instances => html! { <ec2::Instances /> },
        Route::Instance(id) => html! { <ec2::Instance {id} /> },
        Route::LaunchInstance => html! { <ec2::Launch /> },
        Route::Home | Route::Open(_) => html! { <home::Home /> },
        Route::Topics => html! { <sns::Topics /> },
        Route::CreateTopic => html! { <sns::CreateTopic /> },
        Route::Topic(name) => html! { <sns::Topic {name} /> },
        Route::Publish(topic) => html! { <sns::Publish {topic} /> },
        Route::Subscriptions => html! { <sns::Subscriptions /> },
        Route::CreateSubscription(topic) => html! { <sns::CreateSubscription {topic} /> },
        Route::Subscription(id) => html! { <sns::Subscription {id} /> },
        Route::Rules
        | Route::CreateRule
        | Route::Rule(_)
        | Route::EditRule(_)
        | Route::EventHistory
        | Route::Record(_) => html! { <not_built::NotBuilt title="app.not-built.title" text="app.not-built.text" /> },
        Route::Unknown(_) => html! { <not_built::NotBuilt title="frame.unknown.title" text="frame.unknown.text" /> },
    }
}
