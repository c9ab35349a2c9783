//! `cargo xtask size`: what the first load weighs, and each crate's share of
//! the wasm.

use crate::{Outcome, build, project, run, setup, wasm};
use std::path::{Path, PathBuf};

/// One file of the first load, in bytes.
pub(crate) struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    /// What a browser gets that accepts brotli: all do.
    pub(crate) brotli: u64,
}

/// Prints both tables.
pub(crate) fn command() -> Outcome {
    let tools = setup::ensure(&setup::PAGE)?;
    build::page(&tools)?;
    print!("\n{}", table(&first_load()?));
    print!("\n{}", crates()?);
    Ok(())
}

/// The files that the page fetches before it stands: index.html and every file
/// whose name it, or one that it names, contains.
pub(crate) fn first_load() -> Outcome<Vec<Weight>> {
    let dist = project::dist();
    let all = files(&dist)?;
    let mut reached = vec![dist.join("index.html")];
    let mut next = 0;
    while let Some(path) = reached.get(next).cloned() {
        next += 1;
        let is_text = path.extension().is_some_and(|it| it == "html" || it == "js" || it == "css");
        if !is_text {
            continue;
        }
        let text =
            std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        for file in &all {
            let named = file.file_name().and_then(|it| it.to_str());
            if named.is_some_and(|name| text.contains(name)) && !reached.contains(file) {
                reached.push(file.clone());
            }
        }
    }
    reached.iter().map(|path| weight(path, &dist)).collect()
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("cannot look through {}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if !path.extension().is_some_and(|it| it == "br" || it == "gz") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn weight(path: &Path, dist: &Path) -> Outcome<Weight> {
    let bytes = |path: &Path| path.metadata().map(|it| it.len());
    let raw = bytes(path).map_err(|error| format!("cannot weigh {}: {error}", path.display()))?;
    let compressed = |ending: &str| {
        let mut name = path.to_path_buf().into_os_string();
        name.push(ending);
        bytes(Path::new(&name)).unwrap_or(raw)
    };
    Ok(Weight {
        name: path.strip_prefix(dist).unwrap_or(path).display().to_string(),
        raw,
        gzip: compressed(".gz"),
        brotli: compressed(".br"),
    })
}

/// The files of a first load and their sum.
pub(crate) fn table(files: &[Weight]) -> String {
    let mut lines = line("first load", ["raw", "gzip", "brotli"].map(str::to_owned));
    let sum = Weight {
        name: "together".to_owned(),
        raw: files.iter().map(|file| file.raw).sum(),
        gzip: files.iter().map(|file| file.gzip).sum(),
        brotli: files.iter().map(|file| file.brotli).sum(),
    };
    for file in files.iter().chain([&sum]) {
        let sizes = [file.raw, file.gzip, file.brotli].map(kilobytes);
        lines.push_str(&line(&file.name, sizes));
    }
    lines
}

fn line(name: &str, columns: [String; 3]) -> String {
    let [raw, gzip, brotli] = columns;
    format!("{name:<48}{raw:>12}{gzip:>12}{brotli:>12}\n")
}

/// `12.3 KB`: a thousand bytes each.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

/// Each crate's code in the wasm, before wasm-opt: what it makes smaller has no
/// names any more.
fn crates() -> Outcome<String> {
    let target = run::target_folder()?;
    let path = target.join("wasm32-unknown-unknown/page/trailwatch-web.wasm");
    let module = std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let weights = wasm::weigh(&module).ok_or_else(|| format!("{} holds no names to go by", path.display()))?;
    let mut rows: Vec<(&str, u64)> = weights
        .crates
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .chain([("(data: texts and tables)", weights.data)])
        .collect();
    rows.sort_by_key(|(name, bytes)| (std::cmp::Reverse(*bytes), *name));
    let mut lines = "the wasm before wasm-opt, by crate\n".to_owned();
    for (name, bytes) in rows {
        let share = bytes * 100 / weights.shipped.max(1);
        lines.push_str(&format!("{name:<48}{:>12}{share:>5} %\n", kilobytes(bytes)));
    }
    lines.push_str(&format!("{:<48}{:>12}\n", "together", kilobytes(weights.shipped)));
    Ok(lines)
}
