//! Simulated time in the top bar.

use crate::clock::SPEEDS;
use crate::components::{Button, ButtonDropdown, ButtonVariant, Confirm, IconName, MenuItem};
use crate::store::use_app;
use console::Words;
use console::frame::ahead::ahead;
use yew::prelude::*;

/// Simulated time: pause, step, speed.
#[component]
pub fn Clock() -> Html {
    let app = use_app();
    let view = app.view();
    let clock = app.clock();
    let now = app.now();
    let next = app.account().next_wakeup();
    let (label, icon) = match clock.running {
        true => ("app.clock.pause", IconName::Pause),
        false => ("app.clock.run", IconName::Play),
    };
    let toggle = {
        let app = app.clone();
        Callback::from(move |()| app.set_clock(|clock| clock.running = !clock.running))
    };
    let asked = use_state(|| None::<String>);
    let step = {
        let (app, asked) = (app.clone(), asked.clone());
        Callback::from(move |()| match ahead(&app.account(), &app.view()) {
            Some(text) => asked.set(Some(text)),
            None => app.step(),
        })
    };
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let onskip = {
        let (app, asked) = (app.clone(), asked.clone());
        Callback::from(move |()| {
            asked.set(None);
            app.step();
        })
    };
    let speed = {
        let app = app.clone();
        Callback::from(move |id: AttrValue| {
            app.set_clock(|clock| {
                clock.speed = id.parse().unwrap_or(1);
                clock.running = true;
            });
        })
    };
    let item = |speed: &u32| MenuItem {
        checked: Some(clock.speed == *speed),
        ..MenuItem::new(speed.to_string(), format!("{speed}×"))
    };
    let items: Vec<MenuItem> = SPEEDS.iter().map(item).collect();
    let reason = if next.is_none() { view.say("app.clock.step.none") } else { String::new() };
    html! {
        <div class="tw-clock" role="group" aria-label={view.say("app.clock")}>
            <time class="tw-clock-time" datetime={now.iso()} title={now.iso()}>{ now.clock() }<span class="tw-clock-zone">{ "UTC" }</span></time>
            <Button label={view.say(label)} variant={ButtonVariant::TopBar} {icon} icon_only={true} onclick={toggle} />
            <Button label={view.say("app.clock.step")} variant={ButtonVariant::TopBar} icon={IconName::SkipForward} icon_only={true} disabled={next.is_none()} disabled_reason={reason} onclick={step} />
            <ButtonDropdown label={format!("{}×", clock.speed)} aria_label={format!("{}: {}×", view.say("app.clock.speed"), clock.speed)} variant={ButtonVariant::TopBar} {items} onselect={speed} />
            if let Some(text) = &*asked {
                <Confirm
                    title={view.say("app.clock.far")}
                    text={text.clone()}
                    cancel={view.say("words.cancel")}
                    confirm={view.say("app.clock.far.skip")}
                    onconfirm={onskip}
                    {onclose}
                />
            }
        </div>
    }
}
