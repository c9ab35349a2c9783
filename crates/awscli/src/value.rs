//! The words of one option made into the value of its member.

use crate::options::Takes;
use crate::refusal::Refusal;
use crate::{python, shorthand};
use base::{Document, Map, Number};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sim::model::{Kind, Model, ShapeId};

/// Reads a file of the person at the command line; none where there is no such file.
pub type ReadFile<'a> = &'a dyn Fn(&str) -> Option<String>;

/// One option's words on their way.
pub(crate) struct Reader<'a> {
    pub(crate) model: &'a Model,
    /// With its dashes, for messages.
    pub(crate) flag: &'a str,
    /// What is binary is typed as it is, not in base64.
    pub(crate) raw: bool,
    pub(crate) read_file: ReadFile<'a>,
}

impl Reader<'_> {
    /// The value for a member of this shape.
    pub(crate) fn read(&self, shape: ShapeId, takes: Takes, words: &[String]) -> Result<Document, Refusal> {
        let kind = &self.model.shape(shape).kind;
        match (takes, words) {
            (Takes::Nothing(value), _) => Ok(value.into()),
            (_, [word]) if word.starts_with("file://") || word.starts_with("fileb://") => {
                let content = self.file(word)?;
                match kind {
                    Kind::Blob if word.starts_with("fileb://") => Ok(STANDARD.encode(content).into()),
                    Kind::List(_) => self.list(shape, &[content]),
                    _ => self.one(shape, &content),
                }
            }
            (Takes::Many, _) => self.list(shape, words),
            (Takes::One, words) => self.one(shape, words.first().map_or("", String::as_str)),
        }
    }

    /// The content of `file://…` or `fileb://…`.
    pub(crate) fn file(&self, word: &str) -> Result<String, Refusal> {
        self.load(word).map_err(|message| self.wrong(message))
    }

    /// The bytes of `fileb://…`, in base64. Source: AWS CLI, "create-function".
    pub(crate) fn package(&self, word: &str) -> Result<Document, Refusal> {
        if !word.starts_with("fileb://") {
            return Err(Refusal::Failed(
                "--zip-file must be a zip file with the fileb:// prefix.\nExample usage:  --zip-file fileb://path/to/file.zip"
                    .to_string(),
            ));
        }
        Ok(STANDARD.encode(self.file(word)?).into())
    }

    fn load(&self, word: &str) -> Result<String, String> {
        let name = word.split_once("://").map_or(word, |(_, name)| name);
        (self.read_file)(name).ok_or_else(|| {
            format!("Unable to load paramfile {word}: [Errno 2] No such file or directory: {}", python::quoted(name))
        })
    }

    fn wrong(&self, message: impl Into<String>) -> Refusal {
        Refusal::Parameter(self.flag.to_string(), message.into())
    }

    fn one(&self, shape: ShapeId, word: &str) -> Result<Document, Refusal> {
        match &self.model.shape(shape).kind {
            Kind::Structure(_) | Kind::Map(..) if word.trim_start().starts_with('{') => self.json(word),
            Kind::Structure(_) | Kind::Map(..) if word.trim_start().starts_with('[') => {
                Err(self.wrong(format!("Invalid JSON:\n{word}")))
            }
            Kind::Structure(members) => match members.as_slice() {
                [member] if member.name == "Value" && !word.contains('=') => {
                    Ok(Document::map().with("Value", self.scalar(member.shape, word)?))
                }
                _ => self.short(shape, word),
            },
            Kind::Map(..) => self.short(shape, word),
            Kind::List(_) => self.list(shape, &[word.to_string()]),
            _ => self.scalar(shape, word),
        }
    }

    fn list(&self, shape: ShapeId, words: &[String]) -> Result<Document, Refusal> {
        let Kind::List(of) = self.model.shape(shape).kind else { return Ok(Document::Null) };
        let first = words.first().map_or("", |word| word.trim_start());
        let complex = matches!(self.model.shape(of).kind, Kind::Structure(_) | Kind::Map(..) | Kind::List(_));
        if words.len() == 1 && first.starts_with('[') {
            return self.json(words.first().map_or("", String::as_str));
        }
        if complex && !first.starts_with(['[', '{']) {
            return words.iter().map(|word| self.short(of, word)).collect::<Result<Vec<_>, _>>().map(Document::List);
        }
        let items = words.iter().map(|word| match complex {
            true if word.trim_start().starts_with('{') => self.json(word),
            true => Err(self.wrong(format!("Invalid JSON:\n{word}"))),
            // A list tells nothing about the word but the word.
            false => self.scalar(of, word).map_err(|_| self.wrong(word.as_str())),
        });
        items.collect::<Result<Vec<_>, _>>().map(Document::List)
    }

    fn json(&self, text: &str) -> Result<Document, Refusal> {
        Document::parse(text).map_err(|error| {
            self.wrong(format!("Invalid JSON: {}\nJSON received: {text}", python::json_mistake(text, &error)))
        })
    }

    fn short(&self, shape: ShapeId, word: &str) -> Result<Document, Refusal> {
        let parsed = shorthand::parse(word, &|name| self.load(name)).map_err(|message| self.wrong(message))?;
        coerce(self.model, shape, parsed).map_err(Refusal::Failed)
    }

    fn scalar(&self, shape: ShapeId, word: &str) -> Result<Document, Refusal> {
        match &self.model.shape(shape).kind {
            Kind::Blob if self.raw => Ok(STANDARD.encode(word).into()),
            Kind::Blob if STANDARD.decode(word).is_err() => Err(Refusal::Failed(format!("Invalid base64: \"{word}\""))),
            kind => number_or_text(kind, word).map_err(Refusal::Failed),
        }
    }
}

