//! An id that no other element of the page has, kept for a component's life.

use std::cell::Cell;
use yew::prelude::*;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// `given` when it is not empty, else a fresh `tw-n`.
#[hook]
pub fn use_id(given: &AttrValue) -> AttrValue {
    let fresh = use_memo((), |()| {
        let number = NEXT.get();
        NEXT.set(number + 1);
        AttrValue::from(format!("tw-{number}"))
    });
    if given.is_empty() { (*fresh).clone() } else { given.clone() }
}
