//! The fields of one target: what it is, what it is given, a preview, and what
//! becomes of events that cannot be delivered.

use super::editor::{Edit, control};
use crate::components::{
    Alert, AlertKind, Choice, CodeBlock, ExpandableSection, FormField, Input, KeyValue, KeyValuePairs, Link,
    RadioGroup, Select, Stack,
};
use crate::pages::editor::{Editor, unless_told};
use crate::store::App;
use console::editor::EditorLanguage;
use console::events::{
    InputKind, RuleDraft, RuleField, TargetDraft, TargetService, dead_letter_queues, target_choices,
};
use console::{Route, Words};
use yew::prelude::*;

pub fn fields(app: &App, edit: &Edit, place: usize) -> Html {
    let Some(target) = edit.draft.targets.get(place) else { return Html::default() };
    let say = |key: &'static str| edit.view.say(key);
    let services = TargetService::ALL.into_iter().map(|it| Choice::new(it.id(), it.label(&edit.view)));
    let onservice = {
        let (account, region) = (app.account(), edit.view.region);
        with(edit, place, move |target, id: AttrValue| {
            let service = TargetService::parse(&id).unwrap_or_default();
            *target = target.clone().with_service(service, &account, region);
        })
    };
    html! {
        <>
            <FormField label={say("events.target.select")}>
                <Select value={target.service.id()} options={services.collect::<Vec<_>>()} onchange={onservice} />
            </FormField>
            { resource(app, edit, target, place) }
            { role(edit, target, place) }
            if target.service.takes_input() {
                { input_kind(edit, target, place) }
                { input(edit, target, place) }
            }
            if !target.service.is_instance() {
                { preview(app, edit, target) }
            }
            { more(app, edit, target, place) }
        </>
    }
}

/// A change of the target.
fn with<T: 'static>(edit: &Edit, place: usize, change: impl Fn(&mut TargetDraft, T) + 'static) -> Callback<T> {
    edit.with(move |mut draft: RuleDraft, value: T| {
        if let Some(target) = draft.targets.get_mut(place) {
            change(target, value);
        }
        draft
    })
}

fn input_kind(edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let kinds = InputKind::ALL.into_iter().map(|kind| Choice::new(kind.id(), kind.label(&edit.view)));
    html! {
        <FormField label={edit.view.say("events.input")} group={true}>
            <RadioGroup
                value={target.kind.id()}
                options={kinds.collect::<Vec<_>>()}
                onchange={with(edit, place, |target, id: AttrValue| target.kind = InputKind::parse(&id).unwrap_or_default())}
            />
        </FormField>
    }
}

/// The topic, queue, function, event bus or instance.
fn resource(app: &App, edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let account = app.account();
    let (service, region) = (target.service, edit.view.region);
    let choices = target_choices(&account, region, service);
    let options: Vec<Choice> = choices.into_iter().map(|(value, name)| Choice::new(value, name)).collect();
    let none = options.is_empty();
    let value = if service.is_instance() { target.instance.clone() } else { target.arn.clone() };
    let onchange = with(edit, place, move |target, value: AttrValue| match service.is_instance() {
        true => target.instance = value.to_string(),
        false => target.arn = value.to_string(),
    });
    html! {
        <>
            <FormField label={service.field(&edit.view)} control_id={control(RuleField::Topic(place))} error={edit.error(RuleField::Topic(place))}>
                <Select {value} {options} disabled={none} {onchange} />
            </FormField>
            if none {
                { nothing(edit, service) }
            }
            if target.is_fifo_queue() {
                <FormField label={say("events.target.group")} control_id={control(RuleField::Group(place))} error={edit.error(RuleField::Group(place))}>
                    <Input value={target.message_group_id.clone()} onchange={with(edit, place, |target, text: String| target.message_group_id = text)} />
                </FormField>
            }
            if edit.draft.extends_policy(&account, region, &target.arn) {
                <Alert kind={AlertKind::Info}>{ say("events.target.permission") }</Alert>
            }
        </>
    }
}

fn nothing(edit: &Edit, service: TargetService) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    match service {
        TargetService::Topic => html! {
            <Alert kind={AlertKind::Warning} action={html! { <Link text={say("events.target.create-topic")} href={Route::CreateTopic.href()} /> }}>
                { say("events.target.topic.none") }
            </Alert>
        },
        _ => html! { <Alert kind={AlertKind::Warning}>{ say("events.target.none") }</Alert> },
    }
}

/// The role that an event bus may, and a built-in target must have.
fn role(edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    if target.service.takes_input() {
        return Html::default();
    }
    html! {
        <FormField
            label={say("events.target.role")}
            stretch={true}
            description={say("events.target.role.text")}
            control_id={control(RuleField::Role(place))}
            error={edit.error(RuleField::Role(place))}
        >
            <Input value={target.role_arn.clone()} mono={true} onchange={with(edit, place, |target, text: String| target.role_arn = text)} />
        </FormField>
    }
}

