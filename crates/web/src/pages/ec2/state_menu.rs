//! The menu "Instance state" with the dialogs that ask first.

use crate::components::{
    Alert, AlertKind, Button, ButtonDropdown, ButtonVariant, FormField, Input, MenuItem, Modal, Stack,
};
use crate::store::{App, FlashKind, use_app};
use console::Words;
use console::ec2::{Confirmation, StateAction, confirmation, input, outcome, state_menu};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct StateMenuProps {
    /// The instances that it acts on.
    pub ids: Vec<String>,
}

#[component]
pub fn StateMenu(props: &StateMenuProps) -> Html {
    let app = use_app();
    let view = app.view();
    let account = app.account();
    let asked = use_state(|| None::<StateAction>);
    let items = state_menu(&account, &view, &props.ids);
    let items: Vec<MenuItem> = items
        .into_iter()
        .map(|item| MenuItem::new(item.action.id(), item.label).disabled_if(item.reason.map(AttrValue::from)))
        .collect();
    let onselect = {
        let (app, asked, ids) = (app.clone(), asked.clone(), props.ids.clone());
        Callback::from(move |id: AttrValue| match StateAction::parse(&id) {
            Some(action) if confirmation(&app.account(), &app.view(), action, &ids).is_some() => {
                asked.set(Some(action));
            }
            Some(action) => run(&app, action, &ids),
            None => {}
        })
    };
    let onclose = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let onconfirm = {
        let (app, asked, ids) = (app.clone(), asked.clone(), props.ids.clone());
        Callback::from(move |action: StateAction| {
            asked.set(None);
            run(&app, action, &ids);
        })
    };
    let question = (*asked).and_then(|action| confirmation(&account, &view, action, &props.ids));
    html! {
        <>
            <ButtonDropdown label={view.say("ec2.instances.state")} {items} {onselect} align_end={true} />
            if let Some(question) = question {
                <Question {question} {onclose} {onconfirm} />
            }
        </>
    }
}

/// Makes the call and says what came of it.
fn run(app: &App, action: StateAction, ids: &[String]) {
    let answer = app.call("ec2", action.operation(), input(ids));
    match outcome(&app.view(), action, ids, &answer) {
        (true, text) => app.flash_with_undo(FlashKind::Success, text),
        (false, text) => app.flash(FlashKind::Error, text),
    }
}

#[derive(PartialEq, Properties)]
struct QuestionProps {
    question: Confirmation,
    onclose: Callback<()>,
    onconfirm: Callback<StateAction>,
}

/// The dialog: what it does to which, what is lost, and the typed word where
/// nothing brings it back.
#[component]
fn Question(props: &QuestionProps) -> Html {
    let view = use_app().view();
    let typed = use_state(String::new);
    let question = &props.question;
    let ready = question.consent.as_ref().is_none_or(|(word, _)| *word == typed.trim());
    let confirm = {
        let (onconfirm, action) = (props.onconfirm.clone(), question.action);
        Callback::from(move |()| {
            if ready {
                onconfirm.emit(action);
            }
        })
    };
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let footer = html! {
        <>
            <Button label={view.say("ec2.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={question.button.clone()} variant={ButtonVariant::Primary} disabled={!ready} onclick={confirm.clone()} />
        </>
    };
    html! {
        <Modal title={question.title.clone()} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <ul class="tw-list">
                    { for question.names.iter().map(|name| html! { <li key={name.clone()}>{ name.clone() }</li> }) }
                </ul>
                <p>{ question.text.clone() }</p>
                if let Some(warning) = question.warning.clone() {
                    <Alert kind={AlertKind::Warning}>{ warning }</Alert>
                }
                if let Some((word, sentence)) = question.consent.clone() {
                    <FormField label={sentence}>
                        <Input value={(*typed).clone()} {onchange} placeholder={word} onenter={Some(confirm)} />
                    </FormField>
                }
            </Stack>
        </Modal>
    }
}
