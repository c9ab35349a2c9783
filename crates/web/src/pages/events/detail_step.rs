//! The first step: name, description, kind.

use super::editor::{Edit, control};
use crate::components::{Choice, Container, FormField, Input, KeyValue, KeyValuePairs, RadioGroup, Stack, Toggle};
use console::Words;
use console::events::{RuleDraft, RuleField, RuleKind};
use yew::prelude::*;

pub fn view(edit: &Edit) -> Html {
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
                <FormField label={say("events.bus")} description={say("events.bus.text")} group={true}>
                    <span>{ "default" }</span>
                </FormField>
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
