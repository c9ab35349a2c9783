//! A topic's tags: the table, and changing them.

use super::tags::TagEditor;
use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, Column, Container, Inline, Row, Stack, Table, TableEmpty,
};
use crate::store::{App, FlashKind, use_app};
use console::sns::{TagDraft, TopicPage, refusal, tag_changes};
use console::{View, Words};
use sim::ApiError;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TopicTagsProps {
    pub page: TopicPage,
}

#[component]
pub fn TopicTags(props: &TopicTagsProps) -> Html {
    let app = use_app();
    let view = app.view();
    let draft = use_state(|| None::<Vec<TagDraft>>);
    let error = use_state(|| None::<AttrValue>);
    let page = &props.page;
    let Some(editing) = (*draft).clone() else {
        let tags: Vec<TagDraft> =
            page.tags.iter().map(|(key, value)| TagDraft { key: key.clone(), value: value.clone() }).collect();
        let edit = {
            let draft = draft.clone();
            Callback::from(move |()| draft.set(Some(tags.clone())))
        };
        return table(&view, page, edit);
    };
    let onchange = {
        let (draft, error) = (draft.clone(), error.clone());
        Callback::from(move |tags: Vec<TagDraft>| {
            draft.set(Some(tags));
            error.set(None);
        })
    };
    let cancel = {
        let draft = draft.clone();
        Callback::from(move |()| draft.set(None))
    };
    let save = {
        let (app, draft, error, page, tags) =
            (app.clone(), draft.clone(), error.clone(), page.clone(), editing.clone());
        Callback::from(move |()| match save(&app, &page, &tags) {
            Ok(()) => {
                draft.set(None);
                app.flash_with_undo(FlashKind::Success, app.view().fill("sns.tags.saved", &[("name", &page.name)]));
            }
            Err(refused) => error.set(Some(refusal(&refused).into())),
        })
    };
    html! {
        <Container title={view.say("sns.tags.edit")} description={view.say("sns.tags.text")}>
            <Stack>
                if let Some(error) = (*error).clone() {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <TagEditor tags={editing} {onchange} />
                <Inline>
                    <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={cancel} />
                    <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save} />
                </Inline>
            </Stack>
        </Container>
    }
}

fn save(app: &App, page: &TopicPage, tags: &[TagDraft]) -> Result<(), ApiError> {
    for (operation, input) in tag_changes(&page.arn, &page.tags, tags) {
        app.call("sns", operation, input)?;
    }
    Ok(())
}

fn table(view: &View, page: &TopicPage, edit: Callback<()>) -> Html {
    let columns = vec![Column::new("key", view.say("sns.tag.key")), Column::new("value", view.say("sns.tag.value"))];
    let row = |(key, value): &(String, String)| {
        Row::new(key.clone(), key.clone(), vec![Cell::text(key.clone()), Cell::text(value.clone())])
    };
    let rows: Vec<Row> = page.tags.iter().map(row).collect();
    let empty = TableEmpty { title: view.say("sns.tags.none").into(), ..TableEmpty::default() };
    let actions =
        html! { <Button label={view.say("sns.edit")} aria_label={view.say("sns.tags.edit")} onclick={edit} /> };
    html! { <Table title={view.say("sns.tags")} columns={Rc::new(columns)} rows={Rc::new(rows)} {actions} {empty} /> }
}
