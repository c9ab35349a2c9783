//! The services and event types that the pattern form offers, and a sample
//! event of each.
//!
//! Source: EventBridge User Guide, "Events from AWS services".

use base::Document;
use sim::Account;
use sim::Region;

/// The states of an EC2 instance, in the order of the form.
pub const STATES: [&str; 6] = ["pending", "running", "shutting-down", "stopped", "stopping", "terminated"];

/// EC2's event of a state.
pub(super) const STATE_CHANGE: &str = "EC2 Instance State-change Notification";

/// Services by the `source` of their events, with their names.
pub const SERVICES: [(&str, &str); 4] = [
    ("aws.ec2", "EC2"),
    ("aws.cloudwatch", "CloudWatch"),
    ("aws.s3", "Simple Storage Service (S3)"),
    ("aws.signin", "AWS Console Sign-in"),
];

/// A kind of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EventType {
    pub source: &'static str,
    /// The `detail-type`; empty stands for all events of the service.
    pub detail_type: &'static str,
    /// Whether such events occur in the simulation.
    pub simulated: bool,
}

const fn kind(source: &'static str, detail_type: &'static str, simulated: bool) -> EventType {
    EventType { source, detail_type, simulated }
}

static TYPES: [EventType; 9] = [
    kind("aws.ec2", "", true),
    kind("aws.ec2", STATE_CHANGE, true),
    kind("aws.ec2", "AWS API Call via CloudTrail", false),
    kind("aws.cloudwatch", "", false),
    kind("aws.cloudwatch", "CloudWatch Alarm State Change", false),
    kind("aws.s3", "", false),
    kind("aws.s3", "Object Created", false),
    kind("aws.s3", "AWS API Call via CloudTrail", false),
    kind("aws.signin", "AWS Console Sign In via CloudTrail", false),
];

/// The event types of a service.
pub fn event_types(source: &str) -> impl Iterator<Item = EventType> {
    TYPES.into_iter().filter(move |it| it.source == source)
}

/// Names of the samples: the states of an instance.
pub fn samples() -> impl Iterator<Item = &'static str> {
    STATES.into_iter()
}

/// The event that an instance sends when it enters the state.
pub fn sample(account: &Account, region: Region, state: &str) -> Document {
    let (account_id, id) = (account.account_id(), "i-0697bdc417cb5d414");
    let instance = account.services().ec2().instances_by_launch(region).last().map(|it| it.id().to_string());
    let id = instance.as_deref().unwrap_or(id);
    Document::map()
        .with("version", "0")
        .with("id", "b1f0c5c2-6e8d-4d0a-9a63-2f6d6b7d1c11")
        .with("detail-type", STATE_CHANGE)
        .with("source", "aws.ec2")
        .with("account", account_id)
        .with("time", account.now().iso())
        .with("region", region.name())
        .with("resources", vec![format!("arn:aws:ec2:{region}:{account_id}:instance/{id}")])
        .with("detail", Document::map().with("instance-id", id).with("state", state))
}
