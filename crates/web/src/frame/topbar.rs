//! The top bar: search, clock, language, region, account.

use super::clock::Clock;
use crate::browser;
use crate::components::{
    ButtonDropdown, ButtonVariant, IconName, MenuItem, SearchBox, Segment, SegmentedControl, Suggestion, TopBar,
};
use crate::store::{FlashKind, use_app};
use console::frame::{regions, services};
use console::{Language, Route, Theme, Words};
use sim::Region;
use yew::prelude::*;

/// The top bar.
#[component]
pub fn Top() -> Html {
    let end = html! { <><Clock /><span class="tw-topbar-wide"><Languages /></span><Regions /><Account /></> };
    html! {
        <TopBar product="Trailwatch" home={Route::Home.href()} {end}>
            <Search />
        </TopBar>
    }
}

/// Services by name, purpose or another word for them.
#[component]
fn Search() -> Html {
    let app = use_app();
    let view = app.view();
    let value = use_state(String::new);
    let services = services(&view);
    let wanted = value.trim().to_ascii_lowercase();
    let fits = |service: &&console::frame::Service| {
        let words = format!("{} {} {}", service.name, service.aliases, service.purpose).to_ascii_lowercase();
        words.contains(&wanted)
    };
    let suggestion = |service: &console::frame::Service| Suggestion {
        id: service.route.href().into(),
        text: service.name.clone().into(),
        description: service.purpose.clone().into(),
        heading: None,
    };
    let suggestions: Vec<Suggestion> = services.iter().filter(fits).map(suggestion).collect();
    let onchange = {
        let value = value.clone();
        Callback::from(move |text: String| value.set(text))
    };
    let onselect = {
        let (app, value) = (app.clone(), value.clone());
        Callback::from(move |href: AttrValue| {
            value.set(String::new());
            app.go(Route::parse(&href));
        })
    };
    html! {
        <SearchBox
            value={(*value).clone()}
            {onchange}
            {suggestions}
            {onselect}
            label={view.say("frame.search")}
            empty={view.say("frame.search.none")}
        />
    }
}

#[component]
fn Languages() -> Html {
    let app = use_app();
    let view = app.view();
    let segments: Vec<Segment> =
        Language::ALL.iter().map(|language| Segment::new(language.tag(), language.own_name())).collect();
    let onchange = {
        let app = app.clone();
        Callback::from(move |tag: AttrValue| app.look(|view| view.language = Language::from_tag(&tag)))
    };
    html! {
        <SegmentedControl {segments} selected={view.language.tag()} {onchange} label={view.say("frame.language")} dark={true} />
    }
}

#[component]
fn Regions() -> Html {
    let app = use_app();
    let view = app.view();
    let regions = regions(&view);
    let mut group = String::new();
    let items: Vec<MenuItem> = regions
        .iter()
        .map(|choice| {
            let heading = (choice.group != group).then(|| AttrValue::from(choice.group.clone()));
            group.clone_from(&choice.group);
            MenuItem {
                description: Some(choice.code.into()),
                checked: Some(choice.current),
                heading,
                ..MenuItem::new(choice.code, choice.place.clone())
            }
        })
        .collect();
    let place = regions.iter().find(|choice| choice.current).map(|choice| choice.place.clone()).unwrap_or_default();
    let onselect = {
        let app = app.clone();
        Callback::from(move |code: AttrValue| {
            app.look(|view| view.region = Region::parse(&code).unwrap_or(view.region));
        })
    };
    html! {
        <ButtonDropdown label={place.clone()} aria_label={format!("{}: {place}", view.say("frame.region"))} variant={ButtonVariant::TopBar} {items} {onselect} align_end={true} />
    }
}

/// Who is signed in, and what concerns the whole account.
#[component]
fn Account() -> Html {
    let app = use_app();
    let view = app.view();
    let session = app.session();
    let user = session.scenario().caller.user_name().to_string();
    let theme = |theme: Theme, key: &'static str| MenuItem {
        checked: Some(view.theme == theme),
        ..MenuItem::new(theme.name(), view.say(key))
    };
    let language = |language: Language| MenuItem {
        checked: Some(view.language == language),
        ..MenuItem::new(language.tag(), language.own_name())
    };
    let no_undo = session.can_undo().is_none().then(|| AttrValue::from(view.say("frame.undo.none")));
    let no_redo = session.can_redo().is_none().then(|| AttrValue::from(view.say("frame.redo.none")));
    let items = vec![
        MenuItem {
            icon: Some(IconName::Share),
            heading: Some(format!("{} {}", view.say("frame.account.id"), session.account().account_id()).into()),
            ..MenuItem::new("share", view.say("frame.share"))
        },
        MenuItem { icon: Some(IconName::Undo), ..MenuItem::new("undo", view.say("frame.undo")).disabled_if(no_undo) },
        MenuItem {
            icon: Some(IconName::Refresh),
            ..MenuItem::new("redo", view.say("frame.redo")).disabled_if(no_redo)
        },
        MenuItem::new("back", view.say("frame.back")),
        MenuItem::new("reset", view.say("frame.reset")),
        MenuItem {
            heading: Some(view.say("frame.theme").into()),
            divider: true,
            ..theme(Theme::System, "frame.theme.system")
        },
        theme(Theme::Light, "frame.theme.light"),
        theme(Theme::Dark, "frame.theme.dark"),
        MenuItem { heading: Some(view.say("frame.language").into()), divider: true, ..language(Language::English) },
        language(Language::Korean),
    ];
    let onselect = {
        let app = app.clone();
        Callback::from(move |id: AttrValue| match id.as_str() {
            "share" => {
                browser::copy(&app.link());
                app.flash(FlashKind::Success, app.view().say("frame.share.copied"));
            }
            "undo" => app.undo(),
            "redo" => app.redo(),
            "back" => app.bring_back(),
            "reset" => app.start_over(),
            tag @ ("en" | "ko") => app.look(|view| view.language = Language::from_tag(tag)),
            theme => app.look(|view| view.theme = Theme::parse(theme)),
        })
    };
    html! {
        <ButtonDropdown label={user.clone()} aria_label={format!("{}: {user}", view.say("frame.account"))} variant={ButtonVariant::TopBar} icon={IconName::User} {items} {onselect} align_end={true} />
    }
}
