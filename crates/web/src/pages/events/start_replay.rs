//! The form that starts a replay.

use crate::components::{
    Alert, AlertKind, Choice, Container, FormField, Input, Link, Multiselect, RadioGroup, Select, Stack,
};
use crate::pages::form_page::FormPage;
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::events::{ReplayDraft, ReplayField, archives, replay_field_of, replay_rules};
use console::{Route, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<ReplayDraft, ReplayField>;

fn control(field: ReplayField) -> &'static str {
    match field {
        ReplayField::Name => "replay-name",
        ReplayField::Description => "replay-description",
        ReplayField::Archive => "replay-archive",
        ReplayField::Start => "replay-start",
        ReplayField::End => "replay-end",
        ReplayField::Rules => "replay-rules",
        ReplayField::Form => "",
    }
}

#[derive(PartialEq, Properties)]
pub struct StartReplayProps {
    /// The archive's name, or empty.
    pub archive: AttrValue,
}

#[component]
pub fn StartReplay(props: &StartReplayProps) -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let state = use_form(|| ReplayDraft::new(&props.archive, account.now()));
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let say = |key: &'static str| view.say(key);
    let choices: Vec<Choice> =
        archives(&account, &view).into_iter().map(|row| Choice::new(row.name.clone(), row.name)).collect();
    let none = choices.is_empty();
    let field = |label: &'static str,
                 field: ReplayField,
                 value: &String,
                 hint: &'static str,
                 set: fn(&mut ReplayDraft, String)| {
        html! {
            <FormField label={say(label)} optional={field == ReplayField::Description} constraint={if hint.is_empty() { String::new() } else { say(hint) }} control_id={control(field)} error={state.error(field)}>
                <Input value={value.clone()} onchange={state.edit(set)} />
            </FormField>
        }
    };
    html! {
        <FormPage
            title={say("archives.replay")}
            description={say("replays.text")}
            error={state.error(ReplayField::Form)}
            back={Route::Replays}
            button={say("replays.begin")}
            onsubmit={submit.clone()}
        >
            if none {
                <Alert kind={AlertKind::Warning} action={html! { <Link text={say("archives.create")} href={Route::CreateArchive.href()} /> }}>
                    { say("replays.archive.none") }
                </Alert>
            }
            <Container title={say("replays.details")}>
                <Stack>
                    { field("replays.name", ReplayField::Name, &state.draft.name, "replays.name.text", |draft, text| draft.name = text) }
                    { field("replays.description", ReplayField::Description, &state.draft.description, "", |draft, text| draft.description = text) }
                    <FormField label={say("replays.archive")} control_id={control(ReplayField::Archive)} error={state.error(ReplayField::Archive)}>
                        <Select
                            value={state.draft.archive.clone()}
                            options={choices}
                            disabled={none}
                            onchange={state.edit(|draft: &mut ReplayDraft, name: AttrValue| {
                                draft.archive = name.to_string();
                                draft.rules = draft.rules.take().map(|_| Vec::new());
                            })}
                        />
                    </FormField>
                    { field("replays.start", ReplayField::Start, &state.draft.start, "replays.time.text", |draft, text| draft.start = text) }
                    { field("replays.end", ReplayField::End, &state.draft.end, "replays.time.text", |draft, text| draft.end = text) }
                    { rules(&app, &state) }
                </Stack>
            </Container>
        </FormPage>
    }
}

fn rules(app: &App, state: &State) -> Html {
    let view = app.view();
    let kinds =
        vec![Choice::new("all", view.say("replays.rules.all")), Choice::new("some", view.say("replays.rules.some"))];
    let options: Vec<Choice> = replay_rules(&app.account(), &view, &state.draft.archive)
        .into_iter()
        .map(|(name, arn)| Choice::new(arn, name))
        .collect();
    html! {
        <>
            <FormField label={view.say("replays.rules")} group={true}>
                <RadioGroup
                    value={if state.draft.rules.is_some() { "some" } else { "all" }}
                    options={kinds}
                    onchange={state.edit(|draft: &mut ReplayDraft, id: AttrValue| {
                        draft.rules = (id == "some").then(Vec::new);
                    })}
                />
            </FormField>
            if let Some(chosen) = &state.draft.rules {
                <FormField label={view.say("replays.rules.choose")} control_id={control(ReplayField::Rules)} error={state.error(ReplayField::Rules)}>
                    <Multiselect
                        values={chosen.iter().cloned().map(AttrValue::from).collect::<Vec<_>>()}
                        {options}
                        onchange={state.edit(|draft: &mut ReplayDraft, arns: Vec<AttrValue>| {
                            draft.rules = Some(arns.iter().map(ToString::to_string).collect());
                        })}
                    />
                </FormField>
            }
        </>
    }
}

fn submit(app: &App, state: &State) {
    let (view, account) = (app.view(), app.account());
    let refuse = |field: ReplayField, text: String| state.refuse(field, text, control(field));
    if let Some((field, text)) = state.draft.problem(&account, &view) {
        return refuse(field, text);
    }
    let (service, operation, input) = state.draft.call(&account, &view);
    match app.call(service, operation, input) {
        Ok(_) => {
            let name = state.draft.name.trim().to_string();
            app.flash_with_undo(FlashKind::Success, view.fill("replays.started.told", &[("name", &name)]));
            app.go(Route::Replay(name));
        }
        Err(error) => refuse(replay_field_of(&error), error.message),
    }
}
