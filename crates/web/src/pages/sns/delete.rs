//! The dialogs that ask before a topic or a subscription is deleted.

use crate::pages::dialog::Ask;
use crate::store::use_app;
use base::Document;
use console::sns::{DELETE_WORDS, delete_input};
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteTopicProps {
    pub name: AttrValue,
    pub arn: AttrValue,
    pub onclose: Callback<()>,
}

/// Asks for typed words: a topic takes its subscriptions with it.
#[component]
pub fn DeleteTopic(props: &DeleteTopicProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sns.topic.delete")}
            question={view.fill("sns.topic.delete.ask", &[("name", &props.name)])}
            words={DELETE_WORDS}
            button={view.say("sns.delete")}
            calls={vec![("sns", "DeleteTopic", delete_input(&props.arn))]}
            done={view.fill("sns.topic.deleted", &[("name", &props.name)])}
            next={Route::Topics}
            onclose={props.onclose.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
pub struct DeleteSubscriptionProps {
    pub endpoint: AttrValue,
    /// For `Unsubscribe`.
    pub input: Document,
    /// Where to go afterwards.
    pub next: Route,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteSubscription(props: &DeleteSubscriptionProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sns.delete.subscription")}
            question={view.fill("sns.delete.ask", &[("endpoint", &props.endpoint)])}
            button={view.say("sns.delete")}
            calls={vec![("sns", "Unsubscribe", props.input.clone())]}
            done={view.say("sns.delete.done")}
            next={props.next.clone()}
            onclose={props.onclose.clone()}
        />
    }
}
