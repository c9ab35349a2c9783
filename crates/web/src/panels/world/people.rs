//! The people outside, and the form that introduces somebody.

use crate::components::{Button, FormField, Input, Stack};
use crate::store::use_app;
use console::Words;
use console::world::{PersonDraft, PersonField};
use session::Action;
use yew::prelude::*;

#[component]
pub fn People() -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let people = account.world().people();
    html! {
        <div class="tw-people">
            if people.is_empty() { <p class="tw-prose-p">{ view.say("world.people.none") }</p> }
            <ul class="tw-people-list" aria-label={view.say("world.people")}>
                { for people.iter().map(|person| html! {
                    <li key={person.name.clone()} class="tw-person">
                        <b>{ &person.name }</b>
                        <span>{ &person.address }</span>
                        <span>{ &person.phone }</span>
                    </li>
                }) }
            </ul>
            <Introduce />
        </div>
    }
}

/// Name, mail address and phone number of somebody new.
#[component]
fn Introduce() -> Html {
    let app = use_app();
    let view = app.view();
    let draft = use_state(PersonDraft::default);
    let tried = use_state(|| false);
    let problems = if *tried { draft.problems(&view) } else { Vec::new() };
    let error = |field: PersonField| {
        let problem = problems.iter().find(|(of, _)| *of == field);
        problem.map(|(_, words)| AttrValue::from(words.clone()))
    };
    let change = |set: fn(&mut PersonDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            let mut changed = (*draft).clone();
            set(&mut changed, text);
            draft.set(changed);
        })
    };
    let onclick = {
        let (app, draft, tried) = (app.clone(), draft.clone(), tried.clone());
        Callback::from(move |()| {
            let is_good = draft.problems(&app.view()).is_empty();
            tried.set(!is_good);
            if is_good {
                app.perform(Action::Act(draft.act()));
                draft.set(PersonDraft::default());
            }
        })
    };
    html! {
        <Stack>
            <FormField label={view.say("world.person.name")} error={error(PersonField::Name)}>
                <Input value={draft.name.clone()} onchange={change(|draft, text| draft.name = text)} />
            </FormField>
            <FormField label={view.say("world.person.address")} error={error(PersonField::Address)}>
                <Input value={draft.address.clone()} onchange={change(|draft, text| draft.address = text)} />
            </FormField>
            <FormField
                label={view.say("world.person.phone")}
                optional={true}
                constraint={view.say("world.person.phone.text")}
                error={error(PersonField::Phone)}
            >
                <Input value={draft.phone.clone()} onchange={change(|draft, text| draft.phone = text)} />
            </FormField>
            <Button label={view.say("world.person.add")} {onclick} />
        </Stack>
    }
}
