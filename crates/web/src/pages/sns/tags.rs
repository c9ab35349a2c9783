//! Tags while they are typed.

use crate::components::{Button, FormField, Gap, Inline, Input, Stack};
use crate::store::use_app;
use console::Words;
use console::sns::TagDraft;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct TagEditorProps {
    pub tags: Vec<TagDraft>,
    pub onchange: Callback<Vec<TagDraft>>,
}

#[component]
pub fn TagEditor(props: &TagEditorProps) -> Html {
    let view = use_app().view();
    let add = {
        let (tags, onchange) = (props.tags.clone(), props.onchange.clone());
        Callback::from(move |()| {
            let mut tags = tags.clone();
            tags.push(TagDraft::default());
            onchange.emit(tags);
        })
    };
    let row = |(index, tag): (usize, &TagDraft)| {
        let edit = |change: fn(&mut TagDraft, String)| {
            let (tags, onchange) = (props.tags.clone(), props.onchange.clone());
            Callback::from(move |text: String| {
                let mut tags = tags.clone();
                if let Some(tag) = tags.get_mut(index) {
                    change(tag, text);
                }
                onchange.emit(tags);
            })
        };
        let remove = {
            let (tags, onchange) = (props.tags.clone(), props.onchange.clone());
            Callback::from(move |()| {
                let kept = tags.iter().enumerate().filter(|(at, _)| *at != index);
                onchange.emit(kept.map(|(_, tag)| tag.clone()).collect());
            })
        };
        html! {
            <Inline key={index}>
                <FormField label={view.say("sns.tag.key")}>
                    <Input value={tag.key.clone()} onchange={edit(|tag, text| tag.key = text)} />
                </FormField>
                <FormField label={view.say("sns.tag.value")} optional={true}>
                    <Input value={tag.value.clone()} onchange={edit(|tag, text| tag.value = text)} />
                </FormField>
                <Button label={view.say("sns.tag.remove")} aria_label={format!("{} {}", view.say("sns.tag.remove"), index + 1)} onclick={remove} />
            </Inline>
        }
    };
    html! {
        <Stack gap={Gap::M}>
            { for props.tags.iter().enumerate().map(row) }
            <div><Button label={view.say("sns.tag.add")} onclick={add} /></div>
        </Stack>
    }
}
