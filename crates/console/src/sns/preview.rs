//! What each subscription will get of a message that is being written.

use super::PublishDraft;
use super::subscriptions::protocol_label;
use crate::{Status, StatusKind, View, Words};
use sim::Account;
use sim::kernel::Reason;
use sim::services::sns::{Encoding, Outgoing, preview, sms_width};

/// How many subscriptions are shown.
const SHOWN: usize = 12;

/// A subscription, and what it will get.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewRow {
    pub id: String,
    /// `SMS: +821012345678`.
    pub title: String,
    pub status: Status,
    /// The subject, or how many parts a text message takes; else empty.
    pub note: String,
    /// The text itself; empty where nothing is delivered.
    pub text: String,
}

/// What is shown beside the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PublishPreview {
    pub rows: Vec<PreviewRow>,
    /// How many more there are, in a sentence; else empty.
    pub more: String,
}

/// What the topic's subscriptions will get; nothing while AWS would refuse the
/// message.
pub fn publish_preview(account: &Account, view: &View, topic_arn: &str, draft: &PublishDraft) -> PublishPreview {
    let all = preview(account, topic_arn, &draft.input(topic_arn)).unwrap_or_default();
    let more = all.len().saturating_sub(SHOWN);
    let rows = all.into_iter().take(SHOWN).map(|it| {
        let (status, note, text) = match &it.outcome {
            Ok(outgoing) => delivered(view, outgoing),
            Err(reason) => (kept(view, reason), String::new(), String::new()),
        };
        PreviewRow {
            id: it.subscription_arn.clone(),
            title: format!("{}: {}", protocol_label(view, it.protocol), it.endpoint),
            status,
            note,
            text,
        }
    });
    let more = match more {
        0 => String::new(),
        count => view.fill("sns.preview.more", &[("count", &count.to_string())]),
    };
    PublishPreview { rows: rows.collect(), more }
}

fn delivered(view: &View, outgoing: &Outgoing) -> (Status, String, String) {
    let gets = Status::new(StatusKind::Success, view.say("sns.preview.gets"));
    match outgoing {
        Outgoing::Mail(mail) => {
            (gets, view.fill("sns.preview.subject", &[("subject", &mail.subject)]), mail.body.clone())
        }
        Outgoing::Text(text) => {
            let encoding = Encoding::of(&text.body).name();
            let (width, parts) = (sms_width(&text.body).to_string(), text.parts.to_string());
            let values = [("encoding", encoding), ("width", width.as_str()), ("parts", parts.as_str())];
            (gets, view.fill("sns.preview.parts", &values), text.body.clone())
        }
        Outgoing::Body(body) => (gets, String::new(), body.clone()),
    }
}

fn kept(view: &View, reason: &Reason) -> Status {
    let (kind, key) = match reason {
        Reason::PendingConfirmation => (StatusKind::Pending, "sns.pending"),
        Reason::FilterPolicyMismatch => (StatusKind::Stopped, "sns.preview.filtered"),
        Reason::OptedOut => (StatusKind::Stopped, "sns.preview.opted-out"),
        Reason::NoSuchNumber => (StatusKind::Error, "sns.preview.number"),
        Reason::SpendLimit => (StatusKind::Error, "sns.preview.limit"),
        Reason::InputNotRendered => (StatusKind::Error, "sns.preview.attributes"),
        _ => (StatusKind::Warning, "sns.preview.not-simulated"),
    };
    Status::new(kind, view.say(key))
}
