//! What is wrong with an expression. AWS says one sentence to all of it.

use super::cron::Field;

/// Why an expression is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduleError {
    pub problem: ScheduleProblem,
    /// The field of a cron expression it is about.
    pub field: Option<Field>,
    /// The wrong part as it was written.
    pub value: String,
    /// The byte that part begins at.
    pub offset: usize,
    /// An expression that is right and probably meant.
    pub suggestion: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScheduleProblem {
    /// Not `rate(…)` and not `cron(…)`, both in lower case.
    NeitherRateNorCron,
    /// Not a number, one blank and a unit.
    RateShape,
    /// A rate's number is positive and whole.
    RateNumber,
    /// Not minute(s), hour(s) or day(s) in lower case.
    RateUnit,
    /// `1 minutes`.
    WantsSingular,
    /// `5 minute`.
    WantsPlural,
    /// Not six fields.
    FieldCount,
    /// Neither a number nor a name of this field.
    BadValue,
    /// A number this field does not go to.
    OutOfRange,
    /// A wildcard this field does not know.
    WildcardNotAllowed,
    /// A step of 0, or beyond the field.
    BadStep,
    /// Years from a later one to an earlier one.
    Backwards,
    /// `L`, `W` and `#` do not go into lists.
    NotInLists,
    /// Day of month and day of week: one is `?`, the other not.
    OneQuestionMark,
}

impl ScheduleError {
    /// What PutRule answers, as a `ValidationException`.
    pub const MESSAGE: &'static str = "Parameter ScheduleExpression is not valid.";

    pub(super) fn new(problem: ScheduleProblem, value: &str, offset: usize) -> ScheduleError {
        ScheduleError { problem, field: None, value: value.to_string(), offset, suggestion: None }
    }
}

/// The expression with usual slips put right, where that makes it valid:
/// blanks, capitals, singular and plural, the `?`, a year left out.
pub(super) fn suggestion(text: &str) -> Option<String> {
    let text = text.trim();
    let inner = text.split_once('(')?.1;
    let inner = inner.strip_suffix(')').unwrap_or(inner);
    let words: Vec<&str> = inner.split_whitespace().collect();
    let made = match words.as_slice() {
        [number, unit] => {
            let unit = unit.to_ascii_lowercase();
            let one = number.trim_start_matches('0') == "1";
            format!("rate({number} {}{})", unit.trim_end_matches('s'), if one { "" } else { "s" })
        }
        [minute, hour, day, month, weekday] => with_question_mark(minute, hour, day, month, weekday, "*")?,
        [minute, hour, day, month, weekday, year] => with_question_mark(minute, hour, day, month, weekday, year)?,
        _ => return None,
    };
    super::read(&made).is_ok().then_some(made)
}

/// None where both days are given: nobody knows which one is meant. Weekdays
/// by number are left alone, as elsewhere they count from 0.
fn with_question_mark(minute: &str, hour: &str, day: &str, month: &str, weekday: &str, year: &str) -> Option<String> {
    let (day, weekday) = match (day, weekday) {
        ("?", "?") => ("*", "?"),
        ("?", weekday) => ("?", weekday),
        (day, "?" | "*") => (day, "?"),
        ("*", weekday) if !weekday.contains(|c: char| c.is_ascii_digit()) => ("?", weekday),
        _ => return None,
    };
    Some(format!("cron({minute} {hour} {day} {month} {weekday} {year})"))
}
