//! Reading the six fields of a cron expression.

use super::cron::{Cron, Days, Field, Span};
use super::error::{ScheduleError, ScheduleProblem};

pub(super) fn parse(inner: &str, offset: usize) -> Result<Cron, ScheduleError> {
    let mut places = Vec::new();
    let mut at = 0;
    for word in inner.split(' ') {
        if !word.is_empty() {
            places.push((word, offset + at));
        }
        at += word.len() + 1;
    }
    let [minutes, hours, day, month, weekday, year] = places.as_slice() else {
        return Err(ScheduleError::new(ScheduleProblem::FieldCount, inner, offset));
    };
    if inner.starts_with(' ') || inner.ends_with(' ') {
        return Err(ScheduleError::new(ScheduleProblem::FieldCount, inner, offset));
    }
    let part = |index: usize, (text, offset): (&'_ str, usize)| Part {
        field: Field::ALL.get(index).copied().unwrap_or(Field::Minutes),
        text: text.to_string(),
        offset,
    };
    let minutes = part(0, *minutes).bits()?;
    let hours = part(1, *hours).bits()?;
    let of_month = part(2, *day).days()?;
    let months = part(3, *month).bits()?;
    let of_week = part(4, *weekday).days()?;
    let years = part(5, *year).spans()?;
    let days = match (of_month, of_week) {
        (Some(days), None) | (None, Some(days)) => days,
        _ => return Err(part(4, *weekday).wrong(ScheduleProblem::OneQuestionMark)),
    };
    Ok(Cron { minutes, hours, days, months, years })
}

/// A field's text, or a part of it.
struct Part {
    field: Field,
    text: String,
    offset: usize,
}

impl Part {
    fn wrong(&self, problem: ScheduleProblem) -> ScheduleError {
        ScheduleError { field: Some(self.field), ..ScheduleError::new(problem, &self.text, self.offset) }
    }

    fn part(&self, text: &str, offset: usize) -> Part {
        Part { field: self.field, text: text.to_string(), offset: self.offset + offset }
    }

    /// A day's field; none for `?`.
    fn days(&self) -> Result<Option<Days>, ScheduleError> {
        if self.text == "?" {
            return Ok(None);
        }
        let upper = self.text.to_ascii_uppercase();
        let special = match self.field {
            Field::DayOfMonth if upper == "L" => Some(Days::LastOfMonth),
            Field::DayOfMonth => match upper.strip_suffix('W') {
                Some(day) if !day.contains(',') => Some(Days::NearestWeekday(self.part(day, 0).value()?)),
                _ => None,
            },
            // The last day of the week.
            _ if upper == "L" => Some(Days::OfWeek(1 << 7)),
            _ if upper.contains(',') => None,
            _ => match (upper.strip_suffix('L'), upper.split_once('#')) {
                (Some(weekday), _) => Some(Days::LastWeekday(self.part(weekday, 0).value()?)),
                (_, Some((weekday, nth))) => {
                    let nth_part = self.part(nth, weekday.len() + 1);
                    match nth.parse() {
                        Ok(nth @ 1..=5) => Some(Days::NthWeekday(self.part(weekday, 0).value()?, nth)),
                        Ok(_) => return Err(nth_part.wrong(ScheduleProblem::OutOfRange)),
                        Err(_) => return Err(nth_part.wrong(ScheduleProblem::BadValue)),
                    }
                }
                _ => None,
            },
        };
        if special.is_some() {
            return Ok(special);
        }
        let bits = self.bits()?;
        Ok(Some(if self.field == Field::DayOfMonth { Days::OfMonth(bits) } else { Days::OfWeek(bits) }))
    }

    fn bits(&self) -> Result<u64, ScheduleError> {
        let (low, high) = self.field.range();
        let mut bits = 0;
        for Span { from, to, step } in self.spans()? {
            let around = if to < from { high + 1 - low } else { 0 };
            let mut value = from;
            while value <= to + around {
                bits |= 1 << if value > high { value - around } else { value };
                value += step;
            }
        }
        Ok(bits)
    }

    fn spans(&self) -> Result<Vec<Span>, ScheduleError> {
        let mut spans = Vec::new();
        let mut offset = 0;
        for item in self.text.split(',') {
            spans.push(self.part(item, offset).span(self.text.contains(','))?);
            offset += item.len() + 1;
        }
        Ok(spans)
    }

    /// `*`, `5`, `1-5`, each with `/2` or not.
    fn span(&self, in_list: bool) -> Result<Span, ScheduleError> {
        let (low, high) = self.field.range();
        let (range, step) = match self.text.split_once('/') {
            Some(_) if !self.field.wildcards().contains('/') => {
                return Err(self.wrong(ScheduleProblem::WildcardNotAllowed));
            }
            Some((range, step)) => (range, Some(self.part(step, range.len() + 1))),
            None => (self.text.as_str(), None),
        };
        let (from, to) = match range.split_once('-') {
            _ if range == "*" => (low, high),
            Some((from, to)) => {
                (self.part(from, 0).list_value(in_list)?, self.part(to, from.len() + 1).list_value(in_list)?)
            }
            None => {
                let value = self.part(range, 0).list_value(in_list)?;
                (value, if step.is_some() { high } else { value })
            }
        };
        if to < from && self.field == Field::Year {
            return Err(self.wrong(ScheduleProblem::Backwards));
        }
        let step = match step {
            None => 1,
            Some(part) => match part.text.parse::<u32>() {
                Ok(step) if step > 0 && step <= high && part.is_digits() => step,
                _ => return Err(part.wrong(ScheduleProblem::BadStep)),
            },
        };
        Ok(Span { from, to, step })
    }

    fn is_digits(&self) -> bool {
        !self.text.is_empty() && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn list_value(&self, in_list: bool) -> Result<u32, ScheduleError> {
        let upper = self.text.to_ascii_uppercase();
        let special = upper == "L" || upper.contains('#') || (self.is_number_with(&upper, ['L', 'W']));
        if special && in_list && upper.chars().any(|c| self.field.wildcards().contains(c)) {
            return Err(self.wrong(ScheduleProblem::NotInLists));
        }
        self.value()
    }

    fn is_number_with(&self, upper: &str, suffixes: [char; 2]) -> bool {
        upper.strip_suffix(suffixes).is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// A number or a name.
    fn value(&self) -> Result<u32, ScheduleError> {
        let (low, high) = self.field.range();
        if self.is_digits() {
            return match self.text.parse() {
                Ok(value) if value >= low && value <= high => Ok(value),
                _ => Err(self.wrong(ScheduleProblem::OutOfRange)),
            };
        }
        let names = self.field.names();
        if let Some(index) = names.iter().position(|name| name.eq_ignore_ascii_case(&self.text)) {
            return Ok(low + index as u32);
        }
        let wildcard = |c: char| "?*LW#".contains(c) && !self.field.wildcards().contains(c);
        let letters = self.text.bytes().all(|byte| byte.is_ascii_digit() || b"?*LW#".contains(&byte));
        if letters && self.text.contains(wildcard) {
            return Err(self.wrong(ScheduleProblem::WildcardNotAllowed));
        }
        Err(self.wrong(ScheduleProblem::BadValue))
    }
}
