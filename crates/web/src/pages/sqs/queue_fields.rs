//! The parts of the form of a queue.

use crate::components::{
    Alert, AlertKind, Checkbox, Choice, Columns, Container, FormField, Input, InputKind, Select, Stack, Tiles,
};
use crate::pages::editor::Editor;
use crate::pages::form_state::FormState;
use crate::pages::sns::TagEditor;
use crate::store::App;
use console::editor::EditorLanguage;
use console::sns::TagDraft;
use console::sqs::{QueueDraft, QueueField, QueueForm};
use console::{View, Words};
use yew::prelude::*;

/// The form's state.
pub type Editing = FormState<QueueDraft, QueueField>;

/// The id of a field's control.
pub fn control(field: QueueField) -> &'static str {
    match field {
        QueueField::Name => "queue-name",
        QueueField::Visibility => "queue-visibility",
        QueueField::Retention => "queue-retention",
        QueueField::Delay => "queue-delay",
        QueueField::Size => "queue-size",
        QueueField::Wait => "queue-wait",
        QueueField::Policy => "queue-policy",
        QueueField::DeadLetters => "queue-dead-letters",
        QueueField::Tags | QueueField::Form => "",
    }
}

/// Type and name; both are fixed once there is a queue.
pub fn basics(view: &View, state: &Editing, submit: &Callback<()>) -> Html {
    let draft = &state.draft;
    if !draft.is_new() {
        return Html::default();
    }
    let kinds = vec![
        Choice::new("standard", view.say("sqs.standard")).described(view.say("sqs.standard.text")),
        Choice::new("fifo", "FIFO").described(view.say("sqs.fifo.text")),
    ];
    let choose = state.edit(|draft: &mut QueueDraft, kind: AttrValue| {
        draft.fifo = kind == "fifo";
        draft.dead_letter_arn = String::new();
    });
    let constraint = view.say(if draft.fifo { "sqs.name.constraint.fifo" } else { "sqs.name.constraint" });
    html! {
        <Container title={view.say("sqs.details")}>
            <Stack>
                <FormField label={view.say("sqs.type")} group={true} stretch={true} constraint={view.say("sqs.type.fixed")}>
                    <Tiles value={if draft.fifo { "fifo" } else { "standard" }} options={kinds} onchange={choose} />
                </FormField>
                <FormField label={view.say("sqs.name")} control_id={control(QueueField::Name)} {constraint} error={state.error(QueueField::Name)}>
                    <Input
                        value={draft.name.clone()}
                        placeholder={if draft.fifo { "MyQueue.fifo" } else { "MyQueue" }}
                        onchange={state.edit(|draft: &mut QueueDraft, text: String| draft.name = text)}
                        onenter={submit.clone()}
                    />
                </FormField>
            </Stack>
        </Container>
    }
}

pub fn configuration(view: &View, state: &Editing) -> Html {
    let draft = &state.draft;
    let number = |label: &'static str,
                  constraint: &'static str,
                  field,
                  value: &String,
                  change: fn(&mut QueueDraft, String)| {
        html! {
            <FormField label={view.say(label)} control_id={control(field)} constraint={view.say(constraint)} error={state.error(field)}>
                <Input kind={InputKind::Number} value={value.clone()} onchange={state.edit(change)} />
            </FormField>
        }
    };
    html! {
        <Container title={view.say("sqs.configuration")} description={view.say("sqs.configuration.text")}>
            <Stack>
                <Columns>
                    { number("sqs.visibility", "sqs.visibility.constraint", QueueField::Visibility, &draft.visibility, |draft, text| draft.visibility = text) }
                    { number("sqs.retention", "sqs.retention.constraint", QueueField::Retention, &draft.retention, |draft, text| draft.retention = text) }
                    { number("sqs.delay", "sqs.delay.constraint", QueueField::Delay, &draft.delay, |draft, text| draft.delay = text) }
                    { number("sqs.size", "sqs.size.constraint", QueueField::Size, &draft.size, |draft, text| draft.size = text) }
                    { number("sqs.wait", "sqs.wait.constraint", QueueField::Wait, &draft.wait, |draft, text| draft.wait = text) }
                </Columns>
                if draft.fifo {
                    <Checkbox
                        checked={draft.content_based_deduplication}
                        label={view.say("sqs.deduplication")}
                        description={view.say("sqs.deduplication.text")}
                        onchange={state.edit(|draft: &mut QueueDraft, on: bool| draft.content_based_deduplication = on)}
                    />
                }
            </Stack>
        </Container>
    }
}

pub fn access(app: &App, view: &View, state: &Editing) -> Html {
    let text = state.draft.policy_text(&app.account(), view.region);
    html! {
        <Container title={view.say("sqs.policy")} description={view.say("sqs.policy.text")}>
            <FormField label={view.say("sqs.policy.json")} stretch={true} control_id={control(QueueField::Policy)} error={state.error(QueueField::Policy)}>
                <Editor
                    language={EditorLanguage::ResourcePolicy}
                    value={text}
                    rows={14}
                    onchange={state.edit(|draft: &mut QueueDraft, text: String| draft.policy = Some(text))}
                />
            </FormField>
        </Container>
    }
}

pub fn dead_letters(view: &View, state: &Editing, form: &QueueForm) -> Html {
    let draft = &state.draft;
    let queues = form.dead_letter_queues.iter().map(|arn| Choice::new(arn.clone(), arn.clone())).collect::<Vec<_>>();
    html! {
        <Container title={view.say("sqs.dlq")} description={view.say("sqs.dlq.text")}>
            <Stack>
                <Checkbox
                    checked={draft.redrive}
                    label={view.say("sqs.dlq.on")}
                    onchange={state.edit(|draft: &mut QueueDraft, on: bool| draft.redrive = on)}
                />
                if draft.redrive {
                    if queues.is_empty() {
                        <Alert kind={AlertKind::Info}>{ view.say("sqs.dlq.none") }</Alert>
                    }
                    <FormField
                        label={view.say("sqs.dlq.queue")}
                        stretch={true}
                        control_id={control(QueueField::DeadLetters)}
                        error={state.error(QueueField::DeadLetters)}
                    >
                        <Select
                            value={draft.dead_letter_arn.clone()}
                            options={queues}
                            placeholder={view.say("words.choose")}
                            onchange={state.edit(|draft: &mut QueueDraft, arn: AttrValue| draft.dead_letter_arn = arn.to_string())}
                        />
                    </FormField>
                    <FormField label={view.say("sqs.dlq.receives")} constraint={view.say("sqs.dlq.receives.constraint")}>
                        <Input
                            kind={InputKind::Number}
                            value={draft.max_receives.clone()}
                            onchange={state.edit(|draft: &mut QueueDraft, text: String| draft.max_receives = text)}
                        />
                    </FormField>
                }
            </Stack>
        </Container>
    }
}

pub fn tags(view: &View, state: &Editing) -> Html {
    let onchange = state.edit(|draft: &mut QueueDraft, tags: Vec<TagDraft>| draft.tags = tags);
    html! {
        <Container title={format!("{} - {}", view.say("sqs.tags"), view.say("words.optional"))}>
            <Stack>
                if let Some(error) = state.error(QueueField::Tags) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <TagEditor tags={state.draft.tags.clone()} {onchange} />
            </Stack>
        </Container>
    }
}
