//! Somebody new outside: the fields of the form.

use crate::{View, Words};
use sim::services::sns::is_nobodys;
use sim::world::{Act, Person};

/// What the form holds.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PersonDraft {
    pub name: String,
    pub address: String,
    /// May be empty.
    pub phone: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    Name,
    Address,
    Phone,
}

impl PersonDraft {
    /// What is wrong, by field, in words.
    pub fn problems(&self, view: &View) -> Vec<(PersonField, String)> {
        let mut problems = Vec::new();
        if self.name.trim().is_empty() {
            problems.push((PersonField::Name, view.say("world.person.name.missing")));
        }
        let (user, host) = self.address.trim().split_once('@').unwrap_or(("", ""));
        if user.is_empty() || !host.contains('.') || self.address.trim().contains(char::is_whitespace) {
            problems.push((PersonField::Address, view.say("world.person.address.wrong")));
        }
        let digits = self.phone.trim().strip_prefix('+').unwrap_or("");
        let is_number = (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !self.phone.trim().is_empty() && (!is_number || digits.starts_with('0') || is_nobodys(self.phone.trim())) {
            problems.push((PersonField::Phone, view.say("world.person.phone.wrong")));
        }
        problems
    }

    /// They turn up.
    pub fn act(&self) -> Act {
        let trimmed = |text: &str| text.trim().to_string();
        Act::Meet(Person { name: trimmed(&self.name), address: trimmed(&self.address), phone: trimmed(&self.phone) })
    }
}
