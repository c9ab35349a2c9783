use super::Expression;
use base::{Document, Seed};

/// What an expression gives, as `cases.txt` writes it.
fn outcome(expression: &str, document: &Document) -> String {
    match Expression::parse(expression).and_then(|parsed| parsed.search(document)) {
        Ok(found) => format!(" => {}", found.to_json()),
        Err(error) => format!(" !! {}", error.message.replace('\\', "\\\\").replace('\n', "\\n")),
    }
}

#[test]
fn cases() {
    let mut document = Document::Null;
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in include_str!("cases.txt").lines() {
        if line.is_empty() || line.starts_with("# ") {
            continue;
        }
        if let Some(json) = line.strip_prefix("given ") {
            document = Document::parse(json).unwrap();
            continue;
        }
        let end = line.find(" => ").or_else(|| line.find(" !! ")).unwrap();
        let (expression, wanted) = line.split_at(end);
        let found = outcome(expression, &document);
        if found != wanted {
            wrong.push(format!("{expression}\n  wanted{wanted}\n  found {found}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 500);
}

/// Words an expression is made of; drawn at random they are mostly wrong.
const WORDS: [&str; 44] = [
    "a",
    "b",
    "c",
    "\"a b\"",
    ".",
    ".",
    "[",
    "]",
    "[]",
    "[*]",
    "[0]",
    "[-1]",
    "[1:]",
    "[::-1]",
    "[?",
    "*",
    "@",
    "&",
    "(",
    ")",
    "{",
    "}",
    ":",
    ",",
    "|",
    "||",
    "&&",
    "!",
    "==",
    "!=",
    "<",
    ">=",
    "`1`",
    "`[1,2]`",
    "'x'",
    "`",
    "'",
    "한",
    " ",
    "length(",
    "sort_by(",
    "map(&",
    "merge(",
    "to_string(",
];

/// Text `number` of a seed, of at most `most` words.
fn text(number: u64, most: u64) -> String {
    let seed = Seed(number);
    (0..seed.between("length", 0, 1, most))
        .map(|place| WORDS[seed.between("word", place, 0, WORDS.len() as u64 - 1) as usize])
        .collect()
}

#[test]
fn no_text_panics() {
    let document = Document::parse(r#"{"a":{"b":[1,{"c":"x"}],"a":null},"b":[[1],[2,3]],"c":"text"}"#).unwrap();
    for number in 0..40_000 {
        let text = text(number, 12);
        println!("seed {number}: {text}");
        if let Err(error) = Expression::parse(&text).and_then(|parsed| parsed.search(&document)) {
            assert!(error.offset <= text.len());
            assert!(text.is_char_boundary(error.offset));
        }
    }
}

#[test]
fn no_text_exhausts_stack_or_memory() {
    let document = Document::parse(r#"{"a":{"a":[1]}}"#).unwrap();
    for part in
        ["(", "[", "!", "a.", "{a:", "a|", "[[", "&", "map(&", "a==", "@[?", "[0]", "[*]", "[]", "a[?", "*.", "-", "'"]
    {
        let text = format!("{}a", part.repeat(50_000));
        assert!(Expression::parse(&text).is_err(), "{part}");
    }
    for (part, count) in [("[@,@]|", 80), ("[@,@]|[]|", 30), ("{a:@,b:@}|", 80), ("[@,@]|[@==@,@]|", 40)] {
        let text = format!("{}to_string(@)", part.repeat(count));
        let error = Expression::parse(&text).and_then(|parsed| parsed.search(&document)).unwrap_err();
        assert_eq!(error.message, "The result of the expression is too large", "{part}");
    }
    let chain = format!("a{}", ".a".repeat(90));
    assert_eq!(Expression::parse(&chain).unwrap().search(&document), Ok(Document::Null));
}

#[test]
fn offsets_are_where_the_error_is() {
    let document = Document::parse(r#"{"한":1}"#).unwrap();
    for (text, offset) in [
        ("\"한\" foo", 6),
        ("\"한\".", 6),
        ("a || length(`1`)", 5),
        ("foo[", 4),
        ("foo[?a = 'b']", 7),
        ("a.\"b\"(c)", 2),
    ] {
        let error = Expression::parse(text).and_then(|parsed| parsed.search(&document)).unwrap_err();
        assert_eq!(error.offset, offset, "{text}");
    }
}

#[test]
fn the_deepest_expressions_fit_the_stack_of_a_page() {
    let run = || {
        let document = Document::parse("[[1]]").unwrap();
        for (open, close) in [("[", "]"), ("(", ")"), ("to_array(", ")"), ("{a:", "}"), ("@[?", "]"), ("!", "")] {
            let nested = |depth: usize, tail: usize| {
                let text = format!("{}@{}{}", open.repeat(depth), close.repeat(depth), " | @".repeat(tail));
                Expression::parse(&text).ok()
            };
            let depth = (1..).take_while(|depth| nested(*depth, 0).is_some()).last().unwrap();
            let tail = (0..).take_while(|tail| nested(depth, *tail).is_some()).last().unwrap();
            assert!(depth > 45, "{open}");
            nested(depth, tail).unwrap().search(&document).unwrap();
        }
    };
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}
