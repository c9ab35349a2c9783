//! Who may invoke a function: the statements of its policy, one more, one less.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, CodeBlock, Column, ExpandableSection, ExpandableVariant, FormField,
    Input, Modal, Row, Selection, Stack, Table, TableEmpty,
};
use crate::store::{FlashKind, use_app};
use console::lambda::{FunctionPage, PermissionDraft, PermissionRow, remove_input};
use console::sns::refusal;
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PermissionsProps {
    pub page: FunctionPage,
}

#[component]
pub fn Permissions(props: &PermissionsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let chosen = use_state(Vec::<AttrValue>::new);
    let adding = use_state(|| false);
    let error = use_state(|| None::<String>);
    let page = &props.page;
    let picked = page.permissions.iter().find(|row| chosen.iter().any(|sid| row.sid == sid.as_str())).cloned();
    let onselect = {
        let chosen = chosen.clone();
        Callback::from(move |sids: Vec<AttrValue>| chosen.set(sids))
    };
    let switch = |open: bool| {
        let adding = adding.clone();
        Callback::from(move |()| adding.set(open))
    };
    let remove = {
        let (app, error, name, picked) = (app.clone(), error.clone(), page.name.clone(), picked.clone());
        Callback::from(move |()| {
            let Some(row) = &picked else { return };
            match app.call("lambda", "RemovePermission", remove_input(&name, &row.sid)) {
                Ok(_) => {
                    error.set(None);
                    app.flash_with_undo(
                        FlashKind::Success,
                        app.view().fill("lambda.permission.removed", &[("sid", &row.sid)]),
                    );
                }
                Err(refused) => error.set(Some(refusal(&refused))),
            }
        })
    };
    let actions = html! {
        <>
            <Button label={view.say("lambda.delete")} disabled={picked.is_none()} disabled_reason={view.say("lambda.permission.select")} onclick={remove} />
            <Button label={view.say("lambda.permission.add")} onclick={switch(true)} />
        </>
    };
    let empty = TableEmpty {
        title: view.say("lambda.permissions.none").into(),
        text: view.say("lambda.permissions.none.text").into(),
        ..TableEmpty::default()
    };
    let selected: Vec<AttrValue> = picked.iter().map(|row| AttrValue::from(row.sid.clone())).collect();
    html! {
        <Stack>
            if let Some(error) = &*error {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            <Table
                title={view.say("lambda.statements")}
                description={view.say("lambda.permissions.text")}
                columns={Rc::new(columns(&view))}
                rows={Rc::new(page.permissions.iter().map(row).collect::<Vec<_>>())}
                {actions}
                {empty}
                selection={Selection::Single}
                {selected}
                {onselect}
            />
            if !page.policy.is_empty() {
                <ExpandableSection title={view.say("lambda.policy")} variant={ExpandableVariant::Container}>
                    <CodeBlock code={page.policy.clone()} name={view.say("lambda.policy")} />
                </ExpandableSection>
            }
            if *adding {
                <AddPermission name={page.name.clone()} onclose={switch(false)} />
            }
        </Stack>
    }
}

fn columns(view: &View) -> Vec<Column> {
    vec![
        Column::new("sid", view.say("lambda.sid")),
        Column::new("principal", view.say("lambda.principal")),
        Column::new("source", view.say("lambda.source")),
        Column::new("action", view.say("lambda.action")).wide_only(),
    ]
}

fn row(it: &PermissionRow) -> Row {
    let cells = [&it.sid, &it.principal, &it.source, &it.action].map(|text| Cell::text(text.clone())).to_vec();
    Row::new(it.sid.clone(), it.sid.clone(), cells)
}

#[derive(PartialEq, Properties)]
struct AddPermissionProps {
    /// The function's name.
    name: AttrValue,
    onclose: Callback<()>,
}

#[component]
fn AddPermission(props: &AddPermissionProps) -> Html {
    let app = use_app();
    let view = app.view();
    let draft =
        use_state(|| PermissionDraft { principal: "events.amazonaws.com".to_string(), ..PermissionDraft::default() });
    let error = use_state(|| None::<String>);
    let edit = |change: fn(&mut PermissionDraft, String)| {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            let mut next = (*draft).clone();
            change(&mut next, text);
            draft.set(next);
        })
    };
    let save = {
        let (app, draft, error) = (app.clone(), draft.clone(), error.clone());
        let (name, onclose) = (props.name.clone(), props.onclose.clone());
        Callback::from(move |()| match app.call("lambda", "AddPermission", draft.input(&name)) {
            Ok(_) => {
                onclose.emit(());
                app.flash_with_undo(
                    FlashKind::Success,
                    app.view().fill("lambda.permission.added", &[("sid", draft.sid.trim())]),
                );
            }
            Err(refused) => error.set(Some(refusal(&refused))),
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("lambda.save")} variant={ButtonVariant::Primary} onclick={save} />
        </>
    };
    html! {
        <Modal title={view.say("lambda.permission.add")} onclose={props.onclose.clone()} {footer}>
            <Stack>
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <FormField label={view.say("lambda.sid")} constraint={view.say("lambda.sid.constraint")} stretch={true}>
                    <Input value={draft.sid.clone()} placeholder="my-rule" onchange={edit(|draft, text| draft.sid = text)} autofocus={true} />
                </FormField>
                <FormField label={view.say("lambda.principal")} description={view.say("lambda.principal.text")} stretch={true}>
                    <Input value={draft.principal.clone()} onchange={edit(|draft, text| draft.principal = text)} />
                </FormField>
                <FormField label={view.say("lambda.source-arn")} optional={true} description={view.say("lambda.source-arn.text")} stretch={true}>
                    <Input
                        value={draft.source_arn.clone()}
                        placeholder="arn:aws:events:us-east-1:123456789012:rule/my-rule"
                        onchange={edit(|draft, text| draft.source_arn = text)}
                    />
                </FormField>
            </Stack>
        </Modal>
    }
}
