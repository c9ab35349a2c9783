//! What must hold for any pattern and event. A failure prints its seed.

use super::dice::Dice;
use super::*;

/// Runs `check` with so many seeds, and says which one failed.
fn for_seeds(count: u64, check: fn(&mut Dice)) {
    for seed in 0..count {
        let result = std::panic::catch_unwind(|| check(&mut Dice::new(seed)));
        assert!(result.is_ok(), "seed {seed}");
    }
}

fn valid_pattern(dice: &mut Dice) -> (String, Pattern) {
    loop {
        let text = dice.pattern(2).to_json();
        if let Ok(pattern) = Pattern::parse(&text) {
            return (text, pattern);
        }
    }
}

#[test]
fn verdicts_are_those_of_the_slow_matcher() {
    let mut caught = 0;
    for seed in 0..20_000 {
        let dice = &mut Dice::new(seed);
        let (text, pattern) = valid_pattern(dice);
        let event = dice.event(3);
        let wanted = slow::matches(&Document::parse(&text).unwrap(), &event);
        assert_eq!(pattern.matches(&event), wanted, "seed {seed}: {text} {event}");
        caught += usize::from(wanted);
    }
    assert!(caught > 1_000, "only {caught} matched");
}

#[test]
fn explain_says_what_matches_says() {
    for_seeds(8_000, |dice| {
        let (text, pattern) = valid_pattern(dice);
        let event = dice.event(3);
        let explanation = pattern.explain(&event);
        assert_eq!(explanation.matched, pattern.matches(&event), "{text} {event}");
        for node in &explanation.nodes {
            if let Explained::Key(key) = node {
                assert_eq!(key.reason.is_none(), key.matched);
                let list = text.get(key.span.clone()).unwrap();
                assert!(list.starts_with('[') && list.ends_with(']'), "{list}");
            }
        }
    });
}

#[test]
fn a_fix_fixes() {
    for_seeds(8_000, |dice| {
        let (text, pattern) = valid_pattern(dice);
        let event = dice.event(3);
        let fix = nearest_fix(&text, &event);
        assert_eq!(fix.is_none(), pattern.matches(&event), "{text} {event}");
        let Some(fix) = fix else { return };
        assert!(Pattern::parse(&fix.new_text).unwrap().matches(&event), "{text} {event} {fix:?}");
        assert!(!fix.what.is_empty(), "{text} {event} {fix:?}");
        let mut edited = text.clone();
        fix.edits.iter().rev().for_each(|edit| edited.replace_range(edit.span.clone(), &edit.text));
        assert_eq!(edited, fix.new_text);
    });
}

#[test]
fn no_text_panics() {
    for_seeds(10_000, |dice| {
        let text = dice.pattern(2).to_json();
        let text = dice.damaged(&text);
        let event = dice.event(2);
        for dialect in [Dialect::EventBridge, Dialect::SnsBody, Dialect::SnsAttributes] {
            match Pattern::parse_as(&text, dialect) {
                Ok(pattern) => {
                    pattern.matches(&event);
                    pattern.explain(&event);
                    // What AWS takes is JSON.
                    assert!(Document::parse(&text).is_ok(), "{text}");
                }
                Err(error) => {
                    assert!(text.get(error.span.clone()).is_some(), "{text} {error:?}");
                    assert!(!error.message().is_empty());
                }
            }
        }
        nearest_fix(&text, &event);
    });
}

#[test]
fn conditions_are_written_as_they_are_read() {
    for_seeds(5_000, |dice| {
        let (_, pattern) = valid_pattern(dice);
        pattern.root.leaves(&mut |leaf| {
            for wanted in &leaf.wanted {
                let written = Document::map().with("k", vec![wanted.condition.to_document()]).to_json();
                let read = Pattern::parse(&written).unwrap();
                read.root.leaves(&mut |again| assert_eq!(again.wanted[0].condition, wanted.condition, "{written}"));
            }
        });
    });
}

#[test]
fn the_compiled_matcher_is_as_good_as_the_slow_one() {
    let mut caught = 0;
    for seed in 0..1_500 {
        let dice = &mut Dice::new(seed);
        let rules: Vec<(String, Pattern)> = (0..=dice.roll(12)).map(|_| valid_pattern(dice)).collect();
        let (mut matcher, mut broad) = (Matcher::new(), Matcher::broad());
        rules.iter().zip(0..).for_each(|(rule, id)| matcher.add(id, &rule.1));
        rules.iter().zip(0..).for_each(|(rule, id)| broad.add(id, &rule.1));
        for _ in 0..12 {
            let event = dice.event(3);
            let wanted: Vec<u32> = rules
                .iter()
                .zip(0..)
                .filter(|(rule, _)| slow::matches(&Document::parse(&rule.0).unwrap(), &event))
                .map(|(_, id)| id)
                .collect();
            caught += wanted.len();
            let texts = rules.iter().map(|rule| rule.0.as_str()).collect::<Vec<_>>().join("\n");
            assert_eq!(matcher.matches(&event), wanted, "seed {seed}: {event}\n{texts}");
            assert_eq!(broad.matches(&event), wanted, "broad, seed {seed}: {event}\n{texts}");
            assert_eq!(matcher.matches_text(&event.to_pretty()), wanted, "seed {seed}: {event}\n{texts}");
        }
    }
    assert!(caught > 4_000, "only {caught} matched");
}

/// Repeated and escaped keys, which a `Document` cannot have.
#[test]
fn the_compiled_matcher_reads_untidy_events() {
    let mut matcher = Matcher::new();
    matcher.add(7, &Pattern::parse(r#"{"a":{"b":["x"]}}"#).unwrap());
    matcher.add(3, &Pattern::parse(r#"{"a":{"b":["x"]},"c":[{"exists":false}]}"#).unwrap());
    for (event, wanted) in [
        (r#"{"a":{"b":"x"}}"#, &[3, 7][..]),
        (r#"{"a":{"b":"x"},"a":{"b":"y"}}"#, &[]),
        (r#"{"a":{"b":"y"},"a":{"b":"x"},"c":1}"#, &[7]),
        (r#"{"a":{"b":"y","b":["y","x"]}}"#, &[3, 7]),
        (r#"{"\u0061":{"b":"\u0078"}}"#, &[3, 7]),
        (r#"{"a.b":"x"}"#, &[3, 7]),
        (r#"{"a.b":"x","a.b":"y"}"#, &[]),
        (r#"{"a":{"b":"x"},"c":[]}"#, &[3, 7]),
        (r#"{"c":[]} "#, &[]),
        ("[]", &[]),
        ("{", &[]),
        ("", &[]),
    ] {
        assert_eq!(matcher.matches_text(event), wanted, "{event}");
    }
    matcher.remove(3);
    assert_eq!(matcher.matches_text(r#"{"a":{"b":"x"}}"#), [7]);
    let deep = format!("{{\"a\":{}", "[".repeat(1_000_000));
    matcher.matches_text(&deep);
}

#[test]
fn no_event_text_panics_the_matcher() {
    for_seeds(3_000, |dice| {
        let mut matcher = if dice.roll(2) == 0 { Matcher::new() } else { Matcher::broad() };
        (0..4).for_each(|id| matcher.add(id, &valid_pattern(dice).1));
        let text = dice.event(3).to_json();
        let damaged = dice.damaged(&text);
        let found = matcher.matches_text(&damaged);
        if let Ok(event) = Document::parse(&damaged) {
            assert_eq!(found, matcher.matches(&event), "{damaged}");
        }
    });
}
