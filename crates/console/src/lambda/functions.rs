//! The list of functions.

use super::behaviour::keys;
use crate::{Route, View, Words, moment};
use sim::Account;

/// A function in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionRow {
    pub name: String,
    pub route: Route,
    pub description: String,
    pub runtime: String,
    /// What it does, in a word or two.
    pub behaviour: String,
    pub modified: String,
}

/// The functions of the view's region, by name.
pub fn functions(account: &Account, view: &View) -> Vec<FunctionRow> {
    let all = account.services().lambda().functions(view.region);
    let row = |function: &sim::services::lambda::Function| FunctionRow {
        name: function.name().to_string(),
        route: Route::Function(function.name().to_string()),
        description: function.description().to_string(),
        runtime: function.runtime().to_string(),
        behaviour: view.say(keys(function.behaviour().name()).0),
        modified: moment(function.last_modified()),
    };
    all.map(row).collect()
}
