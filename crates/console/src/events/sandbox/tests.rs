//! The sandbox as data.

use super::*;
use crate::events::{PatternForm, sample};
use crate::{Language, StatusKind};
use base::Duration;
use sim::{Account, ApiCall, Region, Start};

fn event(id: &str) -> Document {
    sample(&Account::new(&Start::default()), Region::default(), id)
}

fn shown(pattern: &str, id: &str) -> String {
    let lines = marked(&View::default(), pattern, &event(id));
    let marks = lines.iter().filter_map(|line| {
        let mark = line.mark.as_ref()?;
        Some(format!("{} <- {:?}: {}\n", line.text.trim(), mark.kind, mark.text))
    });
    marks.collect()
}

#[test]
fn verdicts_stand_in_the_event() {
    let pattern = r#"{"source":["aws.ec2"],"detail":{"state":["stopped"],"stat":[{"exists":true}]}}"#;
    assert_eq!(
        shown(pattern, "stopping"),
        "\"source\": \"aws.ec2\", <- Met: Matches\n\
         \"state\": \"stopping\" <- Failed: Expected [\"stopped\"]. Not one of the expected values.\n\
         \"stat\": … <- Absent: Expected [{\"exists\":true}]. The event has the key state instead. Keys must match exactly, upper and lower case included.\n"
    );
    let pattern = r#"{"detail":{"requestParameters":{"bucket":{"name":["x"]}}},"source":["aws.s3"]}"#;
    let absent = shown(pattern, "CreateBucket");
    assert!(absent.contains("\"bucket.name\": … <- Absent: Expected [\"x\"]."), "{absent}");
    // A key that is to be absent, and is.
    assert_eq!(
        shown(r#"{"detail":{"errorCode":[{"exists":false}]}}"#, "schedule"),
        "\"errorCode\": … <- Met: Matches\n"
    );
}

#[test]
fn every_line_of_every_sample_is_the_event() {
    for it in crate::events::samples() {
        let event = event(it.id);
        let text: String =
            marked(&View::default(), "{\"source\":[\"x\"]}", &event).into_iter().map(|it| it.text).collect();
        assert_eq!(Document::parse(&text).unwrap().to_json(), event.to_json());
    }
}

#[test]
fn a_fix_is_told_in_words_and_catches_the_event() {
    let view = View::default();
    let pattern = r#"{"source":["aws.ec2"],"detail":{"state":["stoped"]}}"#;
    let fix = fix(&view, pattern, &event("stopped")).unwrap();
    assert_eq!(fix.what, ["In detail.state, replace \"stoped\" with \"stopped\"."]);
    assert!(Pattern::parse(&fix.pattern).unwrap().matches(&event("stopped")));
    for id in ["stopping", "CreateBucket", "schedule", "alarm"] {
        for language in Language::ALL {
            let view = View { language, ..View::default() };
            let fix = super::fix(&view, pattern, &event(id)).unwrap();
            assert!(fix.what.iter().all(|words| !words.contains('{') || words.contains('"')), "{:?}", fix.what);
            assert!(Pattern::parse(&fix.pattern).unwrap().matches(&event(id)), "{}", fix.pattern);
        }
    }
}

#[test]
fn what_is_no_event_is_refused_in_aws_s_words() {
    let view = View::default();
    let problems = |text: &str| event_problems(&view, text).into_iter().map(|it| it.message).collect::<Vec<_>>();
    assert_eq!(problems(&event("stopping").to_json()), [""; 0]);
    assert!(
        problems("{}")[0].starts_with("Parameter Event is not valid. These fields are missing: id, account"),
        "{:?}",
        problems("{}")
    );
    assert!(problems("[]")[0].starts_with("Parameter Event is not valid."));
    assert!(!problems("{")[0].contains("Parameter Event"));
    assert!(matches!(outcome(&view, "{", "{}"), Outcome::NotYet(_)));
    let all = PatternForm::default().with_source("aws.ec2").text();
    let Outcome::Tried(tried) = outcome(&view, &all, &event("stopping").to_json()) else { panic!("not tried") };
    assert!(tried.trial.matched && tried.fix.is_none());
}

#[test]
fn the_grid_says_who_caught_whom() {
    let mut account = Account::new(&Start::default());
    let mut put = |operation: &str, input: Document| account.call(&ApiCall::new("events", operation, input)).unwrap();
    for (name, pattern) in [("all", r#"{"source":["shop"]}"#), ("paid", r#"{"detail":{"paid":[true]}}"#)] {
        put("PutRule", Document::map().with("Name", name).with("EventPattern", pattern));
    }
    put("DisableRule", Document::map().with("Name", "all"));
    let entry = Document::map().with("Source", "shop").with("DetailType", "Order").with("Detail", r#"{"paid":false}"#);
    put("PutEvents", Document::map().with("Entries", vec![entry]));
    account.advance_to(account.now() + Duration::minutes(1));
    let view = View::default();
    let grid = grid(&account, &view, "default");
    assert_eq!(grid.rules.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["all", "paid"]);
    let [event] = &grid.events[..] else { panic!("{grid:?}") };
    let kinds: Vec<StatusKind> = event.cells.iter().map(|it| it.status.kind).collect();
    assert_eq!(kinds, [StatusKind::Warning, StatusKind::Stopped]);
    let why = grid_why(&account, &view, "default", &event.id, "paid").unwrap();
    assert!(!why.matched && why.rows[0].path == "detail.paid");
    assert_eq!(super::grid(&account, &view, "other").events, []);
}
