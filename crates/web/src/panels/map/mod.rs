//! The event map: nodes in lanes with the ways between them, tokens that
//! travel, and the same as a list.

mod drawing;
mod list;

use crate::browser;
use crate::components::{Button, ButtonVariant, IconName, Segment, SegmentedControl};
use crate::store::{App, use_app};
use console::Words;
use console::map::{map, spotlight};
use drawing::Drawing;
use list::Journeys;
use std::rc::Rc;
use yew::prelude::*;

/// The panel below the page.
#[component]
pub fn MapPanel() -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let model = map(&account, &view);
    let lit = app.spotlight().and_then(|hop| spotlight(&account, &view, hop));
    if as_list(&app) {
        return html! { <Journeys journeys={model.journeys} empty={model.empty} lit={app.spotlight()} /> };
    }
    let caption = lit.as_ref().map(|lit| lit.caption.clone());
    let onend = {
        let app = app.clone();
        Callback::from(move |()| app.light(None))
    };
    html! {
        <>
            if let Some(caption) = caption {
                <div class="tw-map-caption" role="status">
                    <span>{ caption }</span>
                    <Button label={view.say("map.spotlight.end")} variant={ButtonVariant::Icon} icon={IconName::Close} onclick={onend} />
                </div>
            }
            <Drawing model={Rc::new(model)} lit={lit.map(Rc::new)} />
        </>
    }
}

/// A list on a narrow window, unless chosen otherwise.
fn as_list(app: &App) -> bool {
    app.panels().map_as_list.unwrap_or_else(|| !browser::at_least(688))
}

/// Chooses between the drawing and the list.
#[component]
pub fn MapSwitch() -> Html {
    let app = use_app();
    let view = app.view();
    let selected = if as_list(&app) { "list" } else { "map" };
    let segments = vec![
        Segment { icon: Some(IconName::Map), ..Segment::new("map", view.say("map.view.map")) },
        Segment { icon: Some(IconName::List), ..Segment::new("list", view.say("map.view.list")) },
    ];
    let onchange =
        Callback::from(move |id: AttrValue| app.set_panels(|panels| panels.map_as_list = Some(id == "list")));
    html! { <SegmentedControl label={view.say("map.view")} {segments} {selected} {onchange} /> }
}
