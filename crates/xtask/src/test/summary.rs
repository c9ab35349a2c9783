//! Reading how many tests passed and failed from what runners print.

/// How many tests passed, how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl Count {
    /// One check that passed.
    pub(crate) const SUCCESS: Count = Count { passed: 1, failed: 0 };
    /// One check that failed.
    pub(crate) const FAILURE: Count = Count { passed: 0, failed: 1 };
}

/// cargo test and wasm-bindgen-test: a `test result:` line for each binary.
pub(super) fn of_cargo(output: &str) -> Count {
    sum(output, |line| line.trim_start().starts_with("test result:"))
}

/// nextest: one line, `Summary [...] 12 tests run: 11 passed, 1 failed, 0 skipped`.
/// A test that ran too long or leaked is named apart and counted as failed.
pub(super) fn of_nextest(output: &str) -> Count {
    sum(output, |line| line.trim_start().starts_with("Summary ["))
}

/// Playwright: `  11 passed (4.1s)`, `  1 failed`, each on a line of its own.
pub(super) fn of_playwright(output: &str) -> Count {
    let alone = |line: &str| {
        let mut words = line.split_whitespace();
        let number = words.next().is_some_and(|word| word.parse::<u32>().is_ok());
        number
            && matches!(words.next(), Some("passed" | "failed" | "flaky" | "interrupted" | "did"))
            && words.next().is_none_or(|word| word.starts_with('(') || word == "not")
    };
    sum(output, alone)
}

/// The conformance checks: `N passed, N failed`.
pub(super) fn of_plain(output: &str) -> Count {
    let last = output.lines().rfind(|line| line.contains(" passed, "));
    last.map_or(Count::default(), of_line)
}

fn sum(output: &str, chosen: impl Fn(&str) -> bool) -> Count {
    let mut total = Count::default();
    for line in output.lines().map(without_colours) {
        if chosen(&line) {
            let count = of_line(&line);
            total.passed += count.passed;
            total.failed += count.failed;
        }
    }
    total
}

/// Each number counts for the word behind it.
fn of_line(line: &str) -> Count {
    let words: Vec<&str> = line
        .split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut count = Count::default();
    for pair in words.windows(2) {
        let [number, word] = pair else { continue };
        let Ok(number) = number.parse::<u32>() else { continue };
        match *word {
            "passed" => count.passed += number,
            // `did not run`: a test whose turn never came is no success.
            "failed" | "timed" | "exec" | "interrupted" | "flaky" | "did" => count.failed += number,
            _ => {}
        }
    }
    count
}

fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        match character {
            '\u{1b}' => {
                let _code = rest.by_ref().find(char::is_ascii_alphabetic);
            }
            _ => plain.push(character),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u32, failed: u32) -> Count {
        Count { passed, failed }
    }

    #[test]
    fn each_binary_of_cargo_test_counts() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            the word passed in a line\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(of_cargo(output), count(5, 1));
    }

    #[test]
    fn nextest_says_it_once() {
        let plain = "     Summary [   0.044s] 12 tests run: 11 passed (1 slow), 1 failed, 2 skipped\n";
        assert_eq!(of_nextest(plain), count(11, 1));
        let coloured = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.044s] 12 tests run: \u{1b}[1m10\u{1b}[0m passed, 2 timed out, 0 skipped";
        assert_eq!(of_nextest(coloured), count(10, 2));
    }

    #[test]
    fn playwright_says_it_in_lines_of_their_own() {
        let output = "  ok 1 smoke.spec.ts:9:5 > 3 passed the gate (1.1s)\n\n  1 failed\n    smoke.spec.ts\n  2 did not run\n  11 passed (4.1s)\n";
        assert_eq!(of_playwright(output), count(11, 3));
        assert_eq!(of_playwright("  1 flaky\n  4 passed (1m)\n"), count(4, 1));
    }

    #[test]
    fn the_last_plain_line_counts() {
        assert_eq!(of_plain("sns: 3 passed, 0 failed\n40 passed, 2 failed\n"), count(40, 2));
        assert_eq!(of_plain("Traceback"), count(0, 0));
    }
}
