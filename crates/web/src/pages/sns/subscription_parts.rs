//! What a subscription is set up with besides its endpoint: filter policy,
//! dead-letter queue, retries. The forms that make and change one share it.

use super::retry_editor::RetryEditor;
use crate::components::{
    Alert, AlertKind, Choice, CodeBlock, ExpandableSection, ExpandableVariant, FormField, Gap, Input, Select, Stack,
    Tiles, Toggle,
};
use crate::pages::editor::Editor;
use crate::store::use_app;
use console::editor::{EditorLanguage, FilterScope};
use console::sns::{FilterDraft, MissingStatement, RetryDraft, SubscribeForm, SubscriptionDraft};
use console::{View, Words};
use yew::prelude::*;

/// What AWS refused, part by part.
#[derive(Clone, Default, PartialEq)]
pub struct PartErrors {
    pub filter: Option<AttrValue>,
    pub redrive: Option<AttrValue>,
    pub retry: Option<AttrValue>,
}

#[derive(PartialEq, Properties)]
pub struct SubscriptionPartsProps {
    pub draft: SubscriptionDraft,
    pub form: SubscribeForm,
    pub errors: PartErrors,
    /// Each part is open, as where a subscription is changed.
    #[prop_or_default]
    pub open: bool,
    pub onchange: Callback<SubscriptionDraft>,
}

#[component]
pub fn SubscriptionParts(props: &SubscriptionPartsProps) -> Html {
    let view = use_app().view();
    let (draft, errors) = (&props.draft, &props.errors);
    let onfilter = {
        let (draft, onchange) = (draft.clone(), props.onchange.clone());
        Callback::from(move |filter: FilterDraft| onchange.emit(SubscriptionDraft { filter, ..draft.clone() }))
    };
    let onredrive = {
        let (draft, onchange) = (draft.clone(), props.onchange.clone());
        Callback::from(move |queue: Option<String>| {
            onchange.emit(SubscriptionDraft { dead_letter_queue: queue, ..draft.clone() });
        })
    };
    let onretry = {
        let (draft, onchange) = (draft.clone(), props.onchange.clone());
        Callback::from(move |retry: RetryDraft| onchange.emit(SubscriptionDraft { retry, ..draft.clone() }))
    };
    let part = |title: &'static str, text: &'static str, open: bool, content: Html| {
        html! {
            <ExpandableSection
                title={format!("{} - {}", view.say(title), view.say("words.optional"))}
                description={view.say(text)}
                variant={ExpandableVariant::Container}
                initially_expanded={props.open || open}
            >
                { content }
            </ExpandableSection>
        }
    };
    let redrive = redrive(&view, draft.dead_letter_queue.as_deref(), &props.form, errors.redrive.clone(), &onredrive);
    html! {
        <>
            { part("sns.filter", "sns.filter.text", draft.filter.on, filter(&view, &draft.filter, errors.filter.clone(), &onfilter)) }
            if props.form.has_retry {
                { part("sns.retry", "sns.retry.text", false, html! {
                    <RetryEditor draft={draft.retry.clone()} of_topic={false} error={errors.retry.clone()} onchange={onretry} />
                }) }
            }
            { part("sns.redrive", "sns.redrive.text", draft.dead_letter_queue.is_some(), redrive) }
        </>
    }
}

fn filter(view: &View, draft: &FilterDraft, error: Option<AttrValue>, onchange: &Callback<FilterDraft>) -> Html {
    let switch = {
        let draft = draft.clone();
        onchange.reform(move |on: bool| draft.clone().switched(on))
    };
    let scope = {
        let draft = draft.clone();
        onchange.reform(move |scope: AttrValue| draft.clone().looking_at(scope == "MessageBody"))
    };
    let typed = {
        let draft = draft.clone();
        onchange.reform(move |policy: String| FilterDraft { policy, ..draft.clone() })
    };
    let scopes = vec![
        Choice::new("MessageAttributes", view.say("sns.filter.attributes"))
            .described(view.say("sns.filter.attributes.text")),
        Choice::new("MessageBody", view.say("sns.filter.body")).described(view.say("sns.filter.body.text")),
    ];
    let looks_at = if draft.body { FilterScope::MessageBody } else { FilterScope::MessageAttributes };
    html! {
        <Stack gap={Gap::M}>
            <Toggle checked={draft.on} label={view.say("sns.filter.on")} onchange={switch} />
            if draft.on {
                <FormField label={view.say("sns.filter.scope")} group={true} stretch={true}>
                    <Tiles value={draft.scope()} options={scopes} onchange={scope} />
                </FormField>
                <FormField label={view.say("sns.filter.editor")} stretch={true} {error}>
                    <Editor language={EditorLanguage::FilterPolicy(looks_at)} value={draft.policy.clone()} onchange={typed} rows={10} />
                </FormField>
            }
        </Stack>
    }
}

fn redrive(
    view: &View,
    queue: Option<&str>,
    form: &SubscribeForm,
    error: Option<AttrValue>,
    onchange: &Callback<Option<String>>,
) -> Html {
    let switch = onchange.reform(|on: bool| on.then(String::new));
    let typed = onchange.reform(Some);
    let pick = onchange.reform(|arn: AttrValue| Some(arn.to_string()));
    let queues: Vec<Choice> = form.queues.iter().map(|arn| Choice::new(arn.clone(), arn.clone())).collect();
    html! {
        <Stack gap={Gap::M}>
            <Toggle checked={queue.is_some()} label={view.say("sns.redrive.on")} onchange={switch} />
            if let Some(queue) = queue {
                if !queues.is_empty() {
                    <FormField label={view.say("sns.redrive.pick")} stretch={true}>
                        <Select value={queue.to_string()} options={queues} onchange={pick} />
                    </FormField>
                }
                <FormField
                    label={view.say("sns.redrive.queue")}
                    description={view.say("sns.redrive.queue.text")}
                    control_id="subscribe-redrive"
                    stretch={true}
                    {error}
                >
                    <Input value={queue.to_string()} placeholder="arn:aws:sqs:us-east-1:123456789012:queue" onchange={typed} />
                </FormField>
                { missing(view, form.missing_at_queue.as_ref()) }
            }
        </Stack>
    }
}

/// What keeps messages from arriving, with the statement that would help.
pub fn missing(view: &View, missing: Option<&MissingStatement>) -> Html {
    let Some(missing) = missing else { return Html::default() };
    html! {
        <Stack gap={Gap::S}>
            <Alert kind={AlertKind::Warning}>{ &missing.text }</Alert>
            if !missing.statement.is_empty() {
                <CodeBlock code={missing.statement.clone()} name={view.say("sns.endpoint.statement")} />
            }
        </Stack>
    }
}
