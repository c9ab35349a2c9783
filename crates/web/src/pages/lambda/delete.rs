//! The dialog that asks before a function is deleted.

use crate::pages::dialog::Ask;
use crate::store::use_app;
use console::lambda::name_input;
use console::{Route, Words};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct DeleteFunctionProps {
    pub name: AttrValue,
    pub onclose: Callback<()>,
}

#[component]
pub fn DeleteFunction(props: &DeleteFunctionProps) -> Html {
    let view = use_app().view();
    html! {
        <Ask
            title={view.say("lambda.delete.title")}
            question={view.fill("lambda.delete.ask", &[("name", &props.name)])}
            words="confirm"
            button={view.say("lambda.delete")}
            calls={vec![("lambda", "DeleteFunction", name_input(&props.name))]}
            done={view.fill("lambda.deleted", &[("name", &props.name)])}
            next={Route::Functions}
            onclose={props.onclose.clone()}
        />
    }
}
