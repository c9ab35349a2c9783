//! What no API of AWS offers: a new account, time, and the people outside.

use super::request::Control;
use base::{Document, Time};
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
    Document::map()
        .with("emails", mails.collect::<Document>())
        .with("sms", texts.collect::<Document>())
        .with("https", Document::List(Vec::new()))
}

fn message(to: &str, at: Time) -> Document {
    Document::map().with("to", to).with("at", at.to_string())
}
