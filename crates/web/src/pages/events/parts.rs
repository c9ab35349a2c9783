//! Pieces that the pages of buses, archives and replays share.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, Column, Header, HeaderLevel, Link, Modal, Row, Stack, Table,
    TableEmpty,
};
use crate::store::{App, FlashKind, use_app};
use console::events::Call;
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

/// A list that leads on: no choosing, a button that makes one more.
pub struct List {
    pub title: &'static str,
    pub text: &'static str,
    pub filter: &'static str,
    pub none: (&'static str, &'static str),
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The button's words and where it leads.
    pub create: (&'static str, Route),
}

impl List {
    pub fn view(self, view: &View) -> Html {
        let (label, route) = &self.create;
        let create = |variant: ButtonVariant| {
            html! { <Button label={view.say(label)} {variant} href={route.href()} /> }
        };
        let empty = TableEmpty {
            title: view.say(self.none.0).into(),
            text: view.say(self.none.1).into(),
            action: create(ButtonVariant::Normal),
        };
        html! {
            <Table
                title={view.say(self.title)}
                description={view.say(self.text)}
                major={true}
                columns={Rc::new(self.columns)}
                rows={Rc::new(self.rows)}
                actions={create(ButtonVariant::Primary)}
                {empty}
                filter_placeholder={view.say(self.filter)}
            />
        }
    }
}

/// A table on a page of one thing.
pub fn table(
    view: &View,
    title: &'static str,
    columns: Vec<Column>,
    rows: Vec<Row>,
    (none, text): (&'static str, &'static str),
    actions: Html,
) -> Html {
    let empty = TableEmpty { title: view.say(none).into(), text: view.say(text).into(), action: Html::default() };
    html! { <Table title={view.say(title)} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} {actions} /> }
}

/// Keys and values.
pub fn tags(view: &View, tags: &[(String, String)]) -> Html {
    let columns =
        vec![Column::new("key", view.say("buses.tag.key")), Column::new("value", view.say("buses.tag.value"))];
    let row = |(key, value): &(String, String)| {
        Row::new(key.clone(), key.clone(), vec![Cell::text(key.clone()), Cell::text(value.clone())])
    };
    let none = ("buses.tags.none", "buses.tags.none.text");
    table(view, "buses.tab.tags", columns, tags.iter().map(row).collect(), none, Html::default())
}

/// The page of a thing that is not there.
pub fn missing(title: String, text: String, back: String, route: &Route) -> Html {
    html! {
        <Stack>
            <Header {title} level={HeaderLevel::H1} description={text} />
            <p><Link text={back} href={route.href()} /></p>
        </Stack>
    }
}

/// Makes the call and says what came of it: whether it was done.
pub fn act(app: &App, (service, operation, input): Call, done: String) -> bool {
    match app.call(service, operation, input) {
        Ok(_) => {
            app.flash_with_undo(FlashKind::Success, done);
            true
        }
        Err(error) => {
            app.flash(FlashKind::Error, format!("{}: {}", error.code, error.message));
            false
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct AskProps {
    pub title: String,
    pub text: String,
    pub call: Call,
    /// What the notification says afterwards.
    pub done: String,
    pub next: Route,
    pub onclose: Callback<()>,
}

/// The dialog that asks before something is deleted.
#[component]
pub fn Ask(props: &AskProps) -> Html {
    let app = use_app();
    let view = app.view();
    let error = use_state(|| None::<String>);
    let delete = {
        let (app, error, onclose) = (app.clone(), error.clone(), props.onclose.clone());
        let (call, done, next) = (props.call.clone(), props.done.clone(), props.next.clone());
        Callback::from(move |()| {
            let (service, operation, input) = call.clone();
            match app.call(service, operation, input) {
                Ok(_) => {
                    onclose.emit(());
                    app.flash_with_undo(FlashKind::Success, done.clone());
                    app.go(next.clone());
                }
                Err(refused) => error.set(Some(format!("{}: {}", refused.code, refused.message))),
            }
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("buses.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("buses.delete")} variant={ButtonVariant::Primary} onclick={delete} />
        </>
    };
    html! {
        <Modal title={props.title.clone()} onclose={props.onclose.clone()} {footer}>
            <Stack>
                <p>{ &props.text }</p>
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
            </Stack>
        </Modal>
    }
}
