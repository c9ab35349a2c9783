//! The access policy of a topic, queue or event bus: the JSON, and changing it.

use super::editor::Editor;
use crate::components::{Button, ButtonVariant, CodeBlock, Container, FormField, Gap, Inline, Stack};
use crate::store::{FlashKind, use_app};
use console::editor::EditorLanguage;
use console::sns::refusal;
use console::{Call, Words};
use yew::prelude::*;

/// Keys of the words.
#[derive(Clone, Copy, PartialEq)]
pub struct PolicyWords {
    pub title: &'static str,
    pub text: &'static str,
    /// Where there is none; a topic always has one.
    pub none: Option<&'static str>,
    /// The editor's name.
    pub field: &'static str,
    pub edit: &'static str,
    pub save: &'static str,
}

#[derive(PartialEq, Properties)]
pub struct AccessPolicyProps {
    pub words: PolicyWords,
    /// Indented; empty where there is none.
    pub policy: AttrValue,
    /// One to begin with; empty for none.
    #[prop_or_default]
    pub template: AttrValue,
    /// The call that saves a policy.
    pub save: Callback<String, Call>,
    /// What the notification says afterwards.
    pub done: AttrValue,
}

#[component]
pub fn AccessPolicy(props: &AccessPolicyProps) -> Html {
    let view = use_app().view();
    let editing = use_state(|| false);
    let switch = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(on))
    };
    let words = props.words;
    let actions = html! {
        if !*editing {
            <Button label={view.say("words.edit")} aria_label={view.say(words.edit)} onclick={switch(true)} />
        }
    };
    html! {
        <Container title={view.say(words.title)} description={view.say(words.text)} {actions}>
            if *editing {
                <PolicyEditor
                    {words}
                    policy={props.policy.clone()}
                    template={props.template.clone()}
                    save={props.save.clone()}
                    done={props.done.clone()}
                    onclose={switch(false)}
                />
            } else if props.policy.is_empty() {
                { for words.none.map(|key| html! { <p>{ view.say(key) }</p> }) }
            } else {
                <CodeBlock code={props.policy.clone()} name={view.say(words.title)} />
            }
        </Container>
    }
}

#[derive(PartialEq, Properties)]
struct PolicyEditorProps {
    words: PolicyWords,
    policy: AttrValue,
    template: AttrValue,
    save: Callback<String, Call>,
    done: AttrValue,
    onclose: Callback<()>,
}

#[component]
fn PolicyEditor(props: &PolicyEditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let text = use_state(|| props.policy.to_string());
    let error = use_state(|| None::<String>);
    let onchange = {
        let (text, error) = (text.clone(), error.clone());
        Callback::from(move |new: String| {
            text.set(new);
            error.set(None);
        })
    };
    let template = onchange.reform({
        let template = props.template.to_string();
        move |()| template.clone()
    });
    let save = {
        let (app, text, error) = (app.clone(), text.clone(), error.clone());
        let (save, done, onclose) = (props.save.clone(), props.done.clone(), props.onclose.clone());
        Callback::from(move |()| {
            let (service, operation, input) = save.emit(text.trim().to_string());
            match app.call(service, operation, input) {
                Ok(_) => {
                    onclose.emit(());
                    app.flash_with_undo(FlashKind::Success, done.to_string());
                }
                Err(refused) => error.set(Some(refusal(&refused))),
            }
        })
    };
    html! {
        <Stack gap={Gap::M}>
            <FormField label={view.say(props.words.field)} stretch={true} error={error.as_ref().map(|it| AttrValue::from(it.clone()))}>
                <Editor language={EditorLanguage::ResourcePolicy} value={(*text).clone()} {onchange} rows={20} />
            </FormField>
            <Inline>
                if !props.template.is_empty() {
                    <Button label={view.say("words.template")} onclick={template} />
                }
                <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
                <Button label={view.say(props.words.save)} variant={ButtonVariant::Primary} onclick={save} />
            </Inline>
        </Stack>
    }
}
