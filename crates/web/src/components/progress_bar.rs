//! How far a thing has come.

use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ProgressBarProps {
    /// 0 to 100.
    pub percent: u8,
    pub label: AttrValue,
    #[prop_or_default]
    pub description: AttrValue,
    /// After the bar in place of the percentage: "3/7".
    #[prop_or_default]
    pub value_text: AttrValue,
}

#[component]
pub fn ProgressBar(props: &ProgressBarProps) -> Html {
    let label_id = use_id(&AttrValue::default());
    let percent = props.percent.min(100).to_string();
    let shown =
        if props.value_text.is_empty() { AttrValue::from(format!("{percent}%")) } else { props.value_text.clone() };
    html! {
        <div class="tw-progress">
            <div class="tw-progress-label" id={label_id.clone()}>{ props.label.clone() }</div>
            if !props.description.is_empty() {
                <div class="tw-progress-description">{ props.description.clone() }</div>
            }
            <div class="tw-progress-line">
                <div
                    class="tw-progress-track"
                    role="progressbar"
                    aria-labelledby={label_id}
                    aria-valuemin="0"
                    aria-valuemax="100"
                    aria-valuenow={percent.clone()}
                    aria-valuetext={shown.clone()}
                >
                    <div class="tw-progress-fill" style={format!("inline-size:{percent}%")}></div>
                </div>
                <span class="tw-progress-value" aria-hidden="true">{ shown.clone() }</span>
            </div>
        </div>
    }
}
