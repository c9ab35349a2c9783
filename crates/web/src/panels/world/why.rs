//! How a mail or a text came to be: from who began it, hop by hop.

use crate::components::{Button, ButtonVariant, ExpandableSection, ExpandableVariant, IconName};
use crate::store::use_app;
use console::Words;
use console::map::path;
use sim::kernel::HopId;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct WhyProps {
    /// What brought it.
    pub hop: HopId,
}

#[component]
pub fn Why(props: &WhyProps) -> Html {
    let app = use_app();
    let view = app.view();
    let onmap = {
        let (app, hop) = (app.clone(), props.hop);
        Callback::from(move |()| app.light(Some(hop)))
    };
    let steps = path(&app.account(), &view, props.hop);
    html! {
        <ExpandableSection title={view.say("world.why")} variant={ExpandableVariant::Footer}>
            <ol class="tw-why">
                { for steps.iter().map(|step| html! {
                    <li key={step.hop.0} class="tw-why-step">
                        <span class="tw-why-time">{ &step.time }</span>
                        <span>
                            <b>{ &step.place }</b>
                            <span class="tw-why-what">{ &step.what }</span>
                        </span>
                    </li>
                }) }
            </ol>
            <Button label={view.say("world.map")} variant={ButtonVariant::Link} icon={IconName::Map} onclick={onmap} />
        </ExpandableSection>
    }
}
