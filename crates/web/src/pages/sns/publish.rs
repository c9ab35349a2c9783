//! The form that publishes a message to a topic.

use super::missing::Missing;
use super::publish_preview::PublishPreview;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, Container, Form, FormField, Gap, Header, HeaderLevel, Inline,
    Input, RadioGroup, Select, Stack, Textarea,
};
use crate::pages::editor::Editor;
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::editor::EditorLanguage;
use console::sns::{AttributeRow, PublishDraft, PublishField, PublishForm, publish_form, refusal};
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<PublishDraft, PublishField>;

#[derive(PartialEq, Properties)]
pub struct PublishProps {
    /// The topic's name.
    pub topic: AttrValue,
}

#[component]
pub fn Publish(props: &PublishProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(PublishDraft::default);
    let Some(form) = publish_form(&app.account(), &view, &props.topic) else {
        let title = view.fill("sns.topic.missing", &[("name", &props.topic)]);
        return html! {
            <Missing {title} text="sns.topic.missing.text" list={Route::Topics} list_name="sns.topics" />
        };
    };
    let back = Route::Topic(props.topic.to_string());
    let submit = {
        let (app, state, arn, name) = (app.clone(), state.clone(), form.topic_arn.clone(), props.topic.clone());
        Callback::from(move |()| submit(&app, &state, &arn, &name))
    };
    html! {
        <Form>
            <Header title={view.fill("sns.publish.to", &[("name", &props.topic)])} level={HeaderLevel::H1} />
            if let Some(error) = state.error(PublishField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Alert kind={if form.reaches_somebody { AlertKind::Info } else { AlertKind::Warning }}>{ &form.reaches }</Alert>
            { details(&view, &form, &state) }
            { body(&view, &state) }
            { attributes(&view, &state) }
            <PublishPreview topic_arn={form.topic_arn.clone()} draft={state.draft.clone()} />
            <Inline>
                <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} href={back.href()} />
                <Button label={view.say("sns.publish")} variant={ButtonVariant::Primary} onclick={submit} />
            </Inline>
        </Form>
    }
}

fn submit(app: &App, state: &State, topic_arn: &str, name: &str) {
    match app.call("sns", "Publish", state.draft.input(topic_arn)) {
        Ok(answer) => {
            let id = answer.at("MessageId").text();
            app.flash(FlashKind::Success, app.view().fill("sns.publish.done", &[("name", name), ("id", id)]));
            app.go(Route::Topic(name.to_string()));
        }
        Err(error) => {
            let field = PublishField::of(&error);
            state.refuse(field, refusal(&error), control(field));
        }
    }
}

/// The id of a field's control.
fn control(field: PublishField) -> &'static str {
    match field {
        PublishField::Subject => "publish-subject",
        PublishField::Message => "publish-message",
        PublishField::Group => "publish-group",
        PublishField::Deduplication => "publish-deduplication",
        PublishField::Attributes | PublishField::Form => "",
    }
}

fn details(view: &View, form: &PublishForm, state: &State) -> Html {
    let draft = &state.draft;
    html! {
        <Container title={view.say("sns.publish.details")}>
            <Stack>
                <FormField label={view.say("sns.topic-arn")} stretch={true}>
                    <Input value={form.topic_arn.clone()} readonly={true} onchange={Callback::noop()} />
                </FormField>
                <FormField
                    label={view.say("sns.publish.subject")}
                    optional={true}
                    control_id={control(PublishField::Subject)}
                    constraint={view.say("sns.publish.subject.constraint")}
                    error={state.error(PublishField::Subject)}
                    stretch={true}
                >
                    <Input
                        value={draft.subject.clone()}
                        onchange={state.edit(|draft: &mut PublishDraft, text: String| draft.subject = text)}
                    />
                </FormField>
                if form.fifo {
                    <FormField
                        label={view.say("sns.publish.group")}
                        description={view.say("sns.publish.group.text")}
                        control_id={control(PublishField::Group)}
                        error={state.error(PublishField::Group)}
                    >
                        <Input
                            value={draft.group_id.clone()}
                            onchange={state.edit(|draft: &mut PublishDraft, text: String| draft.group_id = text)}
                        />
                    </FormField>
                    <FormField
                        label={view.say("sns.publish.deduplication")}
                        optional={form.content_tells_copies}
                        description={view.say("sns.publish.deduplication.text")}
                        constraint={if form.content_tells_copies { view.say("sns.publish.deduplication.content") } else { String::new() }}
                        control_id={control(PublishField::Deduplication)}
                        error={state.error(PublishField::Deduplication)}
                    >
                        <Input
                            value={draft.deduplication_id.clone()}
                            onchange={state.edit(|draft: &mut PublishDraft, text: String| draft.deduplication_id = text)}
                        />
                    </FormField>
                }
            </Stack>
        </Container>
    }
}

