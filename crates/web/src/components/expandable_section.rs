//! A heading that shows and hides what is below it.

use crate::components::{Icon, IconName, truth};
use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ExpandableVariant {
    /// In the flow of a form or a panel.
    #[default]
    Plain,
    /// A box with a heading, like a container.
    Container,
    /// As small as text, for details.
    Footer,
}

#[derive(Properties, PartialEq)]
pub struct ExpandableSectionProps {
    pub title: AttrValue,
    pub children: Html,
    #[prop_or_default]
    pub variant: ExpandableVariant,
    #[prop_or_default]
    pub description: AttrValue,
    /// A counter or badge after the title.
    #[prop_or_default]
    pub extra: Html,
    /// With `Some` the page decides; with `None` the section remembers by itself.
    #[prop_or_default]
    pub expanded: Option<bool>,
    /// How it begins when it remembers by itself.
    #[prop_or_default]
    pub initially_expanded: bool,
    #[prop_or_default]
    pub onchange: Callback<bool>,
}

#[component]
pub fn ExpandableSection(props: &ExpandableSectionProps) -> Html {
    let own = use_state(|| props.initially_expanded);
    let expanded = props.expanded.unwrap_or(*own);
    let content_id = use_id(&AttrValue::default());
    let onclick = {
        let (own, onchange) = (own.clone(), props.onchange.clone());
        Callback::from(move |_: MouseEvent| {
            own.set(!expanded);
            onchange.emit(!expanded);
        })
    };
    let class = match props.variant {
        ExpandableVariant::Plain => "tw-expandable",
        ExpandableVariant::Container => "tw-expandable tw-container",
        ExpandableVariant::Footer => "tw-expandable tw-expandable-footer",
    };
    let boxed = props.variant == ExpandableVariant::Container;
    html! {
        <div {class}>
            <button
                type="button"
                class={classes!("tw-expandable-header", boxed.then_some("tw-expandable-header-boxed"))}
                aria-expanded={truth(expanded)}
                aria-controls={expanded.then(|| content_id.clone())}
                {onclick}
            >
                <span class={classes!("tw-expandable-icon", expanded.then_some("tw-expandable-icon-open"))}>
                    <Icon name={IconName::CaretDown} />
                </span>
                <span class="tw-expandable-words">
                    <span class={classes!("tw-expandable-title", boxed.then_some("tw-expandable-title-boxed"))}>
                        { props.title.clone() }
                        { props.extra.clone() }
                    </span>
                    if !props.description.is_empty() {
                        <span class="tw-expandable-description">{ props.description.clone() }</span>
                    }
                </span>
            </button>
            if expanded {
                <div
                    class={classes!("tw-expandable-content", boxed.then_some("tw-expandable-content-boxed"))}
                    id={content_id}
                >{ props.children.clone() }</div>
            }
        </div>
    }
}
