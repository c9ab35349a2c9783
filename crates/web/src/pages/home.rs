//! The console's home.

use crate::components::{
    Badge, Button, ButtonVariant, Columns, Container, Gap, Header, HeaderLevel, Link, LinkVariant, Stack,
};
use crate::panels::begin;
use crate::store::use_app;
use console::Words;
use console::home::{LabCard, home};
use session::{Scenario, Session};
use yew::prelude::*;

#[component]
pub fn Home() -> Html {
    let app = use_app();
    let view = app.view();
    let model = home(&app.session(), &view);
    let sandbox = {
        let app = app.clone();
        Callback::from(move |()| app.start(Session::new(Scenario::sandbox(base::Seed(1)))))
    };
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
                        <Button label={view.say("home.sandbox")} onclick={sandbox} />
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
    let app = use_app();
    let card = &props.card;
    let onclick = {
        let (app, id, open) = (app.clone(), card.id, card.open);
        Callback::from(move |()| {
            if !open {
                begin(&app, id);
            }
            app.open_panel("guide");
        })
    };
    html! {
        <li class="tw-home-card">
            <div class="tw-home-words">
                <b>{ &card.title }</b>
                if !card.progress.is_empty() { { " " }<Badge text={card.progress.clone()} /> }
                <p class="tw-prose-p">{ &card.text }</p>
            </div>
            <Button label={card.action.clone()} aria_label={format!("{}: {}", card.action, card.title)} variant={ButtonVariant::Primary} {onclick} />
        </li>
    }
}
