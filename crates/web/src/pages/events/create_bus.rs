//! The form that makes an event bus, and the one that changes its description.

use crate::components::{Button, Container, FormField, Inline, Input, Stack};
use crate::pages::editor::Editor;
use crate::pages::form_page::FormPage;
use crate::pages::form_state::{FormState, use_form};
use crate::pages::sns::TagEditor;
use crate::store::{App, FlashKind, use_app};
use console::editor::EditorLanguage;
use console::events::{BusDraft, BusField, bus_field_of, policy_template};
use console::sns::TagDraft;
use console::{Route, Words};
use yew::prelude::*;

/// The form's state.
type State = FormState<BusDraft, BusField>;

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
    html! { <BusForm draft={BusDraft::default()} /> }
}

#[derive(PartialEq, Properties)]
pub struct EditBusProps {
    pub name: AttrValue,
}

#[component]
pub fn EditBus(props: &EditBusProps) -> Html {
    let app = use_app();
    let view = app.view();
    match BusDraft::of(&app.account(), &view, &props.name) {
        Some(draft) => html! { <BusForm {draft} /> },
        None => super::bus::missing_bus(&view, &props.name),
    }
}

#[derive(PartialEq, Properties)]
struct BusFormProps {
    /// As the form opens.
    draft: BusDraft,
}

#[component]
fn BusForm(props: &BusFormProps) -> Html {
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
            (view.fill("buses.edit.title", &[("name", name)]), "buses.save", Route::Bus(name.clone()))
        }
        false => (say("buses.create"), "buses.create", Route::Buses),
    };
    html! {
        <FormPage
            {title}
            error={state.error(BusField::Form)}
            {back}
            button={say(button)}
            onsubmit={submit.clone()}
        >
            <Container title={say("buses.details")}>
                <Stack>
                    if !state.draft.edits {
                        <FormField label={say("buses.name")} constraint={say("buses.name.text")} control_id={control(BusField::Name)} error={state.error(BusField::Name)}>
                            <Input
                                value={state.draft.name.clone()}
                                onchange={state.edit(|draft: &mut BusDraft, text: String| draft.name = text)}
                                onenter={submit.clone()}
                            />
                        </FormField>
                    }
                    <FormField label={say("buses.description")} optional={true} control_id={control(BusField::Description)} error={state.error(BusField::Description)}>
                        <Input
                            value={state.draft.description.clone()}
                            onchange={state.edit(|draft: &mut BusDraft, text: String| draft.description = text)}
                            onenter={submit.clone()}
                        />
                    </FormField>
                    if !state.draft.edits {
                        { policy(&app, &state) }
                    }
                </Stack>
            </Container>
            if !state.draft.edits {
                <Container title={format!("{} - {}", say("buses.tab.tags"), say("words.optional"))}>
                    <TagEditor
                        tags={state.draft.tags.clone()}
                        onchange={state.edit(|draft: &mut BusDraft, tags: Vec<TagDraft>| draft.tags = tags)}
                    />
                </Container>
            }
        </FormPage>
    }
}

fn policy(app: &App, state: &State) -> Html {
    let view = app.view();
    let template = {
        let new = policy_template(&app.account(), &view, state.draft.name.trim());
        state.edit(move |draft: &mut BusDraft, ()| draft.policy = new.clone())
    };
    html! {
        <>
            <FormField
                label={view.say("buses.policy")}
                optional={true}
                stretch={true}
                description={view.say("buses.policy.text")}
                control_id={control(BusField::Policy)}
                error={state.error(BusField::Policy)}
            >
                <Editor
                    language={EditorLanguage::ResourcePolicy}
                    value={state.draft.policy.clone()}
                    onchange={state.edit(|draft: &mut BusDraft, text: String| draft.policy = text)}
                    rows={10}
                />
            </FormField>
            <Inline><Button label={view.say("words.template")} onclick={template} /></Inline>
        </>
    }
}

fn submit(app: &App, state: &State) {
    let name = state.draft.name.trim().to_string();
    let mut made = false;
    for (service, operation, input) in state.draft.calls() {
        if let Err(error) = app.call(service, operation, input) {
            // A bus that was made keeps, and its policy is put right on its page.
            if made {
                app.flash(FlashKind::Error, format!("{}: {}", error.code, error.message));
                break;
            }
            let field = bus_field_of(&error);
            return state.refuse(field, error.message, control(field));
        }
        made = true;
    }
    let done = if state.draft.edits { "buses.saved" } else { "buses.made" };
    app.flash(FlashKind::Success, app.view().fill(done, &[("name", &name)]));
    app.go(Route::Bus(name));
}
