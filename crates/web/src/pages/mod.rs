//! A page a route. A room per service: `pages/<service>/<page>.rs`, each a
//! function component that takes its model from `console::<service>` and its
//! pieces from `components`.

mod access_policy;
mod cloudtrail;
mod dialog;
mod ec2;
mod editor;
mod events;
mod form_page;
mod form_state;
mod home;
mod lab;
mod lambda;
mod list;
mod marks;
pub mod metrics;
mod missing;
mod on_map;
mod sns;
mod sqs;

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
        Route::Rules => html! { <events::Rules /> },
        Route::CreateRule => html! { <events::CreateRule /> },
        Route::CreateRuleFrom(pattern) => {
            html! { <events::CreateRule key={pattern.as_str()} pattern={pattern.clone()} /> }
        }
        Route::Sandbox => html! { <events::Sandbox /> },
        Route::Rule(name) => html! { <events::Rule {name} /> },
        Route::EditRule(name) => html! { <events::EditRule {name} /> },
        Route::Buses => html! { <events::Buses /> },
        Route::CreateBus => html! { <events::CreateBus /> },
        Route::Bus(name) => html! { <events::Bus {name} /> },
        Route::EditBus(name) => html! { <events::EditBus {name} /> },
        Route::Archives => html! { <events::Archives /> },
        Route::CreateArchive => html! { <events::CreateArchive /> },
        Route::Archive(name) => html! { <events::Archive {name} /> },
        Route::EditArchive(name) => html! { <events::EditArchive {name} /> },
        Route::Replays => html! { <events::Replays /> },
        Route::StartReplay(archive) => html! { <events::StartReplay {archive} /> },
        Route::Replay(name) => html! { <events::Replay {name} /> },
        Route::Namespaces => html! { <metrics::Namespaces /> },
        Route::Metrics(namespace) => html! { <metrics::Metrics {namespace} /> },
        Route::EventHistory => html! { <cloudtrail::EventHistory /> },
        Route::Record(id) => html! { <cloudtrail::Record {id} /> },
        Route::Home | Route::Open(_) => html! { <home::Home /> },
        Route::Lab(id) => html! { <lab::Lab {id} /> },
        Route::Topics => html! { <sns::Topics /> },
        Route::CreateTopic => html! { <sns::CreateTopic /> },
        Route::Topic(name) => html! { <sns::Topic {name} /> },
        Route::Publish(topic) => html! { <sns::Publish {topic} /> },
        Route::Subscriptions => html! { <sns::Subscriptions /> },
        Route::CreateSubscription(topic) => html! { <sns::CreateSubscription {topic} /> },
        Route::Subscription(id) => html! { <sns::Subscription {id} /> },
        Route::EditSubscription(id) => html! { <sns::EditSubscription {id} /> },
        Route::TextMessaging => html! { <sns::TextMessaging /> },
        Route::Queues => html! { <sqs::Queues /> },
        Route::CreateQueue => html! { <sqs::CreateQueue /> },
        Route::Queue(name) => html! { <sqs::Queue {name} /> },
        Route::EditQueue(name) => html! { <sqs::EditQueue {name} /> },
        Route::QueueMessages(name) => html! { <sqs::QueueMessages {name} /> },
        Route::Functions => html! { <lambda::Functions /> },
        Route::CreateFunction => html! { <lambda::CreateFunction /> },
        Route::Function(name) => html! { <lambda::Function {name} /> },
        Route::Unknown(_) => html! { <missing::Missing title="frame.unknown.title" text="frame.unknown.text" /> },
    }
}
