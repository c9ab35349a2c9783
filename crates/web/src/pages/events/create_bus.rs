//! The form that makes an event bus.

use crate::browser;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Container, Form, FormField, Header, HeaderLevel, Inline, Input, Stack,
};
use crate::pages::editor::Editor;
use crate::store::{App, FlashKind, use_app};
use console::editor::EditorLanguage;
use console::events::{BusDraft, BusField, bus_field_of, policy_template};
use console::{Route, Words};
use sim::ApiError;
use yew::prelude::*;

/// The form's state.
#[derive(Clone, PartialEq, Default)]
struct State {
    draft: BusDraft,
    refusal: Option<ApiError>,
}

impl State {
    fn error(&self, field: BusField) -> Option<AttrValue> {
        let here = self.refusal.as_ref().filter(|error| bus_field_of(error) == field);
        here.map(|error| AttrValue::from(error.message.clone()))
    }
}

fn edit<T: 'static>(state: &UseStateHandle<State>, change: impl Fn(&mut BusDraft, T) + 'static) -> Callback<T> {
    let state = state.clone();
    Callback::from(move |value: T| {
        let mut draft = state.draft.clone();
        change(&mut draft, value);
        state.set(State { draft, refusal: None });
    })
}

fn control(field: BusField) -> &'static str {
    match field {
        BusField::Name => "bus-name",
        BusField::Description => "bus-description",
        BusField::Policy => "bus-policy",
        BusField::Form => "",
    }
}

#[component]
pub fn CreateBus() -> Html {
    let app = use_app();
    let view = app.view();
    let state = use_state(State::default);
    let submit = {
        let (app, state) = (app.clone(), state.clone());
        Callback::from(move |()| submit(&app, &state))
    };
    let say = |key: &'static str| view.say(key);
    let template = {
        let new = policy_template(&app.account(), &view, state.draft.name.trim());
        edit(&state, move |draft: &mut BusDraft, ()| draft.policy = new.clone())
    };
    html! {
        <Form>
            <Header title={say("buses.create")} level={HeaderLevel::H1} />
            if let Some(error) = state.error(BusField::Form) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Container title={say("buses.details")}>
                <Stack>
                    <FormField label={say("buses.name")} constraint={say("buses.name.text")} control_id={control(BusField::Name)} error={state.error(BusField::Name)}>
                        <Input
                            value={state.draft.name.clone()}
                            onchange={edit(&state, |draft: &mut BusDraft, text: String| draft.name = text)}
                            onenter={submit.clone()}
                        />
                    </FormField>
                    <FormField label={say("buses.description")} optional={true} control_id={control(BusField::Description)} error={state.error(BusField::Description)}>
                        <Input
                            value={state.draft.description.clone()}
                            onchange={edit(&state, |draft: &mut BusDraft, text: String| draft.description = text)}
                        />
                    </FormField>
                    <FormField
                        label={say("buses.policy")}
                        optional={true}
                        stretch={true}
                        description={say("buses.policy.text")}
                        control_id={control(BusField::Policy)}
                        error={state.error(BusField::Policy)}
                    >
                        <Editor
                            language={EditorLanguage::ResourcePolicy}
                            value={state.draft.policy.clone()}
                            onchange={edit(&state, |draft: &mut BusDraft, text: String| draft.policy = text)}
                            rows={10}
                        />
                    </FormField>
                    <Inline><Button label={say("buses.policy.template")} onclick={template} /></Inline>
                </Stack>
            </Container>
            <Inline>
                <Button label={say("buses.cancel")} variant={ButtonVariant::Link} href={Route::Buses.href()} />
                <Button label={say("buses.create")} variant={ButtonVariant::Primary} onclick={submit} />
            </Inline>
        </Form>
    }
}

fn submit(app: &App, state: &UseStateHandle<State>) {
    let name = state.draft.name.trim().to_string();
    let mut made = false;
    for (service, operation, input) in state.draft.calls() {
        if let Err(error) = app.call(service, operation, input) {
            // A bus that was made keeps, and its policy is put right on its page.
            if made {
                app.flash(FlashKind::Error, format!("{}: {}", error.code, error.message));
                break;
            }
            browser::focus(control(bus_field_of(&error)));
            return state.set(State { draft: state.draft.clone(), refusal: Some(error) });
        }
        made = true;
    }
    app.flash(FlashKind::Success, app.view().fill("buses.made", &[("name", &name)]));
    app.go(Route::Bus(name));
}
