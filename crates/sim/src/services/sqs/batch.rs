//! Calls for up to ten messages at once: what is wrong with the batch refuses
//! it, what is wrong with an entry fails the entry.
//!
//! Source: SQS Developer Guide, "Amazon SQS batch actions".

use super::errors;
use crate::kernel::Cx;
use crate::{ApiError, Input};
use base::Document;
use std::collections::BTreeSet;

/// The entries, `kind` being AWS's name for one.
pub(super) fn entries<'a>(input: &Input<'a>, kind: &str) -> Result<Vec<Input<'a>>, ApiError> {
    let entries = input.structures("Entries");
    match entries.len() {
        0 => return Err(errors::no_entries(kind)),
        1..=10 => {}
        count => return Err(errors::too_many_entries(count)),
    }
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let mut ids = BTreeSet::new();
    for id in entries.iter().map(|entry| entry.text("Id")) {
        if id.is_empty() || id.len() > 80 || !id.bytes().all(fits) {
            return Err(errors::bad_entry_id());
        }
        if !ids.insert(id) {
            return Err(errors::ids_not_distinct(id));
        }
    }
    Ok(entries)
}

/// Does each and tells what became of it. A list without entries is left out.
pub(super) fn run(
    cx: &mut Cx,
    entries: &[Input],
    mut each: impl FnMut(&mut Cx, &Input) -> Result<Document, ApiError>,
) -> Document {
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    for entry in entries {
        let id = Document::map().with("Id", entry.text("Id"));
        match each(cx, entry) {
            Ok(answer) => {
                let members = answer.as_map().into_iter().flat_map(|map| map.iter());
                successful.push(members.fold(id, |all, (name, value)| all.with(name, value.clone())));
            }
            Err(error) => {
                failed.push(id.with("SenderFault", true).with("Code", error.code).with("Message", error.message));
            }
        }
    }
    let some = |list: Vec<Document>| (!list.is_empty()).then_some(Document::List(list));
    Document::map().with_some("Successful", some(successful)).with_some("Failed", some(failed))
}
