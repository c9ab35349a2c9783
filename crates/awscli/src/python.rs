//! Values and JSON mistakes as Python writes them: the AWS CLI is a Python
//! program, and its messages show it.

use base::{Document, JsonError, Number};

/// Python's `str()` of a value.
pub(crate) fn text(value: &Document) -> String {
    match value {
        Document::Text(text) => text.clone(),
        value => repr(value),
    }
}

/// Python's `repr()` of a value.
pub(crate) fn repr(value: &Document) -> String {
    match value {
        Document::Null => "None".to_string(),
        Document::Bool(true) => "True".to_string(),
        Document::Bool(false) => "False".to_string(),
        Document::Number(number) => number.to_string(),
        Document::Text(text) => quoted(text),
        Document::List(items) => {
            let items: Vec<String> = items.iter().map(repr).collect();
            format!("[{}]", items.join(", "))
        }
        Document::Map(map) => {
            let pairs: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", quoted(key), repr(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Python's `repr()` of a text.
pub(crate) fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            letter if letter == quote => out.extend(['\\', quote]),
            letter => out.push(letter),
        }
    }
    out.push(quote);
    out
}

/// `<class 'str'>`: the type of a value.
pub(crate) fn class(value: &Document) -> &'static str {
    match value {
        Document::Null => "<class 'NoneType'>",
        Document::Bool(_) => "<class 'bool'>",
        Document::Number(Number::Int(_)) => "<class 'int'>",
        Document::Number(Number::Literal(_)) => "<class 'float'>",
        Document::Text(_) => "<class 'str'>",
        Document::List(_) => "<class 'list'>",
        Document::Map(_) => "<class 'dict'>",
    }
}

/// What Python's `json` module says of a text that is not JSON.
pub(crate) fn json_mistake(text: &str, error: &JsonError) -> String {
    let wanted = error.message.rsplit_once("expected ").map_or("", |(_, wanted)| wanted);
    let unterminated = wanted == "'\"'";
    let message = match wanted {
        "':'" => "Expecting ':' delimiter",
        "',' or '}'" | "',' or ']'" => "Expecting ',' delimiter",
        "a name in double quotes" => "Expecting property name enclosed in double quotes",
        _ if unterminated => "Unterminated string starting at",
        _ if error.message.contains("after the end") => "Extra data",
        _ if error.message.contains("control character") => "Invalid control character at",
        _ if error.message.contains("escape") => "Invalid \\escape",
        _ => "Expecting value",
    };
    let offset = if unterminated { string_start(text) } else { error.place.offset };
    let place = base::Place::of(text, offset);
    let letters = text.get(..offset).unwrap_or(text).chars().count();
    format!("{message}: line {} column {} (char {letters})", place.line, place.column)
}

/// The byte where the string begins that never ends.
fn string_start(text: &str) -> usize {
    let (mut inside, mut start, mut escaped) = (false, 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = inside,
            b'"' if inside => inside = false,
            b'"' => (inside, start) = (true, at),
            _ => {}
        }
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reprs() {
        let value = Document::parse(r#"{"a":[1,2.5,true,null,"it's","x\"y"]}"#).unwrap();
        assert_eq!(repr(&value), r#"{'a': [1, 2.5, True, None, "it's", 'x"y']}"#);
        assert_eq!(text(&"it's".into()), "it's");
    }

    #[test]
    fn json_mistakes() {
        // Held against Python 3.11.
        for (text, expected) in [
            (r#"[{"Id":]"#, "Expecting value: line 1 column 8 (char 7)"),
            ("", "Expecting value: line 1 column 1 (char 0)"),
            (r#"{"a" 1}"#, "Expecting ':' delimiter: line 1 column 6 (char 5)"),
            ("{\"a\":1\n\"b\":2}", "Expecting ',' delimiter: line 2 column 1 (char 7)"),
            ("{a:1}", "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            (r#"{"a":"b}"#, "Unterminated string starting at: line 1 column 6 (char 5)"),
            ("{} x", "Extra data: line 1 column 4 (char 3)"),
            ("[\"a\nb\"]", "Invalid control character at: line 1 column 4 (char 3)"),
            (r#"["\x"]"#, "Invalid \\escape: line 1 column 3 (char 2)"),
        ] {
            let error = Document::parse(text).unwrap_err();
            assert_eq!(json_mistake(text, &error), expected, "{text}");
        }
    }
}
