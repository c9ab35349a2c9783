//! Sample events, one of each kind, as AWS writes them: members in AWS's order,
//! with the account's own number, region, time and newest instance.
//!
//! Source: EventBridge User Guide, "Events from AWS services"; CloudTrail User
//! Guide, "CloudTrail record contents"; CloudWatch User Guide, "Alarm events and
//! EventBridge"; S3 User Guide, "EventBridge event message structure".

mod calls;
mod services;
#[cfg(test)]
mod tests;

use super::catalog::{STATE_CHANGE, STATES};
use base::Document;
use sim::{Account, Region};

/// The detail-type of a CloudTrail record of a call.
pub(super) const API_CALL: &str = "AWS API Call via CloudTrail";

/// An event that can be shown without having happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// A word for a choice's value: `stopping`, `StopInstances`.
    pub id: &'static str,
    pub source: &'static str,
    pub detail_type: &'static str,
    /// What tells it from others of its type, in AWS's words; may be empty.
    pub note: &'static str,
    body: Body,
}

/// Where its detail comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    /// An EC2 instance enters the state.
    State,
    /// A CloudTrail record; see [`calls`].
    Call(&'static calls::Call),
    /// `resources` and `detail`, as JSON with slots like `{account}`.
    Text(&'static str, &'static str),
}

impl Sample {
    /// `EC2 Instance State-change Notification: stopping`.
    pub fn label(&self) -> String {
        match self.note {
            "" => self.detail_type.to_string(),
            note => format!("{}: {note}", self.detail_type),
        }
    }
}

/// All samples, those of a source together.
pub fn samples() -> impl Iterator<Item = Sample> {
    let states = STATES.iter().map(|state| Sample {
        id: state,
        source: "aws.ec2",
        detail_type: STATE_CHANGE,
        note: state,
        body: Body::State,
    });
    let calls = calls::CALLS.iter().map(|call| Sample {
        id: call.id,
        source: call.source,
        detail_type: API_CALL,
        note: call.id,
        body: Body::Call(call),
    });
    let texts = services::TEXTS.iter().map(|it| Sample {
        id: it.id,
        source: it.source,
        detail_type: it.detail_type,
        note: it.note,
        body: Body::Text(it.resources, it.detail),
    });
    states.chain(calls).chain(texts)
}

/// The sample of that id as an event of the account; the first one where there
/// is none.
pub fn sample(account: &Account, region: Region, id: &str) -> Document {
    let sample = samples().find(|it| it.id == id).or_else(|| samples().next());
    sample.map_or_else(Document::map, |sample| event(account, region, &sample))
}

/// The samples whose source and detail-type are wanted, as events of the account.
pub(crate) fn samples_of(account: &Account, region: Region, wanted: impl Fn(&str, &str) -> bool) -> Vec<Document> {
    let chosen = samples().filter(|it| wanted(it.source, it.detail_type));
    chosen.map(|it| event(account, region, &it)).collect()
}

/// A sample as an event of the account.
fn event(account: &Account, region: Region, sample: &Sample) -> Document {
    let slots = Slots::of(account, region, sample);
    let (resources, detail) = match sample.body {
        Body::State => (
            r#"["arn:aws:ec2:{region}:{account}:instance/{instance}"]"#,
            slots.fill(r#"{"instance-id":"{instance}","state":"{note}"}"#),
        ),
        Body::Call(call) => ("[]", calls::record(call, &slots)),
        Body::Text(resources, detail) => (resources, slots.fill(detail)),
    };
    Document::map()
        .with("version", "0")
        .with("id", format!("b1f0c5c2-6e8d-4d0a-9a63-{:012x}", number(sample.id)))
        .with("detail-type", sample.detail_type)
        .with("source", sample.source)
        .with("account", account.account_id())
        .with("time", account.now().iso())
        .with("region", region.name())
        .with("resources", slots.fill(resources))
        .with("detail", detail)
}

/// What the texts of samples leave open.
struct Slots(Vec<(&'static str, String)>);

impl Slots {
    fn of(account: &Account, region: Region, sample: &Sample) -> Slots {
        let newest = account.services().ec2().instances_by_launch(region).last().map(|it| it.id().to_string());
        let iso = account.now().iso();
        Slots(vec![
            ("{account}", account.account_id().to_string()),
            ("{region}", region.name().to_string()),
            ("{instance}", newest.unwrap_or_else(|| "i-0697bdc417cb5d414".to_string())),
            // State times of alarms carry milliseconds and a zone.
            ("{millis}", iso.replace('Z', ".213+0000")),
            ("{time}", iso),
            ("{note}", sample.note.to_string()),
            ("{number}", format!("{:012x}", number(sample.id))),
        ])
    }

    fn fill(&self, text: &str) -> Document {
        let text = self.0.iter().fold(text.to_string(), |text, (slot, value)| text.replace(slot, value));
        Document::parse(&text).unwrap_or_default()
    }
}

/// A number of its own for each id (FNV-1a), for what looks like a UUID.
fn number(id: &str) -> u64 {
    let hash =
        id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    hash & 0xffff_ffff_ffff
}
