//! `cargo xtask css`: the page's style sheets joined into one.
//!
//! Trunk hashes and minifies a sheet but does not follow `@import`, and one file
//! is one request. So tokens, base and components are joined, in this order,
//! before Trunk reads index.html.

use crate::{Outcome, project};
use std::path::{Path, PathBuf};

/// Joins the sheets; leaves the joined file alone when nothing changed, so that
/// a watching Trunk does not see its own hook as a change.
pub(crate) fn command() -> Outcome {
    let www = project::root().join("www");
    let joined = join(&sheets(&www)?)?;
    let folder = project::page_work();
    let target = folder.join("page.css");
    if std::fs::read_to_string(&target).is_ok_and(|old| old == joined) {
        return Ok(());
    }
    std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&target, joined))
        .map_err(|error| format!("cannot write {}: {error}", target.display()))
}

/// tokens.css, base.css, then the components by name.
fn sheets(www: &Path) -> Outcome<Vec<PathBuf>> {
    let mut sheets: Vec<PathBuf> =
        ["tokens.css", "base.css"].iter().map(|name| www.join(name)).filter(|path| path.is_file()).collect();
    let mut components: Vec<PathBuf> = match std::fs::read_dir(www.join("components")) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(_) => Vec::new(),
    };
    components.retain(|path| path.extension().is_some_and(|it| it == "css"));
    components.sort();
    sheets.extend(components);
    Ok(sheets)
}

fn join(sheets: &[PathBuf]) -> Outcome<String> {
    let mut joined = String::new();
    for path in sheets {
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        joined.push_str(&text);
        joined.push('\n');
    }
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_before_base_and_components_by_name() {
        let folder = std::env::temp_dir().join(format!("trailwatch-css-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("components")).unwrap();
        for name in ["base.css", "tokens.css", "components/table.css", "components/alert.css", "components/notes.txt"] {
            std::fs::write(folder.join(name), format!("/* {name} */")).unwrap();
        }
        let joined = join(&sheets(&folder).unwrap()).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            joined,
            "/* tokens.css */\n/* base.css */\n/* components/alert.css */\n/* components/table.css */\n"
        );
    }
}
