//! Facts about a thing: small labels over values, in columns.

use crate::components::CopyText;
use yew::prelude::*;

/// A label and its value. `KeyValue::copyable` adds a copy button, for ARNs and ids.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct KeyValue {
    pub key: AttrValue,
    pub value: Html,
    /// An Info link after the label.
    pub info: Html,
}

impl KeyValue {
    /// A value as text; a dash when empty.
    pub fn text(key: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        let value: AttrValue = value.into();
        let shown = if value.is_empty() { AttrValue::Static("-") } else { value };
        Self::html(key, html! { { shown } })
    }

    pub fn copyable(key: impl Into<AttrValue>, value: impl Into<AttrValue>) -> Self {
        let (key, value): (AttrValue, AttrValue) = (key.into(), value.into());
        if value.is_empty() {
            return Self::text(key, value);
        }
        Self::html(key.clone(), html! { <CopyText text={value} name={key} /> })
    }

    pub fn html(key: impl Into<AttrValue>, value: Html) -> Self {
        Self { key: key.into(), value, info: Html::default() }
    }
}

#[derive(Properties, PartialEq)]
pub struct KeyValuePairsProps {
    pub items: Vec<KeyValue>,
    /// 1 to 4; fewer where there is no room.
    #[prop_or(3)]
    pub columns: u8,
}

#[component]
pub fn KeyValuePairs(props: &KeyValuePairsProps) -> Html {
    let class = match props.columns {
        0 | 1 => "tw-keys",
        2 => "tw-keys tw-columns-2",
        3 => "tw-keys tw-columns-3",
        _ => "tw-keys tw-columns-4",
    };
    html! {
        <dl {class}>
            { for props.items.iter().map(|it| html! {
                <div class="tw-keys-pair" key={it.key.to_string()}>
                    <dt class="tw-keys-key">{ it.key.clone() }{ it.info.clone() }</dt>
                    <dd class="tw-keys-value">{ it.value.clone() }</dd>
                </div>
            }) }
        </dl>
    }
}
