//! From the console's plain data to the components' pieces: marks and facts.

use crate::components::{Cell, StatusKind, status};
use console::Status;
use yew::prelude::*;

/// The component's word for a mark.
pub fn kind(kind: console::StatusKind) -> StatusKind {
    match kind {
        console::StatusKind::Success => StatusKind::Success,
        console::StatusKind::Pending => StatusKind::Pending,
        console::StatusKind::Stopped => StatusKind::Stopped,
        console::StatusKind::Error => StatusKind::Error,
        console::StatusKind::Warning => StatusKind::Warning,
        console::StatusKind::Info => StatusKind::Info,
        console::StatusKind::InProgress => StatusKind::InProgress,
    }
}

/// A mark with its word.
pub fn mark(it: &Status) -> Html {
    status(kind(it.kind), it.text.clone())
}

/// A table's cell with a mark; a dash where there is none.
pub fn mark_cell(it: Option<&Status>) -> Cell {
    it.map_or_else(|| Cell::text(""), |it| Cell::status(kind(it.kind), it.text.clone()))
}
