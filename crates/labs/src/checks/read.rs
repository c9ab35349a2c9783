//! `read`: an AWS read command whose answer, through a JMESPath expression,
//! must be true.
//!
//! Arguments: `command` (`aws …`), `query`; optionally `each` and `each-query`,
//! a command and an expression that give texts, one of which must make the
//! check true in place of `{item}`; `found`, an expression whose text tells
//! what is there instead.

use super::Verdict;
use crate::goals::Goal;
use awscli::Env;
use base::Document;
use languages::jmespath::Expression;
use session::Session;

pub(super) fn check(goal: &Goal, session: &Session) -> Verdict {
    let command = goal.argument("command");
    if goal.argument("each").is_empty() {
        return match ask(session, command, goal.argument("query")) {
            Verdict::NotYet(_) if !goal.argument("found").is_empty() => {
                let found = read(session, command, goal.argument("found"));
                Verdict::NotYet(found.map(|found| found.text().to_string()).unwrap_or_default())
            }
            verdict => verdict,
        };
    }
    for_one_of_each(goal, session, &mut |item| ask(session, &command.replace("{item}", item), goal.argument("query")))
}

/// Checks each of the texts that `each` and `each-query` give, until one is
/// good; what is said of the last where none is.
pub(super) fn for_one_of_each(goal: &Goal, session: &Session, check: &mut dyn FnMut(&str) -> Verdict) -> Verdict {
    let items = match read(session, goal.argument("each"), goal.argument("each-query")) {
        Ok(items) => items,
        Err(verdict) => return verdict,
    };
    let mut last = Verdict::NotYet(String::new());
    for item in items.list() {
        last = check(item.text());
        if last.is_done() {
            break;
        }
    }
    last
}

fn ask(session: &Session, command: &str, query: &str) -> Verdict {
    match read(session, command, query) {
        Ok(answer) if is_true(&answer) => Verdict::Done,
        Ok(_) => Verdict::NotYet(String::new()),
        Err(verdict) => verdict,
    }
}

fn read(session: &Session, command: &str, query: &str) -> Result<Document, Verdict> {
    let wrong = |message: String| Verdict::Wrong(format!("{command}: {message}"));
    let expression = Expression::parse(query).map_err(|error| wrong(error.message))?;
    let words = awscli::words::split(command).map_err(|_| wrong("a quote is not closed".to_string()))?;
    let scenario = session.scenario();
    let env = Env { region: scenario.region, caller: scenario.caller.clone(), ..Env::default() };
    // A clone answers, so that looking leaves no record.
    let mut account = session.account().clone();
    let mut answer = None;
    let printed = awscli::perform(words.get(1..).unwrap_or(&[]), &env, &|_| None, &mut |call| {
        let given = account.call(call);
        answer = Some(given.clone());
        given
    });
    match answer {
        // A query that does not fit the answer yet (a missing list) is no fault of the goal.
        Some(Ok(answer)) => expression.search(&answer).map_err(|error| Verdict::NotYet(error.message)),
        Some(Err(error)) => Err(Verdict::NotYet(error.message)),
        None => Err(wrong(printed.stderr)),
    }
}

/// JMESPath's truth: everything but null, false, and what is empty.
fn is_true(value: &Document) -> bool {
    match value {
        Document::Null => false,
        Document::Bool(value) => *value,
        Document::Text(text) => !text.is_empty(),
        Document::List(items) => !items.is_empty(),
        Document::Map(map) => !map.is_empty(),
        Document::Number(_) => true,
    }
}
