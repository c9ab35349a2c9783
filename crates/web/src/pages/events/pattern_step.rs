//! The second step for a pattern: the form and the JSON beside it, each
//! following the other, and a trial below.

use super::editor::{Edit, control};
use super::trial::TrialBox;
use crate::components::{
    Alert, AlertKind, Button, Choice, Columns, Container, FormField, Inline, Multiselect, RadioGroup, Select, Stack,
};
use crate::pages::editor::Editor;
use crate::store::App;
use console::Words;
use console::editor::EditorLanguage;
use console::events::{PatternForm, RuleDraft, RuleField, SERVICES, STATES, event_types};
use yew::prelude::*;

pub fn view(app: &App, edit: &Edit) -> Html {
    let onfix = edit.with(|draft: RuleDraft, text: String| draft.with_pattern(&text));
    html! {
        <>
            <Columns count={2}>
                { form(app, edit) }
                { json(edit) }
            </Columns>
            <TrialBox bus={edit.draft.bus.clone()} pattern={edit.draft.pattern.clone()} {onfix} />
        </>
    }
}

fn form(app: &App, edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let content = match &edit.draft.form {
        Some(form) => fields(app, edit, form),
        None => {
            let anew = edit.with(|draft: RuleDraft, ()| draft.with_form(PatternForm::default()));
            let wrong = edit.draft.pattern_problem().is_some();
            let text = say(if wrong { "events.pattern.invalid" } else { "events.pattern.more" });
            html! {
                <>
                    <Alert kind={AlertKind::Info}>{ text }</Alert>
                    <Inline><Button label={say("events.pattern.anew")} onclick={anew} /></Inline>
                </>
            }
        }
    };
    html! { <Container title={say("events.pattern.form")} fill={true}><Stack>{ content }</Stack></Container> }
}

/// A change of the form, which the JSON follows.
fn with<T: 'static>(edit: &Edit, change: impl Fn(PatternForm, T) -> PatternForm + 'static) -> Callback<T> {
    edit.with(move |draft: RuleDraft, value: T| {
        let form = change(draft.form.clone().unwrap_or_default(), value);
        draft.with_form(form)
    })
}

fn fields(app: &App, edit: &Edit, form: &PatternForm) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let services: Vec<Choice> = SERVICES.iter().map(|(source, name)| Choice::new(*source, *name)).collect();
    let all = say("events.pattern.all");
    let label = |name: &'static str| if name.is_empty() { all.clone() } else { name.to_string() };
    // The value of "all events" may not be empty, or the placeholder shows.
    let value = |name: &str| if name.is_empty() { "*".to_string() } else { name.to_string() };
    let types: Vec<Choice> =
        event_types(&form.source).map(|it| Choice::new(value(it.detail_type), label(it.detail_type))).collect();
    let simulated = event_types(&form.source).any(|it| it.detail_type == form.detail_type && it.simulated);
    html! {
        <>
            <FormField label={say("events.pattern.service")}>
                <Select
                    value={form.source.clone()}
                    options={services}
                    onchange={with(edit, |form, source: AttrValue| form.with_source(&source))}
                />
            </FormField>
            <FormField label={say("events.pattern.type")}>
                <Select
                    value={if form.source.is_empty() { String::new() } else { value(&form.detail_type) }}
                    options={types}
                    disabled={form.source.is_empty()}
                    onchange={with(edit, |form, name: AttrValue| form.with_type(if name == "*" { "" } else { name.as_str() }))}
                />
            </FormField>
            if !form.source.is_empty() && !simulated {
                <Alert kind={AlertKind::Warning}>{ say("events.pattern.not-simulated") }</Alert>
            }
            if form.is_state_change() {
                { states(edit, form) }
                { instances(app, edit, form) }
            }
        </>
    }
}

fn states(edit: &Edit, form: &PatternForm) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let kinds = vec![
        Choice::new("any", say("events.pattern.states.any")),
        Choice::new("some", say("events.pattern.states.some")),
    ];
    let choices: Vec<Choice> = STATES.iter().map(|state| Choice::new(*state, *state)).collect();
    html! {
        <>
            <FormField label={say("events.pattern.states")} group={true}>
                <RadioGroup
                    value={if form.states.is_some() { "some" } else { "any" }}
                    options={kinds}
                    onchange={with(edit, |form, id: AttrValue| PatternForm { states: (id == "some").then(Vec::new), ..form })}
                />
            </FormField>
            if let Some(chosen) = &form.states {
                <FormField label={say("events.pattern.states.some")} control_id={control(RuleField::States)} error={edit.error(RuleField::States)}>
                    <Multiselect
                        values={texts(chosen)}
                        options={choices}
                        placeholder={say("events.pattern.states.choose")}
                        onchange={with(edit, |form, values: Vec<AttrValue>| PatternForm { states: Some(strings(&values)), ..form })}
                    />
                </FormField>
            }
        </>
    }
}

fn instances(app: &App, edit: &Edit, form: &PatternForm) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let kinds = vec![
        Choice::new("any", say("events.pattern.instances.any")),
        Choice::new("some", say("events.pattern.instances.some")),
    ];
    let rows = console::ec2::instances(&app.account(), &edit.view);
    let mut choices: Vec<Choice> = rows
        .iter()
        .map(|row| match row.name.as_str() {
            "" => Choice::new(row.id.clone(), row.id.clone()),
            name => Choice::new(row.id.clone(), format!("{} ({name})", row.id)),
        })
        .collect();
    // What the pattern names may be gone by now.
    let gone = form.instances.iter().flatten().filter(|id| rows.iter().all(|row| row.id != **id));
    choices.extend(gone.map(|id| Choice::new(id.clone(), id.clone())));
    html! {
        <>
            <FormField label={say("events.pattern.instances")} group={true}>
                <RadioGroup
                    value={if form.instances.is_some() { "some" } else { "any" }}
                    options={kinds}
                    onchange={with(edit, |form, id: AttrValue| PatternForm { instances: (id == "some").then(Vec::new), ..form })}
                />
            </FormField>
            if let Some(chosen) = &form.instances {
                <FormField label={say("events.pattern.instances.some")} control_id={control(RuleField::Instances)} error={edit.error(RuleField::Instances)}>
                    <Multiselect
                        values={texts(chosen)}
                        options={choices}
                        placeholder={say("events.pattern.instances.choose")}
                        onchange={with(edit, |form, values: Vec<AttrValue>| PatternForm { instances: Some(strings(&values)), ..form })}
                    />
                </FormField>
            }
        </>
    }
}

fn texts(names: &[String]) -> Vec<AttrValue> {
    names.iter().map(|name| AttrValue::from(name.clone())).collect()
}

fn strings(values: &[AttrValue]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

fn json(edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    // What is wrong in the text stands at its place.
    let placed = edit.draft.pattern_problem().is_some_and(|it| it.place.is_some());
    let error = edit.error(RuleField::Pattern).filter(|_| !placed);
    html! {
        <Container title={say("events.pattern.json")} description={say("events.pattern.json.text")} fill={true}>
            <FormField label={say("events.pattern.json")} stretch={true} control_id={control(RuleField::Pattern)} {error}>
                <Editor
                    language={EditorLanguage::EventPattern}
                    value={edit.draft.pattern.clone()}
                    rows={14}
                    onchange={edit.with(|draft: RuleDraft, text: String| draft.with_pattern(&text))}
                />
            </FormField>
        </Container>
    }
}
