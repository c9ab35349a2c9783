//! A heading with counter, help link, description and actions: of a page or a container.

use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum HeaderLevel {
    H1,
    #[default]
    H2,
    H3,
}

impl HeaderLevel {
    const fn class(self) -> &'static str {
        match self {
            Self::H1 => "tw-header-title tw-header-h1",
            Self::H2 => "tw-header-title tw-header-h2",
            Self::H3 => "tw-header-title tw-header-h3",
        }
    }

    const fn tag(self) -> &'static str {
        match self {
            Self::H1 => "h1",
            Self::H2 => "h2",
            Self::H3 => "h3",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub title: AttrValue,
    #[prop_or_default]
    pub level: HeaderLevel,
    /// After the title, subdued: "(3)" or "(1/3)".
    #[prop_or_default]
    pub counter: AttrValue,
    /// After the counter: an Info link.
    #[prop_or_default]
    pub info: Html,
    #[prop_or_default]
    pub description: AttrValue,
    /// Buttons, the primary one last.
    #[prop_or_default]
    pub actions: Html,
    /// The heading's id, for `aria-labelledby`.
    #[prop_or_default]
    pub id: AttrValue,
}

#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let id = (!props.id.is_empty()).then(|| props.id.clone());
    // A page's title takes the focus when the page changes.
    let tabindex = (props.level == HeaderLevel::H1).then_some("-1");
    html! {
        <div class="tw-header">
            <div class="tw-header-main">
                <div class="tw-header-words">
                    <@{props.level.tag()} class={props.level.class()} {id} {tabindex}>
                        { props.title.clone() }
                        if !props.counter.is_empty() {
                            { " " }
                            <span class="tw-header-counter">{ props.counter.clone() }</span>
                        }
                    </@>
                    { props.info.clone() }
                </div>
                if props.actions != Html::default() {
                    <div class="tw-header-actions">{ props.actions.clone() }</div>
                }
            </div>
            if !props.description.is_empty() {
                <p class="tw-header-description">{ props.description.clone() }</p>
            }
        </div>
    }
}
