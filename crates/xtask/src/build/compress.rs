//! `.br` and `.gz` beside each file that gets smaller by it. Node has both
//! built in, which keeps this crate free of dependencies.

use crate::{Outcome, run};
use std::path::Path;

const SCRIPT: &str = include_str!("compress.mjs");

/// Compresses every file below `folder` that a host would send compressed.
pub(super) fn all(folder: &Path) -> Outcome {
    let folder = folder.display().to_string();
    let words = ["--input-type=module", "--eval", SCRIPT, &folder];
    let ended = run::quietly(run::command("node", words), "compressing")?;
    match ended.ok {
        true => Ok(()),
        false => Err(format!("cannot compress dist/:\n{}", ended.tail(12))),
    }
}
