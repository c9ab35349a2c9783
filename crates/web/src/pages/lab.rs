//! The page of one lab: what it is about, and the button that begins it.

use super::missing::Missing;
use crate::components::{Badge, Button, ButtonVariant, Container, Gap, Header, HeaderLevel, Stack};
use crate::panels::{Begin, blocks};
use crate::store::use_app;
use console::Words;
use console::labs::{LabCard, page};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LabProps {
    pub id: AttrValue,
}

#[component]
pub fn Lab(props: &LabProps) -> Html {
    let app = use_app();
    let view = app.view();
    let Some(model) = page(&app.session(), &view, &props.id) else {
        return html! { <Missing title="guide.lab.missing.title" text="guide.lab.missing.text" /> };
    };
    html! {
        <Stack gap={Gap::L}>
            <Header
                title={model.card.title.clone()}
                level={HeaderLevel::H1}
                actions={html! { <BeginOrContinue card={model.card.clone()} /> }}
            />
            <Container title={view.say("guide.lab.about")}>
                <Stack>
                    if !model.card.progress.is_empty() { <Badge text={model.card.progress.clone()} /> }
                    { blocks(&app, &model.intro) }
                </Stack>
            </Container>
            <Container title={view.say("guide.lab.steps")}>
                <ol class="tw-prose-list tw-prose-numbered">{ for model.steps.iter().map(|step| html! { <li>{ step }</li> }) }</ol>
            </Container>
        </Stack>
    }
}

#[derive(PartialEq, Properties)]
pub struct BeginOrContinueProps {
    pub card: LabCard,
}

/// Begins a lab, or goes on with the one that is open.
#[component]
pub fn BeginOrContinue(props: &BeginOrContinueProps) -> Html {
    let app = use_app();
    let card = &props.card;
    let name = format!("{}: {}", card.action, card.title);
    if card.open {
        let onclick = Callback::from(move |()| app.open_panel("guide"));
        return html! { <Button label={card.action.clone()} aria_label={name} variant={ButtonVariant::Primary} {onclick} /> };
    }
    html! { <Begin id={card.id} label={card.action.clone()} aria_label={name} variant={ButtonVariant::Primary} /> }
}
