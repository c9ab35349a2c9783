//! From a message or an invocation to its way on the event map.

use crate::components::{Button, ButtonVariant, IconName};
use crate::store::use_app;
use console::Words;
use sim::kernel::HopId;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct OnMapProps {
    /// Where it arrived; none where that is forgotten.
    pub hop: Option<HopId>,
    /// The dialog that stands before the map.
    pub onclose: Callback<()>,
}

#[component]
pub fn OnMap(props: &OnMapProps) -> Html {
    let app = use_app();
    let label = app.view().say("world.map");
    let Some(hop) = props.hop else { return Html::default() };
    let onclick = {
        let (app, onclose) = (app.clone(), props.onclose.clone());
        Callback::from(move |()| {
            onclose.emit(());
            app.light(Some(hop));
        })
    };
    html! { <Button {label} variant={ButtonVariant::Link} icon={IconName::Map} {onclick} /> }
}
