//! The form that makes an archive, and the one that changes it.

use crate::components::{Choice, Container, FormField, Input, RadioGroup, Select, Stack};
use crate::pages::editor::{Editor, unless_told};
use crate::pages::form_page::FormPage;
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::editor::EditorLanguage;
use console::events::{ArchiveDraft, ArchiveField, archive_field_of, bus_choices};
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<ArchiveDraft, ArchiveField>;

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
    let buses = bus_choices(&app.account(), &app.view());
    let draft = ArchiveDraft::new(buses.first().map_or("", |(_, arn)| arn));
    html! { <ArchiveForm {draft} /> }
}

#[derive(PartialEq, Properties)]
pub struct EditArchiveProps {
    pub name: AttrValue,
}

#[component]
pub fn EditArchive(props: &EditArchiveProps) -> Html {
    let app = use_app();
    let view = app.view();
    match ArchiveDraft::of(&app.account(), &view, &props.name) {
        Some(draft) => html! { <ArchiveForm {draft} /> },
        None => super::archive::missing_archive(&view, &props.name),
    }
}

#[derive(PartialEq, Properties)]
struct ArchiveFormProps {
    /// As the form opens.
    draft: ArchiveDraft,
}

#[component]
fn ArchiveForm(props: &ArchiveFormProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(|| props.draft.clone());
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let say = |key: &'static str| view.say(key);
    let (title, button, back) = match state.draft.edits {
        true => {
            let name = &state.draft.name;
            (view.fill("archives.edit.title", &[("name", name)]), "buses.save", Route::Archive(name.clone()))
        }
        false => (say("archives.create"), "archives.create", Route::Archives),
    };
    html! {
        <FormPage
            {title}
            description={say("archives.text")}
            error={state.error(ArchiveField::Form)}
            {back}
            button={say(button)}
            onsubmit={submit.clone()}
        >
            <Container title={say("archives.details")}>
                <Stack>
                    if !state.draft.edits {
                        { name(&view, &state, &submit) }
                    }
                    <FormField label={say("archives.description")} optional={true} control_id={control(ArchiveField::Description)} error={state.error(ArchiveField::Description)}>
                        <Input
                            value={state.draft.description.clone()}
                            onchange={state.edit(|draft: &mut ArchiveDraft, text: String| draft.description = text)}
                        />
                    </FormField>
                    if !state.draft.edits {
                        { source(&app, &state) }
                    }
                    { retention(&view, &state) }
                </Stack>
            </Container>
            <Container title={say("archives.filtering")}><Stack>{ pattern(&view, &state) }</Stack></Container>
        </FormPage>
    }
}

fn name(view: &View, state: &State, submit: &Callback<()>) -> Html {
    html! {
        <FormField
            label={view.say("archives.name")}
            constraint={view.say("archives.name.text")}
            control_id={control(ArchiveField::Name)}
            error={state.error(ArchiveField::Name)}
        >
            <Input
                value={state.draft.name.clone()}
                onchange={state.edit(|draft: &mut ArchiveDraft, text: String| draft.name = text)}
                onenter={submit.clone()}
            />
        </FormField>
    }
}

fn source(app: &App, state: &State) -> Html {
    let view = app.view();
    let buses = bus_choices(&app.account(), &view);
    let options: Vec<Choice> = buses.into_iter().map(|(name, arn)| Choice::new(arn, name)).collect();
    html! {
        <FormField label={view.say("archives.bus")} control_id={control(ArchiveField::Source)} error={state.error(ArchiveField::Source)}>
            <Select
                value={state.draft.source.clone()}
                {options}
                onchange={state.edit(|draft: &mut ArchiveDraft, arn: AttrValue| draft.source = arn.to_string())}
            />
        </FormField>
    }
}

fn retention(view: &View, state: &State) -> Html {
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
                    onchange={state.edit(|draft: &mut ArchiveDraft, id: AttrValue| draft.indefinite = id == "indefinite")}
                />
            </FormField>
            if !state.draft.indefinite {
                <FormField label={view.say("archives.retention.set")} control_id={control(ArchiveField::Days)} error={state.error(ArchiveField::Days)}>
                    <Input
                        value={state.draft.days.clone()}
                        onchange={state.edit(|draft: &mut ArchiveDraft, text: String| draft.days = text)}
                    />
                </FormField>
            }
        </>
    }
}

fn pattern(view: &View, state: &State) -> Html {
    let kinds = vec![
        Choice::new("all", view.say("archives.filtering.none")),
        Choice::new("some", view.say("archives.filtering.some")),
    ];
    html! {
        <>
            <FormField label={view.say("archives.filtering.which")} group={true}>
                <RadioGroup
                    value={if state.draft.filters { "some" } else { "all" }}
                    options={kinds}
                    onchange={state.edit(|draft: &mut ArchiveDraft, id: AttrValue| draft.filters = id == "some")}
                />
            </FormField>
            if state.draft.filters {
                <FormField label={view.say("archives.pattern")} stretch={true} control_id={control(ArchiveField::Pattern)} error={unless_told(view, &EditorLanguage::EventPattern, &state.draft.pattern, state.error(ArchiveField::Pattern))}>
                    <Editor
                        language={EditorLanguage::EventPattern}
                        value={state.draft.pattern.clone()}
                        onchange={state.edit(|draft: &mut ArchiveDraft, text: String| draft.pattern = text)}
                        rows={8}
                    />
                </FormField>
            }
        </>
    }
}

fn submit(app: &App, state: &State) {
    let view = app.view();
    let refuse = |field: ArchiveField, text: String| state.refuse(field, text, control(field));
    if let Some((field, text)) = state.draft.problem(&view) {
        return refuse(field, text);
    }
    let (service, operation, input) = state.draft.call();
    match app.call(service, operation, input) {
        Ok(_) => {
            let name = state.draft.name.trim().to_string();
            let done = if state.draft.edits { "archives.saved" } else { "archives.made" };
            app.flash_with_undo(FlashKind::Success, view.fill(done, &[("name", &name)]));
            app.go(Route::Archive(name));
        }
        Err(error) => refuse(archive_field_of(&error), error.message),
    }
}
