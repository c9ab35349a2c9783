//! A queue's access policy: the JSON, and changing it.

use crate::components::{Button, ButtonVariant, CodeBlock, Container, FormField, Gap, Inline, Stack};
use crate::pages::editor::Editor;
use crate::store::{FlashKind, use_app};
use console::Words;
use console::editor::EditorLanguage;
use console::sns::refusal;
use console::sqs::{QueuePage, policy_input};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct QueueAccessProps {
    pub page: QueuePage,
}

#[component]
pub fn QueueAccess(props: &QueueAccessProps) -> Html {
    let view = use_app().view();
    let editing = use_state(|| false);
    let switch = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(on))
    };
    let page = &props.page;
    let actions = html! {
        if !*editing {
            <Button label={view.say("sqs.edit")} aria_label={view.say("sqs.policy.edit")} onclick={switch(true)} />
        }
    };
    html! {
        <Container title={view.say("sqs.policy")} description={view.say("sqs.policy.text")} {actions}>
            if *editing {
                <PolicyEditor name={page.name.clone()} url={page.url.clone()} policy={page.policy.clone()} onclose={switch(false)} />
            } else if page.policy.is_empty() {
                <p>{ view.say("sqs.policy.none") }</p>
            } else {
                <CodeBlock code={page.policy.clone()} name={view.say("sqs.policy")} />
            }
        </Container>
    }
}

#[derive(PartialEq, Properties)]
struct PolicyEditorProps {
    name: String,
    url: String,
    policy: String,
    onclose: Callback<()>,
}

#[component]
fn PolicyEditor(props: &PolicyEditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let text = use_state(|| props.policy.clone());
    let error = use_state(|| None::<String>);
    let onchange = {
        let (text, error) = (text.clone(), error.clone());
        Callback::from(move |new: String| {
            text.set(new);
            error.set(None);
        })
    };
    let save = {
        let (app, text, error) = (app.clone(), text.clone(), error.clone());
        let (name, url, onclose) = (props.name.clone(), props.url.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("sqs", "SetQueueAttributes", policy_input(&url, text.trim())) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, app.view().fill("sqs.saved", &[("name", &name)]));
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    html! {
        <Stack gap={Gap::M}>
            <FormField label={view.say("sqs.policy.json")} stretch={true} error={error.as_ref().map(|it| AttrValue::from(it.clone()))}>
                <Editor language={EditorLanguage::ResourcePolicy} value={(*text).clone()} {onchange} rows={20} />
            </FormField>
            <Inline>
                <Button label={view.say("sqs.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
                <Button label={view.say("sqs.save")} variant={ButtonVariant::Primary} onclick={save} />
            </Inline>
        </Stack>
    }
}
