//! How the code editor takes the place of the plain text area: it is asked for when
//! the area is shown, and gets the area's text, caret, scroll and focus. While letters
//! are being composed (Korean), it waits.

use super::{Caret, CodeError, Completer, caret_of, place_of};
use crate::editor::{Editor, Module, Opening, Wrong, load};
use crate::hooks::focused;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// What the component is given, as the editor needs it.
#[derive(Clone)]
pub struct Wants {
    pub value: AttrValue,
    pub errors: Vec<CodeError>,
    pub attributes: Vec<(&'static str, String)>,
    pub readonly: bool,
    /// What the list of suggestions is called.
    pub completions_word: AttrValue,
    pub onchange: Callback<String>,
    pub onmove: Callback<(usize, usize)>,
    pub complete: Option<Completer>,
}

/// The place that the area has first and the editor later.
#[derive(Clone)]
pub struct Seat {
    pub area: NodeRef,
    pub host: NodeRef,
    pub taken: UseStateHandle<bool>,
    inner: Rc<Inner>,
}

struct Inner {
    /// As of the newest drawing.
    wants: RefCell<Wants>,
    editor: RefCell<Option<Editor>>,
    composing: Cell<bool>,
    /// Came while letters were being composed.
    waiting: RefCell<Option<Module>>,
    gone: Cell<bool>,
}

#[hook]
pub fn use_takeover(wants: Wants) -> Seat {
    let (area, host) = (use_node_ref(), use_node_ref());
    let taken = use_state(|| false);
    let inner = {
        let first = wants.clone();
        use_memo((), move |()| Inner {
            wants: RefCell::new(first),
            editor: RefCell::default(),
            composing: Cell::default(),
            waiting: RefCell::default(),
            gone: Cell::default(),
        })
    };
    inner.wants.replace(wants.clone());
    let seat = Seat { area, host, taken: taken.clone(), inner: inner.clone() };
    {
        let seat = seat.clone();
        use_effect_with((), move |()| {
            let inner = seat.inner.clone();
            let composing = seat.hear_composing();
            load(move |module| seat.arrived(module));
            move || {
                drop(composing);
                inner.gone.set(true);
                drop(inner.editor.take());
            }
        });
    }
    let there = *taken;
    let with = move |inner: &Inner, act: &dyn Fn(&Editor)| {
        if let Some(editor) = inner.editor.borrow().as_ref() {
            act(editor);
        }
    };
    {
        let inner = inner.clone();
        use_effect_with((there, wants.value.clone()), move |(_, text)| with(&inner, &|it| it.set_text(text)));
    }
    {
        let inner = inner.clone();
        use_effect_with((there, wants.attributes), move |(_, all)| with(&inner, &|it| it.set_attributes(all)));
    }
    {
        let inner = inner.clone();
        use_effect_with((there, wants.readonly), move |(_, fixed)| with(&inner, &|it| it.set_readonly(*fixed)));
    }
    use_effect_with((there, wants.errors, wants.value), move |(_, errors, text)| {
        let wrong: Vec<Wrong> = errors.iter().map(|error| wrong(text, error)).collect();
        with(&inner, &|it| it.set_wrong(text, &wrong));
    });
    seat
}

impl Seat {
    /// Sets the caret and the focus; its place, where the area has not told it.
    pub fn go_to(&self, line: usize, column: usize) -> Option<(usize, usize)> {
        if let Some(editor) = self.inner.editor.borrow().as_ref() {
            let caret = caret_of(&self.inner.wants.borrow().value, line, column);
            editor.go_to(caret);
            return None;
        }
        let area = self.area.cast::<HtmlTextAreaElement>()?;
        let caret = caret_of(&area.value(), line, column);
        crate::hooks::focus(&area);
        let _ = area.set_selection_range(caret, caret);
        Some(place_of(&area.value(), caret))
    }

    /// Whether letters are being composed in the area (Yew has no such events).
    fn hear_composing(&self) -> Vec<EventListener> {
        let Some(area) = self.area.cast::<HtmlTextAreaElement>() else { return Vec::new() };
        let (begun, over) = (self.clone(), self.clone());
        let begins = EventListener::new(&area, "compositionstart", move |_| begun.inner.composing.set(true));
        let ends = EventListener::new(&area, "compositionend", move |_| {
            over.inner.composing.set(false);
            let waiting = over.inner.waiting.borrow_mut().take();
            if let Some(module) = waiting {
                over.arrived(module);
            }
        });
        vec![begins, ends]
    }

    fn arrived(&self, module: Module) {
        if self.inner.composing.get() {
            self.inner.waiting.replace(Some(module));
            return;
        }
        let (Some(area), Some(host)) = (self.area.cast::<HtmlTextAreaElement>(), self.host.cast::<Element>()) else {
            return;
        };
        if self.inner.gone.get() {
            return;
        }
        let opening = self.opening(&area);
        // Before the editor is opened: what is hidden takes no focus. And the area
        // goes at once, not with the next drawing: two fields of one name and id
        // are none that can be found.
        let _ = host.remove_attribute("hidden");
        let _ = area.remove_attribute("id");
        let _ = area.style().set_property("display", "none");
        let editor = Editor::open(&module, &host, opening);
        self.inner.editor.replace(Some(editor));
        self.taken.set(true);
    }

    fn opening(&self, area: &HtmlTextAreaElement) -> Opening {
        let caret = |it: Result<Option<u32>, _>| it.ok().flatten().unwrap_or_default();
        let wants = self.inner.wants.borrow().clone();
        let inner = || self.inner.clone();
        let (changed, moved, complete) = (inner(), inner(), inner());
        Opening {
            text: area.value(),
            selection: (caret(area.selection_start()), caret(area.selection_end())),
            scroll: area.scroll_top(),
            focus: focused().is_some_and(|it| it.is_same_node(Some(area))),
            readonly: wants.readonly,
            attributes: wants.attributes,
            phrases: vec![("Completions", wants.completions_word.to_string())],
            changed: Box::new(move |text| {
                let onchange = changed.wants.borrow().onchange.clone();
                onchange.emit(text);
            }),
            moved: Box::new(move |line, column| {
                let onmove = moved.wants.borrow().onmove.clone();
                onmove.emit((line, column));
            }),
            complete: Box::new(move |text, at, asked| {
                let complete = complete.wants.borrow().complete.clone()?;
                complete.emit(Caret { text: text.to_string(), at, asked })
            }),
        }
    }
}

/// What is underlined for an error: its span, else the word at its place.
fn wrong(text: &str, error: &CodeError) -> Wrong {
    let span = error.span.clone().unwrap_or_else(|| word_at(text, error.line, error.column));
    Wrong { span, message: error.message.to_string() }
}

fn word_at(text: &str, line: usize, column: usize) -> Range<usize> {
    let start = crate::editor::bytes(text, caret_of(text, line, column) as usize);
    let rest = text.get(start..).unwrap_or("");
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    start..start + length
}
