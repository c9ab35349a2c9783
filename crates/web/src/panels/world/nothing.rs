//! What stands where nothing has arrived, and why nothing did.

use crate::components::{ExpandableSection, ExpandableVariant, Icon, IconName, Link};
use crate::store::use_app;
use console::Words;
use console::world::{Finding, Inbox, why_nothing};
use yew::prelude::*;

/// What stands where nothing has arrived.
pub fn nothing(title: String, text: String) -> Html {
    html! {
        <div class="tw-world-nothing">
            <b>{ title }</b>
            <p class="tw-world-nothing-text">{ text }</p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
pub struct WhyNothingProps {
    pub inbox: Inbox,
}

/// The chain behind an inbox, up to the first link that is broken.
#[component]
pub fn WhyNothing(props: &WhyNothingProps) -> Html {
    let app = use_app();
    let view = app.view();
    let findings = why_nothing(&app.account(), &view, &props.inbox);
    html! {
        <ExpandableSection title={view.say("world.nothing")} variant={ExpandableVariant::Footer}>
            <ol class="tw-nothing">{ for findings.iter().map(|finding| self::finding(finding, &view)) }</ol>
        </ExpandableSection>
    }
}

fn finding(finding: &Finding, view: &console::View) -> Html {
    let (class, icon, word) = match finding.holds {
        true => ("tw-nothing-good", IconName::Positive, "world.nothing.holds"),
        false => ("tw-nothing-bad", IconName::Negative, "world.nothing.broken"),
    };
    html! {
        <li class="tw-nothing-link">
            <span {class}><Icon name={icon} /><span class="tw-hidden">{ view.say(word) }</span></span>
            <span>
                if let Some(route) = &finding.route {
                    <Link text={finding.words.clone()} href={route.href()} />
                } else {
                    { &finding.words }
                }
                if !finding.advice.is_empty() { <span class="tw-nothing-advice">{ &finding.advice }</span> }
            </span>
        </li>
    }
}
