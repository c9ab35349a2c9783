mod archives;
mod buses;
mod delivery;
mod entries;
mod rules;
mod schedules;
mod sending;
mod targets;

use crate::{Account, ApiCall, Start};
use base::Document;

/// Makes calls, `Operation {input}` each, and holds each answer, or
/// `Code: message`, against what is expected.
#[track_caller]
fn check(account: &mut Account, steps: &[(&str, &str)]) {
    for (call, expected) in steps {
        assert_eq!(answer(account, call), *expected, "{call}");
    }
}

fn answer(account: &mut Account, call: &str) -> String {
    let (operation, input) = call.split_once(' ').unwrap_or((call, "{}"));
    let input = Document::parse(input).unwrap_or_else(|error| panic!("{error} in {input}"));
    match account.call(&ApiCall::new("events", operation, input)) {
        Ok(output) => output.to_json(),
        Err(error) => format!("{}: {}", error.code, error.message),
    }
}

fn account() -> Account {
    Account::new(&Start::default())
}

/// An account with the rule `stop`, which matches EC2's events.
fn account_with_rule() -> Account {
    let mut account = account();
    answer(&mut account, r#"PutRule {"Name":"stop","EventPattern":"{\"source\":[\"aws.ec2\"]}"}"#);
    account
}
