//! The event map as a list: what was done, and everything that came of it.

use crate::components::{Icon, IconName, Link, StatusIndicator, StatusKind};
use crate::store::use_app;
use console::map::{Ending, Journey, Step, why};
use console::{View, Words};
use sim::Account;
use sim::kernel::HopId;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct JourneysProps {
    pub journeys: Vec<Journey>,
    pub empty: String,
    /// The hop whose journey is shown open.
    #[prop_or_default]
    pub lit: Option<HopId>,
}

/// The same as a list: what was done, and everything that came of it.
#[component]
pub fn Journeys(props: &JourneysProps) -> Html {
    if props.journeys.is_empty() {
        return html! { <p class="tw-map-empty">{ &props.empty }</p> };
    }
    html! {
        <ol class="tw-journeys">
            { for props.journeys.iter().map(|journey| html! { <JourneyItem key={journey.hop.0} journey={journey.clone()} lit={props.lit} /> }) }
        </ol>
    }
}

#[derive(PartialEq, Properties)]
struct JourneyProps {
    journey: Journey,
    lit: Option<HopId>,
}

#[component]
fn JourneyItem(props: &JourneyProps) -> Html {
    let journey = &props.journey;
    let app = use_app();
    let (view, account) = (app.view(), app.account());
    let open = use_state(|| false);
    let node = use_node_ref();
    let lit = props.lit.filter(|hop| journey.steps.iter().any(|step| step.hop == *hop));
    {
        let (open, node) = (open.setter(), node.clone());
        use_effect_with(lit, move |lit| {
            if lit.is_some() {
                open.set(true);
                if let Some(element) = node.cast::<web_sys::Element>() {
                    element.scroll_into_view_with_bool(true);
                }
            }
        });
    }
    let is_open = *open;
    let toggle = Callback::from(move |_: MouseEvent| open.set(!is_open));
    html! {
        <li class="tw-journey" ref={node}>
            <button type="button" class="tw-journey-head" aria-expanded={if is_open { "true" } else { "false" }} onclick={toggle}>
                <Icon name={if is_open { IconName::AngleDown } else { IconName::AngleRight }} />
                <span class="tw-journey-time">{ &journey.time }</span>
                <b>{ &journey.title }</b>
                <span class="tw-journey-who">{ &journey.who }</span>
                if !journey.summary.is_empty() {
                    <StatusIndicator kind={kind(journey.worst)} text={journey.summary.clone()} />
                }
            </button>
            if is_open {
                <ol class="tw-journey-steps">
                    { for journey.steps.iter().map(|step| self::step(&account, &view, step, lit == Some(step.hop))) }
                </ol>
            }
        </li>
    }
}

fn step(account: &Account, view: &View, step: &Step, lit: bool) -> Html {
    let ended = matches!(step.ending, Ending::Dropped | Ending::Failed);
    let why = if ended { why(account, view, step.hop) } else { Vec::new() };
    let class = if lit { "tw-journey-step tw-journey-step-lit" } else { "tw-journey-step" };
    let indent = format!("padding-inline-start:{}px", step.depth.min(8) * 14);
    html! {
        <li {class} key={step.hop.0} style={indent}>
            <span class="tw-journey-time">{ &step.time }</span>
            <span class="tw-journey-place">
                if let Some(route) = &step.route {
                    <Link text={step.place.clone()} href={route.href()} aria_label={view.fill("map.goto", &[("name", &step.place)])} />
                } else {
                    { &step.place }
                }
            </span>
            <code class="tw-code">{ &step.what }</code>
            <StatusIndicator kind={kind(step.ending)} text={step.verdict.clone()} />
            { for why.iter().map(|words| html! { <span class="tw-journey-why">{ words }</span> }) }
            if !step.advice.is_empty() { <span class="tw-journey-advice">{ &step.advice }</span> }
        </li>
    }
}

fn kind(ending: Ending) -> StatusKind {
    match ending {
        Ending::Passed => StatusKind::Info,
        Ending::Delivered => StatusKind::Success,
        Ending::Waiting => StatusKind::Pending,
        Ending::Dropped => StatusKind::Stopped,
        Ending::Failed => StatusKind::Error,
    }
}
