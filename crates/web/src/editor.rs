//! The way to the code editor, which is JavaScript (`www/editor`) and is fetched
//! when a page first shows one. Where it cannot be had, nothing here is called
//! back, and the plain text area stays.
//!
//! It counts in UTF-16 units, texts here in bytes: [`units`] and [`bytes`].

use js_sys::{Array, Object, Reflect};
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// index.html has it; a page of tests has not.
    #[wasm_bindgen(catch, js_name = trailwatchEditor)]
    fn bring(ready: &JsValue) -> Result<(), JsValue>;

    /// The module.
    pub type Module;
    #[wasm_bindgen(method)]
    fn open(this: &Module, host: &Element, options: &JsValue) -> Handle;

    /// One editor.
    type Handle;
    #[wasm_bindgen(method, js_name = setText)]
    fn set_text(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = setAttributes)]
    fn set_attributes(this: &Handle, attributes: &JsValue);
    #[wasm_bindgen(method, js_name = setReadonly)]
    fn set_readonly(this: &Handle, readonly: bool);
    #[wasm_bindgen(method, js_name = setErrors)]
    fn set_errors(this: &Handle, errors: &JsValue);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Handle, at: u32);
    #[wasm_bindgen(method)]
    fn close(this: &Handle);
}

/// Asks for the module; `ready` gets it once it is there.
pub fn load(ready: impl FnOnce(Module) + 'static) {
    let ready = Closure::once_into_js(move |module: JsValue| ready(module.unchecked_into()));
    // Without the function there is no editor, which is no failure.
    let _ = bring(&ready);
}

/// What may stand at the caret.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Completions {
    /// What an accepted suggestion takes the place of, in bytes of the text.
    pub replaces: Range<usize>,
    /// Where the word begins that suggestions are chosen by.
    pub word: usize,
    pub items: Vec<Completion>,
}

/// One suggestion.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Completion {
    pub label: String,
    /// Behind the label, smaller.
    pub detail: String,
    pub insert: String,
    /// What is selected of it afterwards, in bytes.
    pub hole: Range<usize>,
}

/// What is wrong from where to where, in bytes of the text.
#[derive(Clone, PartialEq, Debug)]
pub struct Wrong {
    pub span: Range<usize>,
    pub message: String,
}

/// Says what may stand at a caret.
type Suggest = dyn Fn(&str, usize, bool) -> Option<Completions>;

/// How an editor begins, and whom it tells.
pub struct Opening {
    pub text: String,
    /// Anchor and head of the selection, in UTF-16 units.
    pub selection: (u32, u32),
    pub scroll: i32,
    pub focus: bool,
    pub readonly: bool,
    pub attributes: Vec<(&'static str, String)>,
    /// The editor's own words, in English and as the page says them.
    pub phrases: Vec<(&'static str, String)>,
    pub changed: Box<dyn Fn(String)>,
    /// Line and column of the caret, from 1.
    pub moved: Box<dyn Fn(usize, usize)>,
    /// The text, the caret in bytes, and whether somebody asked.
    pub complete: Box<Suggest>,
}

/// An open editor, closed when dropped.
pub struct Editor {
    handle: Handle,
    _changed: Closure<dyn Fn(String)>,
    _moved: Closure<dyn Fn(usize, usize)>,
    _complete: Closure<dyn Fn(String, usize, bool) -> JsValue>,
}

impl Editor {
    pub fn open(module: &Module, host: &Element, opening: Opening) -> Editor {
        let complete = opening.complete;
        let changed = Closure::wrap(opening.changed);
        let moved = Closure::wrap(opening.moved);
        let complete: Closure<dyn Fn(String, usize, bool) -> JsValue> =
            Closure::wrap(Box::new(move |text: String, caret, asked| {
                let found = complete(&text, bytes(&text, caret), asked);
                found.map_or(JsValue::NULL, |found| completions(&text, &found))
            }));
        let options = object(&[
            ("text", opening.text.into()),
            ("anchor", opening.selection.0.into()),
            ("head", opening.selection.1.into()),
            ("scroll", opening.scroll.into()),
            ("focus", opening.focus.into()),
            ("readonly", opening.readonly.into()),
            ("attributes", texts(&opening.attributes)),
            ("phrases", texts(&opening.phrases)),
            ("changed", changed.as_ref().clone()),
            ("moved", moved.as_ref().clone()),
            ("complete", complete.as_ref().clone()),
        ]);
        Editor { handle: module.open(host, &options), _changed: changed, _moved: moved, _complete: complete }
    }

    pub fn set_text(&self, text: &str) {
        self.handle.set_text(text);
    }

    pub fn set_attributes(&self, attributes: &[(&'static str, String)]) {
        self.handle.set_attributes(&texts(attributes));
    }

    pub fn set_readonly(&self, readonly: bool) {
        self.handle.set_readonly(readonly);
    }

    /// Underlines what is wrong in the text.
    pub fn set_wrong(&self, text: &str, wrong: &[Wrong]) {
        let list = Array::new();
        for it in wrong {
            list.push(&object(&[
                ("from", units(text, it.span.start).into()),
                ("to", units(text, it.span.end).into()),
                ("message", it.message.as_str().into()),
            ]));
        }
        self.handle.set_errors(&list);
    }

    /// Puts the caret there (UTF-16 units), and the focus.
    pub fn go_to(&self, at: u32) {
        self.handle.go_to(at);
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.close();
    }
}

fn completions(text: &str, found: &Completions) -> JsValue {
    let items = Array::new();
    for (place, item) in found.items.iter().enumerate() {
        items.push(&object(&[
            ("label", item.label.as_str().into()),
            ("detail", item.detail.as_str().into()),
            ("insert", item.insert.as_str().into()),
            ("start", units(&item.insert, item.hole.start).into()),
            ("end", units(&item.insert, item.hole.end).into()),
            // The order they come in is the order they are shown in.
            ("boost", (-(place.min(98) as f64)).into()),
        ]));
    }
    object(&[
        ("from", units(text, found.replaces.start).into()),
        ("to", units(text, found.replaces.end).into()),
        ("word", units(text, found.word).into()),
        ("items", items.into()),
    ])
}

/// An object of JavaScript.
fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Fails for frozen objects only.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

fn texts(members: &[(&str, String)]) -> JsValue {
    let members: Vec<(&str, JsValue)> = members.iter().map(|(name, text)| (*name, text.as_str().into())).collect();
    object(&members)
}

/// UTF-16 units before a byte of the text.
pub fn units(text: &str, at: usize) -> u32 {
    let before = text.char_indices().take_while(|(start, _)| *start < at);
    before.map(|(_, letter)| letter.len_utf16() as u32).sum()
}

/// Bytes before a place counted in UTF-16 units.
pub fn bytes(text: &str, at: usize) -> usize {
    let mut units = 0;
    let before = text.chars().take_while(|letter| {
        let inside = units < at;
        units += letter.len_utf16();
        inside
    });
    before.map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_and_bytes_are_each_other_s_inverse() {
        let text = "{\"이름\": \"😀x\"}";
        let whole = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in whole {
            assert_eq!(bytes(text, units(text, at) as usize), at);
        }
        assert_eq!((units(text, text.len()), units(text, 99)), (13, 13));
        assert_eq!(bytes("a", 7), 1);
    }
}
