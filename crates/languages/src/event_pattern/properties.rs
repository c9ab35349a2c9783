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
