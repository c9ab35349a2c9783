use super::*;
use base::{Duration, Seed};

const NOW: &str = "2021-03-05T02:00:00Z";

fn time(text: &str) -> Time {
    Time::parse(text).unwrap()
}

/// Expression and its next firings, a Friday at 02:00 being the moment both of
/// the question and of the rule's creation.
#[rustfmt::skip]
const FIRINGS: &[(&str, &[&str])] = &[
    ("rate(1 minute)", &["2021-03-05T02:01:00Z", "2021-03-05T02:02:00Z"]),
    ("rate(5 minutes)", &["2021-03-05T02:05:00Z", "2021-03-05T02:10:00Z"]),
    ("rate(1 hour)", &["2021-03-05T03:00:00Z", "2021-03-05T04:00:00Z"]),
    ("rate(12 hours)", &["2021-03-05T14:00:00Z", "2021-03-06T02:00:00Z"]),
    ("rate(1 day)", &["2021-03-06T02:00:00Z", "2021-03-07T02:00:00Z"]),
    ("rate(7 days)", &["2021-03-12T02:00:00Z", "2021-03-19T02:00:00Z"]),
    // Examples of the User Guide.
    ("cron(0 10 * * ? *)", &["2021-03-05T10:00:00Z", "2021-03-06T10:00:00Z"]),
    ("cron(15 12 * * ? *)", &["2021-03-05T12:15:00Z", "2021-03-06T12:15:00Z"]),
    ("cron(0 18 ? * MON-FRI *)", &["2021-03-05T18:00:00Z", "2021-03-08T18:00:00Z", "2021-03-09T18:00:00Z"]),
    ("cron(0 8 1 * ? *)", &["2021-04-01T08:00:00Z", "2021-05-01T08:00:00Z"]),
    ("cron(0/15 * * * ? *)", &["2021-03-05T02:15:00Z", "2021-03-05T02:30:00Z", "2021-03-05T02:45:00Z", "2021-03-05T03:00:00Z"]),
    ("cron(0/10 * ? * MON-FRI *)", &["2021-03-05T02:10:00Z", "2021-03-05T02:20:00Z"]),
    ("cron(0/5 8-17 ? * MON-FRI *)", &["2021-03-05T08:00:00Z", "2021-03-05T08:05:00Z"]),
    ("cron(0/30 20-2 ? * MON-FRI *)", &["2021-03-05T02:30:00Z", "2021-03-05T20:00:00Z"]),
    // Lists, ranges, steps.
    ("cron(0,30 9,17 * * ? *)", &["2021-03-05T09:00:00Z", "2021-03-05T09:30:00Z", "2021-03-05T17:00:00Z", "2021-03-05T17:30:00Z", "2021-03-06T09:00:00Z"]),
    ("cron(10-30/10 3 * * ? *)", &["2021-03-05T03:10:00Z", "2021-03-05T03:20:00Z", "2021-03-05T03:30:00Z", "2021-03-06T03:10:00Z"]),
    ("cron(*/20 3 * * ? *)", &["2021-03-05T03:00:00Z", "2021-03-05T03:20:00Z", "2021-03-05T03:40:00Z", "2021-03-06T03:00:00Z"]),
    ("cron(50/7 3 * * ? *)", &["2021-03-05T03:50:00Z", "2021-03-05T03:57:00Z", "2021-03-06T03:50:00Z"]),
    ("cron(0 0 1,15 * ? *)", &["2021-03-15T00:00:00Z", "2021-04-01T00:00:00Z", "2021-04-15T00:00:00Z"]),
    ("cron(0 0 1/10 * ? *)", &["2021-03-11T00:00:00Z", "2021-03-21T00:00:00Z", "2021-03-31T00:00:00Z", "2021-04-01T00:00:00Z"]),
    ("cron(0 0 1 */3 ? *)", &["2021-04-01T00:00:00Z", "2021-07-01T00:00:00Z", "2021-10-01T00:00:00Z"]),
    ("cron(0 0 1 JAN,jul ? *)", &["2021-07-01T00:00:00Z", "2022-01-01T00:00:00Z"]),
    ("cron(0 0 1 NOV-FEB ? *)", &["2021-11-01T00:00:00Z", "2021-12-01T00:00:00Z", "2022-01-01T00:00:00Z", "2022-02-01T00:00:00Z"]),
    ("cron(0 0 31 * ? *)", &["2021-03-31T00:00:00Z", "2021-05-31T00:00:00Z", "2021-07-31T00:00:00Z"]),
    ("cron(05 04 07 06 ? *)", &["2021-06-07T04:05:00Z"]),
    // Days of the week: 1 is Sunday.
    ("cron(0 0 ? * 1 *)", &["2021-03-07T00:00:00Z", "2021-03-14T00:00:00Z"]),
    ("cron(0 0 ? * SUN,TUE *)", &["2021-03-07T00:00:00Z", "2021-03-09T00:00:00Z"]),
    ("cron(0 0 ? * FRI-SUN *)", &["2021-03-06T00:00:00Z", "2021-03-07T00:00:00Z", "2021-03-12T00:00:00Z"]),
    ("cron(0 0 ? * * *)", &["2021-03-06T00:00:00Z"]),
    ("cron(0 0 ? * L *)", &["2021-03-06T00:00:00Z", "2021-03-13T00:00:00Z"]),
    ("cron(0 0 ? * 6L *)", &["2021-03-26T00:00:00Z", "2021-04-30T00:00:00Z", "2021-05-28T00:00:00Z"]),
    ("cron(0 0 ? * friL *)", &["2021-03-26T00:00:00Z", "2021-04-30T00:00:00Z"]),
    ("cron(0 0 ? * 3#2 *)", &["2021-03-09T00:00:00Z", "2021-04-13T00:00:00Z"]),
    ("cron(0 0 ? * MON#5 *)", &["2021-03-29T00:00:00Z", "2021-05-31T00:00:00Z"]),
    // The end of a month, and weekdays near a day.
    ("cron(0 0 L * ? *)", &["2021-03-31T00:00:00Z", "2021-04-30T00:00:00Z", "2021-05-31T00:00:00Z"]),
    ("cron(0 0 L 2 ? *)", &["2022-02-28T00:00:00Z", "2023-02-28T00:00:00Z", "2024-02-29T00:00:00Z"]),
    ("cron(0 0 15W * ? *)", &["2021-03-15T00:00:00Z", "2021-04-15T00:00:00Z", "2021-05-14T00:00:00Z"]),
    ("cron(0 0 1W * ? *)", &["2021-04-01T00:00:00Z", "2021-05-03T00:00:00Z", "2021-06-01T00:00:00Z"]),
    ("cron(0 0 31W 10 ? *)", &["2021-10-29T00:00:00Z", "2022-10-31T00:00:00Z"]),
    ("cron(0 0 4W 7 ? *)", &["2021-07-05T00:00:00Z"]),
    ("cron(0 0 31W 2 ? *)", &[]),
    // Years.
    ("cron(0 0 1 1 ? 2022)", &["2022-01-01T00:00:00Z"]),
    ("cron(0 0 1 1 ? 2022-2024/2)", &["2022-01-01T00:00:00Z", "2024-01-01T00:00:00Z"]),
    ("cron(0 0 1 1 ? 2198/1)", &["2198-01-01T00:00:00Z", "2199-01-01T00:00:00Z"]),
    ("cron(0 0 29 2 ? *)", &["2024-02-29T00:00:00Z", "2028-02-29T00:00:00Z"]),
    ("cron(0 2 5 3 ? 2021)", &[]),
    ("cron(1 2 5 3 ? 2021)", &["2021-03-05T02:01:00Z"]),
    ("cron(0 0 1 1 ? 1970-2020)", &[]),
    ("cron(0 0 30 2 ? *)", &[]),
    ("cron(0  10 *  * ? *)", &["2021-03-05T10:00:00Z"]),
];

