//! Choosing what a function does, or writing it as a template over its event.

use crate::components::{Button, Choice, FormField, Gap, Inline, Input, InputKind, Stack, Tiles};
use crate::pages::editor::{Editor, unless_told};
use crate::store::use_app;
use console::editor::EditorLanguage;
use console::lambda::{BehaviourDraft, PathRow, behaviours};
use console::{View, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct BehaviourFormProps {
    pub draft: BehaviourDraft,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchange: Callback<BehaviourDraft>,
}

#[component]
pub fn BehaviourForm(props: &BehaviourFormProps) -> Html {
    let view = use_app().view();
    let choices = behaviours(&view)
        .into_iter()
        .map(|(kind, name, text)| Choice::new(kind, name).described(text))
        .collect::<Vec<_>>();
    let draft = &props.draft;
    let choose = edit(props, |draft, kind: AttrValue| draft.kind = kind.to_string());
    let number =
        |label: &'static str, constraint: &'static str, value: &String, change: fn(&mut BehaviourDraft, String)| {
            html! {
                <FormField label={view.say(label)} constraint={view.say(constraint)} error={props.error.clone()}>
                    <Input kind={InputKind::Number} value={value.clone()} onchange={edit(props, change)} />
                </FormField>
            }
        };
    html! {
        <Stack>
            <FormField label={view.say("lambda.behaviour")} group={true} stretch={true} description={view.say("lambda.behaviour.text")}>
                <Tiles value={draft.kind.clone()} options={choices} onchange={choose} />
            </FormField>
            { match draft.kind.as_str() {
                "fail" => number("lambda.every", "lambda.every.constraint", &draft.every, |draft, text| draft.every = text),
                "wait" => number("lambda.seconds", "lambda.seconds.constraint", &draft.seconds, |draft, text| draft.seconds = text),
                "template" => template(props, &view),
                _ => Html::default(),
            } }
        </Stack>
    }
}

fn edit<T: 'static>(props: &BehaviourFormProps, change: impl Fn(&mut BehaviourDraft, T) + 'static) -> Callback<T> {
    let (draft, onchange) = (props.draft.clone(), props.onchange.clone());
    Callback::from(move |value: T| {
        let mut draft = draft.clone();
        change(&mut draft, value);
        onchange.emit(draft);
    })
}

fn template(props: &BehaviourFormProps, view: &View) -> Html {
    // Named as in what deploying it would be refused with.
    let target_id = "code".to_string();
    let language = EditorLanguage::InputTemplate { paths: props.draft.paths_text(), target_id };
    let error = unless_told(view, &language, &props.draft.template, props.error.clone());
    let add = edit(props, |draft, (): ()| draft.paths.push(PathRow::default()));
    html! {
        <Stack>
            <FormField label={view.say("lambda.paths")} group={true} stretch={true} description={view.say("lambda.paths.text")}>
                <Stack gap={Gap::M}>
                    { for props.draft.paths.iter().enumerate().map(|(index, row)| path(props, view, index, row)) }
                    <div><Button label={view.say("lambda.paths.add")} onclick={add} /></div>
                </Stack>
            </FormField>
            <FormField label={view.say("lambda.template")} stretch={true} description={view.say("lambda.template.hint")} {error}>
                <Editor
                    {language}
                    value={props.draft.template.clone()}
                    rows={8}
                    onchange={edit(props, |draft, text: String| draft.template = text)}
                />
            </FormField>
        </Stack>
    }
}

fn path(props: &BehaviourFormProps, view: &View, index: usize, row: &PathRow) -> Html {
    let at = |change: fn(&mut PathRow, String)| {
        edit(props, move |draft, text: String| {
            if let Some(row) = draft.paths.get_mut(index) {
                change(row, text);
            }
        })
    };
    let remove = edit(props, move |draft, (): ()| {
        if index < draft.paths.len() {
            draft.paths.remove(index);
        }
    });
    html! {
        <Inline key={index}>
            <FormField label={view.say("lambda.path.name")}>
                <Input value={row.name.clone()} placeholder="instance" onchange={at(|row, text| row.name = text)} />
            </FormField>
            <FormField label={view.say("lambda.path")}>
                <Input value={row.path.clone()} placeholder="$.detail.instance-id" mono={true} onchange={at(|row, text| row.path = text)} />
            </FormField>
            <Button label={view.say("lambda.remove")} aria_label={format!("{} {}", view.say("lambda.remove"), index + 1)} onclick={remove} />
        </Inline>
    }
}
