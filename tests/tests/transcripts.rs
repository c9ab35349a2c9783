//! Every transcript below `tests/transcripts/` says what it is expected to say.
//! `UPDATE_EXPECT=1` writes what differs; then read the diff.
#![cfg(test)]

use session::tw::{Report, Transcript};
use std::path::{Path, PathBuf};

fn transcripts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(transcripts(&path));
        } else if path.extension().is_some_and(|extension| extension == "tw") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn all_transcripts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("transcripts");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    for path in transcripts(&folder) {
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let text = std::fs::read_to_string(&path).unwrap();
        let transcript = match Transcript::parse(&text) {
            Ok(transcript) => transcript,
            Err(mistakes) => {
                mistakes.iter().for_each(|it| wrong.push_str(&format!("{name}:{}: {}\n", it.line, it.message)));
                continue;
            }
        };
        let report = Report::of(transcript);
        if update && !report.agrees() {
            std::fs::write(&path, report.corrected()).unwrap();
        } else if !report.agrees() {
            wrong.push_str(&format!("{name}\n{}", report.differences()));
        }
        // What is in agreement is written as it stands: no spelling but one.
        if report.agrees() {
            assert_eq!(report.corrected(), text, "{name}");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
