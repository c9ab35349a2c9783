//! A topic's delivery retry policy: what holds, and changing it.

use super::retry_editor::RetryEditor;
use crate::components::{Button, ButtonVariant, CodeBlock, Container, Inline, Stack};
use crate::store::{FlashKind, use_app};
use console::Words;
use console::sns::{RetryDraft, TopicPage, attribute_input, refusal};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopicRetryProps {
    pub page: TopicPage,
}

#[component]
pub fn TopicRetry(props: &TopicRetryProps) -> Html {
    let app = use_app();
    let view = app.view();
    let draft = use_state(|| None::<RetryDraft>);
    let error = use_state(|| None::<AttrValue>);
    let page = &props.page;
    if page.retry_policy.is_empty() {
        return html! { <Container title={view.say("sns.retry")}><p>{ view.say("sns.retry.none") }</p></Container> };
    }
    let show = |to: Option<RetryDraft>| {
        let (draft, error) = (draft.clone(), error.clone());
        Callback::from(move |()| {
            draft.set(to.clone());
            error.set(None);
        })
    };
    let onchange = {
        let (draft, error) = (draft.clone(), error.clone());
        Callback::from(move |new: RetryDraft| {
            draft.set(Some(new));
            error.set(None);
        })
    };
    let save = {
        let (app, draft, error, page) = (app.clone(), draft.clone(), error.clone(), page.clone());
        Callback::from(move |()| {
            let Some(policy) = draft.as_ref().map(RetryDraft::topic_policy) else { return };
            match app.call("sns", "SetTopicAttributes", attribute_input(&page.arn, "DeliveryPolicy", &policy)) {
                Ok(_) => {
                    draft.set(None);
                    app.flash_with_undo(
                        FlashKind::Success,
                        app.view().fill("sns.retry.saved", &[("name", &page.name)]),
                    );
                }
                Err(refused) => error.set(Some(refusal(&refused).into())),
            }
        })
    };
    let actions = html! {
        if draft.is_none() {
            <Button label={view.say("sns.edit")} aria_label={view.say("sns.retry.edit")} onclick={show(Some(page.retry.clone()))} />
        }
    };
    html! {
        <Container title={view.say("sns.retry")} description={view.say("sns.retry.text")} {actions}>
            if let Some(editing) = &*draft {
                <Stack>
                    <RetryEditor draft={editing.clone()} of_topic={true} error={(*error).clone()} {onchange} />
                    <Inline>
                        <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={show(None)} />
                        <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save} />
                    </Inline>
                </Stack>
            } else {
                <CodeBlock code={page.retry_policy.clone()} name={view.say("sns.retry")} />
            }
        </Container>
    }
}
