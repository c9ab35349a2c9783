//! The button that begins a lab or an empty account. It asks before it leaves
//! an account with unfinished work in it.

use crate::components::{Button, ButtonVariant, Confirm};
use crate::store::{App, FlashKind, use_app};
use base::Seed;
use console::labs::{Leaving, leaving};
use console::{Route, Words};
use session::{Scenario, Session};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BeginProps {
    /// The lab's id; the empty account where there is no such lab.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or_default]
    pub aria_label: Option<AttrValue>,
    #[prop_or_default]
    pub variant: ButtonVariant,
}

#[component]
pub fn Begin(props: &BeginProps) -> Html {
    let app = use_app();
    let view = app.view();
    let asked = use_state(|| None::<Leaving>);
    let onclick = {
        let (app, asked, id) = (app.clone(), asked.clone(), props.id.clone());
        Callback::from(move |()| match leaving(&app.session(), &app.view()) {
            Some(leaving) => asked.set(Some(leaving)),
            None => begin(&app, &id),
        })
    };
    let onleave = {
        let (app, asked, id) = (app.clone(), asked.clone(), props.id.clone());
        Callback::from(move |()| {
            asked.set(None);
            begin(&app, &id);
        })
    };
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    html! {
        <>
            <Button label={props.label.clone()} aria_label={props.aria_label.clone()} variant={props.variant} {onclick} />
            if let Some(leaving) = &*asked {
                <Confirm
                    title={leaving.title.clone()}
                    text={leaving.text.clone()}
                    cancel={view.say("guide.leave.stay")}
                    confirm={view.say("guide.leave")}
                    onconfirm={onleave}
                    {onclose}
                />
            }
        </>
    }
}

/// Begins a lab anew, or an empty account. The account before can be brought
/// back.
fn begin(app: &App, id: &str) {
    let scenario = labs::find(id).map(|lab| lab.scenario(None));
    let is_lab = scenario.is_some();
    app.start(Session::new(scenario.unwrap_or_else(|| Scenario::sandbox(Seed(1)))));
    let told = if is_lab { "guide.begun" } else { "guide.begun.sandbox" };
    app.flash(FlashKind::Info, app.view().say(told));
    app.go(Route::Home);
    if is_lab {
        app.open_panel("guide");
    }
}
