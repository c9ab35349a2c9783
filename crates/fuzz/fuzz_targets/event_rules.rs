//! Any texts, a line each: the first is an event, the others are patterns.
//! What the compiled matcher says of all together is what each says alone.

#![no_main]

use base::Document;
use languages::event_pattern::{Matcher, Pattern};
use libfuzzer_sys::fuzz_target;

/// So many rules without anything rare are judged all at once.
const MANY: u32 = 260;

fuzz_target!(|text: &str| {
    let (event_text, patterns) = text.split_once('\n').unwrap_or((text, ""));
    let patterns: Vec<Pattern> = patterns.lines().filter_map(|line| Pattern::parse(line).ok()).take(8).collect();
    let (mut few, mut many) = (Matcher::new(), Matcher::new());
    for (pattern, id) in patterns.iter().zip(0..) {
        few.add(id, pattern);
        (0..MANY).for_each(|copy| many.add(id * MANY + copy, pattern));
    }
    let (found, all) = (few.matches_text(event_text), many.matches_text(event_text));
    let Ok(event) = Document::parse(event_text) else { return };
    let wanted: Vec<u32> = patterns.iter().zip(0..).filter(|it| it.0.matches(&event)).map(|it| it.1).collect();
    assert_eq!(found, wanted);
    assert_eq!(few.matches(&event), wanted);
    assert_eq!(all, wanted.iter().flat_map(|id| id * MANY..(id + 1) * MANY).collect::<Vec<u32>>());
});
