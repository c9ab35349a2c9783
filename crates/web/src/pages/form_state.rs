//! What a form holds while it is filled in, and what is wrong with it.

use crate::browser;
use std::ops::Deref;
use yew::prelude::*;

/// A form's draft, and what is wrong in which of its fields.
pub struct Filled<D, F> {
    pub draft: D,
    wrong: Option<(F, String)>,
}

impl<D, F: Copy + PartialEq> Filled<D, F> {
    /// What is wrong with a field.
    pub fn error(&self, field: F) -> Option<AttrValue> {
        self.wrong.as_ref().filter(|(at, _)| *at == field).map(|(_, text)| AttrValue::from(text.clone()))
    }
}

/// The handle to it, for the parts of a form.
pub struct FormState<D: 'static, F: 'static>(UseStateHandle<Filled<D, F>>);

#[hook]
pub fn use_form<D: 'static, F: 'static>(first: impl FnOnce() -> D) -> FormState<D, F> {
    FormState(use_state(|| Filled { draft: first(), wrong: None }))
}

impl<D: Clone + 'static, F: 'static> FormState<D, F> {
    /// Changes the draft; what was wrong is then asked anew.
    pub fn edit<T: 'static>(&self, change: impl Fn(&mut D, T) + 'static) -> Callback<T> {
        let state = self.0.clone();
        Callback::from(move |value: T| {
            let mut draft = state.draft.clone();
            change(&mut draft, value);
            state.set(Filled { draft, wrong: None });
        })
    }

    /// Something is wrong with a field: its control gets the focus, where it has one.
    pub fn refuse(&self, field: F, text: String, control: &str) {
        browser::focus(control);
        self.0.set(Filled { draft: self.0.draft.clone(), wrong: Some((field, text)) });
    }

    /// Holds another draft, with nothing wrong yet.
    pub fn reset(&self, draft: D) {
        self.0.set(Filled { draft, wrong: None });
    }
}

impl<D, F> Clone for FormState<D, F> {
    fn clone(&self) -> Self {
        FormState(self.0.clone())
    }
}

impl<D, F> Deref for FormState<D, F> {
    type Target = Filled<D, F>;

    fn deref(&self) -> &Filled<D, F> {
        &self.0
    }
}
