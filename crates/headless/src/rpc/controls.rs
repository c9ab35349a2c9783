//! What no API of AWS offers: a new account, time, and the people outside.

use super::request::Control;
use base::{Document, Time};
use sim::kernel::HttpRequest;
use sim::{Account, ApiResult, Start};

pub(super) fn perform(account: &mut Account, control: Control) -> ApiResult {
    match control {
        Control::Reset { now, seed } => {
            let default = super::start();
            let start = Start { now: now.unwrap_or(default.now), seed: seed.unwrap_or(default.seed), ..default };
            *account = Account::new(&start);
            Ok(now_of(account))
        }
        Control::Advance(span) => {
            account.advance_to(account.now() + span);
            Ok(now_of(account))
        }
        Control::Outside => Ok(outside(account)),
        Control::Act(act) => {
            account.act(&act);
            Ok(now_of(account))
        }
        Control::Confirm { endpoint } => account.confirm(&endpoint),
    }
}

fn now_of(account: &Account) -> Document {
    Document::map().with("now", account.now().to_string())
}

/// Everything that reached somebody, oldest first.
fn outside(account: &Account) -> Document {
    let mails = account.world().mails().map(|mail| {
        message(&mail.message.to, mail.time).with("subject", &mail.message.subject).with("body", &mail.message.body)
    });
    let texts =
        account.world().texts().map(|text| message(&text.message.to, text.time).with("body", &text.message.body));
    let requests = account.world().requests().map(|request| {
        let HttpRequest { url, headers, body, status } = &request.message;
        let headers = headers.iter().map(|(name, value)| (name.clone(), value.into())).collect();
        message(url, request.time)
            .with("headers", Document::Map(headers))
            .with("body", body)
            .with("status", i64::from(*status))
    });
    Document::map()
        .with("emails", mails.collect::<Document>())
        .with("sms", texts.collect::<Document>())
        .with("https", requests.collect::<Document>())
}

fn message(to: &str, at: Time) -> Document {
    Document::map().with("to", to).with("at", at.to_string())
}
