//! The form that makes an archive.

use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, Container, Form, FormField, Header, HeaderLevel, Inline, Input,
    RadioGroup, Select, Stack,
};
use crate::pages::editor::Editor;
use crate::store::{App, FlashKind, use_app};
use console::editor::EditorLanguage;
use console::events::{ArchiveDraft, ArchiveField, archive_field_of, bus_choices};
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
#[derive(Clone, PartialEq)]
struct State {
    draft: ArchiveDraft,
    /// What is wrong, and where.
    wrong: Option<(ArchiveField, String)>,
}

impl State {
    fn error(&self, field: ArchiveField) -> Option<AttrValue> {
        self.wrong.as_ref().filter(|(at, _)| *at == field).map(|(_, text)| AttrValue::from(text.clone()))
    }
}

fn edit<T: 'static>(state: &UseStateHandle<State>, change: impl Fn(&mut ArchiveDraft, T) + 'static) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value: T| {
        let mut draft = state.draft.clone();
        change(&mut draft, value);
        state.set(State { draft, wrong: None });
    })
}

fn control(field: ArchiveField) -> &'static str {
    match field {
        ArchiveField::Name => "archive-name",
        ArchiveField::Description => "archive-description",
        ArchiveField::Source => "archive-source",
        ArchiveField::Days => "archive-days",
        ArchiveField::Pattern => "archive-pattern",
        ArchiveField::Form => "",
    }
}

#[component]
pub fn CreateArchive() -> Html {
    let app = use_app();
    let view = app.view();
    let buses = bus_choices(&app.account(), &view);
    let state = use_state(|| {
        let first = buses.first().map_or("", |(_, arn)| arn);
        State { draft: ArchiveDraft::new(first), wrong: None }
    });
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let say = |key: &'static str| view.say(key);
    let sources: Vec<Choice> = buses.iter().map(|(name, arn)| Choice::new(arn.clone(), name.clone())).collect();
    html! {
        <Form>
            <Header title={say("archives.create")} level={HeaderLevel::H1} description={say("archives.text")} />
            if let Some(error) = state.error(ArchiveField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Container title={say("archives.details")}>
                <Stack>
                    <FormField label={say("archives.name")} constraint={say("archives.name.text")} control_id={control(ArchiveField::Name)} error={state.error(ArchiveField::Name)}>
                        <Input
                            value={state.draft.name.clone()}
                            onchange={edit(&state, |draft: &mut ArchiveDraft, text: String| draft.name = text)}
                            onenter={submit.clone()}
                        />
                    </FormField>
                    <FormField label={say("archives.description")} optional={true} control_id={control(ArchiveField::Description)} error={state.error(ArchiveField::Description)}>
                        <Input
                            value={state.draft.description.clone()}
                            onchange={edit(&state, |draft: &mut ArchiveDraft, text: String| draft.description = text)}
                        />
                    </FormField>
                    <FormField label={say("archives.bus")} control_id={control(ArchiveField::Source)} error={state.error(ArchiveField::Source)}>
                        <Select
                            value={state.draft.source.clone()}
                            options={sources}
                            onchange={edit(&state, |draft: &mut ArchiveDraft, arn: AttrValue| draft.source = arn.to_string())}
                        />
                    </FormField>
                    { retention(&view, &state) }
                </Stack>
            </Container>
            <Container title={say("archives.filtering")}><Stack>{ pattern(&view, &state) }</Stack></Container>
            <Inline>
                <Button label={say("buses.cancel")} variant={ButtonVariant::Link} href={Route::Archives.href()} />
                <Button label={say("archives.create")} variant={ButtonVariant::Primary} onclick={submit} />
            </Inline>
        </Form>
    }
}

fn retention(view: &View, state: &UseStateHandle<State>) -> Html {
    let kinds = vec![
        Choice::new("indefinite", view.say("archives.indefinite")),
        Choice::new("days", view.say("archives.retention.set")),
    ];
    html! {
        <>
            <FormField label={view.say("archives.retention")} group={true}>
                <RadioGroup
                    value={if state.draft.indefinite { "indefinite" } else { "days" }}
                    options={kinds}
                    onchange={edit(state, |draft: &mut ArchiveDraft, id: AttrValue| draft.indefinite = id == "indefinite")}
                />
            </FormField>
            if !state.draft.indefinite {
                <FormField label={view.say("archives.retention.set")} control_id={control(ArchiveField::Days)} error={state.error(ArchiveField::Days)}>
                    <Input
                        value={state.draft.days.clone()}
                        onchange={edit(state, |draft: &mut ArchiveDraft, text: String| draft.days = text)}
                    />
                </FormField>
            }
        </>
    }
}

fn pattern(view: &View, state: &UseStateHandle<State>) -> Html {
    let kinds = vec![
        Choice::new("all", view.say("archives.filtering.none")),
        Choice::new("some", view.say("archives.filtering.some")),
    ];
    html! {
        <>
            <FormField label={view.say("archives.filtering")} group={true}>
                <RadioGroup
                    value={if state.draft.filters { "some" } else { "all" }}
                    options={kinds}
                    onchange={edit(state, |draft: &mut ArchiveDraft, id: AttrValue| draft.filters = id == "some")}
                />
            </FormField>
            if state.draft.filters {
                <FormField label={view.say("archives.pattern")} stretch={true} control_id={control(ArchiveField::Pattern)} error={state.error(ArchiveField::Pattern)}>
                    <Editor
                        language={EditorLanguage::EventPattern}
                        value={state.draft.pattern.clone()}
                        onchange={edit(state, |draft: &mut ArchiveDraft, text: String| draft.pattern = text)}
                        rows={8}
                    />
                </FormField>
            }
        </>
    }
}

fn submit(app: &App, state: &UseStateHandle<State>) {
    let view = app.view();
    let refuse = |field: ArchiveField, text: String| {
        browser::focus(control(field));
        state.set(State { draft: state.draft.clone(), wrong: Some((field, text)) });
    };
    if let Some((field, text)) = state.draft.problem(&view) {
        return refuse(field, text);
    }
    let (service, operation, input) = state.draft.call();
    match app.call(service, operation, input) {
        Ok(_) => {
            let name = state.draft.name.trim().to_string();
            app.flash_with_undo(FlashKind::Success, view.fill("archives.made", &[("name", &name)]));
            app.go(Route::Archive(name));
        }
        Err(error) => refuse(archive_field_of(&error), error.message),
    }
}
