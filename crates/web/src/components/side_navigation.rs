//! A service's pages, at the side.

use crate::components::{Icon, IconName, truth};
use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Clone, PartialEq, Debug)]
pub enum NavItem {
    Link(NavLink),
    /// A heading that shows and hides its links.
    Section {
        title: AttrValue,
        links: Vec<NavLink>,
    },
    Divider,
}

#[derive(Clone, PartialEq, Default, Debug)]
pub struct NavLink {
    pub text: AttrValue,
    pub href: AttrValue,
    /// A badge after the text.
    pub extra: Html,
}

impl NavLink {
    pub fn new(text: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        Self { text: text.into(), href: href.into(), extra: Html::default() }
    }
}

#[derive(Properties, PartialEq)]
pub struct SideNavigationProps {
    /// The service's name, which heads the list.
    pub title: AttrValue,
    #[prop_or_default]
    pub title_href: AttrValue,
    pub items: Vec<NavItem>,
    /// The address of the page that shows.
    pub current: AttrValue,
}

/// The list; the shell puts it into its `nav` landmark.
#[component]
pub fn SideNavigation(props: &SideNavigationProps) -> Html {
    html! {
        <div class="tw-sidenav">
            <div class="tw-sidenav-title">
                <a class="tw-sidenav-title-link" href={props.title_href.clone()}>{ props.title.clone() }</a>
            </div>
            <ul class="tw-sidenav-list">
                { for props.items.iter().map(|it| match it {
                    NavItem::Link(link) => view(link, &props.current),
                    NavItem::Divider => html! { <li class="tw-sidenav-divider" aria-hidden="true"></li> },
                    NavItem::Section { title, links } => html! {
                        <Section title={title.clone()} links={links.clone()} current={props.current.clone()} />
                    },
                }) }
            </ul>
        </div>
    }
}

fn view(link: &NavLink, current: &AttrValue) -> Html {
    let here = link.href == *current;
    html! {
        <li>
            <a
                class={classes!("tw-sidenav-link", here.then_some("tw-sidenav-link-here"))}
                href={link.href.clone()}
                aria-current={here.then_some("page")}
            >
                { link.text.clone() }
                { link.extra.clone() }
            </a>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SectionProps {
    title: AttrValue,
    links: Vec<NavLink>,
    current: AttrValue,
}

#[component]
fn Section(props: &SectionProps) -> Html {
    let open = use_state(|| true);
    let list_id = use_id(&AttrValue::default());
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <li class="tw-sidenav-section">
            <button
                type="button"
                class="tw-sidenav-section-title"
                aria-expanded={truth(*open)}
                aria-controls={open.then(|| list_id.clone())}
                {onclick}
            >
                <span class={classes!("tw-expandable-icon", open.then_some("tw-expandable-icon-open"))}>
                    <Icon name={IconName::CaretDown} />
                </span>
                { props.title.clone() }
            </button>
            if *open {
                <ul class="tw-sidenav-sublist" id={list_id}>
                    { for props.links.iter().map(|link| view(link, &props.current)) }
                </ul>
            }
        </li>
    }
}
