//! `--output text`: tab-separated lines, for `grep` and `cut`.
//!
//! Source: AWS CLI User Guide, "Text output format": a structure's scalars in
//! the order of their names on one line, after the name of the list they are in.

use super::is_scalar;
use crate::python;
use base::{Document, Map};

pub(super) fn render(answer: &Document) -> String {
    let mut out = String::new();
    write(answer, None, None, &mut out);
    out
}

fn write(value: &Document, name: Option<&str>, columns: Option<&[&str]>, out: &mut String) {
    match value {
        Document::Map(map) => structure(map, name, columns, out),
        Document::List(items) => list(items, name, out),
        scalar => line(&[python::text(scalar)], out),
    }
}

fn list(items: &[Document], name: Option<&str>, out: &mut String) {
    if items.iter().any(|item| matches!(item, Document::Map(_))) {
        let columns = scalar_names(items);
        for item in items {
            write(item, name, Some(&columns), out);
        }
        return;
    }
    let scalars: Vec<String> = items.iter().filter(|item| is_scalar(item)).map(python::text).collect();
    match name {
        _ if scalars.is_empty() => {}
        Some(name) => scalars.iter().for_each(|item| line(&[name.to_ascii_uppercase(), item.clone()], out)),
        None => line(&scalars, out),
    }
    for item in items.iter().filter(|item| !is_scalar(item)) {
        write(item, name, None, out);
    }
}

/// Every name that stands for a scalar in one of the structures: the columns of their lines.
fn scalar_names(items: &[Document]) -> Vec<&str> {
    let members = items.iter().filter_map(Document::as_map).flat_map(Map::iter);
    let mut names: Vec<&str> = members.filter(|(_, value)| is_scalar(value)).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn structure(map: &Map, name: Option<&str>, columns: Option<&[&str]>, out: &mut String) {
    let mut members: Vec<(&str, &Document)> = map.iter().collect();
    members.sort_by_key(|(name, _)| *name);
    let mut cells: Vec<String> = match columns {
        Some(columns) => columns.iter().map(|name| map.get(name).map_or(String::new(), python::text)).collect(),
        None => members.iter().filter(|(_, value)| is_scalar(value)).map(|(_, value)| python::text(value)).collect(),
    };
    if !cells.is_empty() {
        if let Some(name) = name {
            cells.insert(0, name.to_ascii_uppercase());
        }
        line(&cells, out);
    }
    for (name, value) in members {
        let shown = columns.map_or(is_scalar(value), |columns| columns.contains(&name));
        if !shown {
            write(value, Some(name), None, out);
        }
    }
}

fn line(cells: &[String], out: &mut String) {
    out.push_str(&cells.join("\t"));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(answer: &str, expected: &str) {
        assert_eq!(render(&Document::parse(answer).unwrap()), expected, "{answer}");
    }

    #[test]
    fn lines() {
        // Held against the AWS CLI's own text output.
        check(r#"{"Topics":[{"TopicArn":"a"},{"TopicArn":"b"}]}"#, "TOPICS\ta\nTOPICS\tb\n");
        check(r#"{"B":1,"A":"x","C":true,"D":null}"#, "x\t1\tTrue\tNone\n");
        check(r#"["a","b"]"#, "a\tb\n");
        check(r#"[["a","b"],["c"]]"#, "a\tb\nc\n");
        check(r#"["a",["c"]]"#, "a\nc\n");
        check(r#"{"Names":["x","y"]}"#, "NAMES\tx\nNAMES\ty\n");
        check(r#"[{"a":1},{"b":2}]"#, "1\t\n\t2\n");
        check(r#"{"R":[{"I":[{"S":{"Name":"running"},"Id":"i"}],"O":"o"}]}"#, "R\to\nI\ti\nS\trunning\n");
        check("null", "None\n");
        check("\"x\"", "x\n");
        check("[]", "");
        check("{}", "");
    }
}