#[test]
fn firings() {
    for (text, wanted) in FIRINGS {
        let schedule = Schedule::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let count = wanted.len().max(1) as u32;
        let found: Vec<String> = schedule.next_n(time(NOW), time(NOW), count).iter().map(|time| time.iso()).collect();
        assert_eq!(found, *wanted, "{text}");
    }
}

#[test]
fn rates_count_from_creation() {
    let every = |text: &str, after: &str, created: &str| {
        Schedule::parse(text).unwrap().next_after(time(after), time(created)).unwrap().iso_millis()
    };
    for (text, after, created, next) in [
        ("rate(5 minutes)", "2021-03-05T02:00:00Z", "2021-03-05T01:58:30.250Z", "2021-03-05T02:03:30.000Z"),
        ("rate(5 minutes)", "2021-03-05T02:03:30Z", "2021-03-05T01:58:30Z", "2021-03-05T02:08:30.000Z"),
        ("rate(5 minutes)", "2021-03-05T01:00:00Z", "2021-03-05T01:58:30Z", "2021-03-05T02:03:30.000Z"),
        ("rate(1 day)", "2021-03-05T02:00:00Z", "2020-02-29T03:00:00Z", "2021-03-05T03:00:00.000Z"),
        // A cron expression does not fire for a rule that is not there yet.
        ("cron(0/5 * * * ? *)", "2021-03-05T01:00:00Z", "2021-03-05T01:58:30Z", "2021-03-05T02:00:00.000Z"),
        ("cron(0/5 * * * ? *)", "2021-03-05T01:59:59.999Z", "1970-01-01", "2021-03-05T02:00:00.000Z"),
    ] {
        assert_eq!(every(text, after, created), next, "{text} after {after}");
    }
}

