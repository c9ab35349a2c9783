//! A dialog over the page. The browser's own `<dialog>` makes the rest inert; we keep
//! Tab going around inside and give the focus back to the opener.

use crate::components::{Button, ButtonVariant, IconName, use_words};
use crate::hooks::{use_focus_trap, use_id};
use web_sys::HtmlDialogElement;
use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum ModalSize {
    /// 320 pixels.
    Small,
    /// 600 pixels.
    #[default]
    Medium,
    /// 820 pixels.
    Large,
}

impl ModalSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "tw-modal tw-modal-small",
            Self::Medium => "tw-modal tw-modal-medium",
            Self::Large => "tw-modal tw-modal-large",
        }
    }
}

#[derive(Properties, PartialEq)]
pub struct ModalProps {
    pub title: AttrValue,
    pub children: Html,
    /// Esc, the close button or a press beside the dialog.
    pub onclose: Callback<()>,
    #[prop_or_default]
    pub size: ModalSize,
    /// Buttons at the end: Cancel, then the verb.
    #[prop_or_default]
    pub footer: Html,
}

/// Mounted is open: render it only while it is wanted.
#[component]
pub fn Modal(props: &ModalProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let heading = use_id(&AttrValue::default());
    // Effects run in this order: the opener is noted before the dialog takes the focus.
    use_focus_trap(&node, true);
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = dialog.as_ref().filter(|it| !it.open()) {
                // It fails only when the element is not in the document: then it does not show anyway.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        // Whether the dialog closes is the page's decision.
        Callback::from(move |event: Event| {
            event.prevent_default();
            onclose.emit(());
        })
    };
    let onclick = {
        let (onclose, node) = (props.onclose.clone(), node.clone());
        // The backdrop belongs to the dialog element; whatever is inside has the frame between.
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<web_sys::Node>();
            if target.is_some() && target == node.get() {
                onclose.emit(());
            }
        })
    };
    html! {
        <dialog class={props.size.class()} role="dialog" aria-modal="true" aria-labelledby={heading.clone()} ref={node} {oncancel} {onclick}>
            <div class="tw-modal-frame">
                <div class="tw-modal-header">
                    <h2 class="tw-modal-title" id={heading}>{ props.title.clone() }</h2>
                    <Button
                        variant={ButtonVariant::Icon}
                        icon={IconName::Close}
                        label={words.close.clone()}
                        onclick={props.onclose.clone()}
                    />
                </div>
                <div class="tw-modal-body">{ props.children.clone() }</div>
                if props.footer != Html::default() {
                    <div class="tw-modal-footer">{ props.footer.clone() }</div>
                }
            </div>
        </dialog>
    }
}

#[derive(Properties, PartialEq)]
pub struct ConfirmProps {
    pub title: AttrValue,
    /// What happens if it is done.
    pub text: AttrValue,
    /// The button that leaves everything as it is.
    pub cancel: AttrValue,
    /// The button that does it.
    pub confirm: AttrValue,
    pub onconfirm: Callback<()>,
    pub onclose: Callback<()>,
}

/// A dialog that asks once before something is done.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let footer = html! {
        <>
            <Button label={props.cancel.clone()} variant={ButtonVariant::Link} onclick={props.onclose.clone()} />
            <Button label={props.confirm.clone()} variant={ButtonVariant::Primary} onclick={props.onconfirm.clone()} />
        </>
    };
    html! {
        <Modal title={props.title.clone()} onclose={props.onclose.clone()} {footer}>
            <p class="tw-prose-p">{ &props.text }</p>
        </Modal>
    }
}
