//! A function's settings: description, memory, time; its environment and tags.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Cell, Column, Container, FormField, Inline, Input, InputKind, Row, Stack,
    Table, TableEmpty,
};
use crate::store::{FlashKind, use_app};
use console::lambda::{FunctionPage, configure_input};
use console::sns::refusal;
use console::{View, Words};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct GeneralProps {
    pub page: FunctionPage,
}

#[component]
pub fn General(props: &GeneralProps) -> Html {
    let app = use_app();
    let view = app.view();
    let page = &props.page;
    let typed = use_state(|| (page.description.clone(), page.timeout.clone(), page.memory.clone()));
    let error = use_state(|| None::<String>);
    let edit = |change: fn(&mut (String, String, String), String)| {
        let (typed, error) = (typed.clone(), error.clone());
        Callback::from(move |text: String| {
            let mut next = (*typed).clone();
            change(&mut next, text);
            typed.set(next);
            error.set(None);
        })
    };
    let save = {
        let (app, typed, error, name) = (app.clone(), typed.clone(), error.clone(), page.name.clone());
        Callback::from(move |()| {
            let (description, timeout, memory) = &*typed;
            match app.call(
                "lambda",
                "UpdateFunctionConfiguration",
                configure_input(&name, description, timeout, memory),
            ) {
                Ok(_) => app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.updated", &[("name", &name)])),
                Err(refused) => error.set(Some(refusal(&refused))),
            }
        })
    };
    let (description, timeout, memory) = &*typed;
    let actions = html! { <Button label={view.say("lambda.save")} variant={ButtonVariant::Primary} onclick={save} /> };
    html! {
        <Container title={view.say("lambda.general")} {actions}>
            <Stack>
                if let Some(error) = &*error {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <FormField label={view.say("lambda.description")} optional={true} stretch={true}>
                    <Input value={description.clone()} onchange={edit(|typed, text| typed.0 = text)} />
                </FormField>
                <Inline>
                    <FormField label={view.say("lambda.timeout")} constraint={view.say("lambda.timeout.constraint")}>
                        <Input kind={InputKind::Number} value={timeout.clone()} onchange={edit(|typed, text| typed.1 = text)} />
                    </FormField>
                    <FormField label={view.say("lambda.memory")} constraint={view.say("lambda.memory.constraint")}>
                        <Input kind={InputKind::Number} value={memory.clone()} onchange={edit(|typed, text| typed.2 = text)} />
                    </FormField>
                </Inline>
            </Stack>
        </Container>
    }
}

pub fn environment(view: &View, page: &FunctionPage) -> Html {
    pairs(view, "lambda.environment", "lambda.environment.none", &page.environment)
}

pub fn tags(view: &View, page: &FunctionPage) -> Html {
    pairs(view, "lambda.tags", "lambda.tags.none", &page.tags)
}

fn pairs(view: &View, title: &'static str, none: &'static str, pairs: &[(String, String)]) -> Html {
    let columns = vec![Column::new("key", view.say("lambda.key")), Column::new("value", view.say("lambda.value"))];
    let row = |(key, value): &(String, String)| {
        Row::new(key.clone(), key.clone(), vec![Cell::text(key.clone()), Cell::text(value.clone())])
    };
    let rows: Vec<Row> = pairs.iter().map(row).collect();
    let empty = TableEmpty { title: view.say(none).into(), ..TableEmpty::default() };
    html! { <Table title={view.say(title)} columns={Rc::new(columns)} rows={Rc::new(rows)} {empty} /> }
}
