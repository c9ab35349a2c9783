//! A list that leads on: searched, counted, one row chosen for the buttons above
//! it, and a button that makes one more.

use crate::components::{Button, ButtonVariant, Column, Row, Selection, Table, TableEmpty};
use crate::store::use_app;
use console::{Route, View, Words};
use std::rc::Rc;
use yew::prelude::*;

/// Keys of a list's words.
#[derive(Clone, Copy, PartialEq)]
pub struct ListWords {
    pub title: &'static str,
    /// What such things are; empty for nothing.
    pub text: &'static str,
    pub filter: &'static str,
    /// Where there are none.
    pub none: &'static str,
    pub none_text: &'static str,
    pub create: &'static str,
}

#[derive(PartialEq, Properties)]
pub struct ListProps {
    pub words: ListWords,
    pub columns: Rc<Vec<Column>>,
    pub rows: Rc<Vec<Row>>,
    pub chosen: Chosen,
    /// What can be done with the chosen row.
    pub actions: Html,
    /// Where one more is made.
    pub create: Route,
    /// The list is all the page has.
    #[prop_or(true)]
    pub major: bool,
}

#[component]
pub fn List(props: &ListProps) -> Html {
    let view = use_app().view();
    let words = props.words;
    let create = |variant: ButtonVariant| {
        html! { <Button label={view.say(words.create)} {variant} href={props.create.href()} /> }
    };
    let empty = TableEmpty {
        title: view.say(words.none).into(),
        text: view.say(words.none_text).into(),
        action: create(ButtonVariant::Normal),
    };
    let description = if words.text.is_empty() { String::new() } else { view.say(words.text) };
    html! {
        <Table
            title={view.say(words.title)}
            {description}
            major={props.major}
            columns={props.columns.clone()}
            rows={props.rows.clone()}
            actions={html! { <>{ props.actions.clone() }{ create(ButtonVariant::Primary) }</> }}
            {empty}
            filter_placeholder={view.say(words.filter)}
            selection={Selection::Single}
            selected={props.chosen.among(&props.rows, |row| &row.id).map(|row| row.id.clone()).into_iter().collect::<Vec<_>>()}
            onselect={props.chosen.onselect()}
        />
    }
}

/// The id of the row that is chosen.
#[derive(Clone, PartialEq)]
pub struct Chosen(UseStateHandle<AttrValue>);

#[hook]
pub fn use_chosen() -> Chosen {
    Chosen(use_state(AttrValue::default))
}

impl Chosen {
    /// What has left the list, or is of another region, is no longer chosen.
    pub fn among<'a, T>(&self, rows: &'a [T], id: impl Fn(&T) -> &str) -> Option<&'a T> {
        rows.iter().find(|row| id(row) == self.0.as_str())
    }

    fn onselect(&self) -> Callback<Vec<AttrValue>> {
        let chosen = self.0.clone();
        Callback::from(move |ids: Vec<AttrValue>| chosen.set(ids.first().cloned().unwrap_or_default()))
    }
}

/// A button that does something with the chosen row; else the key of words why not.
pub fn does(view: &View, label: &'static str, what: Result<Callback<()>, &'static str>) -> Html {
    let disabled_reason = what.as_ref().err().map(|key| view.say(key)).unwrap_or_default();
    let disabled = what.is_err();
    html! { <Button label={view.say(label)} {disabled} {disabled_reason} onclick={what.unwrap_or_default()} /> }
}

/// A button that leads on with the chosen row; else the key of words why not.
pub fn leads(view: &View, label: &'static str, to: Result<Route, &'static str>) -> Html {
    match to {
        Ok(route) => html! { <Button label={view.say(label)} href={route.href()} /> },
        Err(why) => does(view, label, Err(why)),
    }
}
