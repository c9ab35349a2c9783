//! The last events of a bus against its rules, as a table of verdicts; each opens
//! why.

use super::trial::why;
use crate::components::{Button, Choice, Container, FormField, Inline, Link, Select, Stack};
use crate::pages::marks::mark;
use crate::store::use_app;
use console::Words;
use console::events::{Grid, GridCell, GridEvent, grid, grid_why};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct VerdictsProps {
    /// Takes a rule's pattern and an event's id to the sandbox.
    pub ontry: Callback<(String, String)>,
}

/// An event's id and a rule's name.
type Chosen = Option<(String, String)>;

#[component]
pub fn Verdicts(props: &VerdictsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let bus = use_state(|| AttrValue::Static("default"));
    let chosen = use_state(|| None::<(String, String)>);
    let grid = grid(&account, &view, &bus);
    let buses = account.services().events().buses(view.region, account.account_id());
    let onbus = {
        let (bus, chosen) = (bus.clone(), chosen.clone());
        Callback::from(move |name: AttrValue| {
            bus.set(name);
            chosen.set(None);
        })
    };
    let body = match grid.events.is_empty() || grid.rules.is_empty() {
        true => html! {
            <>
                <p><strong>{ view.say("sandbox.grid.none") }</strong></p>
                <p>{ view.say("sandbox.grid.none.text") }</p>
            </>
        },
        false => table(&view.say("sandbox.grid.event"), &view.say("sandbox.grid"), &grid, &chosen),
    };
    let opened = (*chosen).clone().and_then(|(event, rule)| {
        let trial = grid_why(&account, &view, &bus, &event, &rule)?;
        let pattern = grid.rules.iter().find(|it| it.name == rule)?.pattern.clone();
        let onclick = props.ontry.reform(move |()| (pattern.clone(), event.clone()));
        Some(html! {
            <section aria-label={view.fill("sandbox.grid.why", &[("rule", &rule)])}>
                <Stack>
                    <div role="status"><strong>{ view.fill("sandbox.grid.why", &[("rule", &rule)]) }</strong>{ mark(&trial.verdict) }</div>
                    { why(&view, &trial.rows) }
                    <Inline><Button label={view.say("sandbox.grid.try")} {onclick} /></Inline>
                </Stack>
            </section>
        })
    });
    html! {
        <Container title={view.say("sandbox.grid")} description={view.say("sandbox.grid.text")}>
            <Stack>
                if buses.len() > 1 {
                    <FormField label={view.say("events.bus")}>
                        <Select
                            value={(*bus).clone()}
                            options={buses.iter().map(|it| Choice::new(it.name().to_string(), it.name().to_string())).collect::<Vec<_>>()}
                            onchange={onbus}
                        />
                    </FormField>
                }
                { body }
                { for opened }
            </Stack>
        </Container>
    }
}

fn table(event_word: &str, title: &str, grid: &Grid, chosen: &UseStateHandle<Chosen>) -> Html {
    html! {
        <div class="tw-verdicts" tabindex="0" role="group" aria-label={title.to_string()}>
            <table class="tw-verdicts-table">
                <thead>
                    <tr>
                        <th class="tw-verdicts-head" scope="col">{ event_word.to_string() }</th>
                        { for grid.rules.iter().map(|rule| html! {
                            <th class="tw-verdicts-head" scope="col"><Link text={rule.name.clone()} href={rule.route.href()} /></th>
                        }) }
                    </tr>
                </thead>
                <tbody>{ for grid.events.iter().map(|event| row(event, grid, chosen)) }</tbody>
            </table>
        </div>
    }
}

fn row(event: &GridEvent, grid: &Grid, chosen: &UseStateHandle<Chosen>) -> Html {
    let cells = event.cells.iter().zip(&grid.rules).map(|(cell, rule)| {
        let id = (event.id.clone(), rule.name.clone());
        let on = chosen.as_ref() == Some(&id);
        let onclick = {
            let chosen = chosen.clone();
            Callback::from(move |_: MouseEvent| chosen.set(if on { None } else { Some(id.clone()) }))
        };
        verdict(cell, on, onclick)
    });
    html! {
        <tr>
            <th class="tw-verdicts-event" scope="row">{ event.label.clone() }</th>
            { for cells }
        </tr>
    }
}

fn verdict(cell: &GridCell, on: bool, onclick: Callback<MouseEvent>) -> Html {
    let class = classes!("tw-verdicts-button", on.then_some("tw-verdicts-button-on"));
    html! {
        <td class="tw-verdicts-cell">
            <button type="button" {class} aria-label={cell.name.clone()} aria-expanded={on.to_string()} {onclick}>
                { mark(&cell.status) }
            </button>
        </td>
    }
}
