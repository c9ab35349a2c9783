//! Who may publish and subscribe: by answers, or as JSON.

use crate::components::{
    Choice, CodeBlock, ExpandableSection, ExpandableVariant, FormField, Input, RadioGroup, Stack, Tiles,
};
use crate::pages::editor::Editor;
use crate::store::use_app;
use console::editor::EditorLanguage;
use console::sns::{AccessDraft, Who};
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct AccessEditorProps {
    pub draft: AccessDraft,
    /// The policy that the draft comes to.
    pub policy: AttrValue,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchange: Callback<AccessDraft>,
}

#[component]
pub fn AccessEditor(props: &AccessEditorProps) -> Html {
    let view = use_app().view();
    let methods = ["basic", "advanced"].map(|name| {
        let (label, text) = match name {
            "basic" => ("sns.access.basic", "sns.access.basic.text"),
            _ => ("sns.access.advanced", "sns.access.advanced.text"),
        };
        Choice::new(name, view.say(label)).described(view.say(text))
    });
    let choose = {
        let (draft, policy, onchange) = (props.draft.clone(), props.policy.clone(), props.onchange.clone());
        Callback::from(move |method: AttrValue| {
            let json = (method == "advanced").then(|| policy.to_string());
            onchange.emit(AccessDraft { json, ..draft.clone() });
        })
    };
    let typed = {
        let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
        Callback::from(move |text: String| onchange.emit(AccessDraft { json: Some(text), ..draft.clone() }))
    };
    let answer = |change: fn(&mut AccessDraft, Who)| {
        let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
        Callback::from(move |who: Who| {
            let mut draft = draft.clone();
            change(&mut draft, who);
            onchange.emit(draft);
        })
    };
    let draft = &props.draft;
    html! {
        <Stack>
            <FormField label={view.say("sns.access.method")} group={true} stretch={true}>
                <Tiles value={if draft.json.is_some() { "advanced" } else { "basic" }} options={methods.to_vec()} onchange={choose} />
            </FormField>
            if let Some(json) = &draft.json {
                <FormField label={view.say("sns.policy")} stretch={true} error={props.error.clone()}>
                    <Editor language={EditorLanguage::ResourcePolicy} value={json.clone()} onchange={typed} rows={16} />
                </FormField>
            } else {
                { who(&view, "publish", &draft.publishers, answer(|draft, who| draft.publishers = who)) }
                { who(&view, "subscribe", &draft.subscribers, answer(|draft, who| draft.subscribers = who)) }
                <ExpandableSection title={view.say("sns.access.preview")} variant={ExpandableVariant::Footer}>
                    <CodeBlock code={props.policy.clone()} name={view.say("sns.policy")} />
                </ExpandableSection>
            }
        </Stack>
    }
}

fn who(view: &View, what: &'static str, answer: &Who, onchange: Callback<Who>) -> Html {
    let (label, text, accounts) = match what {
        "publish" => ("sns.access.publishers", "sns.access.publishers.text", "sns.access.accounts.publish"),
        _ => ("sns.access.subscribers", "sns.access.subscribers.text", "sns.access.accounts.subscribe"),
    };
    let choices =
        [("owner", "sns.access.owner"), ("everyone", "sns.access.everyone"), ("accounts", "sns.access.accounts")];
    let choices = choices.map(|(name, key)| Choice::new(name, view.say(key))).to_vec();
    let choose = {
        let answer = answer.clone();
        onchange.reform(move |name: AttrValue| answer.switched(&name))
    };
    html! {
        <>
            <FormField label={view.say(label)} description={view.say(text)} group={true}>
                <RadioGroup value={answer.name()} options={choices} onchange={choose} />
            </FormField>
            if let Who::Accounts(ids) = answer {
                <FormField label={view.say(accounts)} constraint={view.say("sns.access.accounts.text")}>
                    <Input value={ids.clone()} placeholder="210987654321" onchange={onchange.reform(Who::Accounts)} />
                </FormField>
            }
        </>
    }
}
