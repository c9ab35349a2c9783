//! The frame around every page: top bar, navigation, notifications, panels.

mod clock;
mod topbar;
mod words;

use crate::components::{
    AlertKind, Breadcrumbs, Button, ButtonVariant, Crumb, Flash, Flashbar, IconName, NavItem, NavLink, Panel, Shell,
    ShellLabels, SideNavigation, SplitPanel, Words as Generic,
};
use crate::panels::{GuidePanel, MapPanel, MapSwitch, WorldPanel};
use crate::store::{App, FlashKind, Panels, use_app};
use console::frame::{Frame as Model, frame};
use console::{View, Words};
use std::rc::Rc;
use topbar::Top;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FrameProps {
    /// The page.
    pub children: Html,
}

/// Everything around the page.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let app = use_app();
    let view = app.view();
    let generic = use_memo(view.language, |language| words::generic(*language));
    let model = frame(&view);
    let panels = app.panels();
    let navigation = (!model.navigation.is_empty()).then(|| self::navigation(&model));
    let onnavigation = panel_switch(&app, |panels, open| panels.navigation = open);
    let close_panel = {
        let app = app.clone();
        Callback::from(move |()| app.set_panels(|panels| (panels.guide, panels.world) = (false, false)))
    };
    html! {
        <ContextProvider<Rc<Generic>> context={generic}>
            <Shell
                labels={labels(&view)}
                top={html! { <Top /> }}
                breadcrumbs={breadcrumbs(&model, &view)}
                tools={tools(&app, &view, panels)}
                {navigation}
                navigation_open={panels.navigation}
                {onnavigation}
                panel={side(&app, &view, panels)}
                onpanelclose={close_panel}
                flashes={html! { <Notifications /> }}
                bottom={bottom(&app, &view, panels)}
                footer={html! { <span>{ view.say("frame.disclaimer") }</span> }}
            >
                { props.children.clone() }
            </Shell>
        </ContextProvider<Rc<Generic>>>
    }
}

fn panel_switch(app: &App, switch: fn(&mut Panels, bool)) -> Callback<bool> {
    let app = app.clone();
    Callback::from(move |open| app.set_panels(|panels| switch(panels, open)))
}

fn labels(view: &View) -> ShellLabels {
    let say = |key| AttrValue::from(view.say(key));
    ShellLabels {
        skip_to_main: say("frame.skip"),
        header: say("frame.header"),
        navigation: say("frame.navigation"),
        open_navigation: say("frame.navigation.open"),
        close_navigation: say("frame.navigation.close"),
        panel: say("frame.panel"),
    }
}

fn navigation(model: &Model) -> Html {
    let link = |item: &console::frame::Item| NavItem::Link(NavLink::new(item.text.clone(), item.route.href()));
    let items: Vec<NavItem> = model.navigation.iter().map(link).collect();
    let current = model.navigation.iter().find(|item| item.current).map(|item| item.route.href()).unwrap_or_default();
    html! { <SideNavigation title={model.service.clone()} {items} {current} /> }
}

fn breadcrumbs(model: &Model, view: &View) -> Html {
    let crumb = |item: &console::frame::Item| Crumb::new(item.text.clone(), item.route.href());
    let items: Vec<Crumb> = model.breadcrumbs.iter().map(crumb).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! { <Breadcrumbs {items} label={view.say("frame.breadcrumbs")} /> }
}

/// The buttons that show and hide the panels.
fn tools(app: &App, view: &View, panels: Panels) -> Html {
    let button = |key: &'static str, icon: IconName, open: bool, switch: fn(&mut Panels, bool)| {
        let onclick = panel_switch(app, switch).reform(move |()| !open);
        html! { <Button label={view.say(key)} variant={ButtonVariant::Icon} {icon} expanded={open} {onclick} /> }
    };
    html! {
        <>
            { button("app.panel.guide", IconName::Help, panels.guide, |panels, open| panels.guide = open) }
            { button("app.panel.world", IconName::Envelope, panels.world, |panels, open| panels.world = open) }
            { button("app.panel.map", IconName::Map, panels.map, |panels, open| panels.map = open) }
        </>
    }
}

/// The panels at the side: the guide above, the world below.
fn side(app: &App, view: &View, panels: Panels) -> Option<Html> {
    let close = |switch: fn(&mut Panels, bool)| panel_switch(app, switch).reform(|()| false);
    let guide = panels.guide.then(|| {
        let onclose = close(|panels, open| panels.guide = open);
        html! { <div class="tw-side-part"><Panel title={view.say("app.panel.guide")} {onclose}><GuidePanel /></Panel></div> }
    });
    let world = panels.world.then(|| {
        let onclose = close(|panels, open| panels.world = open);
        html! { <div class="tw-side-part"><Panel title={view.say("app.panel.world")} {onclose}><WorldPanel /></Panel></div> }
    });
    let open = guide.is_some() || world.is_some();
    open.then(|| html! { <div class="tw-side">{ guide.unwrap_or_default() }{ world.unwrap_or_default() }</div> })
}

fn bottom(app: &App, view: &View, panels: Panels) -> Html {
    if !panels.map {
        return Html::default();
    }
    let onclose = panel_switch(app, |panels, open| panels.map = open).reform(|()| false);
    html! { <SplitPanel title={view.say("app.panel.map")} {onclose} height={220} actions={html! { <MapSwitch /> }}><MapPanel /></SplitPanel> }
}

/// What was done, and what went wrong.
#[component]
fn Notifications() -> Html {
    let app = use_app();
    let view = app.view();
    let items: Vec<Flash> = app
        .flashes()
        .into_iter()
        .map(|flash| Flash {
            id: flash.id.to_string().into(),
            kind: match flash.kind {
                FlashKind::Success => AlertKind::Success,
                FlashKind::Error => AlertKind::Error,
                FlashKind::Info => AlertKind::Info,
            },
            text: flash.text.into(),
            action: flash.undo.then(|| view.say("frame.undo").into()),
            ..Flash::default()
        })
        .collect();
    let ondismiss = {
        let app = app.clone();
        Callback::from(move |id: AttrValue| app.dismiss(id.parse().unwrap_or(0)))
    };
    let onaction = {
        let app = app.clone();
        Callback::from(move |_: AttrValue| app.undo())
    };
    html! { <Flashbar {items} label={view.say("frame.notifications")} {ondismiss} {onaction} /> }
}
