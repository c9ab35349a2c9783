//! The button that begins a lab or an empty account. It asks before it leaves
//! an account with unfinished work in it.

use crate::components::{Button, ButtonVariant, Modal};
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
                <Ask leaving={leaving.clone()} {onleave} {onclose} />
            }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct AskProps {
    leaving: Leaving,
    onleave: Callback<()>,
    onclose: Callback<()>,
}

#[component]
fn Ask(props: &AskProps) -> Html {
    let view = use_app().view();
    let footer = html! {
        <>
            <Button label={view.say("guide.leave.stay")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("guide.leave")} variant={ButtonVariant::Primary} onclick={props.onleave.clone()} />
        </>
    };
    html! {
        <Modal title={props.leaving.title.clone()} onclose={props.onclose.clone()} {footer}>
            <p class="tw-prose-p">{ &props.leaving.text }</p>
        </Modal>
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
