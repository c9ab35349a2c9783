//! The frame of a form in steps: the list of steps, the step that shows, and the buttons.

use crate::components::{Button, ButtonVariant, fill_numbers, use_words};
use crate::hooks::focus_id;
use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Clone, PartialEq, Default, Debug)]
pub struct Step {
    pub title: AttrValue,
    pub optional: bool,
}

impl Step {
    pub fn new(title: impl Into<AttrValue>) -> Self {
        Self { title: title.into(), optional: false }
    }
}

#[derive(Properties, PartialEq)]
pub struct StepsProps {
    pub steps: Vec<Step>,
    /// From 0.
    pub active: usize,
    /// Names the landmark: "Steps".
    pub label: AttrValue,
    /// Steps up to this one can be gone to; from 0.
    #[prop_or_default]
    pub reached: usize,
    #[prop_or_default]
    pub onstep: Callback<usize>,
}

/// The list of a wizard's steps.
#[component]
pub fn Steps(props: &StepsProps) -> Html {
    let words = use_words();
    let count = props.steps.len();
    html! {
        <nav class="tw-steps" aria-label={props.label.clone()}>
            <ol class="tw-steps-list">
                { for props.steps.iter().enumerate().map(|(index, step)| {
                    let here = index == props.active;
                    html! {
                        <li class="tw-step" key={index}>
                            <span class="tw-step-number">{ fill_numbers(&words.step, index + 1, count) }</span>
                            if here {
                                <span class="tw-step-title tw-step-here" aria-current="step">{ step.title.clone() }</span>
                            } else if index <= props.reached {
                                <button type="button" class="tw-link tw-step-title" onclick={props.onstep.reform(move |_: MouseEvent| index)}>
                                    { step.title.clone() }
                                </button>
                            } else {
                                <span class="tw-step-title tw-step-later">{ step.title.clone() }</span>
                            }
                            if step.optional {
                                <span class="tw-step-optional">{ words.optional.clone() }</span>
                            }
                        </li>
                    }
                }) }
            </ol>
        </nav>
    }
}

#[derive(Properties, PartialEq)]
pub struct WizardProps {
    pub steps: Vec<Step>,
    /// From 0.
    pub active: usize,
    /// Names the list of steps.
    pub label: AttrValue,
    /// The last step's button: "Create rule".
    pub submit_label: AttrValue,
    pub oncancel: Callback<()>,
    /// A step that was reached before, or the one before this: no validation needed.
    pub onstep: Callback<usize>,
    /// Next: validate, then show the next step.
    pub onnext: Callback<()>,
    pub onsubmit: Callback<()>,
    #[prop_or_default]
    pub submitting: bool,
    /// Below the step's title.
    #[prop_or_default]
    pub description: AttrValue,
    #[prop_or_default]
    pub info: Html,
    /// The step's content.
    pub children: Html,
}

#[component]
pub fn Wizard(props: &WizardProps) -> Html {
    let words = use_words();
    let heading = use_id(&AttrValue::default());
    let before = use_mut_ref(|| props.active);
    {
        let heading = heading.clone();
        use_effect_with(props.active, move |active| {
            // Not when the wizard opens: the shell decides about that.
            if *before.borrow() != *active {
                *before.borrow_mut() = *active;
                focus_id(&heading);
            }
        });
    }
    let last = props.active + 1 >= props.steps.len();
    let title = props.steps.get(props.active).map(|it| it.title.clone()).unwrap_or_default();
    let back = {
        let to = props.active.saturating_sub(1);
        props.onstep.reform(move |()| to)
    };
    html! {
        <div class="tw-wizard">
            <Steps
                steps={props.steps.clone()}
                active={props.active}
                reached={props.active}
                label={props.label.clone()}
                onstep={props.onstep.clone()}
            />
            <div class="tw-wizard-form">
                <crate::components::Header
                    title={title}
                    level={crate::components::HeaderLevel::H1}
                    id={heading}
                    info={props.info.clone()}
                    description={props.description.clone()}
                />
                <div class="tw-stack tw-gap-l">{ props.children.clone() }</div>
                <div class="tw-form-buttons">
                    <Button variant={ButtonVariant::Link} label={words.cancel.clone()} onclick={props.oncancel.clone()} />
                    if props.active > 0 {
                        <Button label={words.previous.clone()} onclick={back} />
                    }
                    if last {
                        <Button
                            variant={ButtonVariant::Primary}
                            label={props.submit_label.clone()}
                            loading={props.submitting}
                            onclick={props.onsubmit.clone()}
                        />
                    } else {
                        <Button variant={ButtonVariant::Primary} label={words.next.clone()} onclick={props.onnext.clone()} />
                    }
                </div>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct FormButtonsProps {
    /// Cancel, then the primary button.
    pub children: Html,
}

/// The buttons below a form, at its end.
#[component]
pub fn FormButtons(props: &FormButtonsProps) -> Html {
    html! { <div class="tw-form-buttons">{ props.children.clone() }</div> }
}
