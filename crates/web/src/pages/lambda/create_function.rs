//! The form that makes a function.

use super::behaviour_form::BehaviourForm;
use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, Container, Form, FormField, Header, HeaderLevel, Inline, Input,
    Select, Stack,
};
use crate::store::{App, FlashKind, use_app};
use console::lambda::{BehaviourDraft, FunctionDraft, FunctionField, RUNTIMES};
use console::sns::refusal;
use console::{Route, View, Words};
use sim::ApiError;
use yew::prelude::*;

/// The form's state.
#[derive(Clone, PartialEq, Default)]
struct State {
    draft: FunctionDraft,
    refusal: Option<ApiError>,
    /// Whether the button was pressed with this draft.
    tried: bool,
}

impl State {
    fn error(&self, field: FunctionField) -> Option<AttrValue> {
        let here = self.refusal.as_ref().filter(|error| FunctionField::of(error) == field);
        here.map(|error| AttrValue::from(refusal(error)))
    }
}

/// Changes the draft; what AWS refused is then asked anew.
fn edit<T: 'static>(state: &UseStateHandle<State>, change: impl Fn(&mut FunctionDraft, T) + 'static) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value: T| {
        let mut draft = state.draft.clone();
        change(&mut draft, value);
        state.set(State { draft, refusal: None, tried: false });
    })
}

#[component]
pub fn CreateFunction() -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_state(State::default);
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let problem = state.draft.behaviour.problem(&view).filter(|_| state.tried).map(AttrValue::from);
    let error = problem.or_else(|| state.error(FunctionField::Behaviour));
    let behaviour = edit(&state, |draft: &mut FunctionDraft, behaviour: BehaviourDraft| draft.behaviour = behaviour);
    html! {
        <Form>
            <Header title={view.say("lambda.create")} level={HeaderLevel::H1} description={view.say("lambda.create.text")} />
            if let Some(error) = state.error(FunctionField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            { basics(&view, &state, &submit) }
            <Container title={view.say("lambda.code")}>
                <BehaviourForm draft={state.draft.behaviour.clone()} {error} onchange={behaviour} />
            </Container>
            <Container title={view.say("lambda.role")}>
                <p>{ view.fill("lambda.role.text", &[("role", &state.draft.role(&app.account()))]) }</p>
            </Container>
            <Inline>
                <Button label={view.say("lambda.cancel")} variant={ButtonVariant::Link} href={Route::Functions.href()} />
                <Button label={view.say("lambda.create")} variant={ButtonVariant::Primary} onclick={submit} />
            </Inline>
        </Form>
    }
}

/// The id of the name's control.
const NAME: &str = "function-name";

fn submit(app: &App, state: &UseStateHandle<State>) {
    let draft = state.draft.clone();
    if draft.behaviour.problem(&app.view()).is_some() {
        state.set(State { draft, refusal: None, tried: true });
        return;
    }
    match app.call("lambda", "CreateFunction", draft.input(&app.account())) {
        Ok(_) => {
            let name = draft.name.trim().to_string();
            app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.created", &[("name", &name)]));
            app.go(Route::Function(name));
        }
        Err(error) => {
            if FunctionField::of(&error) == FunctionField::Name {
                browser::focus(NAME);
            }
            state.set(State { draft, refusal: Some(error), tried: true });
        }
    }
}

fn basics(view: &View, state: &UseStateHandle<State>, submit: &Callback<()>) -> Html {
    let draft = &state.draft;
    let runtimes = RUNTIMES.map(|(value, label)| Choice::new(value, label)).to_vec();
    html! {
        <Container title={view.say("lambda.basics")}>
            <Stack>
                <FormField label={view.say("lambda.name")} control_id={NAME} constraint={view.say("lambda.name.constraint")} error={state.error(FunctionField::Name)}>
                    <Input
                        value={draft.name.clone()}
                        placeholder="myFunctionName"
                        onchange={edit(state, |draft: &mut FunctionDraft, text: String| draft.name = text)}
                        onenter={submit.clone()}
                    />
                </FormField>
                <FormField label={view.say("lambda.runtime")} description={view.say("lambda.runtime.text")}>
                    <Select
                        value={draft.runtime.clone()}
                        options={runtimes}
                        onchange={edit(state, |draft: &mut FunctionDraft, value: AttrValue| draft.runtime = value.to_string())}
                    />
                </FormField>
            </Stack>
        </Container>
    }
}
