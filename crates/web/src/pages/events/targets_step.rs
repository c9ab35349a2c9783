//! The third step: the targets.

use super::editor::Edit;
use super::target_fields::fields;
use crate::components::{Alert, AlertKind, Button, Container, Inline, Stack};
use crate::store::App;
use console::Words;
use console::events::{RuleDraft, RuleField};
use yew::prelude::*;

pub fn view(app: &App, edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let boxes = (0..edit.draft.targets.len()).map(|place| target(app, edit, place));
    html! {
        <Stack>
            if let Some(error) = edit.error(RuleField::Targets) {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            if let Some(refusal) = &edit.refusal {
                <Alert kind={AlertKind::Error} live={true}>{ format!("{}: {}", refusal.code, refusal.message) }</Alert>
            }
            { for boxes }
            <Inline>
                <Button label={say("events.target.add")} onclick={edit.with(|draft: RuleDraft, ()| draft.with_target())} />
            </Inline>
        </Stack>
    }
}

fn target(app: &App, edit: &Edit, place: usize) -> Html {
    let number = (place + 1).to_string();
    let remove = edit.with(move |mut draft: RuleDraft, ()| {
        if place < draft.targets.len() {
            draft.targets.remove(place);
        }
        draft
    });
    let actions = html! {
        <Button label={edit.view.fill("events.target.remove", &[("number", &number)])} onclick={remove} />
    };
    html! {
        <Container key={number.clone()} title={edit.view.fill("events.target", &[("number", &number)])} {actions}>
            <Stack>{ fields(app, edit, place) }</Stack>
        </Container>
    }
}
