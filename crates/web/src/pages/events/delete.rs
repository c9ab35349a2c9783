//! The dialog that asks before a rule is deleted.

use crate::pages::dialog::Ask;
use crate::store::use_app;
use console::events::{RuleAction, RuleRow};
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteRuleProps {
    pub rule: RuleRow,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteRule(props: &DeleteRuleProps) -> Html {
    let (view, rule) = (use_app().view(), &props.rule);
    html! {
        <Ask
            title={view.fill("events.delete.title", &[("name", &rule.name)])}
            question={view.say("events.delete.text")}
            button={view.say("events.delete")}
            calls={RuleAction::Delete.calls(rule)}
            done={RuleAction::Delete.done(&view, rule)}
            next={Route::Rules}
            onclose={props.onclose.clone()}
        />
    }
}
