//! What a resource's Monitoring tab shows: controls, and a graph a metric.

use super::controls::Controls;
use super::drawn::Drawn;
use crate::components::{Columns, Container, Stack};
use crate::store::use_app;
use console::Words;
use console::metrics::{Asked, Resource, monitoring};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MonitoringProps {
    pub resource: Resource,
}

#[component]
pub fn Monitoring(props: &MonitoringProps) -> Html {
    let app = use_app();
    let view = app.view();
    let asked = use_state(Asked::default);
    let onchange = {
        let asked = asked.clone();
        Callback::from(move |to: Asked| asked.set(to))
    };
    let graphs = monitoring(&app.account(), &view, &props.resource, &asked);
    html! {
        <Container title={view.say("metrics.monitoring")} description={view.say("metrics.sparse")}>
            <Stack>
                <Controls view={view.clone()} asked={*asked} {onchange} />
                <Columns count={2}>
                    { for graphs.into_iter().map(|graph| {
                        let key = graph.title.clone();
                        html! { <Drawn {key} view={view.clone()} {graph} /> }
                    }) }
                </Columns>
            </Stack>
        </Container>
    }
}
