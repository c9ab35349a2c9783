//! The program's second part: the code that a first look does not run.
//!
//! The built page's wasm is split in two (`crates/xtask/src/split`, by
//! what first visits run). Where a function of the second part is called for
//! the first time, the split calls [`load_rest`]; nothing in this crate does,
//! and a debug build, which is whole, has no use for it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// index.html has it: makes the second module over what the first exports.
    #[wasm_bindgen(js_name = trailwatchRest)]
    fn make_rest(first: &JsValue);
}

/// Brings the second part before it returns.
#[wasm_bindgen]
pub fn load_rest() {
    make_rest(&wasm_bindgen::exports());
}
