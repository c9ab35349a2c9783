//! The fields of one target: the topic, what it is given, and a preview.

use super::editor::{Edit, control};
use crate::components::{
    Alert, AlertKind, Choice, CodeBlock, FormField, Input, KeyValue, KeyValuePairs, Link, RadioGroup, Select,
};
use crate::pages::editor::Editor;
use crate::store::App;
use console::editor::EditorLanguage;
use console::events::{InputKind, RuleDraft, RuleField, TargetDraft, sample, topics};
use console::{Route, Words};
use yew::prelude::*;

pub fn fields(app: &App, edit: &Edit, place: usize) -> Html {
    let Some(target) = edit.draft.targets.get(place) else { return Html::default() };
    let say = |key: &'static str| edit.view.say(key);
    let kinds = InputKind::ALL.into_iter().map(|kind| Choice::new(kind.id(), kind.label(&edit.view)));
    html! {
        <>
            <FormField label={say("events.target.types")} group={true} description={say("events.target.others")}>
                <RadioGroup value="aws" options={vec![Choice::new("aws", say("events.target.aws"))]} onchange={Callback::noop()} />
            </FormField>
            <FormField label={say("events.target.select")}>
                <Select value="sns" options={vec![Choice::new("sns", say("events.target.sns"))]} onchange={Callback::noop()} />
            </FormField>
            { topic(app, edit, target, place) }
            <FormField label={say("events.input")} group={true}>
                <RadioGroup
                    value={target.kind.id()}
                    options={kinds.collect::<Vec<_>>()}
                    onchange={with(edit, place, |target, id: AttrValue| target.kind = InputKind::parse(&id).unwrap_or_default())}
                />
            </FormField>
            { input(edit, target, place) }
            { preview(app, edit, target) }
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

fn topic(app: &App, edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let account = app.account();
    let options: Vec<Choice> =
        topics(&account, edit.view.region).into_iter().map(|(arn, name)| Choice::new(arn, name)).collect();
    let none = options.is_empty();
    html! {
        <>
            <FormField label={say("events.target.topic")} control_id={control(RuleField::Topic(place))} error={edit.error(RuleField::Topic(place))}>
                <Select
                    value={target.arn.clone()}
                    {options}
                    disabled={none}
                    onchange={with(edit, place, |target, arn: AttrValue| target.arn = arn.to_string())}
                />
            </FormField>
            if none {
                <Alert kind={AlertKind::Warning} action={html! { <Link text={say("events.target.create-topic")} href={Route::CreateTopic.href()} /> }}>
                    { say("events.target.topic.none") }
                </Alert>
            }
            if edit.draft.extends_policy(&account, target) {
                <Alert kind={AlertKind::Info}>{ say("events.target.permission") }</Alert>
            }
        </>
    }
}

fn input(edit: &Edit, target: &TargetDraft, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let template = EditorLanguage::InputTemplate { paths: target.paths.clone(), target_id: target.id.clone() };
    match target.kind {
        InputKind::MatchedEvent => Html::default(),
        InputKind::Part => html! {
            <FormField label={say("events.input.path")} constraint={say("events.input.path.text")} control_id={control(RuleField::Path(place))} error={edit.error(RuleField::Path(place))}>
                <Input value={target.path.clone()} mono={true} onchange={with(edit, place, |target, text: String| target.path = text)} />
            </FormField>
        },
        InputKind::Constant => html! {
            <FormField label={say("events.input.json")} stretch={true} control_id={control(RuleField::Constant(place))} error={edit.error(RuleField::Constant(place))}>
                <Editor language={EditorLanguage::Json} value={target.constant.clone()} rows={6} onchange={with(edit, place, |target, text: String| target.constant = text)} />
            </FormField>
        },
        InputKind::Transformer => html! {
            <>
                <FormField label={say("events.input.paths")} constraint={say("events.input.paths.text")} stretch={true} control_id={control(RuleField::Paths(place))} error={edit.error(RuleField::Paths(place))}>
                    <Editor language={EditorLanguage::InputPaths} value={target.paths.clone()} rows={6} onchange={with(edit, place, |target, text: String| target.paths = text)} />
                </FormField>
                <FormField label={say("events.input.template")} constraint={say("events.input.template.text")} stretch={true} control_id={control(RuleField::Template(place))} error={edit.error(RuleField::Template(place))}>
                    <Editor language={template} value={target.template.clone()} rows={6} onchange={with(edit, place, |target, text: String| target.template = text)} />
                </FormField>
            </>
        },
    }
}

/// What would be delivered for a sample event.
fn preview(app: &App, edit: &Edit, target: &TargetDraft) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let event = sample(&app.account(), edit.view.region, "stopping");
    let shown = match target.preview(edit.draft.name.trim(), &event) {
        Ok(text) => html! { <CodeBlock code={text} name={say("events.input.preview")} wrap={true} /> },
        Err(refusal) if refusal.is_empty() => html! { <p>{ say("events.input.preview.none") }</p> },
        Err(refusal) => html! { <p>{ refusal }</p> },
    };
    html! { <KeyValuePairs items={vec![KeyValue::html(say("events.input.preview"), shown)]} columns={1} /> }
}
