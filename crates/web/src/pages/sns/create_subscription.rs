//! The form that subscribes an endpoint to a topic.

use super::subscription_parts::{PartErrors, SubscriptionParts, missing};
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Checkbox, Choice, Container, Form, FormField, Header, HeaderLevel, Inline,
    Input, InputKind, Select, Stack,
};
use crate::store::{App, FlashKind, use_app};
use console::sns::{SubscribeField, SubscribeForm, SubscriptionDraft, refusal, subscribe_form, topic};
use console::{Route, View, Words};
use sim::ApiError;
use yew::prelude::*;

/// The form's state.
#[derive(Clone, PartialEq)]
struct State {
    draft: SubscriptionDraft,
    /// The button was pressed: what is missing shows.
    tried: bool,
    refusal: Option<ApiError>,
}

impl State {
    fn error(&self, view: &View, field: SubscribeField) -> Option<AttrValue> {
        let refused = self.refusal.as_ref().filter(|error| SubscribeField::of(error) == field).map(refusal);
        let problems = if self.tried { self.draft.problems() } else { Vec::new() };
        let missing = problems.into_iter().find(|(at, _)| *at == field).map(|(_, key)| view.say(key));
        missing.or(refused).map(AttrValue::from)
    }
}

impl State {
    fn part_errors(&self, view: &View) -> PartErrors {
        PartErrors {
            filter: self.error(view, SubscribeField::Filter),
            redrive: self.error(view, SubscribeField::Redrive),
            retry: self.error(view, SubscribeField::Retry),
        }
    }
}

/// Takes another draft; what AWS refused is then asked anew.
fn replace(state: &UseStateHandle<State>) -> Callback<SubscriptionDraft> {
    edit(state, |draft: &mut SubscriptionDraft, new: SubscriptionDraft| *draft = new)
}

/// Changes the draft; what AWS refused is then asked anew.
fn edit<T: 'static>(
    state: &UseStateHandle<State>,
    change: impl Fn(&mut SubscriptionDraft, T) + 'static,
) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value: T| {
        let mut draft = state.draft.clone();
        change(&mut draft, value);
        state.set(State { draft, tried: state.tried, refusal: None });
    })
}

#[derive(PartialEq, Properties)]
pub struct CreateSubscriptionProps {
    /// The topic's name, or empty.
    pub topic: AttrValue,
}

#[component]
pub fn CreateSubscription(props: &CreateSubscriptionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_state(|| {
        let chosen = topic(&app.account(), &view, &props.topic).map(|page| page.arn);
        State { draft: SubscriptionDraft::new(chosen), tried: false, refusal: None }
    });
    let form = subscribe_form(&app.account(), &view, &state.draft);
    let back = if props.topic.is_empty() { Route::Subscriptions } else { Route::Topic(props.topic.to_string()) };
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    html! {
        <Form>
            <Header title={view.say("sns.create-subscription")} level={HeaderLevel::H1} />
            if let Some(error) = state.error(&view, SubscribeField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Container title={view.say("sns.details")}>
                <Stack>
                    { fields(&view, &form, &state, submit.clone()) }
                    { further(&view, &form, &state) }
                </Stack>
            </Container>
            <SubscriptionParts draft={state.draft.clone()} {form} errors={state.part_errors(&view)} onchange={replace(&state)} />
            <Inline>
                <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} href={back.href()} />
                <Button label={view.say("sns.create-subscription")} variant={ButtonVariant::Primary} onclick={submit} />
            </Inline>
        </Form>
    }
}

/// Makes the call, or goes to the first field that is wrong.
fn submit(app: &App, state: &UseStateHandle<State>) {
    let draft = state.draft.clone();
    if let Some((field, _)) = draft.problems().first() {
        browser::focus(control(*field));
        return state.set(State { draft, tried: true, refusal: None });
    }
    match app.call("sns", "Subscribe", draft.input()) {
        Ok(answer) => {
            let arn = answer.at("SubscriptionArn").text();
            let name = draft.topic_arn.rsplit(':').next().unwrap_or("");
            let text = app.view().fill("sns.subscribe.done", &[("name", name), ("arn", arn)]);
            app.flash_with_undo(FlashKind::Success, text);
            app.go(Route::Subscription(arn.rsplit(':').next().unwrap_or("").to_string()));
        }
        Err(error) => {
            browser::focus(control(SubscribeField::of(&error)));
            state.set(State { draft, tried: true, refusal: Some(error) });
        }
    }
}

