//! Any two texts, parted by the first line break, as pattern and event:
//! nothing panics or hangs, what matches is explained so, the compiled
//! matcher agrees, and a fix fixes.

#![no_main]

use base::Document;
use languages::event_pattern::{Dialect, Matcher, Pattern, nearest_fix};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (pattern_text, event_text) = text.split_once('\n').unwrap_or((text, "{}"));
    for dialect in [Dialect::SnsBody, Dialect::SnsAttributes] {
        let _ = Pattern::parse_as(pattern_text, dialect).map_err(|error| error.message());
    }
    let pattern = match Pattern::parse(pattern_text) {
        Ok(pattern) => pattern,
        Err(error) => {
            assert!(pattern_text.get(error.span.clone()).is_some());
            error.message();
            return;
        }
    };
    let mut matcher = Matcher::new();
    matcher.add(1, &pattern);
    let found = matcher.matches_text(event_text);
    let Ok(event) = Document::parse(event_text) else { return };
    let verdict = pattern.matches(&event);
    assert_eq!(pattern.explain(&event).matched, verdict);
    assert_eq!(!matcher.matches(&event).is_empty(), verdict);
    assert_eq!(!found.is_empty(), verdict);
    if let Some(fix) = nearest_fix(pattern_text, &event) {
        assert!(!verdict && Pattern::parse(&fix.new_text).is_ok_and(|fixed| fixed.matches(&event)));
    }
});
