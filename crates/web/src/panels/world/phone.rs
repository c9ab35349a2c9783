//! A phone: a thread for each sender, and a field to answer in.

use super::nothing;
use super::nothing::WhyNothing;
use super::why::Why;
use crate::components::{Button, ButtonVariant, Choice, IconName, Input, Select};
use crate::store::{App, use_app};
use console::world::{Bubble, Inbox, Phone, Thread, reply};
use console::{View, Words};
use session::Action;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PhoneScreenProps {
    pub phones: Vec<Phone>,
}

#[component]
pub fn PhoneScreen(props: &PhoneScreenProps) -> Html {
    let app = use_app();
    let view = app.view();
    let chosen = app.attention().phone;
    let sender = use_state(AttrValue::default);
    let phone = props.phones.iter().find(|it| it.number == chosen.as_str()).or(props.phones.first());
    let thread = phone.and_then(|phone| thread(phone, &sender));
    use_seen(&app, thread.map(|thread| thread.bubbles.iter().filter_map(|it| it.number).collect()).unwrap_or_default());
    let Some(phone) = phone else {
        return nothing(view.say("world.texts.empty"), view.say("world.texts.empty.text"));
    };
    let choose = {
        let app = app.clone();
        Callback::from(move |number: AttrValue| app.attend(|attention| attention.phone = number))
    };
    let choices: Vec<Choice> = props.phones.iter().map(|it| Choice::new(it.number.clone(), it.label.clone())).collect();
    html! {
        <>
            <div class="tw-phone">
                <div class="tw-phone-bar">
                    if choices.len() > 1 {
                        <Select value={phone.number.clone()} options={choices} onchange={choose} aria_label={view.say("world.number")} />
                    } else {
                        <span>{ &phone.label }</span>
                    }
                </div>
                { senders(&view, phone, thread, &sender) }
                if let Some(thread) = thread {
                    <Bubbles
                        label={view.fill("world.thread", &[("number", &phone.number)])}
                        bubbles={thread.bubbles.clone()}
                    />
                    if thread.answers { <Answer key={phone.number.clone()} number={phone.number.clone()} /> }
                } else {
                    <p class="tw-phone-empty">{ view.say("world.texts.empty") }</p>
                }
            </div>
            <WhyNothing inbox={Inbox::Phone(phone.number.clone())} />
        </>
    }
}

fn thread<'a>(phone: &'a Phone, sender: &str) -> Option<&'a Thread> {
    phone.threads.iter().find(|it| it.sender == sender).or(phone.threads.first())
}

/// What is on the screen has been seen.
#[hook]
fn use_seen(app: &App, numbers: Vec<u32>) {
    let app = app.clone();
    use_effect_with(numbers, move |numbers| {
        let seen = app.attention().texts;
        if numbers.iter().any(|number| !seen.contains(number)) {
            app.attend(|attention| attention.texts.extend(numbers));
        }
    });
}

/// The senders, where there are several.
fn senders(view: &View, phone: &Phone, open: Option<&Thread>, sender: &UseStateHandle<AttrValue>) -> Html {
    if phone.threads.len() < 2 {
        return open.map_or(Html::default(), |thread| html! { <div class="tw-phone-sender">{ &thread.sender }</div> });
    }
    let choices: Vec<Choice> =
        phone.threads.iter().map(|it| Choice::new(it.sender.clone(), it.sender.clone())).collect();
    let onchange = {
        let sender = sender.clone();
        Callback::from(move |chosen: AttrValue| sender.set(chosen))
    };
    let value = open.map(|thread| thread.sender.clone()).unwrap_or_default();
    html! {
        <div class="tw-phone-sender">
            <Select {value} options={choices} {onchange} aria_label={view.say("world.sender")} />
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct BubblesProps {
    label: String,
    bubbles: Vec<Bubble>,
}

/// The texts of a thread. It stands at its end, as on a phone: what comes is seen.
#[component]
fn Bubbles(props: &BubblesProps) -> Html {
    let view = use_app().view();
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with(props.bubbles.len(), move |_| {
            if let Some(list) = list.cast::<web_sys::Element>() {
                list.set_scroll_top(list.scroll_height());
            }
        });
    }
    html! {
        // Reachable by keyboard, so that it can be scrolled without a mouse.
        <ol class="tw-phone-thread" aria-label={props.label.clone()} tabindex="0" ref={list}>
            { for props.bubbles.iter().enumerate().map(|(place, bubble)| self::bubble(&view, place, bubble)) }
        </ol>
    }
}

fn bubble(view: &View, place: usize, bubble: &Bubble) -> Html {
    let is_mine = bubble.number.is_none();
    let class = if is_mine { "tw-phone-text tw-phone-mine" } else { "tw-phone-text" };
    html! {
        <li key={place} {class}>
            if !bubble.day.is_empty() { <span class="tw-phone-day">{ &bubble.day }</span> }
            if is_mine { <span class="tw-hidden">{ view.say("world.answered") }</span> }
            <p class={if is_mine { "tw-phone-bubble tw-phone-bubble-mine" } else { "tw-phone-bubble" }}>{ &bubble.body }</p>
            <span class="tw-phone-time">
                <time title={bubble.time.clone()}>{ &bubble.clock }</time>
                if !bubble.note.is_empty() { { " · " }{ &bubble.note } }
            </span>
            if let Some(hop) = bubble.hop.filter(|_| !is_mine) { <Why {hop} /> }
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct AnswerProps {
    number: String,
}

/// The field to answer in.
#[component]
fn Answer(props: &AnswerProps) -> Html {
    let app = use_app();
    let view = app.view();
    let text = use_state(String::new);
    let send = {
        let (app, text, number) = (app.clone(), text.clone(), props.number.clone());
        Callback::from(move |()| {
            if let Some(act) = reply(&number, &text) {
                app.perform(Action::Act(act));
                text.set(String::new());
            }
        })
    };
    let onchange = {
        let text = text.clone();
        Callback::from(move |typed: String| text.set(typed))
    };
    html! {
        <div class="tw-phone-answer">
            <Input
                value={(*text).clone()}
                {onchange}
                onenter={send.clone()}
                placeholder={view.say("world.answer.try")}
                aria_label={view.say("world.answer")}
            />
            <Button label={view.say("world.answer.send")} variant={ButtonVariant::Icon} icon={IconName::AngleRight} onclick={send} />
        </div>
    }
}
