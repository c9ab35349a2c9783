//! Trying a function with an event, and what came of it.

use crate::components::{
    Alert, AlertKind, Button, ButtonVariant, Choice, CodeBlock, Container, FormField, KeyValue, KeyValuePairs, Select,
    Stack,
};
use crate::pages::editor::Editor;
use crate::pages::marks::mark;
use crate::store::use_app;
use base::Document;
use console::editor::EditorLanguage;
use console::lambda::{TestResult, samples, test_input, test_result};
use console::sns::refusal;
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TestEventProps {
    /// The function's name.
    pub name: AttrValue,
}

#[component]
pub fn TestEvent(props: &TestEventProps) -> Html {
    let app = use_app();
    let view = app.view();
    let offered = samples(&view);
    let first = offered.first().map(|sample| sample.event.clone()).unwrap_or_default();
    let chosen = use_state(|| AttrValue::Static("hello"));
    let event = use_state(|| first);
    let result = use_state(|| None::<Result<Document, String>>);
    let choose = {
        let (chosen, event, offered) = (chosen.clone(), event.clone(), offered.clone());
        Callback::from(move |id: AttrValue| {
            if let Some(sample) = offered.iter().find(|sample| sample.id == id.as_str()) {
                event.set(sample.event.clone());
            }
            chosen.set(id);
        })
    };
    let onchange = {
        let event = event.clone();
        Callback::from(move |text: String| event.set(text))
    };
    let test = {
        let (app, event, result, name) = (app.clone(), event.clone(), result.clone(), props.name.clone());
        Callback::from(move |()| {
            let answer = app.call("lambda", "Invoke", test_input(&name, &event));
            result.set(Some(answer.map_err(|refused| refusal(&refused))));
        })
    };
    let options = offered.iter().map(|sample| Choice::new(sample.id, sample.name.clone())).collect::<Vec<_>>();
    let actions = html! { <Button label={view.say("lambda.test")} variant={ButtonVariant::Primary} onclick={test} /> };
    html! {
        <Stack>
            { shown(&view, (*result).as_ref()) }
            <Container title={view.say("lambda.test.event")} description={view.say("lambda.test.text")} {actions}>
                <Stack>
                    <FormField label={view.say("lambda.test.sample")}>
                        <Select value={(*chosen).clone()} {options} onchange={choose} />
                    </FormField>
                    <FormField label={view.say("lambda.test.json")} stretch={true}>
                        <Editor language={EditorLanguage::Json} value={(*event).clone()} {onchange} rows={14} />
                    </FormField>
                </Stack>
            </Container>
        </Stack>
    }
}

fn shown(view: &View, result: Option<&Result<Document, String>>) -> Html {
    match result {
        None => Html::default(),
        Some(Err(refused)) => html! { <Alert kind={AlertKind::Error} live={true}>{ refused }</Alert> },
        Some(Ok(answer)) => outcome(view, &test_result(view, answer)),
    }
}

fn outcome(view: &View, result: &TestResult) -> Html {
    let items =
        result.facts.iter().map(|(name, value)| KeyValue::text(name.clone(), value.clone())).collect::<Vec<_>>();
    html! {
        <Container title={view.say("lambda.test.result")}>
            <Stack>
                <div role="status">{ mark(&result.status) }</div>
                <FormField label={view.say("lambda.response")} group={true} stretch={true}>
                    <CodeBlock code={result.response.clone()} name={view.say("lambda.response")} wrap={true} />
                </FormField>
                <KeyValuePairs {items} columns={3} />
                <FormField label={view.say("lambda.log")} group={true} stretch={true}>
                    <CodeBlock code={result.log.clone()} name={view.say("lambda.log")} wrap={true} />
                </FormField>
            </Stack>
        </Container>
    }
}
