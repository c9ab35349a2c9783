//! Rules of the house that the compiler does not hold.
#![cfg(test)]

use console::{Language, all_words};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// From the ground up: a crate may use those before it.
const FLOORS: &[&[&str]] = &[
    &["base"],
    &["languages"],
    &["sim"],
    &["awscli"],
    &["session"],
    &["labs"],
    &["console"],
    &["web", "headless"],
    &["tests", "fuzz"],
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Files below a folder with one of the endings, and their texts, by path from the top level.
fn files(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let ending = path.extension().and_then(|it| it.to_str()).unwrap_or("");
            if path.is_dir() {
                folders.push(path);
            } else if endings.contains(&ending) {
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                found.push((name, std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

#[track_caller]
fn none(wrong: Vec<String>, rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n  {}", wrong.join("\n  "));
}

#[test]
fn crates_use_only_the_floors_below() {
    let floor = |name: &str| FLOORS.iter().position(|names| names.contains(&name));
    let mut wrong = Vec::new();
    for (path, text) in files("crates", &["toml"]).into_iter().filter(|(path, _)| path.ends_with("/Cargo.toml")) {
        let name = path.split('/').nth(1).unwrap();
        let uses: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("trailwatch-")).collect();
        for used in uses.iter().filter_map(|line| line.split(['.', ' ', '=']).next()) {
            if floor(used) >= floor(name) || floor(name).is_none() {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    none(wrong, "web, headless > console > labs > session > awscli > sim > languages > base");
}

#[test]
fn serde_stays_out_of_the_account() {
    let grounds = ["base", "languages", "sim", "awscli"];
    let manifests = grounds.map(|name| (name, root().join(format!("crates/{name}/Cargo.toml"))));
    let has_serde = |path: &Path| std::fs::read_to_string(path).unwrap().contains("serde");
    let wrong = manifests.iter().filter(|(_, path)| has_serde(path)).map(|(name, _)| name.to_string());
    none(wrong.collect(), "what is serialised is frozen: no serde below session");
}

/// `crates/sim/src/services/sns/topics.rs` → `sns`.
fn service_of(path: &str) -> Option<&str> {
    path.strip_prefix("crates/sim/src/services/")?.split_once('/').map(|(service, _)| service)
}

#[test]
fn a_service_changes_itself_alone() {
    let sources = files("crates/sim/src/services", &["rs"]);
    let services: BTreeSet<&str> = sources.iter().filter_map(|(path, _)| service_of(path)).collect();
    let mut wrong = Vec::new();
    for (path, text) in &sources {
        let Some(own) = service_of(path).filter(|_| !path.contains("/tests")) else { continue };
        for sibling in services.iter().filter(|sibling| **sibling != own) {
            if text.contains(&format!("{sibling}_mut(")) {
                wrong.push(format!("{path} changes {sibling}"));
            }
        }
    }
    none(wrong, "what concerns a sibling is emitted as an effect");
}

#[test]
fn the_door_names_no_service() {
    let mut wrong = Vec::new();
    let services: BTreeSet<String> = sim::services::SERVICES.iter().map(|service| service.name.to_string()).collect();
    for (path, text) in files("crates/sim/src/door", &["rs"]) {
        for service in services.iter().filter(|service| text.contains(&format!("\"{service}\""))) {
            wrong.push(format!("{path} names {service}"));
        }
    }
    none(wrong, "the door serves every service alike");
}

#[test]
fn no_lab_is_named_in_code() {
    let labs: Vec<String> = std::fs::read_dir(root().join("crates/labs/catalogue"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut wrong = Vec::new();
    for (path, text) in files("crates/labs/src", &["rs"]) {
        // The list of the catalogue is where they are named; tests play them.
        if path.ends_with("/catalogue.rs") || path.contains("tests") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        wrong.extend(
            labs.iter().filter(|lab| code.contains(&format!("\"{lab}\""))).map(|lab| format!("{path} names {lab}")),
        );
    }
    none(wrong, "labs are data");
}

/// `#fff`, `rgb(…)`, `hsl(…)` and the like.
fn raw_colours(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('#') {
        let digits: String = text
            .split_at(at + 1)
            .1
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        if matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit()) {
            found.push(format!("#{digits}"));
        }
    }
    for function in ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab(", "lch("] {
        let stands_alone = |at: usize| {
            !text.split_at(at).0.ends_with(|letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_')
        };
        found.extend(text.match_indices(function).filter(|(at, _)| stands_alone(*at)).map(|_| function.to_string()));
    }
    found
}

#[test]
fn colours_stand_in_the_tokens_alone() {
    let mut wrong = Vec::new();
    for (path, text) in files("www", &["css"]).into_iter().filter(|(path, _)| path != "www/tokens.css") {
        wrong.extend(raw_colours(&text).into_iter().map(|colour| format!("{path}: {colour}")));
    }
    for (path, text) in files("crates/web/src", &["rs"]) {
        for line in
            text.lines().filter(|line| line.contains("style") || line.contains("fill=") || line.contains("stroke="))
        {
            wrong.extend(raw_colours(line).into_iter().map(|colour| format!("{path}: {colour}")));
        }
    }
    none(wrong, "raw colours stand in www/tokens.css");
    assert_eq!(raw_colours("a { color: #fff; background: rgb(1,2,3) } #add-topic"), ["#fff", "rgb("]);
}

#[test]
fn each_word_has_both_languages_and_a_reader() {
    let keys = |language| all_words(language).map(|(key, _)| key).collect::<BTreeSet<_>>();
    let (english, korean) = (keys(Language::English), keys(Language::Korean));
    none(english.symmetric_difference(&korean).map(|key| key.to_string()).collect(), "both languages have every key");
    let sources: String = ["crates/console/src", "crates/web/src", "crates/labs/src"]
        .iter()
        .flat_map(|it| files(it, &["rs"]))
        .map(|(_, text)| text)
        .collect();
    let unused = english.iter().filter(|key| !sources.contains(&format!("\"{key}\"")));
    none(unused.map(|key| key.to_string()).collect(), "words that nobody reads");
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut wrong = Vec::new();
    for (path, text) in files("crates", &["rs"]) {
        let is_test = path.contains("/tests") || path.ends_with("tests.rs");
        if !is_test && !text.starts_with("//!") {
            wrong.push(path);
        }
    }
    none(wrong, "`//!` heads each module: what for, what not");
}

#[test]
fn every_operation_is_built_and_has_a_transcript() {
    let transcripts: String = files("tests/transcripts", &["tw"]).into_iter().map(|(_, text)| text).collect();
    let mut wrong = Vec::new();
    for service in sim::services::SERVICES {
        for name in (service.model)().operations.keys() {
            let line = format!("aws {} {}", service.name, awscli::names::kebab(name));
            let call = format!("\"operation\":\"{name}\"");
            if !transcripts.contains(&format!("{line} "))
                && !transcripts.contains(&format!("{line}\n"))
                && !transcripts.contains(&call)
            {
                wrong.push(line);
            }
        }
    }
    none(wrong, "each operation is shown in tests/transcripts");
}
