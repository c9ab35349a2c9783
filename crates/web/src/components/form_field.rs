//! A field of a form: label, description, the control, its rule and its error, wired
//! by ids so that assistive technology reads them with the control.

use crate::components::{Icon, IconName, use_words};
use crate::hooks::use_id;
use yew::prelude::*;

/// What a control inside a `FormField` takes over from it.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct FieldContext {
    pub control_id: AttrValue,
    pub label_id: AttrValue,
    pub described_by: Option<AttrValue>,
    pub invalid: bool,
}

#[derive(Properties, PartialEq)]
pub struct FormFieldProps {
    pub label: AttrValue,
    /// Adds "- optional" to the label.
    #[prop_or_default]
    pub optional: bool,
    /// An Info link after the label.
    #[prop_or_default]
    pub info: Html,
    /// Between label and control.
    #[prop_or_default]
    pub description: AttrValue,
    /// The rule, below the control.
    #[prop_or_default]
    pub constraint: AttrValue,
    /// What is wrong; `None` or empty when all is well.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// For a set of controls (radios, checkboxes, tiles): a group instead of a label.
    #[prop_or_default]
    pub group: bool,
    /// As wide as the form's column allows, instead of the usual width.
    #[prop_or_default]
    pub stretch: bool,
    /// The control's id; one is made when empty.
    #[prop_or_default]
    pub control_id: AttrValue,
    pub children: Html,
}

#[component]
pub fn FormField(props: &FormFieldProps) -> Html {
    let words = use_words();
    let control_id = use_id(&props.control_id);
    let part = |name: &str| AttrValue::from(format!("{control_id}-{name}"));
    let error = props.error.clone().filter(|it| !it.is_empty());
    let mut described: Vec<AttrValue> = Vec::new();
    for (there, name) in [
        (error.is_some(), "error"),
        (!props.description.is_empty(), "description"),
        (!props.constraint.is_empty(), "constraint"),
    ] {
        if there {
            described.push(part(name));
        }
    }
    let described_by = (!described.is_empty()).then(|| AttrValue::from(described.join(" ")));
    let context = FieldContext {
        control_id: control_id.clone(),
        label_id: part("label"),
        described_by: described_by.clone(),
        invalid: error.is_some(),
    };
    let label = html! {
        <>
            { props.label.clone() }
            if props.optional {
                <span class="tw-field-optional">{ " - " }{ words.optional.clone() }</span>
            }
        </>
    };
    html! {
        <div
            class={classes!("tw-field", props.stretch.then_some("tw-field-stretch"))}
            role={props.group.then_some("group")}
            aria-labelledby={props.group.then(|| part("label"))}
            aria-describedby={described_by.filter(|_| props.group)}
        >
            <div class="tw-field-head">
                if props.group {
                    <span class="tw-field-label" id={part("label")}>{ label }</span>
                } else {
                    <label class="tw-field-label" id={part("label")} for={control_id.clone()}>{ label }</label>
                }
                { props.info.clone() }
            </div>
            if !props.description.is_empty() {
                <div class="tw-field-description" id={part("description")}>{ props.description.clone() }</div>
            }
            <div class="tw-field-control">
                <ContextProvider<FieldContext> {context}>{ props.children.clone() }</ContextProvider<FieldContext>>
            </div>
            if let Some(error) = error {
                <div class="tw-field-error" id={part("error")}>
                    <Icon name={IconName::Warning} />
                    <span>{ error }</span>
                </div>
            }
            if !props.constraint.is_empty() {
                <div class="tw-field-constraint" id={part("constraint")}>{ props.constraint.clone() }</div>
            }
        </div>
    }
}

/// A control's place in its field: id, descriptions, validity.
#[hook]
pub fn use_field(id: &AttrValue, invalid: bool) -> FieldContext {
    let context = use_context::<FieldContext>().unwrap_or_default();
    let wanted = if id.is_empty() { context.control_id.clone() } else { id.clone() };
    FieldContext { control_id: use_id(&wanted), invalid: invalid || context.invalid, ..context }
}
