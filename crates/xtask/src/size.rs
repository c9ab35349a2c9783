//! `cargo xtask size`: what the first load weighs, and each crate's share of
//! the wasm.

use crate::setup::{self, Tools};
use crate::{Outcome, build, editor, project, run, split, wasm};
use std::path::{Path, PathBuf};

/// One file of the first load, in bytes.
pub(crate) struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    /// What a browser gets that accepts brotli: all do.
    pub(crate) brotli: u64,
}

/// `size [--functions N]`: both tables, and the N heaviest functions.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let functions = match words {
        [] => 0,
        ["--functions", count] => count.parse().map_err(|_| "--functions wants a number".to_owned())?,
        _ => return Err("size takes only --functions N".to_owned()),
    };
    let tools = setup::ensure(&setup::PAGE)?;
    build::page(&tools)?;
    print!("\n{}", table(&first_load()?));
    for file in rest()? {
        print!("{}", row(&format!("when first needed: {}", file.name), &file));
    }
    let weights = weigh(&tools)?;
    print!("\n{}", crates(&weights));
    if functions > 0 {
        println!("\nthe heaviest functions");
        let mut heaviest = weights.functions;
        heaviest.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
        for (name, bytes) in heaviest.iter().take(functions) {
            println!("{:>12}  {name}", kilobytes(*bytes));
        }
    }
    Ok(())
}

/// The files that the page fetches before it stands: index.html and every file
/// whose name it, or one that it names, contains.
pub(crate) fn first_load() -> Outcome<Vec<Weight>> {
    let dist = project::dist();
    let mut all = files(&dist)?;
    all.retain(|path| !is_rest(path));
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

/// What a first visit does not fetch: the program's second part (`split`) and
/// the code editor (`editor`).
fn is_rest(path: &Path) -> bool {
    path.file_name()
        .and_then(|it| it.to_str())
        .is_some_and(|name| name.starts_with(split::REST) || name.starts_with(editor::MODULE))
}

/// What the page fetches when something is first done with it.
fn rest() -> Outcome<Vec<Weight>> {
    let dist = project::dist();
    files(&dist)?.iter().filter(|path| is_rest(path)).map(|path| weight(path, &dist)).collect()
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
        lines.push_str(&row(&file.name, file));
    }
    lines
}

fn row(name: &str, file: &Weight) -> String {
    line(name, [file.raw, file.gzip, file.brotli].map(kilobytes))
}

fn line(name: &str, columns: [String; 3]) -> String {
    let [raw, gzip, brotli] = columns;
    format!("{name:<48}{raw:>12}{gzip:>12}{brotli:>12}\n")
}

/// `12.3 KB`: a thousand bytes each.
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

/// The page's wasm, taken apart.
fn weigh(tools: &Tools) -> Outcome<wasm::Weights> {
    let path = named_module(tools)?;
    let module = std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    wasm::weigh(&module).ok_or_else(|| format!("{} holds no names to go by", path.display()))
}

/// Each crate's code in the wasm as it is shipped.
fn crates(weights: &wasm::Weights) -> String {
    let code: u64 = weights.crates.values().sum();
    let tables = weights.shipped.saturating_sub(code + weights.data);
    let mut rows: Vec<(&str, u64)> = weights
        .crates
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .chain([("(data: texts and constants)", weights.data), ("(tables, types)", tables)])
        .collect();
    rows.sort_by_key(|(name, bytes)| (std::cmp::Reverse(*bytes), *name));
    let mut lines = "the wasm by crate, uncompressed\n".to_owned();
    for (name, bytes) in rows {
        let share = bytes * 100 / weights.shipped.max(1);
        lines.push_str(&format!("{name:<48}{:>12}{share:>5} %\n", kilobytes(bytes)));
    }
    lines.push_str(&format!("{:<48}{:>12}\n", "together", kilobytes(weights.shipped)));
    lines
}

/// The page's wasm made as Trunk makes it, but with the names of functions.
fn named_module(tools: &Tools) -> Outcome<PathBuf> {
    let linked = run::target_folder()?.join("wasm32-unknown-unknown/page/trailwatch-web.wasm");
    let folder = project::page_work().join("size");
    let bound = folder.join("trailwatch-web_bg.wasm");
    let named = folder.join("named.wasm");
    let words = [&linked, &folder, &bound, &named].map(|path| path.display().to_string());
    let [linked, folder, bound, named_word] = words.each_ref().map(String::as_str);
    let bind = ["--target", "web", "--no-typescript", "--out-dir", folder, linked];
    step(tools.command("wasm-bindgen", bind))?;
    let flags = wasm_opt_flags()?;
    let flags = flags.split_whitespace().filter(|flag| *flag != "--debuginfo");
    let fixed = ["-Oz", "--debuginfo", bound, "--output", named_word];
    step(tools.command("wasm-opt", fixed.into_iter().chain(flags)))?;
    Ok(named)
}

/// As index.html has them for Trunk.
fn wasm_opt_flags() -> Outcome<String> {
    let path = project::root().join("index.html");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let after = text.split("data-wasm-opt-params=\"").nth(1).unwrap_or("");
    Ok(after.split('"').next().unwrap_or("").to_owned())
}

fn step(command: std::process::Command) -> Outcome {
    let ended = run::quietly(command, "making the wasm with names")?;
    match ended.ok {
        true => Ok(()),
        false => Err(ended.tail(12)),
    }
}
