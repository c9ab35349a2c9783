//! The dialogs that ask before a queue is emptied or deleted, or its dead
//! letters are moved back.

use crate::pages::dialog::Ask;
use crate::store::use_app;
use base::Document;
use console::sqs::url_input;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct QueueDialogProps {
    pub name: AttrValue,
    pub url: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteQueue(props: &QueueDialogProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.delete.title")}
            question={view.fill("sqs.delete.ask", &[("name", &props.name)])}
            words="confirm"
            button={view.say("sqs.delete")}
            calls={vec![("sqs", "DeleteQueue", url_input(&props.url))]}
            done={view.fill("sqs.deleted", &[("name", &props.name)])}
            next={Route::Queues}
            onclose={props.onclose.clone()}
        />
    }
}

#[component]
pub fn PurgeQueue(props: &QueueDialogProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.purge.title")}
            question={view.fill("sqs.purge.ask", &[("name", &props.name)])}
            words="purge"
            button={view.say("sqs.purge")}
            calls={vec![("sqs", "PurgeQueue", url_input(&props.url))]}
            done={view.fill("sqs.purged", &[("name", &props.name)])}
            onclose={props.onclose.clone()}
        />
    }
}

#[derive(PartialEq, Properties)]
pub struct RedriveQueueProps {
    pub name: AttrValue,
    pub arn: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn RedriveQueue(props: &RedriveQueueProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("sqs.redrive")}
            question={view.fill("sqs.redrive.ask", &[("name", &props.name)])}
            button={view.say("sqs.redrive")}
            calls={vec![("sqs", "StartMessageMoveTask", Document::map().with("SourceArn", props.arn.as_str()))]}
            done={view.fill("sqs.redriven", &[("name", &props.name)])}
            onclose={props.onclose.clone()}
        />
    }
}
