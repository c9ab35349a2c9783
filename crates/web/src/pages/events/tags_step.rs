//! The fourth step: tags.

use super::editor::Edit;
use crate::components::{Alert, AlertKind, Button, Columns, Container, FormField, Inline, Input, Stack};
use console::Words;
use console::events::{RuleDraft, RuleField};
use console::sns::TagDraft;
use yew::prelude::*;

pub fn view(edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    if edit.draft.edits.is_some() {
        return html! { <Container><p>{ say("events.tags.edit") }</p></Container> };
    }
    let add = edit.with(|mut draft: RuleDraft, ()| {
        draft.tags.push(TagDraft::default());
        draft
    });
    let rows = (0..edit.draft.tags.len()).map(|place| tag(edit, place));
    html! {
        <Container title={say("events.tab.tags")} description={say("events.tags.text")}>
            <Stack>
                if let Some(error) = edit.error(RuleField::Tags) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                { for rows }
                <Inline><Button label={say("events.tag.add")} onclick={add} /></Inline>
            </Stack>
        </Container>
    }
}

fn tag(edit: &Edit, place: usize) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let tag = edit.draft.tags.get(place).cloned().unwrap_or_default();
    let change = |change: fn(&mut TagDraft, String)| {
        edit.with(move |mut draft: RuleDraft, text: String| {
            if let Some(tag) = draft.tags.get_mut(place) {
                change(tag, text);
            }
            draft
        })
    };
    let remove = edit.with(move |mut draft: RuleDraft, ()| {
        if place < draft.tags.len() {
            draft.tags.remove(place);
        }
        draft
    });
    html! {
        <Columns key={place} count={3}>
            <FormField label={say("events.tag.key")}>
                <Input value={tag.key} onchange={change(|tag, text| tag.key = text)} />
            </FormField>
            <FormField label={say("events.tag.value")} optional={true}>
                <Input value={tag.value} onchange={change(|tag, text| tag.value = text)} />
            </FormField>
            <Inline><Button label={say("events.tag.remove")} onclick={remove} /></Inline>
        </Columns>
    }
}
