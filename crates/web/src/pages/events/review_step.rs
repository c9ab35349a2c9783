//! The last step: everything at a glance.

use super::editor::Edit;
use crate::components::{Alert, AlertKind, Button, CodeBlock, Container, KeyValue, KeyValuePairs, Stack};
use console::Words;
use console::events::RuleKind;
use yew::prelude::*;

pub fn view(edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let draft = &edit.draft;
    let details = vec![
        KeyValue::text(say("events.name"), draft.name.trim().to_string()),
        KeyValue::text(say("events.bus"), draft.bus.clone()),
        KeyValue::text(say("events.description"), draft.description.clone()),
        KeyValue::text(
            say("events.fact.status"),
            say(if draft.enabled { "events.enabled" } else { "events.disabled" }),
        ),
    ];
    let (second, source) = match draft.kind {
        RuleKind::Pattern => {
            let name = say("events.pattern.json");
            ("events.step.pattern", html! { <CodeBlock code={draft.clone().formatted().pattern} {name} /> })
        }
        RuleKind::Schedule => ("events.step.schedule", html! { <code>{ draft.schedule.clone() }</code> }),
    };
    let target = |target: &console::events::TargetDraft| {
        let name = if target.service.is_instance() { target.instance.as_str() } else { target.name() };
        KeyValue::text(format!("{} {name}", target.service.label(&edit.view)), target.kind.label(&edit.view))
    };
    let targets: Vec<KeyValue> = draft.targets.iter().map(target).collect();
    let tags: Vec<KeyValue> = draft.tags.iter().map(|tag| KeyValue::text(tag.key.clone(), tag.value.clone())).collect();
    html! {
        <Stack>
            if let Some(error) = &edit.refusal {
                <Alert kind={AlertKind::Error} live={true}>
                    { edit.view.fill("events.review.failed", &[("code", &error.code), ("message", &error.message)]) }
                </Alert>
            }
            { section(edit, "events.step.detail", 0, html! { <KeyValuePairs items={details} /> }) }
            { section(edit, second, 1, source) }
            { section(edit, "events.step.targets", 2, pairs(&say("events.targets.none"), targets)) }
            { section(edit, "events.step.tags", 3, pairs(&say("events.tags.none"), tags)) }
        </Stack>
    }
}

fn pairs(none: &str, items: Vec<KeyValue>) -> Html {
    match items.is_empty() {
        true => html! { <p>{ none }</p> },
        false => html! { <KeyValuePairs {items} /> },
    }
}

fn section(edit: &Edit, title: &'static str, step: usize, content: Html) -> Html {
    let title = edit.view.say(title);
    let name = format!("{} {title}", edit.view.say("events.edit"));
    let actions = html! {
        <Button label={edit.view.say("events.edit")} aria_label={Some(AttrValue::from(name))} onclick={edit.go(step)} />
    };
    html! { <Container {title} {actions}>{ content }</Container> }
}
