//! Where things are in the repository, and which versions its lock file names.

use std::path::{Path, PathBuf};

/// The top level of the repository.
pub(crate) fn root() -> PathBuf {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    crate_folder
        .ancestors()
        .nth(2)
        .unwrap_or(crate_folder)
        .to_path_buf()
}

/// Generated files of the page's build that are not served as they are.
pub(crate) fn page_work() -> PathBuf {
    root().join("target/page")
}
