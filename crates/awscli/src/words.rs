//! A typed line cut into words as a shell would: quotes and backslashes.

/// Why a line is no list of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unclosed {
    /// A quote has no other end; its character.
    Quote(char),
    /// The line ends with a backslash.
    Backslash,
}

/// The words of a line. Single quotes keep everything, double quotes let a
/// backslash escape `"`, `\`, `$` and `` ` ``, a bare backslash escapes anything.
/// Nothing is substituted: `$` and `*` are letters here.
pub fn split(line: &str) -> Result<Vec<String>, Unclosed> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\t' | '\n' | '\r' => words.extend(word.take()),
            '\'' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next() {
                        Some('\'') => break,
                        Some(letter) => word.push(letter),
                        None => return Err(Unclosed::Quote('\'')),
                    }
                }
            }
            '"' => {
                let word = word.get_or_insert_default();
                loop {
                    match letters.next() {
                        Some('"') => break,
                        Some('\\') => match letters.next_if(|next| matches!(next, '"' | '\\' | '$' | '`' | '\n')) {
                            Some('\n') => {}
                            Some(escaped) => word.push(escaped),
                            None => word.push('\\'),
                        },
                        Some(letter) => word.push(letter),
                        None => return Err(Unclosed::Quote('"')),
                    }
                }
            }
            '\\' => match letters.next() {
                Some('\n') => {}
                Some(escaped) => word.get_or_insert_default().push(escaped),
                None => return Err(Unclosed::Backslash),
            },
            '#' if word.is_none() => break,
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    Ok(words)
}

/// A word as one types it so that [`split`] gives it back.
pub fn quote(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./:=,@+%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_string();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(split(line).unwrap(), expected, "{line}");
    }

    #[test]
    fn lines_and_words() {
        check("", &[]);
        check("  aws  sns\tlist-topics ", &["aws", "sns", "list-topics"]);
        check(r#"--message 'a "b" \n' x"#, &["--message", r#"a "b" \n"#, "x"]);
        check(r#"--pattern "{\"a\":[\"b\"]}""#, &["--pattern", r#"{"a":["b"]}"#]);
        check(r#"a\ b "c\d" '' e'f'"g""#, &["a b", r"c\d", "", "efg"]);
        check("aws help # and more", &["aws", "help"]);
        check("a#b", &["a#b"]);
        check("--name 한국\\\n어", &["--name", "한국어"]);
        assert_eq!(split("'a"), Err(Unclosed::Quote('\'')));
        assert_eq!(split("\"a"), Err(Unclosed::Quote('"')));
        assert_eq!(split("a\\"), Err(Unclosed::Backslash));
    }

    #[test]
    fn a_quoted_word_reads_back() {
        for word in ["", "a", "a b", "it's", r#"{"a":["b"]}"#, "$HOME", "x\\y", "+8210", "한국"] {
            assert_eq!(split(&quote(word)).unwrap(), [word]);
        }
    }
}
