//! The first step: name, description, kind.

use super::editor::{Edit, control};
use crate::components::{
    Choice, Container, FormField, Input, KeyValue, KeyValuePairs, RadioGroup, Select, Stack, Toggle,
};
use crate::store::App;
use console::Words;
use console::events::{RuleDraft, RuleField, RuleKind, bus_choices};
use yew::prelude::*;

pub fn view(app: &App, edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let kinds = vec![
        Choice::new("pattern", say("events.kind.pattern")).described(say("events.kind.pattern.text")),
        Choice::new("schedule", say("events.kind.schedule")).described(say("events.kind.schedule.text")),
    ];
    let kind = if edit.draft.kind == RuleKind::Schedule { "schedule" } else { "pattern" };
    html! {
        <Container title={say("events.detail")}>
            <Stack>
                { name(edit) }
                <FormField label={say("events.description")} optional={true} control_id={control(RuleField::Description)} error={edit.error(RuleField::Description)}>
                    <Input
                        value={edit.draft.description.clone()}
                        onchange={edit.with(|draft: RuleDraft, description: String| RuleDraft { description, ..draft })}
                    />
                </FormField>
                { bus(app, edit) }
                <Toggle
                    checked={edit.draft.enabled}
                    label={say("events.state")}
                    onchange={edit.with(|draft: RuleDraft, enabled: bool| RuleDraft { enabled, ..draft })}
                />
                <FormField label={say("events.kind")} group={true}>
                    <RadioGroup
                        value={kind}
                        options={kinds}
                        onchange={edit.with(|draft: RuleDraft, id: AttrValue| {
                            let kind = if id == "schedule" { RuleKind::Schedule } else { RuleKind::Pattern };
                            RuleDraft { kind, ..draft }
                        })}
                    />
                </FormField>
            </Stack>
        </Container>
    }
}

/// A rule stays on its bus.
fn bus(app: &App, edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let buses = bus_choices(&app.account(), &edit.view);
    if edit.draft.edits.is_some() || buses.len() == 1 {
        return html! {
            <FormField label={say("events.bus")} description={say("events.bus.text")} group={true}>
                <span>{ edit.draft.bus.clone() }</span>
            </FormField>
        };
    }
    let options: Vec<Choice> = buses.into_iter().map(|(name, _)| Choice::new(name.clone(), name)).collect();
    html! {
        <FormField label={say("events.bus")} description={say("events.bus.text")}>
            <Select
                value={edit.draft.bus.clone()}
                {options}
                onchange={edit.with(|draft: RuleDraft, bus: AttrValue| RuleDraft { bus: bus.to_string(), ..draft })}
            />
        </FormField>
    }
}

fn name(edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    if edit.draft.edits.is_some() {
        let items = vec![KeyValue::text(say("events.name"), edit.draft.name.clone())];
        return html! {
            <div>
                <KeyValuePairs {items} columns={1} />
                <p class="tw-check-description">{ say("events.name.fixed") }</p>
            </div>
        };
    }
    html! {
        <FormField
            label={say("events.name")}
            constraint={say("events.name.constraint")}
            control_id={control(RuleField::Name)}
            error={edit.error(RuleField::Name)}
        >
            <Input
                value={edit.draft.name.clone()}
                onchange={edit.with(|draft: RuleDraft, name: String| RuleDraft { name, ..draft })}
            />
        </FormField>
    }
}
