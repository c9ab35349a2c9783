//! Text messaging: preferences, and the numbers that opted out.

use super::texting_dialogs::{EditTexting, PublishText};
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, Column, Container, Header, HeaderLevel, KeyValue, KeyValuePairs,
    Row, Selection, Stack, Table, TableEmpty,
};
use crate::store::{FlashKind, use_app};
use console::sns::{OptedOutRow, TextingPage, refusal, texting};
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

/// Which dialog is open.
#[derive(Clone, Copy, PartialEq)]
enum Dialog {
    None,
    Edit,
    Publish,
}

#[component]
pub fn TextMessaging() -> Html {
    let app = use_app();
    let view = app.view();
    let page = texting(&app.account(), &view);
    let dialog = use_state(|| Dialog::None);
    let show = |which: Dialog| {
        let dialog = dialog.clone();
        Callback::from(move |()| dialog.set(which))
    };
    let actions = html! {
        <Button
            label={view.say("sns.texting.publish")}
            variant={ButtonVariant::Primary}
            onclick={show(Dialog::Publish)}
        />
    };
    let edit = html! {
        <Button label={view.say("sns.edit")} aria_label={view.say("sns.texting.edit")} onclick={show(Dialog::Edit)} />
    };
    html! {
        <Stack>
            <Header title={view.say("sns.texting")} level={HeaderLevel::H1} {actions} />
            if page.limit_reached {
                <Alert kind={AlertKind::Warning}>{ view.say("sns.texting.reached") }</Alert>
            }
            <Container title={view.say("sns.texting.preferences")} actions={edit}>{ preferences(&view, &page) }</Container>
            <OptedOut {page} />
            if *dialog == Dialog::Edit {
                <EditTexting onclose={show(Dialog::None)} />
            }
            if *dialog == Dialog::Publish {
                <PublishText onclose={show(Dialog::None)} />
            }
        </Stack>
    }
}

fn preferences(view: &View, page: &TextingPage) -> Html {
    let items = vec![
        KeyValue::text(view.say("sns.texting.type"), page.default_type.clone()),
        KeyValue::text(view.say("sns.texting.limit"), page.spend_limit.clone()),
        KeyValue::text(view.say("sns.texting.sender"), page.sender_id.clone()),
        KeyValue::text(view.say("sns.texting.spent"), page.spent.clone()),
    ];
    html! { <KeyValuePairs {items} columns={2} /> }
}

#[derive(PartialEq, Properties)]
struct OptedOutProps {
    page: TextingPage,
}

#[component]
fn OptedOut(props: &OptedOutProps) -> Html {
    let app = use_app();
    let view = app.view();
    let chosen = use_state(Vec::<AttrValue>::new);
    let rows = &props.page.opted_out;
    let picked = rows.iter().find(|row| chosen.iter().any(|number| row.number == number.as_str())).cloned();
    let selected: Vec<AttrValue> = picked.iter().map(|row| AttrValue::from(row.number.clone())).collect();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |numbers: Vec<AttrValue>| chosen.set(numbers))
    };
    let opt_in = {
        let (app, picked) = (app.clone(), picked.clone());
        Callback::from(move |()| {
            let Some(row) = &picked else { return };
            match app.call("sns", "OptInPhoneNumber", row.opt_in.clone()) {
                Ok(_) => {
                    let text = app.view().fill("sns.texting.opt-in.done", &[("number", &row.number)]);
                    app.flash_with_undo(FlashKind::Success, text);
                }
                Err(refused) => app.flash(FlashKind::Error, refusal(&refused)),
            }
        })
    };
    let actions = html! {
        <Button
            label={view.say("sns.texting.opt-in")}
            disabled={picked.is_none()}
            disabled_reason={view.say("sns.texting.opt-in.select")}
            onclick={opt_in}
        />
    };
    let columns = vec![
        Column::new("number", view.say("sns.texting.number")),
        Column::new("since", view.say("sns.texting.since")),
    ];
    let row = |it: &OptedOutRow| {
        let cells = vec![Cell::text(it.number.clone()), Cell::text(it.since.clone())];
        Row::new(it.number.clone(), it.number.clone(), cells)
    };
    let empty = TableEmpty { title: view.say("sns.texting.opted-out.none").into(), ..TableEmpty::default() };
    html! {
        <Table
            title={view.say("sns.texting.opted-out")}
            description={view.fill("sns.texting.opted-out.text", &[("words", &props.page.stop_words)])}
            columns={Rc::new(columns)}
            rows={Rc::new(rows.iter().map(row).collect::<Vec<_>>())}
            {actions}
            {empty}
            selection={Selection::Single}
            {selected}
            {onselect}
        />
    }
}
