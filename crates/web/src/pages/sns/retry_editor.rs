//! How deliveries to web servers are tried again: the fields of a delivery
//! policy, of a topic or of a subscription.

use crate::components::{Alert, AlertKind, Checkbox, Choice, Columns, FormField, Gap, Input, InputKind, Select, Stack};
use crate::store::use_app;
use console::Words;
use console::sns::{CONTENT_TYPES, RetryDraft, backoffs};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct RetryEditorProps {
    pub draft: RetryDraft,
    /// Whether it is a topic's.
    pub of_topic: bool,
    /// What AWS refused in it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchange: Callback<RetryDraft>,
}

#[component]
pub fn RetryEditor(props: &RetryEditorProps) -> Html {
    let view = use_app().view();
    let edit = |change: fn(&mut RetryDraft, String)| {
        let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut draft = draft.clone();
            change(&mut draft, text);
            onchange.emit(draft);
        })
    };
    let choose = |change: fn(&mut RetryDraft, String)| edit(change).reform(|value: AttrValue| value.to_string());
    let switch = |change: fn(&mut RetryDraft, bool)| {
        let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
        Callback::from(move |on: bool| {
            let mut draft = draft.clone();
            change(&mut draft, on);
            onchange.emit(draft);
        })
    };
    let field = |label: &'static str, hint: &'static str, value: &str, change: fn(&mut RetryDraft, String)| {
        let constraint = if hint.is_empty() { String::new() } else { view.say(hint) };
        html! {
            <FormField label={view.say(label)} {constraint}>
                <Input value={value.to_string()} kind={InputKind::Number} onchange={edit(change)} />
            </FormField>
        }
    };
    let draft = &props.draft;
    let default = if props.of_topic { "sns.retry.default" } else { "sns.retry.default.topic" };
    let functions = backoffs().into_iter().map(|name| Choice::new(name, name)).collect::<Vec<_>>();
    let kinds = CONTENT_TYPES.map(|kind| Choice::new(kind, kind)).to_vec();
    html! {
        <Stack gap={Gap::M}>
            <Checkbox checked={draft.default} label={view.say(default)} onchange={switch(|draft, on| draft.default = on)} />
            if let Some(error) = props.error.clone() {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            if !draft.default {
                <Columns>
                    { field("sns.retry.retries", "sns.retry.retries.text", &draft.retries, |draft, text| draft.retries = text) }
                    { field("sns.retry.without-delay", "", &draft.without_delay, |draft, text| draft.without_delay = text) }
                    { field("sns.retry.min-delay", "sns.retry.seconds", &draft.min_delay, |draft, text| draft.min_delay = text) }
                    { field("sns.retry.with-min-delay", "", &draft.with_min_delay, |draft, text| draft.with_min_delay = text) }
                    { field("sns.retry.max-delay", "sns.retry.seconds", &draft.max_delay, |draft, text| draft.max_delay = text) }
                    { field("sns.retry.with-max-delay", "", &draft.with_max_delay, |draft, text| draft.with_max_delay = text) }
                    { field("sns.retry.max-receives", "sns.retry.max-receives.text", &draft.max_receives, |draft, text| draft.max_receives = text) }
                    <FormField label={view.say("sns.retry.backoff")}>
                        <Select value={draft.backoff.clone()} options={functions} onchange={choose(|draft, name| draft.backoff = name)} />
                    </FormField>
                    <FormField label={view.say("sns.retry.content-type")} optional={true}>
                        <Select value={draft.content_type.clone()} options={kinds} onchange={choose(|draft, kind| draft.content_type = kind)} />
                    </FormField>
                </Columns>
                if props.of_topic {
                    <Checkbox
                        checked={draft.no_overrides}
                        label={view.say("sns.retry.no-overrides")}
                        description={view.say("sns.retry.no-overrides.text")}
                        onchange={switch(|draft, on| draft.no_overrides = on)}
                    />
                }
            }
        </Stack>
    }
}
