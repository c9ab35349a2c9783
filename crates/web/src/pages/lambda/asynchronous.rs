//! How a function's asynchronous invocations are handled.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, Columns, Container, FormField, Input, InputKind, Select, Stack,
};
use crate::pages::form_state::{FormState, use_form};
use crate::store::{App, FlashKind, use_app};
use console::lambda::{AsyncDraft, AsyncField, destinations};
use console::sns::refusal;
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct AsynchronousProps {
    /// The function's name.
    pub name: AttrValue,
    pub draft: AsyncDraft,
}

/// The form's state.
type State = FormState<AsyncDraft, AsyncField>;

#[component]
pub fn Asynchronous(props: &AsynchronousProps) -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_form(|| props.draft.clone());
    let save = {
        let (app, state, name) = (app.clone(), state.clone(), props.name.clone());
        Callback::from(move |()| save(&app, &state, &name))
    };
    let account = app.account();
    let anywhere = destinations(&account, &view, false);
    let dead = destinations(&account, &view, true);
    let draft = &state.draft;
    let actions = html! { <Button label={view.say("lambda.save")} variant={ButtonVariant::Primary} onclick={save} /> };
    html! {
        <Container title={view.say("lambda.async")} description={view.say("lambda.async.text")} {actions}>
            <Stack>
                if let Some(error) = state.error(AsyncField::Form) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <Columns>
                    <FormField label={view.say("lambda.age")} constraint={view.say("lambda.age.constraint")} error={state.error(AsyncField::Age)}>
                        <Input kind={InputKind::Number} value={draft.age.clone()} onchange={state.edit(|draft: &mut AsyncDraft, text: String| draft.age = text)} />
                    </FormField>
                    <FormField label={view.say("lambda.retries")} constraint={view.say("lambda.retries.constraint")} error={state.error(AsyncField::Retries)}>
                        <Input kind={InputKind::Number} value={draft.retries.clone()} onchange={state.edit(|draft: &mut AsyncDraft, text: String| draft.retries = text)} />
                    </FormField>
                </Columns>
                { place(&view, &state, "lambda.on-success", AsyncField::Destinations, &draft.on_success, &anywhere, |draft, arn| draft.on_success = arn) }
                { place(&view, &state, "lambda.on-failure", AsyncField::Destinations, &draft.on_failure, &anywhere, |draft, arn| draft.on_failure = arn) }
                { place(&view, &state, "lambda.dead-letters", AsyncField::DeadLetters, &draft.dead_letter_arn, &dead, |draft, arn| draft.dead_letter_arn = arn) }
            </Stack>
        </Container>
    }
}

/// One of the ARNs that there are, what was set before, or nowhere.
fn place(
    view: &View,
    state: &State,
    label: &'static str,
    field: AsyncField,
    value: &str,
    arns: &[String],
    change: fn(&mut AsyncDraft, String),
) -> Html {
    let mut options = vec![Choice::new("", view.say("lambda.nowhere"))];
    let gone = (!value.is_empty() && !arns.iter().any(|arn| arn == value)).then(|| value.to_string());
    options.extend(gone.into_iter().chain(arns.iter().cloned()).map(|arn| Choice::new(arn.clone(), arn)));
    html! {
        <FormField label={view.say(label)} stretch={true} error={state.error(field)}>
            <Select
                value={value.to_string()}
                {options}
                onchange={state.edit(move |draft: &mut AsyncDraft, arn: AttrValue| change(draft, arn.to_string()))}
            />
        </FormField>
    }
}

fn save(app: &App, state: &State, name: &str) {
    for (operation, input) in state.draft.inputs(name) {
        if let Err(error) = app.call("lambda", operation, input) {
            state.refuse(AsyncField::of(&error), refusal(&error), "");
            return;
        }
    }
    app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.updated", &[("name", name)]));
}
