//! Where grid lines and ticks stand.

use base::Time;

/// The steps of the y axis, from its low end to its high end: two to four of them,
/// at round numbers.
pub(super) fn steps(low: f64, high: f64) -> Vec<f64> {
    let low = low.min(0.0);
    let high = if high > low { high } else { low + 1.0 };
    let step = round_up((high - low) / 4.0);
    let first = (low / step).floor();
    let last = (high / step - 1e-9).ceil();
    (0..=(last - first) as i64).map(|index| (first + index as f64) * step).collect()
}

/// The next of 1, 2, 2.5, 5 and 10, at the size of the number.
fn round_up(number: f64) -> f64 {
    let mut size = 1.0;
    while size * 10.0 <= number {
        size *= 10.0;
    }
    while size > number {
        size /= 10.0;
    }
    [1.0, 2.0, 2.5, 5.0].into_iter().map(|it| it * size).find(|it| *it >= number - 1e-12).unwrap_or(10.0 * size)
}

/// A number of the axis: `0.25`, `1500`, `2M`.
pub(super) fn short(number: f64) -> String {
    let (value, unit) = match number.abs() {
        size if size >= 1e9 => (number / 1e9, "G"),
        size if size >= 1e6 => (number / 1e6, "M"),
        size if size >= 1e4 => (number / 1e3, "k"),
        _ => (number, ""),
    };
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{}{unit}", if text == "-0" { "0" } else { text })
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const STEPS: [i64; 11] =
    [MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY];

/// The ticks of the x axis: at most seven, at round times of UTC.
pub(super) fn ticks(start: i64, end: i64) -> Vec<i64> {
    let span = (end - start).max(1);
    let step = STEPS.into_iter().find(|step| span / step <= 6).unwrap_or(30 * DAY);
    let first = start + (step - start.rem_euclid(step)) % step;
    (0..=7).map(|index| first + index * step).filter(|tick| *tick <= end).collect()
}

/// `02:05`, at midnight the day: `03-05`.
pub(super) fn clock(time: i64) -> String {
    let civil = Time(time).civil();
    match (civil.hour, civil.minute) {
        (0, 0) => format!("{:02}-{:02}", civil.month, civil.day),
        (hour, minute) => format!("{hour:02}:{minute:02}"),
    }
}

/// `2021-03-05 02:05`.
pub(super) fn moment(time: i64) -> String {
    let civil = Time(time).civil();
    format!("{:04}-{:02}-{:02} {:02}:{:02}", civil.year, civil.month, civil.day, civil.hour, civil.minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_hold_the_values() {
        for (low, high, wanted) in [
            (0.0, 0.0, &[0.0, 0.25, 0.5, 0.75, 1.0][..]),
            (1.0, 4.0, &[0.0, 1.0, 2.0, 3.0, 4.0]),
            (0.0, 7.0, &[0.0, 2.0, 4.0, 6.0, 8.0]),
            (0.0, 250.0, &[0.0, 100.0, 200.0, 300.0]),
            (-5.0, 5.0, &[-5.0, -2.5, 0.0, 2.5, 5.0]),
        ] {
            assert_eq!(steps(low, high), wanted, "{low} to {high}");
        }
    }

    #[test]
    fn numbers_and_times_are_short() {
        let numbers = [0.0, 0.25, 1_500.0, 12_000.0, 2.5e6, 3e9, -0.0];
        assert_eq!(numbers.map(short), ["0", "0.25", "1500", "12k", "2.5M", "3G", "0"]);
        let at = 1_614_909_600_000; // 2021-03-05T02:00:00Z
        assert_eq!((moment(at), clock(at + 5 * MINUTE)), ("2021-03-05 02:00".to_owned(), "02:05".to_owned()));
        assert_eq!(clock(at - 2 * HOUR), "03-05");
    }

    #[test]
    fn ticks_stand_at_round_times() {
        let at = 1_614_909_600_000;
        let told = |start, end| ticks(start, end).into_iter().map(clock).collect::<Vec<_>>();
        assert_eq!(told(at - 57 * MINUTE, at + 3 * MINUTE), ["01:10", "01:20", "01:30", "01:40", "01:50", "02:00"]);
        assert_eq!(told(at - 3 * HOUR, at), ["23:00", "23:30", "03-05", "00:30", "01:00", "01:30", "02:00"]);
        assert!(ticks(at - 30 * DAY, at).len() <= 7);
        assert_eq!(ticks(at, at).len(), 1);
    }
}
