//! What a function does, to change.

use super::behaviour_form::BehaviourForm;
use crate::components::{Alert, AlertKind, Button, ButtonVariant, CodeBlock, Container, ExpandableSection, Stack};
use crate::store::{FlashKind, use_app};
use console::Words;
use console::lambda::{BehaviourDraft, FunctionPage, name_input};
use console::sns::refusal;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct CodeProps {
    pub page: FunctionPage,
}

#[component]
pub fn Code(props: &CodeProps) -> Html {
    let app = use_app();
    let view = app.view();
    // None while nothing is changed: the form then follows the function.
    let changed = use_state(|| None::<BehaviourDraft>);
    let error = use_state(|| None::<String>);
    let draft = (*changed).clone().unwrap_or_else(|| props.page.draft.clone());
    let onchange = {
        let (changed, error) = (changed.clone(), error.clone());
        Callback::from(move |draft: BehaviourDraft| {
            changed.set(Some(draft));
            error.set(None);
        })
    };
    let deploy = {
        let (app, changed, error) = (app.clone(), changed.clone(), error.clone());
        let (draft, name) = (draft.clone(), props.page.name.clone());
        Callback::from(move |()| {
            if let Some(problem) = draft.problem(&app.view()) {
                error.set(Some(problem));
                return;
            }
            match app.call("lambda", "UpdateFunctionCode", name_input(&name).with("ZipFile", draft.package())) {
                Ok(_) => {
                    changed.set(None);
                    app.flash_with_undo(FlashKind::Success, app.view().fill("lambda.updated", &[("name", &name)]));
                }
                Err(refused) => error.set(Some(refusal(&refused))),
            }
        })
    };
    let actions = html! {
        <Button
            label={view.say("lambda.deploy")}
            variant={ButtonVariant::Primary}
            disabled={changed.is_none()}
            disabled_reason={view.say("lambda.deploy.nothing")}
            onclick={deploy}
        />
    };
    html! {
        <Container title={view.say("lambda.code")} {actions}>
            <Stack>
                if props.page.by_environment {
                    <Alert kind={AlertKind::Info}>{ view.say("lambda.by-environment") }</Alert>
                }
                <BehaviourForm draft={draft.clone()} error={error.as_ref().map(|it| AttrValue::from(it.clone()))} {onchange} />
                <ExpandableSection title={view.say("lambda.code.text")}>
                    <CodeBlock code={draft.code()} name={view.say("lambda.code")} wrap={true} />
                </ExpandableSection>
            </Stack>
        </Container>
    }
}
