//! The second step for a schedule: the expression, and when it fires.

use super::editor::{Edit, control};
use crate::components::{Container, FormField, Input, KeyValue, KeyValuePairs, Stack};
use crate::store::App;
use console::Words;
use console::events::{RuleDraft, RuleField};
use yew::prelude::*;

pub fn view(app: &App, edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let times = edit.draft.firings(app.now());
    let next = html! { <ol class="tw-list">{ for times.iter().map(|time| html! { <li>{ time.clone() }</li> }) }</ol> };
    let items = vec![KeyValue::html(say("events.schedule.next"), next)];
    html! {
        <Container title={say("events.step.schedule")}>
            <Stack>
                <FormField
                    label={say("events.schedule")}
                    constraint={say("events.schedule.text")}
                    control_id={control(RuleField::Schedule)}
                    error={edit.error(RuleField::Schedule)}
                >
                    <Input
                        value={edit.draft.schedule.clone()}
                        mono={true}
                        onchange={edit.with(|draft: RuleDraft, schedule: String| RuleDraft { schedule, ..draft })}
                    />
                </FormField>
                if !times.is_empty() {
                    <KeyValuePairs {items} columns={1} />
                }
            </Stack>
        </Container>
    }
}
