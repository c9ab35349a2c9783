//! A topic's access policy: the JSON, who may publish by it, and changing it.

use crate::components::{Container, Gap, Inline, Stack};
use crate::pages::access_policy::{AccessPolicy, PolicyWords};
use crate::pages::marks::mark;
use crate::store::use_app;
use console::Words;
use console::sns::{PublisherRow, TopicPage, attribute_input};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopicAccessProps {
    pub page: TopicPage,
}

const WORDS: PolicyWords = PolicyWords {
    title: "sns.policy",
    text: "sns.policy.text",
    none: None,
    field: "sns.policy",
    edit: "sns.policy.edit",
    save: "sns.save",
};

#[component]
pub fn TopicAccess(props: &TopicAccessProps) -> Html {
    let view = use_app().view();
    let page = &props.page;
    let save = {
        let arn = page.arn.clone();
        Callback::from(move |policy: String| ("sns", "SetTopicAttributes", attribute_input(&arn, "Policy", &policy)))
    };
    html! {
        <Stack>
            <Container title={view.say("sns.policy.publishers")}>
                <Stack gap={Gap::M}>{ for page.publishers.iter().map(publisher) }</Stack>
            </Container>
            <AccessPolicy
                words={WORDS}
                policy={page.policy.clone()}
                {save}
                done={view.fill("sns.policy.saved", &[("name", &page.name)])}
            />
        </Stack>
    }
}

fn publisher(row: &PublisherRow) -> Html {
    html! {
        <div>
            <Inline gap={Gap::S}><b>{ &row.who }</b>{ mark(&row.status) }</Inline>
            if !row.advice.is_empty() { <p>{ &row.advice }</p> }
        </div>
    }
}
