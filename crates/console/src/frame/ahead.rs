//! What stepping to the next thing due would skip.

use crate::moment::moment;
use crate::{View, Words};
use base::Duration;
use sim::Account;

/// A step up to here is taken without a question: a schedule of the labs and
/// CloudTrail's five minutes are within it, a lapsing subscription is not.
const NEAR: Duration = Duration::hours(2);

/// What to say before a step over a long time, in which things lapse: how long
/// nothing happens, and until when. None where the next thing is near, or
/// nothing is due.
pub fn ahead(account: &Account, view: &View) -> Option<String> {
    let next = account.next_wakeup()?;
    let seconds = next.seconds() - account.now().seconds();
    if seconds <= NEAR.0 / 1_000 {
        return None;
    }
    let hours = (seconds + 1_800) / 3_600;
    let length = match hours {
        0..36 => view.fill("app.clock.far.hours", &[("count", &hours.to_string())]),
        _ => view.fill("app.clock.far.days", &[("count", &((hours + 12) / 24).to_string())]),
    };
    Some(view.fill("app.clock.far.text", &[("length", &length), ("moment", &moment(next))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use sim::{ApiCall, Start};

    fn call(account: &mut Account, operation: &str, input: &str) {
        account.call(&ApiCall::new("sns", operation, base::Document::parse(input).unwrap())).unwrap();
    }

    #[test]
    fn a_step_is_asked_about_where_it_skips_what_lapses() {
        let mut account = Account::new(&Start::default());
        let english = View::default();
        assert_eq!(ahead(&account, &english), None, "nothing is due");
        call(&mut account, "CreateTopic", r#"{"Name":"t"}"#);
        call(
            &mut account,
            "Subscribe",
            r#"{"TopicArn":"arn:aws:sns:us-east-1:123456789012:t","Protocol":"email","Endpoint":"a@example.com"}"#,
        );
        let mut far = ahead(&account, &english);
        while far.is_none() {
            let next = account.next_wakeup().unwrap();
            account.advance_to(next);
            far = ahead(&account, &english);
        }
        assert_eq!(account.world().mails().count(), 1, "what is near was stepped to");
        assert!(far.unwrap().starts_with("Nothing is scheduled for about 3 days, until "));
        let korean = View { language: Language::Korean, ..english };
        assert!(ahead(&account, &korean).unwrap().starts_with("앞으로 약 3일 동안("));
    }
}
