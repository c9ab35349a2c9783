//! The hints of a step, each offered when the one before was read, and the
//! model solution behind the last.

use super::prose::{blocks, spans};
use crate::components::ExpandableSection;
use crate::store::use_app;
use console::guide::HintView;
use labs::guide::Solution;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct HintsProps {
    pub hints: Vec<HintView>,
    pub solution: Option<Solution>,
}

#[component]
pub fn Hints(props: &HintsProps) -> Html {
    let app = use_app();
    let read = use_state(|| 0_usize);
    let onchange = |number: usize| {
        let read = read.clone();
        Callback::from(move |open: bool| {
            if open && number > *read {
                read.set(number);
            }
        })
    };
    let offered = props.hints.iter().enumerate().take(*read + 1);
    let solution = props.solution.as_ref().filter(|_| *read >= props.hints.len());
    html! {
        <>
            { for offered.map(|(place, hint)| html! {
                <ExpandableSection key={place} title={hint.title.clone()} onchange={onchange(place + 1)}>
                    <p class="tw-prose-p">{ spans(&app, &hint.words) }</p>
                </ExpandableSection>
            }) }
            if let Some(solution) = solution {
                <ExpandableSection key="solution" title={solution.title.clone()}>
                    <div class="tw-guide-solution">{ blocks(&app, &solution.blocks) }</div>
                </ExpandableSection>
            }
        </>
    }
}
