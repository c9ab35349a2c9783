//! Trying a pattern on an event: the verdict, and why, key by key.

use crate::components::{Cell, Choice, CodeBlock, Column, Columns, Container, FormField, Row, Select, Stack, Table};
use crate::pages::marks::{mark, mark_cell};
use crate::store::use_app;
use base::Document;
use console::events::{Trial, WhyRow, past_events, sample, samples, trial};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TrialBoxProps {
    /// JSON text.
    pub pattern: AttrValue,
}

#[component]
pub fn TrialBox(props: &TrialBoxProps) -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let chosen = use_state(|| AttrValue::Static("stopping"));
    let past = past_events(&account, &view);
    let event: Document = match past.iter().find(|event| event.id == chosen.as_str()) {
        Some(event) => event.document.clone(),
        None => sample(&account, view.region, &chosen),
    };
    let mut options: Vec<Choice> =
        samples().map(|it| Choice::new(it.id, view.fill("events.trial.sample", &[("name", &it.label())]))).collect();
    options.extend(past.iter().map(|event| Choice::new(event.id.clone(), event.label.clone())));
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |id: AttrValue| chosen.set(id))
    };
    let Some(result) = trial(&view, &props.pattern, &event) else { return Html::default() };
    let matched =
        past.iter().filter(|event| trial(&view, &props.pattern, &event.document).is_some_and(|trial| trial.matched));
    let tally = match past.len() {
        0 => view.say("events.trial.past.none"),
        count => {
            view.fill("events.trial.past", &[("matched", &matched.count().to_string()), ("count", &count.to_string())])
        }
    };
    html! {
        <Container title={view.say("events.trial")} description={view.say("events.trial.text")}>
            <Columns count={2}>
                <Stack>
                    <FormField label={view.say("events.trial.event")}>
                        <Select value={(*chosen).clone()} {options} {onchange} />
                    </FormField>
                    <CodeBlock code={event.to_indented(2)} name={view.say("events.trial.event")} />
                </Stack>
                <Stack>
                    <div role="status">{ mark(&result.verdict) }</div>
                    { why(&view, &result) }
                    <p>{ tally }</p>
                </Stack>
            </Columns>
        </Container>
    }
}

fn why(view: &View, trial: &Trial) -> Html {
    let column = |id: &'static str, key: &'static str| Column::new(id, view.say(key)).unsorted();
    let columns = vec![
        column("path", "events.why.path"),
        column("wanted", "events.why.wanted"),
        column("found", "events.why.found"),
        column("verdict", "events.why.verdict"),
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
    let rows: Vec<Row> = trial.rows.iter().map(row).collect();
    html! {
        <Table title={view.say("events.why")} minor={true} columns={Rc::new(columns)} rows={Rc::new(rows)} />
    }
}
