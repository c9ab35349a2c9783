//! A topic's access policy: the JSON, who may publish by it, and changing it.

use crate::components::{Button, ButtonVariant, CodeBlock, Container, FormField, Gap, Inline, Stack};
use crate::pages::editor::Editor;
use crate::pages::marks::mark;
use crate::store::{FlashKind, use_app};
use console::Words;
use console::editor::EditorLanguage;
use console::sns::{PublisherRow, TopicPage, attribute_input, refusal};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopicAccessProps {
    pub page: TopicPage,
}

#[component]
pub fn TopicAccess(props: &TopicAccessProps) -> Html {
    let view = use_app().view();
    let editing = use_state(|| false);
    let switch = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(on))
    };
    let page = &props.page;
    let actions = html! {
        if !*editing {
            <Button label={view.say("sns.edit")} aria_label={view.say("sns.policy.edit")} onclick={switch(true)} />
        }
    };
    html! {
        <Stack>
            <Container title={view.say("sns.policy.publishers")}>
                <Stack gap={Gap::M}>{ for page.publishers.iter().map(publisher) }</Stack>
            </Container>
            <Container title={view.say("sns.policy")} description={view.say("sns.policy.text")} {actions}>
                if *editing {
                    <PolicyEditor name={page.name.clone()} arn={page.arn.clone()} policy={page.policy.clone()} onclose={switch(false)} />
                } else {
                    <CodeBlock code={page.policy.clone()} name={view.say("sns.policy")} />
                }
            </Container>
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

#[derive(PartialEq, Properties)]
struct PolicyEditorProps {
    name: String,
    arn: String,
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
        let (name, arn, onclose) = (props.name.clone(), props.arn.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("sns", "SetTopicAttributes", attribute_input(&arn, "Policy", &text)) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, app.view().fill("sns.policy.saved", &[("name", &name)]));
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    html! {
        <Stack gap={Gap::M}>
            <FormField label={view.say("sns.policy")} stretch={true} error={error.as_ref().map(|it| AttrValue::from(it.clone()))}>
                <Editor language={EditorLanguage::ResourcePolicy} value={(*text).clone()} {onchange} rows={20} />
            </FormField>
            <Inline>
                <Button label={view.say("sns.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
                <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save} />
            </Inline>
        </Stack>
    }
}
