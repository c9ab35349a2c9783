//! What is read out when it changes. One for the whole page.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LiveRegionProps {
    /// The newest message.
    pub message: AttrValue,
}

/// Reads out at most one message in two seconds: the last of those that came meanwhile.
#[component]
pub fn LiveRegion(props: &LiveRegionProps) -> Html {
    let said = use_state(AttrValue::default);
    {
        let said = said.clone();
        use_effect_with(props.message.clone(), move |message| {
            let message = message.clone();
            let wait = if said.is_empty() { 100 } else { 2_000 };
            let timer = (*said != message).then(|| Timeout::new(wait, move || said.set(message)));
            move || drop(timer)
        });
    }
    html! { <div class="tw-hidden" role="status" aria-live="polite">{ (*said).clone() }</div> }
}
