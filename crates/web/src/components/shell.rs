//! The frame of every page: dark top bar, toolbar row, service navigation, main, panel
//! and footer. Below 688 pixels navigation and panel lie over the page.

use crate::components::{Icon, IconName, truth, use_words};
use crate::hooks::{focus_id, use_focus_trap, use_media};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The id of the main landmark.
pub const MAIN_ID: &str = "tw-main";
const NARROW: &str = "(max-width: 687.9px)";

#[derive(Properties, PartialEq)]
pub struct TopBarProps {
    /// The product's name, a link to `home`.
    pub product: AttrValue,
    pub home: AttrValue,
    /// After the name: the services menu, the search.
    #[prop_or_default]
    pub children: Html,
    /// At the end: clock, language, region, account. Use `ButtonVariant::TopBar`.
    #[prop_or_default]
    pub end: Html,
}

#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    html! {
        <div class="tw-topbar">
            <a class="tw-topbar-product" href={props.home.clone()}>
                <svg class="tw-topbar-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                    <path d="M4 18.5c4 0 3.5-6 7.500-6s3.5-7 8.500-7" />
                    <circle cx="4" cy="18.5" r="2" />
                    <circle cx="11.5" cy="12.5" r="2" />
                    <circle cx="20" cy="5.5" r="2" />
                </svg>
                <span class="tw-topbar-name">{ props.product.clone() }</span>
            </a>
            <div class="tw-topbar-start">{ props.children.clone() }</div>
            <div class="tw-topbar-end">{ props.end.clone() }</div>
        </div>
    }
}

/// The names of the shell's landmarks and controls.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct ShellLabels {
    pub skip_to_main: AttrValue,
    /// The header: "Global".
    pub header: AttrValue,
    pub navigation: AttrValue,
    pub open_navigation: AttrValue,
    pub close_navigation: AttrValue,
    pub panel: AttrValue,
}

#[derive(Properties, PartialEq)]
pub struct ShellProps {
    pub labels: ShellLabels,
    /// A `TopBar`.
    pub top: Html,
    /// A `Breadcrumbs`.
    #[prop_or_default]
    pub breadcrumbs: Html,
    /// Buttons at the end of the toolbar row, which show and hide panels.
    #[prop_or_default]
    pub tools: Html,
    /// A `SideNavigation`; no toggle without.
    #[prop_or_default]
    pub navigation: Option<Html>,
    #[prop_or_default]
    pub navigation_open: bool,
    #[prop_or_default]
    pub onnavigation: Callback<bool>,
    /// A `Panel`; `None` is closed.
    #[prop_or_default]
    pub panel: Option<Html>,
    /// Esc in the panel, while it lies over the page.
    #[prop_or_default]
    pub onpanelclose: Callback<()>,
    /// A `Flashbar`.
    #[prop_or_default]
    pub flashes: Html,
    /// A `SplitPanel` below the page.
    #[prop_or_default]
    pub split: Html,
    /// Below the navigation and the page, beside the panel: the event map.
    #[prop_or_default]
    pub bottom: Html,
    #[prop_or_default]
    pub footer: Html,
    /// The page.
    pub children: Html,
}

#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let narrow = use_media(NARROW);
    let words = use_words();
    let (nav, aside) = (use_node_ref(), use_node_ref());
    let nav_open = props.navigation_open && props.navigation.is_some();
    use_focus_trap(&nav, narrow && nav_open);
    use_focus_trap(&aside, narrow && props.panel.is_some());
    let skip = Callback::from(|event: MouseEvent| {
        // The address's fragment names the page: it stays.
        event.prevent_default();
        focus_id(MAIN_ID);
    });
    let toggle = props.onnavigation.reform(move |_: MouseEvent| !nav_open);
    let nav_escape = escape(narrow, props.onnavigation.reform(|()| false));
    let panel_escape = escape(narrow, props.onpanelclose.clone());
    let followed = {
        let onnavigation = props.onnavigation.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if narrow && target.and_then(|it| it.closest("a").ok().flatten()).is_some() {
                onnavigation.emit(false);
            }
        })
    };
    let labels = &props.labels;
    let toggle_label = if nav_open { labels.close_navigation.clone() } else { labels.open_navigation.clone() };
    html! {
        <div class="tw-shell">
            <a class="tw-skip" href={format!("#{MAIN_ID}")} onclick={skip}>{ labels.skip_to_main.clone() }</a>
            <header class="tw-shell-top" aria-label={labels.header.clone()}>{ props.top.clone() }</header>
            <div class="tw-toolbar">
                if props.navigation.is_some() {
                    <button
                        type="button"
                        class={classes!("tw-toolbar-toggle", nav_open.then_some("tw-toolbar-toggle-on"))}
                        aria-label={toggle_label.clone()}
                        title={toggle_label}
                        aria-expanded={truth(nav_open)}
                        onclick={toggle}
                    ><Icon name={IconName::Menu} /></button>
                }
                <div class="tw-toolbar-crumbs">{ props.breadcrumbs.clone() }</div>
                <div class="tw-toolbar-tools">{ props.tools.clone() }</div>
            </div>
            <div class="tw-shell-body">
                <div class="tw-shell-left">
                    <div class="tw-shell-row">
                        if let Some(navigation) = props.navigation.clone().filter(|_| nav_open) {
                            <nav class="tw-shell-nav" aria-label={labels.navigation.clone()} ref={nav} onkeydown={nav_escape} onclick={followed}>
                                if narrow {
                                    <button type="button" class="tw-shell-close" aria-label={words.close.clone()} onclick={props.onnavigation.reform(|_: MouseEvent| false)}>
                                        <Icon name={IconName::Close} />
                                    </button>
                                }
                                { navigation }
                            </nav>
                        }
                        <div class="tw-shell-middle">
                            <div class="tw-shell-scroll">
                                <main class="tw-shell-main" id={MAIN_ID} tabindex="-1">
                                    { props.flashes.clone() }
                                    { props.children.clone() }
                                </main>
                            </div>
                            { props.split.clone() }
                        </div>
                    </div>
                    { props.bottom.clone() }
                </div>
                if let Some(panel) = props.panel.clone() {
                    <aside class="tw-shell-panel" aria-label={labels.panel.clone()} ref={aside} onkeydown={panel_escape}>{ panel }</aside>
                }
            </div>
            <footer class="tw-footer">{ props.footer.clone() }</footer>
        </div>
    }
}

/// Esc closes what lies over the page; beside the page it does nothing.
fn escape(narrow: bool, close: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if narrow && event.key() == "Escape" && !event.default_prevented() {
            close.emit(());
        }
    })
}
