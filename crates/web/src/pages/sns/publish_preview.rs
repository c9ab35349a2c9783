//! What each subscription will get of the message in the form.

use crate::components::{CodeBlock, Container, ExpandableSection, ExpandableVariant, Gap, Inline, Stack};
use crate::pages::marks::mark;
use crate::store::use_app;
use console::Words;
use console::sns::{PreviewRow, PublishDraft, publish_preview};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct PublishPreviewProps {
    pub topic_arn: AttrValue,
    pub draft: PublishDraft,
}

#[component]
pub fn PublishPreview(props: &PublishPreviewProps) -> Html {
    let app = use_app();
    let view = app.view();
    let preview = publish_preview(&app.account(), &view, &props.topic_arn, &props.draft);
    let row = |it: &PreviewRow| {
        let extra = html! { <>{ " " }{ mark(&it.status) }</> };
        if it.text.is_empty() {
            return html! { <Inline key={it.id.clone()} gap={Gap::S}><b>{ &it.title }</b>{ mark(&it.status) }</Inline> };
        }
        html! {
            <ExpandableSection key={it.id.clone()} title={it.title.clone()} variant={ExpandableVariant::Plain} {extra}>
                <Stack gap={Gap::S}>
                    if !it.note.is_empty() { <p>{ &it.note }</p> }
                    <CodeBlock code={it.text.clone()} name={it.title.clone()} />
                </Stack>
            </ExpandableSection>
        }
    };
    html! {
        <Container title={view.say("sns.preview")} description={view.say("sns.preview.text")}>
            <Stack gap={Gap::M}>
                if preview.rows.is_empty() { <p>{ view.say("sns.preview.empty") }</p> }
                { for preview.rows.iter().map(row) }
                if !preview.more.is_empty() { <p>{ &preview.more }</p> }
            </Stack>
        </Container>
    }
}
