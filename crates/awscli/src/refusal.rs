//! What the command prints instead of making a call, and how it ends.
//!
//! Source: AWS CLI User Guide, "Command line return codes": 252 for a command
//! that is not understood, 254 for a refusal by the service, 255 for the rest.

use crate::Printed;
use sim::ApiError;

const USAGE: &str = "\
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
";

#[derive(Debug, PartialEq)]
pub(crate) enum Refusal {
    /// The words make no command.
    Usage(String),
    UnknownOptions(Vec<String>),
    /// A flag and why its value cannot be read.
    Parameter(String, String),
    /// Not to be sent like this: exit code 252.
    Invalid(String),
    /// Anything else: exit code 255.
    Failed(String),
}

impl Refusal {
    pub(crate) fn printed(self) -> Printed {
        let (stderr, code) = match self {
            Refusal::Usage(message) => (format!("\n{USAGE}\naws: error: {message}\n\n"), 252),
            Refusal::UnknownOptions(words) => (format!("\n{USAGE}\nUnknown options: {}\n\n", words.join(", ")), 252),
            Refusal::Parameter(flag, message) => (format!("\nError parsing parameter '{flag}': {message}\n"), 252),
            Refusal::Invalid(message) => (format!("\n{message}\n"), 252),
            Refusal::Failed(message) => (format!("\n{message}\n"), 255),
        };
        Printed { stdout: String::new(), stderr, code }
    }
}

/// `An error occurred (NotFound) when calling the Publish operation: Topic does not exist`.
pub(crate) fn service_error(operation: &str, error: &ApiError) -> Printed {
    let ApiError { code, message, .. } = error;
    // What a client made from the model would not send has no service's words around it.
    if code == "ParamValidation" {
        return Refusal::Invalid(message.clone()).printed();
    }
    let stderr = format!("\nAn error occurred ({code}) when calling the {operation} operation: {message}\n");
    Printed { stdout: String::new(), stderr, code: 254 }
}

/// A word that is none of the choices, with those that look like it.
pub(crate) fn invalid_choice(argument: &str, value: &str, choices: &[String]) -> Refusal {
    let mut message = format!("argument {argument}: Invalid choice, valid choices are:\n");
    for pair in choices.chunks(2) {
        let pair: Vec<String> = pair.iter().map(|choice| format!("{choice:<40}")).collect();
        message.push('\n');
        message.push_str(pair.join(" | ").trim_end());
    }
    let close = close_matches(value, choices);
    if !close.is_empty() {
        message.push_str(&format!("\n\n\nInvalid choice: {}, maybe you meant:\n", crate::python::quoted(value)));
        for word in close {
            message.push_str(&format!("\n  * {word}"));
        }
    }
    Refusal::Usage(message)
}

/// At most three choices that are alike by four fifths, the best first.
fn close_matches<'a>(value: &str, choices: &'a [String]) -> Vec<&'a str> {
    let letters: Vec<char> = value.chars().collect();
    let mut scored: Vec<(usize, &str)> = choices
        .iter()
        .map(|choice| {
            let other: Vec<char> = choice.chars().collect();
            let alike = 2 * common(&letters, &other) * 1_000 / (letters.len() + other.len()).max(1);
            (alike, choice.as_str())
        })
        .filter(|(alike, _)| *alike >= 800)
        .collect();
    scored.sort_by(|a, b| b.cmp(a));
    scored.into_iter().take(3).map(|(_, choice)| choice).collect()
}

/// How many letters two words have in common: the longest run in both, and the
/// same again on either side of it (Ratcliff and Obershelp).
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = (0, 0, 0);
    for i in 0..a.len() {
        for j in 0..b.len() {
            let run = a.iter().skip(i).zip(b.iter().skip(j)).take_while(|(x, y)| x == y).count();
            if run > best.0 {
                best = (run, i, j);
            }
        }
    }
    let (run, i, j) = best;
    if run == 0 {
        return 0;
    }
    let part = |letters: &[char], from: usize, to: usize| letters.get(from..to).unwrap_or(&[]).to_vec();
    run + common(&part(a, 0, i), &part(b, 0, j)) + common(&part(a, i + run, a.len()), &part(b, j + run, b.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_that_is_none() {
        let choices = ["create-topic", "list-topics", "publish"].map(String::from);
        let Refusal::Usage(message) = invalid_choice("operation", "list-topic", &choices) else { panic!() };
        assert_eq!(
            message,
            "argument operation: Invalid choice, valid choices are:\n\n\
             create-topic                             | list-topics\npublish\n\n\n\
             Invalid choice: 'list-topic', maybe you meant:\n\n  * list-topics"
        );
        assert!(close_matches("xyz", &choices).is_empty());
    }
}
