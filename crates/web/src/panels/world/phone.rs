//! A phone: a thread of text messages for each number.

use super::nothing;
use crate::components::{Choice, Select};
use crate::store::use_app;
use console::Words;
use console::world::Phone;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PhoneScreenProps {
    pub phones: Vec<Phone>,
}

#[component]
pub fn PhoneScreen(props: &PhoneScreenProps) -> Html {
    let view = use_app().view();
    let number = use_state(AttrValue::default);
    let Some(first) = props.phones.first() else {
        return nothing(view.say("world.texts.empty"), view.say("world.texts.empty.text"));
    };
    let phone = props.phones.iter().find(|it| it.number == number.as_str()).unwrap_or(first);
    let choose = {
        let number = number.clone();
        Callback::from(move |chosen: AttrValue| number.set(chosen))
    };
    let choices: Vec<Choice> =
        props.phones.iter().map(|it| Choice::new(it.number.clone(), it.number.clone())).collect();
    html! {
        <div class="tw-phone">
            <div class="tw-phone-bar">
                if choices.len() > 1 {
                    <Select value={phone.number.clone()} options={choices} onchange={choose} aria_label={view.say("world.number")} />
                } else {
                    <span>{ &phone.number }</span>
                }
            </div>
            <ol class="tw-phone-thread" aria-label={view.fill("world.thread", &[("number", &phone.number)])}>
                { for phone.texts.iter().map(|text| html! {
                    <li key={text.number} class="tw-phone-text">
                        <p class="tw-phone-bubble">{ &text.body }</p>
                        <time class="tw-phone-time" title={text.time.clone()}>{ &text.clock }</time>
                    </li>
                }) }
            </ol>
        </div>
    }
}
