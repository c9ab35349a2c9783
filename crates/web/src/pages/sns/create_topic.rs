//! The form that makes a topic.

use super::access_editor::AccessEditor;
use super::retry_editor::RetryEditor;
use super::tags::TagEditor;
use crate::components::{
    Alert, AlertKind, Checkbox, Choice, Container, ExpandableSection, ExpandableVariant, FormField, Input, Stack, Tiles,
};
use crate::pages::form_page::FormPage;
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::sns::{AccessDraft, RetryDraft, TagDraft, TopicDraft, TopicField, refusal};
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<TopicDraft, TopicField>;

#[component]
pub fn CreateTopic() -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(TopicDraft::default);
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    html! {
        <FormPage
            title={view.say("sns.create-topic")}
            error={state.error(TopicField::Form)}
            back={Route::Topics}
            button={view.say("sns.create-topic")}
            onsubmit={submit.clone()}
        >
            { details(&view, &state, submit.clone()) }
            { folded(&app, &view, &state) }
        </FormPage>
    }
}

fn submit(app: &App, state: &State) {
    match app.call("sns", "CreateTopic", state.draft.input(&app.account(), app.view().region)) {
        Ok(_) => {
            let name = state.draft.name.trim().to_string();
            let text = app.view().fill("sns.topic.created", &[("name", &name)]);
            app.flash_with_undo(FlashKind::Success, text);
            app.go(Route::Topic(name));
        }
        Err(error) => {
            let field = TopicField::of(&error);
            state.refuse(field, refusal(&error), control(field));
        }
    }
}

/// The id of a field's control.
fn control(field: TopicField) -> &'static str {
    match field {
        TopicField::Name => "topic-name",
        TopicField::DisplayName => "topic-display-name",
        TopicField::Policy | TopicField::Retry | TopicField::Tags | TopicField::Form => "",
    }
}

fn details(view: &View, state: &State, submit: Callback<()>) -> Html {
    let draft = &state.draft;
    let kinds = vec![
        Choice::new("fifo", "FIFO").described(view.say("sns.type.fifo.text")),
        Choice::new("standard", view.say("sns.standard")).described(view.say("sns.type.standard.text")),
    ];
    let constraint = if draft.fifo { "sns.name.constraint.fifo" } else { "sns.name.constraint" };
    html! {
        <Container title={view.say("sns.details")}>
            <Stack>
                <FormField label={view.say("sns.type")} group={true} stretch={true} constraint={view.say("sns.type.fixed")}>
                    <Tiles
                        value={if draft.fifo { "fifo" } else { "standard" }}
                        options={kinds}
                        onchange={state.edit(|draft: &mut TopicDraft, kind: AttrValue| draft.fifo = kind == "fifo")}
                    />
                </FormField>
                <FormField
                    label={view.say("sns.name")}
                    control_id={control(TopicField::Name)}
                    constraint={view.say(constraint)}
                    error={state.error(TopicField::Name)}
                >
                    <Input
                        value={draft.name.clone()}
                        placeholder={if draft.fifo { "MyTopic.fifo" } else { "MyTopic" }}
                        onchange={state.edit(|draft: &mut TopicDraft, text: String| draft.name = text)}
                        onenter={submit}
                    />
                </FormField>
                <FormField
                    label={view.say("sns.display-name")}
                    optional={true}
                    control_id={control(TopicField::DisplayName)}
                    description={view.say("sns.display-name.text")}
                    constraint={view.say("sns.display-name.constraint")}
                    error={state.error(TopicField::DisplayName)}
                >
                    <Input
                        value={draft.display_name.clone()}
                        placeholder="My Topic"
                        onchange={state.edit(|draft: &mut TopicDraft, text: String| draft.display_name = text)}
                    />
                </FormField>
                if draft.fifo {
                    <Checkbox
                        checked={draft.content_based_deduplication}
                        label={view.say("sns.deduplication")}
                        description={view.say("sns.deduplication.text")}
                        onchange={state.edit(|draft: &mut TopicDraft, on: bool| draft.content_based_deduplication = on)}
                    />
                }
            </Stack>
        </Container>
    }
}

fn folded(app: &App, view: &View, state: &State) -> Html {
    let policy = state.draft.policy(&app.account(), view.region);
    let ontags = state.edit(|draft: &mut TopicDraft, tags: Vec<TagDraft>| draft.tags = tags);
    let section = |title: &'static str, content: Html| {
        html! {
            <ExpandableSection title={format!("{} - {}", view.say(title), view.say("words.optional"))} variant={ExpandableVariant::Container}>
                { content }
            </ExpandableSection>
        }
    };
    let said = |key: &'static str| html! { <p>{ view.say(key) }</p> };
    html! {
        <>
            { section("sns.encryption", said("sns.encryption.text")) }
            { section("sns.policy", html! {
                <Stack>
                    <p>{ view.say("sns.policy.text") }</p>
                    <AccessEditor
                        draft={state.draft.access.clone()}
                        {policy}
                        error={state.error(TopicField::Policy)}
                        onchange={state.edit(|draft: &mut TopicDraft, access: AccessDraft| draft.access = access)}
                    />
                </Stack>
            }) }
            if !state.draft.fifo {
                { section("sns.retry", html! {
                    <Stack>
                        <p>{ view.say("sns.retry.text") }</p>
                        <RetryEditor
                            draft={state.draft.retry.clone()}
                            of_topic={true}
                            error={state.error(TopicField::Retry)}
                            onchange={state.edit(|draft: &mut TopicDraft, retry: RetryDraft| draft.retry = retry)}
                        />
                    </Stack>
                }) }
            }
            { section("sns.logging", said("sns.logging.text")) }
            { section("sns.tags", html! {
                <Stack>
                    <p>{ view.say("sns.tags.text") }</p>
                    if let Some(error) = state.error(TopicField::Tags) {
                        <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                    }
                    <TagEditor tags={state.draft.tags.clone()} onchange={ontags} />
                </Stack>
            }) }
        </>
    }
}