fn input(edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    match target.kind {
        InputKind::MatchedEvent => Html::default(),
        InputKind::Part => html! {
            <FormField label={say("events.input.path")} constraint={say("events.input.path.text")} control_id={control(RuleField::Path(place))} error={edit.error(RuleField::Path(place))}>
                <Input value={target.path.clone()} mono={true} onchange={with(edit, place, |target, text: String| target.path = text)} />
            </FormField>
        },
        InputKind::Constant => code(
            edit,
            ("events.input.json", ""),
            (EditorLanguage::Json, &target.constant, 6),
            RuleField::Constant(place),
            with(edit, place, |target, text: String| target.constant = text),
        ),
        InputKind::Transformer => {
            let language = EditorLanguage::InputTemplate { paths: target.paths.clone(), target_id: target.id.clone() };
            html! {
                <>
                    { code(
                        edit,
                        ("events.input.paths", "events.input.paths.text"),
                        (EditorLanguage::InputPaths, &target.paths, 6),
                        RuleField::Paths(place),
                        with(edit, place, |target, text: String| target.paths = text),
                    ) }
                    { code(
                        edit,
                        ("events.input.template", "events.input.template.text"),
                        (language, &target.template, 6),
                        RuleField::Template(place),
                        with(edit, place, |target, text: String| target.template = text),
                    ) }
                </>
            }
        }
    }
}

/// A field with an editor: its words, what is in it, and how it changes.
fn code(
    edit: &Edit,
    (label, constraint): (&'static str, &'static str),
    (language, text, rows): (EditorLanguage, &str, u32),
    field: RuleField,
    onchange: Callback<String>,
) -> Html {
    let error = unless_told(&edit.view, &language, text, edit.error(field));
    let constraint = if constraint.is_empty() { String::new() } else { edit.view.say(constraint) };
    html! {
        <FormField label={edit.view.say(label)} {constraint} stretch={true} control_id={control(field)} {error}>
            <Editor {language} value={text.to_string()} {rows} {onchange} />
        </FormField>
    }
}

/// What would be delivered for an event that the rule catches.
fn preview(app: &App, edit: &Edit, target: &TargetDraft) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let event = edit.draft.preview_event(&app.account(), &edit.view);
    let shown = match target.preview(&edit.view, edit.draft.name.trim(), &event) {
        Ok(text) => html! { <CodeBlock code={text} name={say("events.input.preview")} wrap={true} /> },
        Err(_) if target.is_unwritten() => html! { <p>{ say("events.input.preview.empty") }</p> },
        Err(refusal) => html! { <p>{ refusal }</p> },
    };
    html! { <KeyValuePairs items={vec![KeyValue::html(say("events.input.preview"), shown)]} columns={1} /> }
}

/// Retry policy and dead-letter queue.
fn more(app: &App, edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let queues = dead_letter_queues(&app.account(), edit.view.region);
    // The value of "none" may not be empty, or the placeholder shows.
    let none = Choice::new("-", say("events.target.dlq.none"));
    let options: Vec<Choice> =
        std::iter::once(none).chain(queues.into_iter().map(|(arn, name)| Choice::new(arn, name))).collect();
    let chosen = if target.dead_letter_arn.is_empty() { "-".to_string() } else { target.dead_letter_arn.clone() };
    let wrong = edit.error(RuleField::Retries(place)).or(edit.error(RuleField::MaxAge(place))).is_some();
    html! {
        <ExpandableSection title={say("events.target.more")} initially_expanded={wrong || !target.dead_letter_arn.is_empty()}>
            <Stack>
                <FormField label={say("events.target.max-age")} constraint={say("events.max-age.text")} control_id={control(RuleField::MaxAge(place))} error={edit.error(RuleField::MaxAge(place))}>
                    <Input value={target.max_age.clone()} onchange={with(edit, place, |target, text: String| target.max_age = text)} />
                </FormField>
                <FormField label={say("events.target.retries")} constraint={say("events.retries.text")} control_id={control(RuleField::Retries(place))} error={edit.error(RuleField::Retries(place))}>
                    <Input value={target.retries.clone()} onchange={with(edit, place, |target, text: String| target.retries = text)} />
                </FormField>
                <FormField label={say("events.target.dlq")} description={say("events.target.dlq.text")}>
                    <Select
                        value={chosen}
                        {options}
                        onchange={with(edit, place, |target, arn: AttrValue| {
                            target.dead_letter_arn = if arn == "-" { String::new() } else { arn.to_string() };
                        })}
                    />
                </FormField>
            </Stack>
        </ExpandableSection>
    }
}
