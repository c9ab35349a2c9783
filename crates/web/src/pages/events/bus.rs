//! One event bus: its rules, its access policy, its tags.

use super::parts::{self, Ask, missing, table};
use crate::components::{
    Button, ButtonVariant, Cell, CodeBlock, Column, Container, FormField, Gap, Header, HeaderLevel, Inline, KeyValue,
    KeyValuePairs, Row, Stack, Tab, Tabs,
};
use crate::pages::editor::Editor;
use crate::pages::marks::mark_cell;
use crate::store::{FlashKind, use_app};
use console::editor::EditorLanguage;
use console::events::{BusPage, RuleRow, bus, delete_bus_call, policy_call, policy_template};
use console::{Route, View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BusProps {
    pub name: AttrValue,
}

#[component]
pub fn Bus(props: &BusProps) -> Html {
    let app = use_app();
    let view = app.view();
    let tab = use_state(|| AttrValue::Static("rules"));
    let asks = use_state(|| false);
    let name = &*props.name;
    let Some(page) = bus(&app.account(), &view, name) else {
        let title = view.fill("buses.missing", &[("name", name)]);
        return missing(title, view.say("buses.missing.text"), view.say("buses.back"), &Route::Buses);
    };
    let ask = |open: bool| {
        let asks = asks.clone();
        Callback::from(move |()| asks.set(open))
    };
    let onchange = {
        let tab = tab.clone();
        Callback::from(move |id: AttrValue| tab.set(id))
    };
    let actions = html! {
        if page.can_be_deleted {
            <Button label={view.say("buses.delete")} onclick={ask(true)} />
        }
    };
    let tabs = vec![
        Tab::new("rules", view.say("buses.tab.rules"), rules(&view, &page)),
        Tab::new("policy", view.say("buses.tab.policy"), html! { <Policy page={page.clone()} /> }),
        Tab::new("tags", view.say("buses.tab.tags"), parts::tags(&view, &page.tags)),
    ];
    html! {
        <Stack>
            <Header title={name.to_string()} level={HeaderLevel::H1} {actions} />
            <Container title={view.say("buses.details")}>{ facts(&view, &page) }</Container>
            <Tabs {tabs} active={(*tab).clone()} {onchange} label={view.say("buses.tabs")} />
            if *asks {
                <Ask
                    title={view.fill("buses.delete.title", &[("name", name)])}
                    text={view.say("buses.delete.text")}
                    call={delete_bus_call(name)}
                    done={view.fill("buses.deleted", &[("name", name)])}
                    next={Route::Buses}
                    onclose={ask(false)}
                />
            }
        </Stack>
    }
}

fn facts(view: &View, page: &BusPage) -> Html {
    let items = vec![
        KeyValue::text(view.say("buses.name"), page.row.name.clone()),
        KeyValue::text(view.say("buses.kind"), page.row.kind.clone()),
        KeyValue::text(view.say("buses.description"), page.row.description.clone()),
        KeyValue::text(view.say("buses.created"), page.row.created.clone()),
        KeyValue::copyable(view.say("buses.arn"), page.row.arn.clone()),
    ];
    html! { <KeyValuePairs {items} /> }
}

fn rules(view: &View, page: &BusPage) -> Html {
    let columns =
        vec![Column::new("name", view.say("buses.rule.name")), Column::new("status", view.say("buses.rule.status"))];
    let row = |it: &RuleRow| {
        let cells = vec![Cell::link(it.name.clone(), it.route.href()), mark_cell(Some(&it.status))];
        Row::new(it.name.clone(), it.name.clone(), cells)
    };
    let create = html! { <Button label={view.say("buses.rule.create")} href={Route::CreateRule.href()} /> };
    let none = ("buses.rules.none", "buses.rules.none.text");
    table(view, "buses.tab.rules", columns, page.rules.iter().map(row).collect(), none, create)
}

#[derive(PartialEq, Properties)]
struct PolicyProps {
    page: BusPage,
}

#[component]
fn Policy(props: &PolicyProps) -> Html {
    let view = use_app().view();
    let editing = use_state(|| false);
    let switch = |on: bool| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(on))
    };
    let page = &props.page;
    let actions = html! {
        if !*editing {
            <Button label={view.say("buses.edit")} aria_label={view.say("buses.policy.edit")} onclick={switch(true)} />
        }
    };
    let shown = match page.policy.is_empty() {
        true => html! { <p>{ view.say("buses.policy.none") }</p> },
        false => html! { <CodeBlock code={page.policy.clone()} name={view.say("buses.policy")} /> },
    };
    html! {
        <Container title={view.say("buses.policy")} description={view.say("buses.policy.text")} {actions}>
            if *editing {
                <PolicyEditor name={page.row.name.clone()} policy={page.policy.clone()} onclose={switch(false)} />
            } else {
                { shown }
            }
        </Container>
    }
}

#[derive(PartialEq, Properties)]
struct PolicyEditorProps {
    name: String,
    policy: String,
    onclose: Callback<()>,
}

#[component]
fn PolicyEditor(props: &PolicyEditorProps) -> Html {
    let app = use_app();
    let view = app.view();
    let text = use_state(|| props.policy.clone());
    let error = use_state(|| None::<String>);
    let onchange = {
        let (text, error) = (text.clone(), error.clone());
        Callback::from(move |new: String| {
            text.set(new);
            error.set(None);
        })
    };
    let template = {
        let (text, error, new) = (text.clone(), error.clone(), policy_template(&app.account(), &view, &props.name));
        Callback::from(move |()| {
            text.set(new.clone());
            error.set(None);
        })
    };
    let save = {
        let (app, text, error) = (app.clone(), text.clone(), error.clone());
        let (name, onclose) = (props.name.clone(), props.onclose.clone());
        Callback::from(move |()| {
            let (service, operation, input) = policy_call(&name, &text);
            match app.call(service, operation, input) {
                Ok(_) => {
                    onclose.emit(());
                    app.flash_with_undo(FlashKind::Success, app.view().fill("buses.policy.saved", &[("name", &name)]));
                }
                Err(refused) => error.set(Some(refused.message)),
            }
        })
    };
    html! {
        <Stack gap={Gap::M}>
            <FormField label={view.say("buses.policy")} stretch={true} error={error.as_ref().map(|it| AttrValue::from(it.clone()))}>
                <Editor language={EditorLanguage::ResourcePolicy} value={(*text).clone()} {onchange} rows={16} />
            </FormField>
            <Inline>
                <Button label={view.say("buses.policy.template")} onclick={template} />
                <Button label={view.say("buses.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
                <Button label={view.say("buses.save")} variant={ButtonVariant::Primary} onclick={save} />
            </Inline>
        </Stack>
    }
}
