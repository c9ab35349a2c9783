//! `trailwatch match`: which events of a file the rules of another catch, how
//! many pairs that makes, and how many events a second go through.

// What is measured is this program, not the account: a clock of the machine is right here.
#![expect(clippy::disallowed_types, reason = "measures the program itself")]

use crate::Ended;
use base::Document;
use languages::event_pattern::{Matcher, Pattern};
use std::time::{Duration, Instant};

const USAGE: &str = "\
trailwatch match --rules FILE --events FILE [--seconds S]

  FILE of rules    a line each: {\"Name\": \"...\", \"EventPattern\": a pattern, as JSON text or object};
                   each line is a rule of its own, whatever its name
  FILE of events   a line each: the event as JSON
  --seconds S      goes over the events again and again for so long, to measure;
                   without it once
The last line: {\"events\": in the file, \"pairs\": rule and event that match, of one
pass, \"events_per_second\": reading and matching, on one thread}
";

/// Events between two looks at the clock.
const STRIDE: usize = 128;

/// What the words of the command ask for.
#[derive(Default)]
struct Asked<'a> {
    rules: Option<&'a str>,
    events: Option<&'a str>,
    seconds: f64,
}

pub(crate) fn run(words: &[&str]) -> Ended {
    match asked(words).and_then(|asked| measured(&asked)) {
        Ok(line) => Ended::well(format!("{line}\n")),
        Err(message) => Ended::badly(format!("{message}\n")),
    }
}

fn asked<'a>(words: &[&'a str]) -> Result<Asked<'a>, String> {
    let mut asked = Asked::default();
    let mut words = words.iter();
    while let Some(option) = words.next() {
        let value = words.next().ok_or_else(|| format!("trailwatch match: {option} needs a value\n\n{USAGE}"))?;
        match *option {
            "--rules" => asked.rules = Some(value),
            "--events" => asked.events = Some(value),
            "--seconds" => {
                let seconds = value.parse().ok().filter(|it: &f64| (0.0..=86_400.0).contains(it));
                asked.seconds = seconds.ok_or_else(|| format!("trailwatch match: --seconds {value}: not a time"))?;
            }
            _ => return Err(format!("trailwatch match: unknown option {option}\n\n{USAGE}")),
        }
    }
    Ok(asked)
}

fn measured(asked: &Asked<'_>) -> Result<Document, String> {
    let (Some(rules), Some(events)) = (asked.rules, asked.events) else { return Err(USAGE.to_owned()) };
    let matcher = compiled(rules, &text_of(rules)?)?;
    let text = text_of(events)?;
    let events = checked(events, &text)?;
    let (pairs, rate) = passes(&matcher, &events, Duration::from_secs_f64(asked.seconds));
    Ok(Document::map().with("events", events.len() as i64).with("pairs", pairs as i64).with("events_per_second", rate))
}

fn text_of(file: &str) -> Result<String, String> {
    std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))
}

/// Lines that say something, with their numbers. Some editors begin a file
/// with a byte order mark.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .zip(1..)
        .map(|(line, number)| (number, line.trim()))
        .filter(|(_, line)| !line.is_empty())
}

fn compiled(file: &str, text: &str) -> Result<Matcher, String> {
    let mut matcher = Matcher::new();
    for ((number, line), id) in lines(text).zip(0..) {
        let pattern = pattern_of(line).map_err(|message| format!("{file}:{number}: {message}"))?;
        matcher.add(id, &pattern);
    }
    Ok(matcher)
}

fn pattern_of(line: &str) -> Result<Pattern, String> {
    let rule = Document::parse(line).map_err(|error| format!("not JSON: {error}"))?;
    if !matches!(rule.at("Name"), Document::Text(_)) {
        return Err("a rule needs a \"Name\", a text".to_owned());
    }
    let pattern = match rule.at("EventPattern") {
        Document::Text(text) => Pattern::parse(text),
        Document::Null => return Err("a rule needs an \"EventPattern\", as JSON text or object".to_owned()),
        pattern => Pattern::parse(&pattern.to_json()),
    };
    pattern.map_err(|error| format!("rule {}: {}", rule.at("Name").text(), error.message()))
}

/// The events, each of them an object.
fn checked<'a>(file: &str, text: &'a str) -> Result<Vec<&'a str>, String> {
    let event = |(number, line)| match Document::parse(line) {
        Ok(Document::Map(_)) => Ok(line),
        Ok(_) => Err(format!("{file}:{number}: an event is a JSON object")),
        Err(error) => Err(format!("{file}:{number}: not JSON: {}, column {}", error.message, error.place.column)),
    };
    lines(text).map(event).collect()
}

