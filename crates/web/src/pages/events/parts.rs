//! Pieces that the pages of buses, archives and replays share.

use crate::components::{Cell, Column, Header, HeaderLevel, Link, Row, Stack, Table, TableEmpty};
use crate::store::{App, FlashKind};
use console::sns::refusal;
use console::{Call, Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

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

/// Makes the call and says what came of it.
pub fn act(app: &App, (service, operation, input): Call, done: String) {
    match app.call(service, operation, input) {
        Ok(_) => app.flash_with_undo(FlashKind::Success, done),
        Err(refused) => app.flash(FlashKind::Error, refusal(&refused)),
    }
}
