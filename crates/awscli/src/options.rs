//! Options and words told apart, as Python's `argparse` does for the AWS CLI:
//! `--name value`, `--name=value`, unambiguous beginnings, and all that is left.

/// How many words follow an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Takes {
    /// None: it stands for this.
    Nothing(bool),
    One,
    /// All up to the next option.
    Many,
}

#[derive(Clone, Debug)]
pub(crate) struct Spec {
    /// With its dashes.
    pub(crate) flag: String,
    pub(crate) takes: Takes,
}

/// What was given: the place of the option among the specs and its words.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Given {
    pub(crate) options: Vec<(usize, Vec<String>)>,
    /// Words that are neither options nor their values, options not known included.
    pub(crate) rest: Vec<String>,
    /// The first word of `rest` that is no option, taken out where wanted.
    pub(crate) positional: Option<String>,
}

impl Given {
    /// The words of the last mention of an option: a later one replaces an earlier.
    pub(crate) fn last(&self, index: usize) -> Option<&[String]> {
        self.options.iter().rev().find(|(option, _)| *option == index).map(|(_, words)| words.as_slice())
    }
}

enum Word {
    Plain,
    Unknown,
    Option(usize, Option<String>),
}

/// Sorts the words; `wants_positional` takes the first plain one out of the rest.
/// The error is what stands after `aws: error: `.
pub(crate) fn sort(words: &[String], specs: &[Spec], wants_positional: bool) -> Result<Given, String> {
    let mut given = Given::default();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        match classify(word, specs)? {
            Word::Plain if wants_positional && given.positional.is_none() => given.positional = Some(word.clone()),
            Word::Plain | Word::Unknown => given.rest.push(word.clone()),
            Word::Option(index, value) => {
                let values = follow(words, &mut at, specs, index, value)?;
                given.options.push((index, values));
            }
        }
    }
    Ok(given)
}

/// The words that belong to an option; `at` moves past them.
fn follow(
    words: &[String],
    at: &mut usize,
    specs: &[Spec],
    index: usize,
    value: Option<String>,
) -> Result<Vec<String>, String> {
    let Some(spec) = specs.get(index) else { return Ok(Vec::new()) };
    match (spec.takes, value) {
        (Takes::Nothing(_), Some(value)) => Err(format!("argument {}: ignored explicit argument '{value}'", spec.flag)),
        (Takes::Nothing(_), None) => Ok(Vec::new()),
        (Takes::One | Takes::Many, Some(value)) => Ok(vec![value]),
        (Takes::One, None) => match words.get(*at) {
            Some(word) if matches!(classify(word, specs)?, Word::Plain) => {
                *at += 1;
                Ok(vec![word.clone()])
            }
            _ => Err(format!("argument {}: expected one argument", spec.flag)),
        },
        (Takes::Many, None) => {
            let mut values = Vec::new();
            while let Some(word) = words.get(*at) {
                if !matches!(classify(word, specs)?, Word::Plain) {
                    break;
                }
                values.push(word.clone());
                *at += 1;
            }
            Ok(values)
        }
    }
}

fn classify(word: &str, specs: &[Spec]) -> Result<Word, String> {
    if !word.starts_with('-') || word.len() == 1 {
        return Ok(Word::Plain);
    }
    let exact = |flag: &str| specs.iter().position(|spec| spec.flag == flag);
    if let Some(index) = exact(word) {
        return Ok(Word::Option(index, None));
    }
    let (name, value) = match word.split_once('=') {
        Some((name, value)) => (name, Some(value.to_string())),
        None => (word, None),
    };
    if let Some(index) = exact(name) {
        return Ok(Word::Option(index, value));
    }
    let begun: Vec<usize> = match name.strip_prefix("--") {
        Some(start) if !start.is_empty() => {
            specs.iter().enumerate().filter(|(_, spec)| spec.flag.starts_with(name)).map(|(index, _)| index).collect()
        }
        _ => Vec::new(),
    };
    match begun.as_slice() {
        [index] => Ok(Word::Option(*index, value)),
        [] if is_negative_number(word) || word.contains(' ') => Ok(Word::Plain),
        [] => Ok(Word::Unknown),
        _ => {
            let flags: Vec<&str> = begun.iter().filter_map(|index| specs.get(*index)).map(|it| &*it.flag).collect();
            Err(format!("ambiguous option: {word} could match {}", flags.join(", ")))
        }
    }
}

fn is_negative_number(word: &str) -> bool {
    let digits = word.strip_prefix('-').unwrap_or("");
    digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn specs() -> Vec<Spec> {
        [("--name", Takes::One), ("--ids", Takes::Many), ("--dry-run", Takes::Nothing(true)), ("--names", Takes::One)]
            .map(|(flag, takes)| Spec { flag: flag.to_string(), takes })
            .to_vec()
    }

    /// `name=a ids=b,c | rest words`, or the error.
    #[track_caller]
    fn check(line: &str, expected: &str) {
        let words: Vec<String> = line.split_whitespace().map(|word| word.replace('_', " ")).collect();
        let specs = specs();
        let text = match sort(&words, &specs, true) {
            Ok(given) => {
                let options: Vec<String> =
                    given.options.iter().map(|(i, it)| format!("{}={}", specs[*i].flag, it.join(","))).collect();
                format!("{} {:?} | {}", options.join(" "), given.positional, given.rest.join(" "))
            }
            Err(error) => error,
        };
        assert_eq!(text, expected, "{line}");
    }

    #[test]
    fn options_and_words() {
        check("run --name a --ids b c --dry-run x", "--name=a --ids=b,c --dry-run= Some(\"run\") | x");
        check("--ids --name=a=b", "--ids= --name=a=b None | ");
        check("--id a --dry", "--ids=a --dry-run= None | ");
        check("--name -1 --unknown x", "--name=-1 Some(\"x\") | --unknown");
        check("--name --x_y -", "--name=--x y Some(\"-\") | ");
        check("--na a", "ambiguous option: --na could match --name, --names");
        check("--name", "argument --name: expected one argument");
        check("--name --ids a", "argument --name: expected one argument");
        check("--dry-run=1", "argument --dry-run: ignored explicit argument '1'");
    }
}
