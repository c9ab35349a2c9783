//! The dialogs of text messaging: preferences, and a message to a phone.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, FormField, Input, Modal, RadioGroup, Stack, Textarea,
};
use crate::store::{FlashKind, use_app};
use console::sns::{TextDraft, TextingDraft, TextingField, refusal};
use console::{View, Words};
use sim::ApiError;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DialogProps {
    pub onclose: Callback<()>,
}

fn kinds(view: &View) -> Vec<Choice> {
    vec![
        Choice::new("Promotional", "Promotional").described(view.say("sns.texting.type.promotional")),
        Choice::new("Transactional", "Transactional").described(view.say("sns.texting.type.transactional")),
    ]
}

#[component]
pub fn EditTexting(props: &DialogProps) -> Html {
    let app = use_app();
    let view = app.view();
    let draft = use_state(|| TextingDraft::of(&app.account(), &view));
    let refused = use_state(|| None::<ApiError>);
    let edit = |change: fn(&mut TextingDraft, String)| {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |text: String| {
            let mut new = (*draft).clone();
            change(&mut new, text);
            draft.set(new);
            refused.set(None);
        })
    };
    let save = {
        let (app, draft, refused, onclose) = (app.clone(), draft.clone(), refused.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("sns", "SetSMSAttributes", draft.input()) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(FlashKind::Success, app.view().say("sns.texting.saved"));
            }
            Err(error) => refused.set(Some(error)),
        })
    };
    let at = |field: TextingField| {
        let here = refused.as_ref().filter(|error| TextingField::of(error) == field);
        here.map(|error| AttrValue::from(refusal(error)))
    };
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save.clone()} />
        </>
    };
    let choose = edit(|draft, kind| draft.default_type = kind).reform(|kind: AttrValue| kind.to_string());
    html! {
        <Modal title={view.say("sns.texting.edit")} onclose={props.onclose.clone()} {footer}>
            <Stack>
                if let Some(error) = at(TextingField::Form) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <FormField label={view.say("sns.texting.type")} group={true} stretch={true} error={at(TextingField::Type)}>
                    <RadioGroup value={draft.default_type.clone()} options={kinds(&view)} onchange={choose} />
                </FormField>
                <FormField
                    label={view.say("sns.texting.limit")}
                    constraint={view.say("sns.texting.limit.constraint")}
                    error={at(TextingField::Limit)}
                >
                    <Input value={draft.spend_limit.clone()} onchange={edit(|draft, text| draft.spend_limit = text)} onenter={save.clone()} />
                </FormField>
                <FormField
                    label={view.say("sns.texting.sender")}
                    optional={true}
                    constraint={view.say("sns.texting.sender.constraint")}
                    error={at(TextingField::Sender)}
                >
                    <Input value={draft.sender_id.clone()} onchange={edit(|draft, text| draft.sender_id = text)} onenter={save} />
                </FormField>
            </Stack>
        </Modal>
    }
}

#[component]
pub fn PublishText(props: &DialogProps) -> Html {
    let app = use_app();
    let view = app.view();
    let draft = use_state(|| TextDraft { kind: "Promotional".to_string(), ..TextDraft::default() });
    let refused = use_state(|| None::<ApiError>);
    let edit = |change: fn(&mut TextDraft, String)| {
        let (draft, refused) = (draft.clone(), refused.clone());
        Callback::from(move |text: String| {
            let mut new = (*draft).clone();
            change(&mut new, text);
            draft.set(new);
            refused.set(None);
        })
    };
    let publish = {
        let (app, draft, refused, onclose) = (app.clone(), draft.clone(), refused.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("sns", "Publish", draft.input()) {
            Ok(answer) => {
                onclose.emit(());
                let values = [("number", draft.number.as_str()), ("id", answer.at("MessageId").text())];
                app.flash(FlashKind::Success, app.view().fill("sns.texting.sent", &values));
            }
            Err(error) => refused.set(Some(error)),
        })
    };
    let refusal = refused.as_ref().map(TextDraft::refused);
    let at = |number: bool| refusal.clone().filter(|(of, _)| *of == number).map(|(_, text)| AttrValue::from(text));
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("sns.texting.publish")} variant={ButtonVariant::Primary} onclick={publish} />
        </>
    };
    let choose = edit(|draft, kind| draft.kind = kind).reform(|kind: AttrValue| kind.to_string());
    html! {
        <Modal title={view.say("sns.texting.publish")} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <p>{ view.say("sns.texting.publish.text") }</p>
                <FormField label={view.say("sns.type")} group={true} stretch={true}>
                    <RadioGroup value={draft.kind.clone()} options={kinds(&view)} onchange={choose} />
                </FormField>
                <FormField label={view.say("sns.texting.number")} error={at(true)}>
                    <Input
                        value={draft.number.clone()}
                        placeholder="+821012345678"
                        onchange={edit(|draft, text| draft.number = text)}
                        autofocus={true}
                    />
                </FormField>
                <FormField label={view.say("sns.texting.message")} constraint={draft.length(&view)} error={at(false)} stretch={true}>
                    <Textarea value={draft.message.clone()} rows={4} onchange={edit(|draft, text| draft.message = text)} />
                </FormField>
            </Stack>
        </Modal>
    }
}
