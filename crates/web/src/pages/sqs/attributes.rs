//! Message attributes while they are typed.

use crate::components::{Alert, AlertKind, Button, Choice, FormField, Gap, Inline, Input, Select, Stack};
use crate::store::use_app;
use console::Words;
use console::sns::AttributeRow;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct AttributeEditorProps {
    pub rows: Vec<AttributeRow>,
    #[prop_or_default]
    pub error: Option<AttrValue>,
    pub onchange: Callback<Vec<AttributeRow>>,
}

/// What a typed text does to the rows.
type Change = Box<dyn Fn(&mut Vec<AttributeRow>, String)>;

#[component]
pub fn AttributeEditor(props: &AttributeEditorProps) -> Html {
    let view = use_app().view();
    let changed = |change: Change| {
        let (rows, onchange) = (props.rows.clone(), props.onchange.clone());
        Callback::from(move |text: String| {
            let mut rows = rows.clone();
            change(&mut rows, text);
            onchange.emit(rows);
        })
    };
    let add = changed(Box::new(|rows, _| rows.push(AttributeRow::default()))).reform(|()| String::new());
    let row = |(index, row): (usize, &AttributeRow)| {
        let at = |change: fn(&mut AttributeRow, String)| {
            changed(Box::new(move |rows, text| {
                if let Some(row) = rows.get_mut(index) {
                    change(row, text);
                }
            }))
        };
        let remove = changed(Box::new(move |rows, _| {
            if index < rows.len() {
                rows.remove(index);
            }
        }));
        let kinds = ["String", "Number", "Binary"].map(|kind| Choice::new(kind, kind)).to_vec();
        let remove_name = format!("{} {}", view.say("sns.tag.remove"), index + 1);
        html! {
            <Inline key={index}>
                <FormField label={view.say("sqs.name")}>
                    <Input value={row.name.clone()} onchange={at(|row, text| row.name = text)} />
                </FormField>
                <FormField label={view.say("sqs.type")}>
                    <Select value={row.kind.clone()} options={kinds} onchange={at(|row, text| row.kind = text).reform(|kind: AttrValue| kind.to_string())} />
                </FormField>
                <FormField label={view.say("sns.tag.value")}>
                    <Input value={row.value.clone()} onchange={at(|row, text| row.value = text)} />
                </FormField>
                <Button label={view.say("sns.tag.remove")} aria_label={remove_name} onclick={remove.reform(|()| String::new())} />
            </Inline>
        }
    };
    html! {
        <Stack gap={Gap::M}>
            if let Some(error) = &props.error {
                <Alert kind={AlertKind::Error} live={true}>{ error }</Alert>
            }
            { for props.rows.iter().enumerate().map(row) }
            <div><Button label={view.say("sqs.attributes.add")} onclick={add} /></div>
        </Stack>
    }
}
