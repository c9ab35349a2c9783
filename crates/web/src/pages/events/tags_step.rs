//! The fourth step: tags.

use super::editor::Edit;
use crate::components::{Alert, AlertKind, Container, Stack};
use crate::pages::sns::TagEditor;
use console::Words;
use console::events::{RuleDraft, RuleField};
use console::sns::TagDraft;
use yew::prelude::*;

pub fn view(edit: &Edit) -> Html {
    let say = |key: &'static str| edit.view.say(key);
    let onchange = edit.with(|draft: RuleDraft, tags: Vec<TagDraft>| RuleDraft { tags, ..draft });
    html! {
        <Container title={say("events.tab.tags")} description={say("events.tags.text")}>
            <Stack>
                if let Some(error) = edit.error(RuleField::Tags) {
                    <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
                }
                <TagEditor tags={edit.draft.tags.clone()} {onchange} />
            </Stack>
        </Container>
    }
}
