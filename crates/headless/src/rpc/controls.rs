//! What no API of AWS offers: a new account, time, and the people outside.

use super::request::Control;
use base::{Document, Time};
use sim::{Account, ApiCall, ApiError, ApiResult, Caller, Region, Start};

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
        Control::Confirm { endpoint } => confirm(account, &endpoint),
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

/// The person at `endpoint` follows the newest confirmation link they got.
fn confirm(account: &mut Account, endpoint: &str) -> ApiResult {
    let mails = account.world().mails().rev().filter(|mail| mail.message.to == endpoint);
    let link = mails.filter_map(|mail| Link::find(&mail.message.body)).next();
    let Some(link) = link else {
        let message = format!("Nothing that {endpoint} received has a link that confirms a subscription.");
        return Err(ApiError::new("NothingToConfirm", message).with_status(404));
    };
    let input = Document::map().with("TopicArn", link.topic_arn).with("Token", link.token);
    let call = ApiCall::new("sns", "ConfirmSubscription", input).by(Caller::Anonymous).in_region(link.region);
    account.call(&call)
}

/// `https://sns.<region>.amazonaws.com/confirmation.html?TopicArn=…&Token=…&Endpoint=…`
struct Link {
    topic_arn: String,
    token: String,
    region: Region,
}

impl Link {
    fn find(body: &str) -> Option<Link> {
        let (_, query) = body.split_once("/confirmation.html?")?;
        let query = query.split_whitespace().next()?;
        let value = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
        let topic_arn = value("TopicArn")?.to_string();
        let region = topic_arn.split(':').nth(3).and_then(Region::parse)?;
        Some(Link { token: value("Token")?.to_string(), topic_arn, region })
    }
}
