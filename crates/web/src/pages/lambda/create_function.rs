//! The form that makes a function.

use super::behaviour_form::BehaviourForm;
use crate::components::{Choice, Container, FormField, Input, Select, Stack};
use crate::pages::form_page::FormPage;
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::lambda::{BehaviourDraft, FunctionDraft, FunctionField, RUNTIMES};
use console::sns::refusal;
use console::{Route, View, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<FunctionDraft, FunctionField>;

#[component]
pub fn CreateFunction() -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(FunctionDraft::default);
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let behaviour = state.edit(|draft: &mut FunctionDraft, behaviour: BehaviourDraft| draft.behaviour = behaviour);
    html! {
        <FormPage
            title={view.say("lambda.create")}
            description={view.say("lambda.create.text")}
            error={state.error(FunctionField::Form)}
            back={Route::Functions}
            button={view.say("lambda.create")}
            onsubmit={submit.clone()}
        >
            { basics(&view, &state, &submit) }
            <Container title={view.say("lambda.code")}>
                <BehaviourForm draft={state.draft.behaviour.clone()} error={state.error(FunctionField::Behaviour)} onchange={behaviour} />
            </Container>
            <Container title={view.say("lambda.role")}>
                <p>{ view.fill("lambda.role.text", &[("role", &state.draft.role(&app.account()))]) }</p>
            </Container>
        </FormPage>
    }
}

/// The id of the name's control.
const NAME: &str = "function-name";

fn submit(app: &App, state: &State) {
    let draft = &state.draft;
    if let Some(problem) = draft.behaviour.problem(&app.view()) {
        return state.refuse(FunctionField::Behaviour, problem, "");
    }
    match app.call("lambda", "CreateFunction", draft.input(&app.account())) {
        Ok(_) => {
            let name = draft.name.trim().to_string();
            app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.created", &[("name", &name)]));
            app.go(Route::Function(name));
        }
        Err(error) => {
            let field = FunctionField::of(&error);
            state.refuse(field, refusal(&error), if field == FunctionField::Name { NAME } else { "" });
        }
    }
}

fn basics(view: &View, state: &State, submit: &Callback<()>) -> Html {
    let draft = &state.draft;
    let runtimes = RUNTIMES.map(|(value, label)| Choice::new(value, label)).to_vec();
    html! {
        <Container title={view.say("lambda.basics")}>
            <Stack>
                <FormField label={view.say("lambda.name")} control_id={NAME} constraint={view.say("lambda.name.constraint")} error={state.error(FunctionField::Name)}>
                    <Input
                        value={draft.name.clone()}
                        placeholder="myFunctionName"
                        onchange={state.edit(|draft: &mut FunctionDraft, text: String| draft.name = text)}
                        onenter={submit.clone()}
                    />
                </FormField>
                <FormField label={view.say("lambda.runtime")} description={view.say("lambda.runtime.text")}>
                    <Select
                        value={draft.runtime.clone()}
                        options={runtimes}
                        onchange={state.edit(|draft: &mut FunctionDraft, value: AttrValue| draft.runtime = value.to_string())}
                    />
                </FormField>
            </Stack>
        </Container>
    }
}
