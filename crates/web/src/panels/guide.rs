//! The lab guide: steps with live checks.

use super::Begin;
use super::hints::Hints;
use super::prose::{blocks, spans};
use crate::components::{ButtonVariant, ExpandableSection, Icon, IconName, ProgressBar, StatusIndicator, StatusKind};
use crate::store::{App, use_app};
use console::Words;
use console::guide::{GoalView, GuidePanel as Model, StepView, guide};
use console::labs::{LabCard, cards, next};
use yew::prelude::*;

/// The guide of the lab that is open.
#[component]
pub fn GuidePanel() -> Html {
    let app = use_app();
    let view = app.view();
    match guide(&app.session(), &view) {
        Some(model) => html! { <Guide {model} /> },
        None => html! { <NoLab /> },
    }
}

#[derive(PartialEq, Properties)]
struct GuideProps {
    model: Model,
}

#[component]
fn Guide(props: &GuideProps) -> Html {
    let app = use_app();
    let view = app.view();
    let model = &props.model;
    let finished = use_node_ref();
    {
        let (finished, first_time) = (finished.clone(), use_mut_ref(|| true));
        use_effect_with(model.finished.is_empty(), move |unfinished| {
            // What was finished before the guide opened is no news.
            if !first_time.replace(false) && !unfinished {
                scroll_to(&finished);
            }
        });
    }
    let session = app.session();
    let next = next(&session, &view).filter(|_| !model.finished.is_empty());
    let id = session.scenario().id.clone();
    html! {
        <div class="tw-guide">
            <h3 class="tw-guide-title">{ &model.title }</h3>
            <ProgressBar label={model.progress.clone()} percent={percent(model)} value_text={format!("{}/{}", model.reached, model.goals)} />
            { blocks(&app, &model.intro) }
            if !model.finished.is_empty() {
                <p class="tw-guide-finished" ref={finished}><Icon name={IconName::Positive} />{ &model.finished }</p>
            }
            if let Some(next) = next {
                <Begin id={next.id} label={view.fill("guide.next", &[("name", &next.title)])} variant={ButtonVariant::Primary} />
            }
            <ol class="tw-guide-steps">
                { for model.steps.iter().map(|step| html! { <Step key={step.id.clone()} step={step.clone()} /> }) }
            </ol>
            <Begin {id} label={view.say("guide.restart")} />
            <ExpandableSection title={view.say("guide.others")}>{ list(&cards(&session, &view)) }</ExpandableSection>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct StepProps {
    step: StepView,
}

/// One step; open while it is the present one, or when asked for.
#[component]
fn Step(props: &StepProps) -> Html {
    let app = use_app();
    let view = app.view();
    let step = &props.step;
    let chosen = use_state(|| None::<bool>);
    let node = use_node_ref();
    // A step that becomes the present one opens, whatever was chosen before.
    {
        let chosen = chosen.setter();
        let (node, number) = (node.clone(), step.number);
        use_effect_with(step.current, move |current| {
            chosen.set(None);
            // The first step stands where a reader begins anyway.
            if *current && number > 1 {
                scroll_to(&node);
            }
        });
    }
    let open = chosen.unwrap_or(step.current);
    let (icon, words) = match (step.done, step.current) {
        (true, _) => (IconName::Positive, view.say("guide.step.done")),
        (_, true) => (IconName::AngleRight, view.say("guide.step.current")),
        _ => (IconName::Dots, view.say("guide.step.later")),
    };
    let toggle = Callback::from(move |_: MouseEvent| chosen.set(Some(!open)));
    let mark = classes!(
        "tw-guide-mark",
        step.done.then_some("tw-guide-mark-done"),
        step.current.then_some("tw-guide-mark-current")
    );
    html! {
        <li class="tw-guide-step" ref={node}>
            <h4 class="tw-guide-heading">
                <button type="button" class="tw-guide-toggle" aria-expanded={if open { "true" } else { "false" }} onclick={toggle}>
                    <span class={mark}><Icon name={icon} /></span>
                    <span class={step.current.then_some("tw-guide-name-current")}>{ format!("{}. {}", step.number, step.title) }</span>
                    <span class="tw-hidden">{ words }</span>
                </button>
            </h4>
            if open {
                <div class="tw-guide-body">
                    { blocks(&app, &step.blocks) }
                    <Hints hints={step.hints.clone()} solution={step.solution.clone()} />
                    { for step.notes.iter().map(|note| html! {
                        <ExpandableSection title={view.say("guide.note")}><p class="tw-prose-p">{ spans(&app, note) }</p></ExpandableSection>
                    }) }
                    <ul class="tw-guide-goals">{ for step.goals.iter().map(|goal| self::goal(&app, goal)) }</ul>
                </div>
            }
        </li>
    }
}

/// Brings a step into sight, in its panel.
fn scroll_to(node: &NodeRef) {
    if let Some(element) = node.cast::<web_sys::Element>() {
        element.scroll_into_view_with_bool(true);
    }
}

fn goal(app: &App, goal: &GoalView) -> Html {
    let view = app.view();
    let (kind, words) = match goal.done {
        true => (StatusKind::Success, view.say("guide.goal.done")),
        false => (StatusKind::Pending, view.say("guide.goal.missing")),
    };
    html! {
        <li class="tw-guide-goal" data-goal={goal.id.clone()}>
            <StatusIndicator {kind} text={words} />
            <span>{ spans(app, &goal.words) }</span>
        </li>
    }
}

/// An empty account: the labs to choose from.
#[component]
fn NoLab() -> Html {
    let app = use_app();
    let view = app.view();
    html! {
        <div class="tw-guide">
            <h3 class="tw-guide-title">{ view.say("guide.none.title") }</h3>
            <p class="tw-prose-p">{ view.say("guide.none.text") }</p>
            { list(&cards(&app.session(), &view)) }
        </div>
    }
}

/// Every lab but the one that is open, each with the button that begins it.
fn list(cards: &[LabCard]) -> Html {
    let others = cards.iter().filter(|card| !card.open);
    html! {
        <ul class="tw-guide-labs">
            { for others.map(|card| html! {
                <li key={card.id} class="tw-guide-lab">
                    <span class="tw-guide-lab-name">{ &card.title }</span>
                    <Begin id={card.id} label={card.action.clone()} aria_label={format!("{}: {}", card.action, card.title)} />
                </li>
            }) }
        </ul>
    }
}

fn percent(model: &Model) -> u8 {
    (model.reached * 100 / model.goals.max(1)).min(100) as u8
}