fn number_or_text(kind: &Kind, word: &str) -> Result<Document, String> {
    match kind {
        Kind::Integer => {
            let number = word.trim().parse::<i64>();
            number
                .map(Document::from)
                .map_err(|_| format!("invalid literal for int() with base 10: {}", python::quoted(word)))
        }
        Kind::Float => match (word.trim().parse::<i64>(), word.trim().parse::<f64>()) {
            (Ok(whole), _) => Ok(whole.into()),
            // What JSON has no number for goes by its name, as AWS's protocols write it.
            (_, Ok(number)) if number.is_nan() => Ok("NaN".into()),
            (_, Ok(number)) if number.is_infinite() => Ok(if number > 0.0 { "Infinity" } else { "-Infinity" }.into()),
            (_, Ok(number)) => Ok(number.into()),
            _ => Err(format!("could not convert string to float: {}", python::quoted(word))),
        },
        Kind::Boolean => Ok((!word.eq_ignore_ascii_case("false") && !word.is_empty()).into()),
        // Seconds since 1970 are taken as they are.
        Kind::Timestamp => Ok(word.parse::<f64>().map_or_else(
            |_| word.into(),
            |seconds| match seconds.fract() == 0.0 {
                true => Document::Number(Number::Int(seconds as i64)),
                false => seconds.into(),
            },
        )),
        _ => Ok(word.into()),
    }
}

/// Shorthand has texts only: the model says which are numbers, truth values,
/// or lists of one.
fn coerce(model: &Model, shape: ShapeId, value: Document) -> Result<Document, String> {
    match (&model.shape(shape).kind, value) {
        (Kind::Structure(_), Document::Map(map)) => {
            let members = map.into_iter().map(|(name, value)| {
                let value = match model.member(shape, &name) {
                    Some(member) => coerce(model, member.shape, value)?,
                    None => value,
                };
                Ok((name, value))
            });
            members.collect::<Result<Map, String>>().map(Document::Map)
        }
        (Kind::Map(_, of), Document::Map(map)) => {
            let items = map.into_iter().map(|(key, value)| Ok((key, coerce(model, *of, value)?)));
            items.collect::<Result<Map, String>>().map(Document::Map)
        }
        (Kind::List(of), Document::List(items)) => {
            items.into_iter().map(|item| coerce(model, *of, item)).collect::<Result<Vec<_>, _>>().map(Document::List)
        }
        (Kind::List(of), value) => Ok(Document::List(vec![coerce(model, *of, value)?])),
        (Kind::Boolean, Document::Text(word)) if word.eq_ignore_ascii_case("true") => Ok(true.into()),
        (Kind::Boolean, Document::Text(word)) if word.eq_ignore_ascii_case("false") => Ok(false.into()),
        (kind @ (Kind::Integer | Kind::Float | Kind::Timestamp), Document::Text(word)) => number_or_text(kind, &word),
        (_, value) => Ok(value),
    }
}
