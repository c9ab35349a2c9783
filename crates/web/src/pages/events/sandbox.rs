//! The sandbox: a pattern and an event beside each other, what comes of them, and
//! the last events against the rules.

use super::trial::tried;
use super::verdicts::Verdicts;
use crate::components::{
    Button, ButtonVariant, Choice, Columns, Container, FormField, Header, HeaderLevel, Select, Stack,
};
use crate::pages::editor::Editor;
use crate::store::use_app;
use console::editor::EditorLanguage;
use console::events::{RuleDraft, first_pattern, outcome, past_events, rule_from, sample, samples};
use console::{View, Words};
use sim::Account;
use yew::prelude::*;

/// What is chosen where the event was edited.
const OWN: &str = "own";

#[component]
pub fn Sandbox() -> Html {
    let app = use_app();
    let view = app.view();
    let pattern = use_state(|| AttrValue::from(first_pattern()));
    let chosen = use_state(|| AttrValue::Static("stopping"));
    let own = use_state(AttrValue::default);
    // As it was when it was chosen: its time does not go on.
    let given = use_memo(((*chosen).clone(), view.region), |(id, region)| {
        let account = app.account();
        let past = past_events(&account, &app.view());
        let past = past.iter().find(|event| event.id == id.as_str()).map(|event| event.document.clone());
        past.unwrap_or_else(|| sample(&account, *region, id)).to_indented(2)
    });
    let event = if *chosen == OWN { (*own).clone() } else { AttrValue::from((*given).clone()) };
    let set_pattern = {
        let pattern = pattern.clone();
        Callback::from(move |text: String| pattern.set(text.into()))
    };
    let set_event = {
        let (chosen, own) = (chosen.clone(), own.clone());
        Callback::from(move |text: String| {
            own.set(text.into());
            chosen.set(AttrValue::Static(OWN));
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |id: AttrValue| chosen.set(id))
    };
    let ontry = {
        let (pattern, chosen) = (pattern.clone(), chosen.clone());
        Callback::from(move |(new, id): (String, String)| {
            pattern.set(RuleDraft::default().with_pattern(&new).formatted().pattern.into());
            chosen.set(id.into());
            crate::browser::to_top();
        })
    };
    let result = outcome(&view, &pattern, &event);
    let create = rule_from(&pattern).map(|route| AttrValue::from(route.href()));
    html! {
        <Stack>
            <Header
                title={view.say("sandbox.title")}
                level={HeaderLevel::H1}
                description={view.say("sandbox.text")}
                actions={html! {
                    <Button variant={ButtonVariant::Primary} label={view.say("sandbox.create-rule")} disabled={create.is_none()} href={create} />
                }}
            />
            <Columns count={2}>
                <Container title={view.say("sandbox.pattern")} description={view.say("sandbox.pattern.text")} fill={true}>
                    <Editor
                        language={EditorLanguage::EventPattern}
                        value={(*pattern).clone()}
                        onchange={set_pattern.clone()}
                        rows={18}
                        aria_label={Some(AttrValue::from(view.say("sandbox.pattern")))}
                    />
                </Container>
                <Container title={view.say("sandbox.event")} description={view.say("sandbox.event.text")} fill={true}>
                    <Stack>
                        <FormField label={view.say("sandbox.event.kind")} stretch={true}>
                            <Select value={(*chosen).clone()} options={choices(&app.account(), &view, !own.is_empty())} onchange={choose} />
                        </FormField>
                        <Editor
                            language={EditorLanguage::Event}
                            value={event}
                            onchange={set_event}
                            rows={13}
                            aria_label={Some(AttrValue::from(view.say("sandbox.event")))}
                        />
                    </Stack>
                </Container>
            </Columns>
            <Container title={view.say("sandbox.result")} description={view.say("sandbox.result.text")}>
                { tried(&view, &result, &set_pattern) }
            </Container>
            <Verdicts {ontry} />
        </Stack>
    }
}

/// The event as it was edited, the account's own latest ones, and the samples.
fn choices(account: &Account, view: &View, own: bool) -> Vec<Choice> {
    let own = own.then(|| Choice::new(OWN, view.say("sandbox.event.own")));
    let past = past_events(account, view).into_iter().map(|it| Choice::new(it.id, it.label));
    let samples = samples().map(|it| Choice::new(it.id, view.fill("events.trial.sample", &[("name", &it.label())])));
    own.into_iter().chain(past).chain(samples).collect()
}
