//! One archive, and its replays.

use super::parts::{Ask, missing, table};
use super::replays;
use crate::components::{
    Button, ButtonVariant, CodeBlock, Container, Header, HeaderLevel, KeyValue, KeyValuePairs, Link, Stack,
};
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
    let asks = use_state(|| false);
    let name = &*props.name;
    let Some(page) = archive(&app.account(), &view, name) else {
        let title = view.fill("archives.missing", &[("name", name)]);
        return missing(title, view.say("archives.missing.text"), view.say("archives.back"), &Route::Archives);
    };
    let ask = |open: bool| {
        let asks = asks.clone();
        Callback::from(move |()| asks.set(open))
    };
    let replay = Route::StartReplay(name.to_string()).href();
    let actions = html! {
        <>
            <Button label={view.say("archives.delete")} onclick={ask(true)} />
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
            if *asks {
                <Ask
                    title={view.fill("archives.delete.title", &[("name", name)])}
                    text={view.say("archives.delete.text")}
                    call={delete_archive_call(name)}
                    done={view.fill("archives.deleted", &[("name", name)])}
                    next={Route::Archives}
                    onclose={ask(false)}
                />
            }
        </Stack>
    }
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