type Wrong = (&'static str, ScheduleProblem, Option<Field>, &'static str, usize, Option<&'static str>);

/// Expression, problem, field, the wrong part, its place, what was meant.
#[rustfmt::skip]
const WRONG: &[Wrong] = {
    use Field::*;
    use ScheduleProblem::*;
    &[
        ("", NeitherRateNorCron, None, "", 0, None),
        ("5 minutes", NeitherRateNorCron, None, "5 minutes", 0, None),
        ("every(5 minutes)", NeitherRateNorCron, None, "every(5 minutes)", 0, Some("rate(5 minutes)")),
        ("Rate(5 minutes)", NeitherRateNorCron, None, "Rate(5 minutes)", 0, Some("rate(5 minutes)")),
        (" rate(5 minutes)", NeitherRateNorCron, None, " rate(5 minutes)", 0, Some("rate(5 minutes)")),
        ("rate(5 minutes) ", NeitherRateNorCron, None, "rate(5 minutes) ", 0, Some("rate(5 minutes)")),
        ("rate(5 minutes", NeitherRateNorCron, None, "rate(5 minutes", 0, Some("rate(5 minutes)")),
        ("rate (5 minutes)", NeitherRateNorCron, None, "rate (5 minutes)", 0, Some("rate(5 minutes)")),
        ("rate(1 minutes)", WantsSingular, None, "minutes", 7, Some("rate(1 minute)")),
        ("rate(10 minute)", WantsPlural, None, "minute", 8, Some("rate(10 minutes)")),
        ("rate(10 seconds)", RateUnit, None, "seconds", 8, None),
        ("rate(10 years)", RateUnit, None, "years", 8, None),
        ("rate(10 MINUTES)", RateUnit, None, "MINUTES", 8, Some("rate(10 minutes)")),
        ("rate(0 minutes)", RateNumber, None, "0", 5, None),
        ("rate(-10 minutes)", RateNumber, None, "-10", 5, None),
        ("rate(1.5 hours)", RateNumber, None, "1.5", 5, None),
        ("rate(foo minutes)", RateNumber, None, "foo", 5, None),
        ("rate(99999999999 days)", RateNumber, None, "99999999999", 5, None),
        ("rate()", RateShape, None, "", 5, None),
        ("rate(10)", RateShape, None, "10", 5, None),
        ("rate(10minutes)", RateShape, None, "10minutes", 5, None),
        ("rate( 10 minutes )", RateShape, None, " 10 minutes ", 5, Some("rate(10 minutes)")),
        ("rate(10  minutes)", RateShape, None, "10  minutes", 5, Some("rate(10 minutes)")),
        ("cron(0 1 * * * *)", OneQuestionMark, Some(DayOfWeek), "*", 13, Some("cron(0 1 * * ? *)")),
        ("cron(0 1 ? * ? *)", OneQuestionMark, Some(DayOfWeek), "?", 13, Some("cron(0 1 * * ? *)")),
        ("cron(0 1 1 * MON *)", OneQuestionMark, Some(DayOfWeek), "MON", 13, None),
        ("cron(0 1 * * MON-FRI *)", OneQuestionMark, Some(DayOfWeek), "MON-FRI", 13, Some("cron(0 1 ? * MON-FRI *)")),
        ("cron(7 20 * * NOT *)", BadValue, Some(DayOfWeek), "NOT", 14, None),
        ("cron(INVALID)", FieldCount, None, "INVALID", 5, None),
        ("cron()", FieldCount, None, "", 5, None),
        ("cron(0 10 * * ?)", FieldCount, None, "0 10 * * ?", 5, Some("cron(0 10 * * ? *)")),
        ("cron(0 10 * * *)", FieldCount, None, "0 10 * * *", 5, Some("cron(0 10 * * ? *)")),
        ("cron(0 10 * * MON)", FieldCount, None, "0 10 * * MON", 5, Some("cron(0 10 ? * MON *)")),
        ("cron(0 10 * * 1)", FieldCount, None, "0 10 * * 1", 5, None),
        ("cron(0 0 10 * * ? *)", FieldCount, None, "0 0 10 * * ? *", 5, None),
        ("cron( 0 10 * * ? *)", FieldCount, None, " 0 10 * * ? *", 5, Some("cron(0 10 * * ? *)")),
        ("cron(0 dummy ? * MON-FRI *)", BadValue, Some(Hours), "dummy", 7, None),
        ("cron(71 8 1 * ? *)", OutOfRange, Some(Minutes), "71", 5, None),
        ("cron(0 24 * * ? *)", OutOfRange, Some(Hours), "24", 7, None),
        ("cron(0 0 0 * ? *)", OutOfRange, Some(DayOfMonth), "0", 9, None),
        ("cron(0 0 32 * ? *)", OutOfRange, Some(DayOfMonth), "32", 9, None),
        ("cron(0 0 32W * ? *)", OutOfRange, Some(DayOfMonth), "32", 9, None),
        ("cron(0 0 1 13 ? *)", OutOfRange, Some(Month), "13", 11, None),
        ("cron(0 0 1 JANUARY ? *)", BadValue, Some(Month), "JANUARY", 11, None),
        ("cron(0 0 ? * 0 *)", OutOfRange, Some(DayOfWeek), "0", 13, None),
        ("cron(0 0 ? * 8 *)", OutOfRange, Some(DayOfWeek), "8", 13, None),
        ("cron(0 0 ? * 3#6 *)", OutOfRange, Some(DayOfWeek), "6", 15, None),
        ("cron(0 0 ? * 3# *)", BadValue, Some(DayOfWeek), "", 15, None),
        ("cron(0 0 1 1 ? 1969)", OutOfRange, Some(Year), "1969", 15, None),
        ("cron(0 0 1 1 ? 2200)", OutOfRange, Some(Year), "2200", 15, None),
        ("cron(0 0 1 1 ? 2025-2021)", Backwards, Some(Year), "2025-2021", 15, None),
        ("cron(? 0 1 1 ? *)", WildcardNotAllowed, Some(Minutes), "?", 5, None),
        ("cron(L 0 1 1 ? *)", WildcardNotAllowed, Some(Minutes), "L", 5, None),
        ("cron(0 0 1 1 ? ?)", WildcardNotAllowed, Some(Year), "?", 15, None),
        ("cron(0 0 3#2 * ? *)", WildcardNotAllowed, Some(DayOfMonth), "3#2", 9, None),
        ("cron(0 0 ? * 3W *)", WildcardNotAllowed, Some(DayOfWeek), "3W", 13, None),
        ("cron(0 0 ? * 2/2 *)", WildcardNotAllowed, Some(DayOfWeek), "2/2", 13, None),
        ("cron(0 0 1,L * ? *)", NotInLists, Some(DayOfMonth), "L", 11, None),
        ("cron(0 0 1W,15W * ? *)", NotInLists, Some(DayOfMonth), "1W", 9, None),
        ("cron(0 0 ? * 3#1,6#3 *)", NotInLists, Some(DayOfWeek), "3#1", 13, None),
        ("cron(0 0 ? * 2,6L *)", NotInLists, Some(DayOfWeek), "6L", 15, None),
        ("cron(0/0 * * * ? *)", BadStep, Some(Minutes), "0", 7, None),
        ("cron(0/60 * * * ? *)", BadStep, Some(Minutes), "60", 7, None),
        ("cron(0/x * * * ? *)", BadStep, Some(Minutes), "x", 7, None),
        ("cron(0/ * * * ? *)", BadStep, Some(Minutes), "", 7, None),
        ("cron(1-2-3 * * * ? *)", BadValue, Some(Minutes), "2-3", 7, None),
        ("cron(1, * * * ? *)", BadValue, Some(Minutes), "", 7, None),
        ("cron(1,,2 * * * ? *)", BadValue, Some(Minutes), "", 7, None),
        ("cron(-5 * * * ? *)", BadValue, Some(Minutes), "", 5, None),
        ("cron(한 * * * ? *)", BadValue, Some(Minutes), "한", 5, None),
    ]
};

#[test]
fn what_is_wrong() {
    for (text, problem, field, value, offset, suggestion) in WRONG {
        let error = Schedule::parse(text).expect_err(text);
        let found = (error.problem, error.field, error.value.as_str(), error.offset, error.suggestion.as_deref());
        assert_eq!(found, (*problem, *field, *value, *offset, *suggestion), "{text}");
    }
}

/// One field of an expression drawn from a seed.
fn field(seed: Seed, field: Field, place: u64) -> String {
    let (low, high) = field.range();
    let (low, high) = if field == Field::Year { (2020, 2024) } else { (low, high) };
    let draw = |kind: &str| seed.between(kind, place, low.into(), high.into());
    let (one, other) = (draw("one").min(draw("other")), draw("one").max(draw("other")));
    match seed.between("form", place, 0, 6) {
        0..=2 => "*".to_string(),
        3 => format!("{one}"),
        4 => format!("{one}-{other}"),
        5 => format!("{one},{other}"),
        _ if field == Field::DayOfWeek => format!("{other}-{one}"),
        _ => format!("{one}/{}", seed.between("step", place, 1, high.min(12).into())),
    }
}

/// The next firing by trying every minute.
fn tried(cron: &Cron, after: Time, minutes: i64) -> Option<Time> {
    let start = Time(after.0.div_euclid(60_000) * 60_000);
    // A minute is in the schedule where it is the firing after the one before.
    (1..=minutes)
        .map(|minute| start + Duration::minutes(minute))
        .find(|&time| cron.next_after(time - Duration(1)) == Some(time))
}

#[test]
fn no_firing_is_left_out() {
    for number in 0..300 {
        let seed = Seed(number);
        let draw = |index: u64, of: Field| field(seed, of, index);
        let weekday = seed.between("which", 0, 0, 1) == 1;
        let (day, week) =
            if weekday { ("?".into(), draw(4, Field::DayOfWeek)) } else { (draw(2, Field::DayOfMonth), "?".into()) };
        let minutes = draw(0, Field::Minutes);
        let hours = draw(1, Field::Hours);
        let text = format!("cron({minutes} {hours} {day} {} {week} {})", draw(3, Field::Month), draw(5, Field::Year));
        println!("seed {number}: {text}");
        let Ok(Schedule::Cron(cron)) = Schedule::parse(&text) else { panic!("{text}") };
        let after = time("2020-01-01") + Duration::minutes(seed.between("after", 0, 0, 2_000_000) as i64);
        let next = cron.next_after(after);
        assert!(next.is_none_or(|next| next > after && next.0 % 60_000 == 0));
        let near = tried(&cron, after, 200);
        assert_eq!(next.filter(|next| *next <= after + Duration::minutes(200)), near);
    }
}

#[test]
fn no_text_panics() {
    let parts = [
        "rate(", "cron(", ")", "1", "5", "99", "minute", "hours", " ", " ", "*", "?", "L", "W", "#", "-", "/", ",",
        "MON", "한",
    ];
    for number in 0..40_000 {
        let seed = Seed(number);
        let draw = |place| parts[seed.between("part", place, 0, parts.len() as u64 - 1) as usize];
        let middle: String = (0..seed.between("length", 0, 0, 14)).map(draw).collect();
        let text = if number % 2 == 0 { format!("cron(* * {middle} *)") } else { middle };
        println!("seed {number}: {text}");
        match Schedule::parse(&text) {
            Ok(schedule) => {
                schedule.next_n(time(NOW), time(NOW), 2);
            }
            Err(error) => assert!(text.is_char_boundary(error.offset) && error.offset <= text.len()),
        }
    }
    for extreme in [i64::MIN, -1, 0, i64::MAX] {
        for text in ["rate(4294967295 days)", "cron(* * * * ? *)"] {
            Schedule::parse(text).unwrap().next_after(Time(extreme), Time(extreme));
        }
    }
}
