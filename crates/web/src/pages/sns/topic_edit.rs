//! The dialog that changes a topic's display name.

use crate::components::{Button, ButtonVariant, FormField, Input, Modal};
use crate::store::{FlashKind, use_app};
use console::Words;
use console::sns::{attribute_input, refusal};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct EditTopicProps {
    pub name: AttrValue,
    pub arn: AttrValue,
    pub display_name: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn EditTopic(props: &EditTopicProps) -> Html {
    let app = use_app();
    let view = app.view();
    let typed = use_state(|| props.display_name.to_string());
    let error = use_state(|| None::<AttrValue>);
    let onchange = {
        let typed = typed.clone();
        Callback::from(move |text: String| typed.set(text))
    };
    let save = {
        let (app, typed, error) = (app.clone(), typed.clone(), error.clone());
        let (name, arn, onclose) = (props.name.clone(), props.arn.clone(), props.onclose.clone());
        Callback::from(move |()| {
            match app.call("sns", "SetTopicAttributes", attribute_input(&arn, "DisplayName", &typed)) {
                Ok(_) => {
                    onclose.emit(());
                    app.flash_with_undo(FlashKind::Success, app.view().fill("sns.topic.saved", &[("name", &name)]));
                }
                Err(refused) => error.set(Some(refusal(&refused).into())),
            }
        })
    };
    let footer = html! {
        <>
            <Button label={view.say("words.cancel")} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={view.say("sns.save")} variant={ButtonVariant::Primary} onclick={save.clone()} />
        </>
    };
    html! {
        <Modal title={view.fill("sns.topic.edit", &[("name", &props.name)])} onclose={props.onclose.clone()} {footer}>
            <FormField
                label={view.say("sns.display-name")}
                optional={true}
                description={view.say("sns.display-name.text")}
                constraint={view.say("sns.display-name.constraint")}
                error={(*error).clone()}
                stretch={true}
            >
                <Input value={(*typed).clone()} {onchange} onenter={save} autofocus={true} />
            </FormField>
        </Modal>
    }
}
