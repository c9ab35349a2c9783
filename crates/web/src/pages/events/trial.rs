//! Trying a pattern on an event: the verdict, the marks in the event, the nearest
//! fix, and why, key by key.

use crate::components::{
    Alert, AlertKind, Button, Cell, Choice, Column, Container, FormField, MarkTone, MarkedCode, MarkedLine, Row,
    Select, Stack, Table,
};
use crate::pages::marks::{mark, mark_cell};
use crate::store::use_app;
use console::events::{EventLine, Fix, MarkKind, Outcome, WhyRow, outcome, past_events_of, sample, samples, trial};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TrialBoxProps {
    /// JSON text.
    pub pattern: AttrValue,
    /// The bus whose events it is tried on.
    pub bus: AttrValue,
    /// Takes the pattern that was mended.
    pub onfix: Callback<String>,
}

#[component]
pub fn TrialBox(props: &TrialBoxProps) -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let chosen = use_state(|| AttrValue::Static("stopping"));
    let past = past_events_of(&account, &view, &props.bus);
    // As it was when it was chosen: its time does not go on.
    let event = use_memo(((*chosen).clone(), view.region), |(chosen, region)| {
        let past = past.iter().find(|event| event.id == chosen.as_str());
        past.map_or_else(|| sample(&account, *region, chosen), |event| event.document.clone())
    });
    let mut options: Vec<Choice> =
        samples().map(|it| Choice::new(it.id, view.fill("events.trial.sample", &[("name", &it.label())]))).collect();
    options.extend(past.iter().map(|event| Choice::new(event.id.clone(), event.label.clone())));
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: AttrValue| chosen.set(id))
    };
    let result = outcome(&view, &props.pattern, &event.to_json());
    if matches!(result, Outcome::NotYet(_)) {
        return Html::default();
    }
    let matched =
        past.iter().filter(|event| trial(&view, &props.pattern, &event.document).is_some_and(|trial| trial.matched));
    let tally = match past.len() {
        0 => view.fill("events.trial.past.none", &[("bus", &props.bus)]),
        count => view.fill(
            "events.trial.past",
            &[("matched", &matched.count().to_string()), ("count", &count.to_string()), ("bus", &props.bus)],
        ),
    };
    html! {
        <Container title={view.say("events.trial")} description={view.say("events.trial.text")}>
            <Stack>
                <FormField label={view.say("events.trial.event")}>
                    <Select value={(*chosen).clone()} {options} {onchange} />
                </FormField>
                { tried(&view, &result, &props.onfix) }
                <p>{ tally }</p>
            </Stack>
        </Container>
    }
}

/// The verdict, the event with its marks, the nearest fix, and key by key why.
pub fn tried(view: &View, outcome: &Outcome, onfix: &Callback<String>) -> Html {
    let tried = match outcome {
        Outcome::NotYet(words) => return html! { <div role="status"><p>{ words }</p></div> },
        Outcome::Tried(tried) => tried,
    };
    html! {
        <Stack>
            { doubts(&tried.doubts) }
            <div role="status">{ mark(&tried.trial.verdict) }</div>
            if let Some(fix) = &tried.fix {
                { offer(view, fix, onfix) }
            }
            <MarkedCode name={view.say("sandbox.marked")} lines={tried.lines.iter().map(line).collect::<Vec<_>>()} />
            { why(view, &tried.trial.rows) }
        </Stack>
    }
}

/// Why a pattern may stay silent for ever.
pub fn doubts(doubts: &[String]) -> Html {
    doubts.iter().map(|words| html! { <Alert kind={AlertKind::Warning}>{ words.clone() }</Alert> }).collect()
}

fn line(line: &EventLine) -> MarkedLine {
    let tone = |kind| match kind {
        MarkKind::Met => MarkTone::Good,
        MarkKind::Failed => MarkTone::Bad,
        MarkKind::Absent => MarkTone::Absent,
    };
    let mark = line.mark.as_ref().map(|mark| (tone(mark.kind), AttrValue::from(mark.text.clone())));
    MarkedLine { text: line.text.clone().into(), mark }
}

fn offer(view: &View, fix: &Fix, onfix: &Callback<String>) -> Html {
    let onclick = {
        let (onfix, pattern) = (onfix.clone(), fix.pattern.clone());
        Callback::from(move |()| onfix.emit(pattern.clone()))
    };
    html! {
        <Alert title={view.say("sandbox.fix")} action={html! { <Button label={view.say("sandbox.fix.apply")} {onclick} /> }}>
            { for fix.what.iter().map(|words| html! { <p>{ words }</p> }) }
        </Alert>
    }
}

/// Key by key: what was wanted, what was there, and the verdict.
pub fn why(view: &View, rows: &[WhyRow]) -> Html {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key)).unsorted();
    let columns = vec![
        column("path", "events.why.path"),
        column("wanted", "events.why.wanted"),
        column("found", "events.why.found"),
        column("verdict", "events.why.verdict").wraps(),
    ];
    let row = |it: &WhyRow| {
        let cells = vec![
            Cell::text(it.path.clone()),
            Cell::text(it.wanted.clone()),
            Cell::text(it.found.clone()),
            mark_cell(Some(&it.status)),
        ];
        Row::new(it.path.clone(), it.path.clone(), cells)
    };
    let rows: Vec<Row> = rows.iter().map(row).collect();
    html! {
        <Table title={view.say("events.why")} minor={true} columns={Rc::new(columns)} rows={Rc::new(rows)} />
    }
}
