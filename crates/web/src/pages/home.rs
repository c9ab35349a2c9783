//! The console's home.

use super::lab::BeginOrContinue;
use crate::components::{Badge, Columns, Container, Gap, Header, HeaderLevel, Link, LinkVariant, Stack};
use crate::panels::Begin;
use crate::store::use_app;
use console::home::home;
use console::labs::LabCard;
use console::{Route, Words};
use yew::prelude::*;

#[component]
pub fn Home() -> Html {
    let app = use_app();
    let view = app.view();
    let model = home(&app.session(), &view);
    html! {
        <Stack gap={Gap::L}>
            <Header title={model.title.clone()} level={HeaderLevel::H1} description={model.text.clone()} />
            <Container title={view.say("home.labs")}>
                <ul class="tw-home-list">
                    { for model.labs.iter().map(|card| html! { <Lab key={card.id} card={card.clone()} /> }) }
                    <li class="tw-home-card">
                        <div class="tw-home-words">
                            <b>{ view.say("home.sandbox.title") }</b>
                            <p class="tw-prose-p">{ view.say("home.sandbox.text") }</p>
                        </div>
                        <Begin id="" label={view.say("home.sandbox")} />
                    </li>
                </ul>
            </Container>
            <Container title={view.say("home.services")}>
                <Columns count={2}>
                    { for model.services.iter().map(|service| html! {
                        <div class="tw-home-service" key={service.name.clone()}>
                            <Link text={service.name.clone()} href={service.route.href()} variant={LinkVariant::Strong} />
                            <p class="tw-prose-p">{ &service.purpose }</p>
                        </div>
                    }) }
                </Columns>
            </Container>
        </Stack>
    }
}

#[derive(PartialEq, Properties)]
struct LabProps {
    card: LabCard,
}

#[component]
fn Lab(props: &LabProps) -> Html {
    let card = &props.card;
    html! {
        <li class="tw-home-card">
            <div class="tw-home-words">
                <Link text={card.title.clone()} href={Route::Lab(card.id.to_string()).href()} variant={LinkVariant::Strong} />
                if !card.progress.is_empty() { { " " }<Badge text={card.progress.clone()} /> }
                <p class="tw-prose-p">{ &card.text }</p>
            </div>
            <BeginOrContinue card={card.clone()} />
        </li>
    }
}
