//! Where in lists of objects values lie, and whether values can be met
//! together: "any two fields are not in different elements of the same array".

use super::scan::{Captures, Value};

/// An element of a list; number 0 is outside all lists.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The element around the list.
    pub around: u32,
    pub list: u32,
}

/// So many values are tried; who has more to try was made to waste time.
const TRIES: u32 = 10_000;

/// What must be met in one element of each list: a field, and whatever the
/// caller knows it by.
pub(super) type Goal = (u32, u32);

/// Whether one choice of a value for each goal lies in no two elements of a
/// list; none if that takes too long to say.
pub(super) fn together(
    captures: &Captures,
    goals: &[Goal],
    meets: &impl Fn(Goal, u32, Value) -> bool,
    chosen: &mut Vec<u32>,
) -> Option<bool> {
    chosen.clear();
    choose(captures, goals, meets, chosen, &mut { TRIES })
}

fn choose(
    captures: &Captures,
    goals: &[Goal],
    meets: &impl Fn(Goal, u32, Value) -> bool,
    chosen: &mut Vec<u32>,
    tries: &mut u32,
) -> Option<bool> {
    let Some((goal, rest)) = goals.split_first() else { return Some(true) };
    for (number, value) in captures.numbered(goal.0) {
        *tries = tries.checked_sub(1)?;
        if chosen.iter().all(|other| agree(captures, *other, value.place)) && meets(*goal, number, value) {
            chosen.push(value.place);
            if choose(captures, rest, meets, chosen, tries)? {
                return Some(true);
            }
            chosen.pop();
        }
    }
    Some(false)
}

/// Whether two places lie in no two elements of a list.
fn agree(captures: &Captures, one: u32, other: u32) -> bool {
    let mut at = one;
    while let Some(place) = captures.places.get(at as usize).filter(|_| at != 0) {
        let mut against = other;
        while let Some(opposite) = captures.places.get(against as usize).filter(|_| against != 0) {
            if at == against {
                // All further out they share.
                return true;
            }
            if place.list == opposite.list {
                return false;
            }
            against = opposite.around;
        }
        at = place.around;
    }
    true
}