fn body(view: &View, state: &State) -> Html {
    let draft = &state.draft;
    let structures = vec![
        Choice::new("identical", view.say("sns.publish.identical")).described(view.say("sns.publish.identical.text")),
        Choice::new("custom", view.say("sns.publish.custom")).described(view.say("sns.publish.custom.text")),
    ];
    let choose = state.edit(|draft: &mut PublishDraft, kind: AttrValue| {
        *draft = draft.clone().with_structure(kind == "custom");
    });
    let onchange = state.edit(|draft: &mut PublishDraft, text: String| draft.message = text);
    let error = state.error(PublishField::Message);
    html! {
        <Container title={view.say("sns.publish.body")}>
            <Stack>
                <FormField label={view.say("sns.publish.structure")} group={true} stretch={true}>
                    <RadioGroup value={if draft.structured { "custom" } else { "identical" }} options={structures} onchange={choose} />
                </FormField>
                <FormField
                    label={view.say("sns.publish.message")}
                    control_id={control(PublishField::Message)}
                    {error}
                    stretch={true}
                >
                    if draft.structured {
                        <Editor language={EditorLanguage::Json} value={draft.message.clone()} rows={10} {onchange} />
                    } else {
                        <Textarea value={draft.message.clone()} rows={8} {onchange} />
                    }
                </FormField>
            </Stack>
        </Container>
    }
}

fn attributes(view: &View, state: &State) -> Html {
    let rows = &state.draft.attributes;
    let add = state.edit(|draft: &mut PublishDraft, (): ()| draft.attributes.push(AttributeRow::default()));
    html! {
        <Container title={view.say("sns.publish.attributes")} description={view.say("sns.publish.attributes.text")}>
            <Stack gap={Gap::M}>
                if let Some(error) = state.error(PublishField::Attributes) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                { for rows.iter().enumerate().map(|(index, row)| attribute(view, state, index, row)) }
                <div><Button label={view.say("sns.publish.attribute.add")} onclick={add} /></div>
            </Stack>
        </Container>
    }
}

fn attribute(view: &View, state: &State, index: usize, row: &AttributeRow) -> Html {
    fn at(draft: &mut PublishDraft, index: usize, change: impl FnOnce(&mut AttributeRow)) {
        if let Some(row) = draft.attributes.get_mut(index) {
            change(row);
        }
    }
    let kinds = ["String", "String.Array", "Number", "Binary"].map(|kind| Choice::new(kind, kind)).to_vec();
    let remove = state.edit(move |draft: &mut PublishDraft, (): ()| {
        if index < draft.attributes.len() {
            draft.attributes.remove(index);
        }
    });
    let remove_name = format!("{} {}", view.say("sns.tag.remove"), index + 1);
    html! {
        <Inline key={index}>
            <FormField label={view.say("sns.type")}>
                <Select
                    value={row.kind.clone()}
                    options={kinds}
                    onchange={state.edit(move |draft: &mut PublishDraft, kind: AttrValue| at(draft, index, |row| row.kind = kind.to_string()))}
                />
            </FormField>
            <FormField label={view.say("sns.name")}>
                <Input
                    value={row.name.clone()}
                    onchange={state.edit(move |draft: &mut PublishDraft, text: String| at(draft, index, |row| row.name = text))}
                />
            </FormField>
            <FormField label={view.say("sns.tag.value")}>
                <Input
                    value={row.value.clone()}
                    onchange={state.edit(move |draft: &mut PublishDraft, text: String| at(draft, index, |row| row.value = text))}
                />
            </FormField>
            <Button label={view.say("sns.tag.remove")} aria_label={remove_name} onclick={remove} />
        </Inline>
    }
}
