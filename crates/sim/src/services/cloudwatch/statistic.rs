//! The statistics of a datapoint, by AWS's names.

/// Source: CloudWatch User Guide, "CloudWatch statistics definitions".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistic {
    SampleCount,
    Average,
    Sum,
    Minimum,
    Maximum,
    /// In hundredths of a per cent: `p99.9` is 9,990.
    Percentile(u16),
}

impl Statistic {
    /// Those that are not percentiles.
    pub const SIMPLE: [Statistic; 5] =
        [Statistic::Average, Statistic::Minimum, Statistic::Maximum, Statistic::Sum, Statistic::SampleCount];

    /// Reads `Average`, `p99`, `p99.9`.
    pub fn parse(text: &str) -> Option<Statistic> {
        match Statistic::SIMPLE.into_iter().find(|statistic| statistic.name() == text) {
            Some(statistic) => Some(statistic),
            None => percentile(text.strip_prefix('p')?),
        }
    }

    /// `Average`; a percentile has none of its own.
    pub fn name(self) -> &'static str {
        match self {
            Statistic::SampleCount => "SampleCount",
            Statistic::Average => "Average",
            Statistic::Sum => "Sum",
            Statistic::Minimum => "Minimum",
            Statistic::Maximum => "Maximum",
            Statistic::Percentile(_) => "",
        }
    }
}

/// From `0` to `100`, with up to two decimals.
fn percentile(text: &str) -> Option<Statistic> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let hundredths = whole.parse::<u16>().ok()?.checked_mul(100)? + format!("{decimals:0<2}").parse::<u16>().ok()?;
    (hundredths <= 10_000).then_some(Statistic::Percentile(hundredths))
}

/// Statistics that AWS has beyond these: trimmed means and the like.
pub(super) fn is_unbuilt(text: &str) -> bool {
    let name = text.split(['(', '.']).next().unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(name, "tm" | "wm" | "tc" | "ts" | "TM" | "WM" | "TC" | "TS" | "PR" | "IQM")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statistics_are_read_by_name() {
        for (text, wanted) in [
            ("Average", Some(Statistic::Average)),
            ("p0", Some(Statistic::Percentile(0))),
            ("p99", Some(Statistic::Percentile(9_900))),
            ("p99.9", Some(Statistic::Percentile(9_990))),
            ("p99.95", Some(Statistic::Percentile(9_995))),
            ("p100", Some(Statistic::Percentile(10_000))),
            ("p100.1", None),
            ("p9999", None),
            ("p", None),
            ("p-1", None),
            ("p50.", None),
            ("average", None),
            ("", None),
        ] {
            assert_eq!(Statistic::parse(text), wanted, "{text}");
        }
        assert!(is_unbuilt("tm90") && is_unbuilt("TM(2%:98%)") && is_unbuilt("IQM") && !is_unbuilt("p99"));
    }
}
