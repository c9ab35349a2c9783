//! What must hold for any pattern and event. A failure prints its seed.

use super::dice::Dice;
use super::populations::{self, POPULATIONS};
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

/// The same for each kind of rule, and events with lists of objects.
#[test]
fn a_fix_fixes_among_lists_of_objects() {
    for (name, rule) in POPULATIONS {
        let mut fixed = 0;
        for seed in 0..250 {
            let dice = &mut Dice::new(seed);
            let text = rule(dice).to_json();
            let event = populations::event(dice);
            let Ok(pattern) = Pattern::parse(&text) else { continue };
            assert_eq!(pattern.explain(&event).matched, pattern.matches(&event), "{name}: {text} {event}");
            let fix = nearest_fix(&text, &event);
            assert_eq!(fix.is_none(), pattern.matches(&event), "{name}: {text} {event}");
            let Some(fix) = fix else { continue };
            fixed += 1;
            let wanted = Document::parse(&fix.new_text).unwrap();
            assert!(Pattern::parse(&fix.new_text).unwrap().matches(&event), "{name}: {text} {event} {fix:?}");
            assert!(slow::matches(&wanted, &event), "{name}: {text} {event} {fix:?}");
        }
        assert!(fixed > 20, "{name}: only {fixed} fixed");
    }
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

/// Sets that are hard in a way of their own, so large that what is judged at
/// once takes several blocks.
#[test]
fn the_compiled_matcher_is_as_good_with_hard_rules() {
    for (name, rule) in POPULATIONS {
        let mut caught = 0;
        for seed in 0..3 {
            let dice = &mut Dice::new(seed);
            let rules: Vec<(Document, Pattern)> = std::iter::repeat_with(|| rule(dice))
                .filter_map(|rule| Pattern::parse(&rule.to_json()).ok().map(|pattern| (rule, pattern)))
                .take(if seed == 0 { 20 } else { 300 })
                .collect();
            let (mut matcher, mut broad) = (Matcher::new(), Matcher::broad());
            // Told by any numbers in any order, some by the same.
            let id = |at: usize| (at as u32 * 7) % 211;
            rules.iter().enumerate().for_each(|(at, rule)| matcher.add(id(at), &rule.1));
            rules.iter().enumerate().for_each(|(at, rule)| broad.add(id(at), &rule.1));
            for _ in 0..20 {
                let event = populations::event(dice);
                let read = slow::Read::of(&event);
                let mut wanted: Vec<u32> =
                    rules.iter().enumerate().filter(|(_, rule)| read.matches(&rule.0)).map(|(at, _)| id(at)).collect();
                wanted.sort_unstable();
                wanted.dedup();
                caught += wanted.len();
                let told = |found: Vec<u32>| {
                    let wrong = found
                        .iter()
                        .filter(|it| !wanted.contains(it))
                        .chain(wanted.iter().filter(|it| !found.contains(it)));
                    let texts: Vec<String> = wrong
                        .flat_map(|wrong| rules.iter().enumerate().filter(|(at, _)| id(*at) == *wrong))
                        .map(|(_, rule)| rule.0.to_json())
                        .collect();
                    assert!(texts.is_empty() && found == wanted, "{name}, seed {seed}: {event}\n{}", texts.join("\n"));
                };
                told(matcher.matches(&event));
                told(broad.matches(&event));
            }
        }
        assert!(caught > 100, "{name}: only {caught} matched");
    }
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