/// The id of a field's control.
fn control(field: SubscribeField) -> &'static str {
    match field {
        SubscribeField::Topic => "subscribe-topic",
        SubscribeField::Protocol => "subscribe-protocol",
        SubscribeField::Endpoint => "subscribe-endpoint",
        SubscribeField::Role => "subscribe-role",
        SubscribeField::Redrive => "subscribe-redrive",
        SubscribeField::Raw | SubscribeField::Filter | SubscribeField::Retry | SubscribeField::Form => "",
    }
}

fn fields(view: &View, form: &SubscribeForm, state: &UseStateHandle<State>, submit: Callback<()>) -> Html {
    let draft = &state.draft;
    let topics: Vec<Choice> = form.topics.iter().map(|arn| Choice::new(arn.clone(), arn.clone())).collect();
    let protocols: Vec<Choice> =
        form.protocols.iter().map(|(value, label)| Choice::new(*value, label.clone())).collect();
    let none = if topics.is_empty() { view.say("sns.subscribe.topic.none") } else { String::new() };
    let choose = edit(state, |draft: &mut SubscriptionDraft, protocol: AttrValue| {
        draft.protocol = protocol.to_string();
        draft.raw = false;
        draft.endpoint = String::new();
    });
    html! {
        <>
            <FormField
                label={view.say("sns.topic-arn")}
                control_id={control(SubscribeField::Topic)}
                constraint={none}
                error={state.error(view, SubscribeField::Topic)}
                stretch={true}
            >
                <Select
                    value={draft.topic_arn.clone()}
                    options={topics}
                    onchange={edit(state, |draft: &mut SubscriptionDraft, arn: AttrValue| {
                        draft.topic_arn = arn.to_string();
                        if arn.ends_with(".fifo") && draft.protocol != "sqs" {
                            draft.protocol = String::new();
                        }
                    })}
                />
            </FormField>
            <FormField
                label={view.say("sns.protocol")}
                description={view.say("sns.protocol.text")}
                control_id={control(SubscribeField::Protocol)}
                error={state.error(view, SubscribeField::Protocol)}
            >
                <Select value={draft.protocol.clone()} options={protocols} onchange={choose} />
            </FormField>
            if !form.known_endpoints.is_empty() {
                <FormField label={form.known_label.clone()} constraint={view.say("sns.endpoint.pick.text")} stretch={true}>
                    <Select
                        value={draft.endpoint.clone()}
                        options={form.known_endpoints.iter().map(|arn| Choice::new(arn.clone(), arn.clone())).collect::<Vec<_>>()}
                        onchange={edit(state, |draft: &mut SubscriptionDraft, arn: AttrValue| draft.endpoint = arn.to_string())}
                    />
                </FormField>
            }
            <FormField
                label={form.endpoint_label.clone()}
                description={form.endpoint_description.clone()}
                control_id={control(SubscribeField::Endpoint)}
                error={state.error(view, SubscribeField::Endpoint)}
            >
                <Input
                    value={draft.endpoint.clone()}
                    kind={InputKind::Text}
                    placeholder={form.endpoint_placeholder}
                    disabled={draft.protocol.is_empty()}
                    onchange={edit(state, |draft: &mut SubscriptionDraft, text: String| draft.endpoint = text)}
                    onenter={submit}
                />
            </FormField>
        </>
    }
}

/// What goes with some protocols only.
fn further(view: &View, form: &SubscribeForm, state: &UseStateHandle<State>) -> Html {
    let draft = &state.draft;
    html! {
        <>
            if form.needs_role {
                <FormField
                    label={view.say("sns.role")}
                    description={view.say("sns.role.text")}
                    control_id={control(SubscribeField::Role)}
                    error={state.error(view, SubscribeField::Role)}
                >
                    <Input
                        value={draft.role_arn.clone()}
                        placeholder="arn:aws:iam::123456789012:role/name"
                        onchange={edit(state, |draft: &mut SubscriptionDraft, text: String| draft.role_arn = text)}
                    />
                </FormField>
            }
            { missing(view, form.missing.as_ref()) }
            if form.takes_raw {
                <Checkbox
                    checked={draft.raw}
                    label={view.say("sns.raw")}
                    description={view.say("sns.raw.text")}
                    onchange={edit(state, |draft: &mut SubscriptionDraft, on: bool| draft.raw = on)}
                />
            }
            if !form.confirmation.is_empty() {
                <Alert kind={AlertKind::Info}>{ &form.confirmation }</Alert>
            }
            if !form.not_delivered.is_empty() {
                <Alert kind={AlertKind::Warning}>{ &form.not_delivered }</Alert>
            }
        </>
    }
}
