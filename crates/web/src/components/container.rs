//! A white box with a border that groups what belongs together.

use crate::hooks::use_id;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ContainerProps {
    /// The heading's text; empty for a box without heading.
    #[prop_or_default]
    pub title: AttrValue,
    #[prop_or_default]
    pub counter: AttrValue,
    #[prop_or_default]
    pub info: Html,
    #[prop_or_default]
    pub description: AttrValue,
    #[prop_or_default]
    pub actions: Html,
    /// Below a line at the end.
    #[prop_or_default]
    pub footer: Html,
    /// No padding around the content: for a list or a code area that reaches the edges.
    #[prop_or_default]
    pub flush: bool,
    /// As high as its neighbours in a row.
    #[prop_or_default]
    pub fill: bool,
    pub children: Html,
}

#[component]
pub fn Container(props: &ContainerProps) -> Html {
    let heading = use_id(&AttrValue::default());
    let titled = !props.title.is_empty();
    html! {
        <section
            class={classes!("tw-container", props.fill.then_some("tw-container-fill"))}
            aria-labelledby={titled.then(|| heading.clone())}
        >
            if titled {
                <div class="tw-container-header">
                    <crate::components::Header
                        title={props.title.clone()}
                        counter={props.counter.clone()}
                        info={props.info.clone()}
                        description={props.description.clone()}
                        actions={props.actions.clone()}
                        id={heading}
                    />
                </div>
            }
            <div class={classes!(
                "tw-container-content",
                props.flush.then_some("tw-container-flush"),
                (!titled).then_some("tw-container-untitled"),
            )}>
                { props.children.clone() }
            </div>
            if props.footer != Html::default() {
                <div class="tw-container-footer">{ props.footer.clone() }</div>
            }
        </section>
    }
}
