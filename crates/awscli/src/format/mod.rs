//! An answer as text: `--output json`, `text` or `table`.

mod table;
mod text;

use base::Document;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Text,
    Table,
}

impl Format {
    /// What is printed of an answer; `title` is the operation's name.
    pub(crate) fn render(self, title: &str, answer: &Document) -> String {
        match self {
            // An answer without a member prints nothing.
            Format::Json if answer == &Document::map() => String::new(),
            Format::Json => format!("{}\n", answer.to_pretty()),
            Format::Text => text::render(answer),
            Format::Table => table::render(title, answer),
        }
    }
}

fn is_scalar(value: &Document) -> bool {
    !matches!(value, Document::List(_) | Document::Map(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `== FORMAT DOCUMENT`, then what the AWS CLI itself makes of it.
    #[test]
    fn as_the_aws_cli_prints() {
        let cases = include_str!("cases.txt");
        for case in cases.split("== ").skip(1) {
            let (head, expected) = case.split_once('\n').unwrap();
            let (format, document) = head.split_once(' ').unwrap();
            let format = if format == "text" { Format::Text } else { Format::Table };
            let answer = Document::parse(document).unwrap();
            assert_eq!(format.render("ListThings", &answer), expected, "{head}");
        }
    }

    #[test]
    fn json() {
        let check = |answer: &str, expected: &str| {
            assert_eq!(Format::Json.render("X", &Document::parse(answer).unwrap()), expected);
        };
        check(
            r#"{"a":[{"b":"한국"}],"c":[]}"#,
            "{\n    \"a\": [\n        {\n            \"b\": \"한국\"\n        }\n    ],\n    \"c\": []\n}\n",
        );
        check("{}", "");
        check("[]", "[]\n");
        check("null", "null\n");
    }
}
