//! One archive, and its replays.

use super::parts::{missing, table};
use super::replays;
use crate::components::{
    Button, ButtonVariant, CodeBlock, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Stack,
};
use crate::pages::dialog::{Ask, use_dialog};
use crate::store::use_app;
use console::events::{ArchivePage, archive, delete_archive_call};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct ArchiveProps {
    pub name: AttrValue,
}

#[component]
pub fn Archive(props: &ArchiveProps) -> Html {
    let app = use_app();
    let view = app.view();
    let deleting = use_dialog();
    let name = &*props.name;
    let Some(page) = archive(&app.account(), &view, name) else {
        return missing_archive(&view, name);
    };
    let replay = Route::StartReplay(name.to_string()).href();
    let actions = html! {
        <>
            <Button label={view.say("archives.edit")} href={Route::EditArchive(name.to_string()).href()} />
            <Button label={view.say("archives.delete")} onclick={deleting.open(())} />
            <Button label={view.say("archives.replay")} variant={ButtonVariant::Primary} href={replay} />
        </>
    };
    let pattern = match page.pattern.is_empty() {
        true => html! { <p>{ view.say("archives.pattern.all") }</p> },
        false => html! { <CodeBlock code={page.pattern.clone()} name={view.say("archives.pattern")} /> },
    };
    let none = ("replays.none", "replays.none.text");
    let rows = page.replays.iter().map(replays::row).collect();
    html! {
        <Stack>
            <Header title={name.to_string()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("archives.details")}>{ facts(&view, &page) }</Container>
            <Container title={view.say("archives.pattern")}>{ pattern }</Container>
            { table(&view, "replays.title", replays::columns(&view), rows, none, Html::default()) }
            if deleting.is_open() {
                <DeleteArchive name={props.name.clone()} onclose={deleting.close()} />
            }
        </Stack>
    }
}

pub fn missing_archive(view: &View, name: &str) -> Html {
    let title = view.fill("archives.missing", &[("name", name)]);
    missing(title, view.say("archives.missing.text"), view.say("archives.back"), &Route::Archives)
}

fn facts(view: &View, page: &ArchivePage) -> Html {
    let row = &page.row;
    let bus = html! { <Link text={row.bus.clone()} href={page.bus_route.href()} /> };
    let items = vec![
        KeyValue::text(view.say("archives.name"), row.name.clone()),
        KeyValue::html(view.say("archives.bus"), bus),
        KeyValue::text(view.say("archives.retention"), row.retention.clone()),
        KeyValue::text(view.say("archives.events"), row.events.to_string()),
        KeyValue::text(view.say("archives.size"), row.size.clone()),
        KeyValue::text(view.say("archives.created"), row.created.clone()),
        KeyValue::text(view.say("archives.description"), page.description.clone()),
        KeyValue::copyable(view.say("archives.arn"), row.arn.clone()),
    ];
    html! { <KeyValuePairs {items} /> }
}

#[derive(PartialEq, Properties)]
pub struct DeleteArchiveProps {
    pub name: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteArchive(props: &DeleteArchiveProps) -> Html {
    let (view, name) = (use_app().view(), &*props.name);
    html! {
        <Ask
            title={view.fill("archives.delete.title", &[("name", name)])}
            question={view.say("archives.delete.text")}
            button={view.say("archives.delete")}
            calls={vec![delete_archive_call(name)]}
            done={view.fill("archives.deleted", &[("name", name)])}
            next={Route::Archives}
            onclose={props.onclose.clone()}
        />
    }
}
