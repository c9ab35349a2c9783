//! Every component in every variant, for the eye and for axe.
use yew::prelude::*;

#[component]
pub fn Gallery() -> Html {
    html! {}
}