/// The pairs of one pass, and events a second over at least so long.
fn passes(matcher: &Matcher, events: &[&str], time: Duration) -> (usize, f64) {
    // The rules are compiled when first used; that is not measured.
    matcher.matches_text("{}");
    let mut ids = Vec::new();
    let mut found = |event: &str| {
        matcher.matches_into(event, &mut ids);
        std::hint::black_box(&ids).len()
    };
    let begun = Instant::now();
    let pairs = events.iter().map(|event| found(event)).sum();
    let mut done = events.len();
    'measuring: while begun.elapsed() < time && !events.is_empty() {
        for some in events.chunks(STRIDE) {
            for event in some {
                found(event);
            }
            done += some.len();
            if begun.elapsed() >= time {
                break 'measuring;
            }
        }
    }
    let rate = done as f64 / begun.elapsed().as_secs_f64().max(1e-9);
    (pairs, (rate * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_of_one_pass_are_counted() {
        let rules = r#"{"Name":"text","EventPattern":"{\"source\":[\"aws.ec2\"]}"}

            {"Name":"object","EventPattern":{"detail":{"state":[{"prefix":"stop"}]}}}
            {"Name":"none","EventPattern":{"source":["aws.s3"]}}"#;
        let events = "{\"source\":\"aws.ec2\",\"detail\":{\"state\":\"stopped\"}}\n{\"source\":\"aws.ec2\"}\n\n{}\n";
        let matcher = compiled("rules", rules).unwrap();
        let events = checked("events", events).unwrap();
        assert_eq!(passes(&matcher, &events, Duration::ZERO).0, 3);
        assert_eq!(passes(&matcher, &events, Duration::from_millis(5)).0, 3);
        assert_eq!(passes(&matcher, &[], Duration::from_millis(5)).0, 0);
    }

    /// Lines of other systems, nothing between them, names that come twice.
    #[test]
    fn files_come_in_many_shapes() {
        let rules = "\u{feff}{\"Name\":\"a\",\"EventPattern\":\"{\\\"k\\\": [1]}\"}\r\n\r\n \t\r\n  \
                     {\"Name\":\"a\",\"EventPattern\":{\"k\":[{\"exists\":true}]},\"State\":\"ENABLED\"}  \r\n\
                     {\"EventPattern\":{\"k\":[2,1]},\"Name\":\"b\"}";
        let matcher = compiled("rules", rules).unwrap();
        for events in
            ["{\"k\":1}\r\n\r\n{\"k\":3}\r\n", "\u{feff}{\"k\":1}\n  {\"k\":3}  \n\n\n", "{\"k\":1}\n{\"k\":3}"]
        {
            let events = checked("events", events).unwrap();
            assert_eq!((events.len(), passes(&matcher, &events, Duration::ZERO).0), (2, 4));
        }
        let none = compiled("rules", "\r\n\n").unwrap();
        assert_eq!(passes(&none, &checked("events", "{}\n").unwrap(), Duration::ZERO).0, 0);
        let wrong =
            compiled("rules", "\r\n\r\n{\"Name\":\"c\",\"EventPattern\":\"{\\\"k\\\":[]}\"}\r\n").err().unwrap();
        assert!(wrong.starts_with("rules:3: rule c: Event pattern is not valid. Reason: Empty arrays"), "{wrong}");
        let cut = checked("events", "{\"k\":1}\r\n\r\n{\"k\":\r\n").unwrap_err();
        assert!(cut.starts_with("events:3: not JSON: "), "{cut}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let good = r#"{"Name":"a","EventPattern":{"a":[1]}}"#;
        for (line, message) in [
            ("{", "rules:2: not JSON: Unexpected end of the text: expected a name in double quotes (line 1, column 2)"),
            (r#"{"EventPattern":{"a":[1]}}"#, "rules:2: a rule needs a \"Name\", a text"),
            (r#"{"Name":"b"}"#, "rules:2: a rule needs an \"EventPattern\", as JSON text or object"),
            (
                r#"{"Name":"b","EventPattern":"{\"a\":1}"}"#,
                "rules:2: rule b: Event pattern is not valid. Reason: \"a\" must be an object or an array\n \
                 at [Source: (String)\"{\"a\":1}\"; line: 1, column: 7]",
            ),
        ] {
            assert_eq!(compiled("rules", &format!("{good}\n{line}\n{good}")).err().unwrap(), message);
        }
        assert_eq!(checked("events", "{}\n[]").unwrap_err(), "events:2: an event is a JSON object");
        assert!(checked("events", "{}\n\n{]").unwrap_err().starts_with("events:3: not JSON: "));
        assert!(asked(&["--rules"]).is_err() && asked(&["--seconds", "-1"]).is_err() && asked(&["--x", "y"]).is_err());
    }
}
