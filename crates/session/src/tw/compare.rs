//! Whether a text is the one that is expected.

/// `…` in a line stands for anything, a line of `…` alone for any number of lines.
pub(super) fn agrees(expected: &[String], actual: &[String]) -> bool {
    match expected.split_first() {
        None => actual.is_empty(),
        Some((first, rest)) if first.trim() == "…" => {
            (0..=actual.len()).any(|from| agrees(rest, actual.get(from..).unwrap_or(&[])))
        }
        Some((first, rest)) => match actual.split_first() {
            Some((line, others)) => line_agrees(first.trim_end(), line.trim_end()) && agrees(rest, others),
            None => false,
        },
    }
}

fn line_agrees(expected: &str, actual: &str) -> bool {
    let Some((head, rest)) = expected.split_once('…') else { return expected == actual };
    let Some(mut left) = actual.strip_prefix(head) else { return false };
    let mut pieces: Vec<&str> = rest.split('…').collect();
    let last = pieces.pop().unwrap_or("");
    for piece in pieces {
        match left.split_once(piece) {
            Some((_, after)) => left = after,
            None => return false,
        }
    }
    left.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: &str, actual: &str, verdict: bool) {
        let lines = |text: &str| text.lines().map(str::to_string).collect::<Vec<_>>();
        assert_eq!(agrees(&lines(expected), &lines(actual)), verdict, "{expected} | {actual}");
    }

    #[test]
    fn texts() {
        check("a\nb", "a\nb  ", true);
        check("a", "a\nb", false);
        check("a\nb", "a", false);
        check("a…c", "abbc", true);
        check("a…c", "abbd", false);
        check("a…b…c", "a1b2c", true);
        check("a…b…c", "a1c2b", false);
        check("…b", "ab", true);
        check("a…", "a", true);
        check("…", "", true);
        check("a\n…\nd", "a\nb\nc\nd", true);
        check("a\n…\nd", "a\nd", true);
        check("a\n…\nd", "a\nb", false);
        check("  …\nd\n…", "c\nd\ne", true);
    }
}
