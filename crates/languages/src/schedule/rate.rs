//! `rate(value unit)`.

use super::error::{ScheduleError, ScheduleProblem};
use base::{Duration, Time};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// At least 1.
    pub value: u32,
    pub unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Minutes,
    Hours,
    Days,
}

impl Rate {
    pub fn period(&self) -> Duration {
        let value = i64::from(self.value);
        match self.unit {
            Unit::Minutes => Duration::minutes(value),
            Unit::Hours => Duration::hours(value),
            Unit::Days => Duration::days(value),
        }
    }

    /// The first firing is one period after creation.
    pub(super) fn next_after(&self, after: Time, created: Time) -> Option<Time> {
        let period = self.period().0.max(1);
        let first = created.0.div_euclid(1_000).checked_mul(1_000)?;
        let passed = after.0.saturating_sub(first).div_euclid(period).max(0);
        passed.checked_add(1)?.checked_mul(period)?.checked_add(first).map(Time)
    }
}

pub(super) fn parse(inner: &str, offset: usize) -> Result<Rate, ScheduleError> {
    let Some((number, unit_text)) = inner.split_once(' ') else {
        return Err(ScheduleError::new(ScheduleProblem::RateShape, inner, offset));
    };
    let unit_offset = offset + number.len() + 1;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let value = match number.parse::<u32>() {
        Ok(value) if digits && value > 0 => value,
        _ if number.is_empty() => return Err(ScheduleError::new(ScheduleProblem::RateShape, inner, offset)),
        _ => return Err(ScheduleError::new(ScheduleProblem::RateNumber, number, offset)),
    };
    let (unit, plural) = match unit_text {
        "minute" => (Unit::Minutes, false),
        "minutes" => (Unit::Minutes, true),
        "hour" => (Unit::Hours, false),
        "hours" => (Unit::Hours, true),
        "day" => (Unit::Days, false),
        "days" => (Unit::Days, true),
        _ if unit_text.contains(' ') => return Err(ScheduleError::new(ScheduleProblem::RateShape, inner, offset)),
        _ => return Err(ScheduleError::new(ScheduleProblem::RateUnit, unit_text, unit_offset)),
    };
    match (value, plural) {
        (1, true) => Err(ScheduleError::new(ScheduleProblem::WantsSingular, unit_text, unit_offset)),
        (2.., false) => Err(ScheduleError::new(ScheduleProblem::WantsPlural, unit_text, unit_offset)),
        _ => Ok(Rate { value, unit }),
    }
}
