//! The services and event types that the pattern form offers. A sample event of
//! each is in `samples`.
//!
//! Source: EventBridge User Guide, "Events from AWS services".

use super::samples::API_CALL;

/// The states of an EC2 instance, in the order of the form.
pub const STATES: [&str; 6] = ["pending", "running", "shutting-down", "stopped", "stopping", "terminated"];

/// EC2's event of a state.
pub(super) const STATE_CHANGE: &str = "EC2 Instance State-change Notification";

/// Services by the `source` of their events, with their names.
pub const SERVICES: [(&str, &str); 13] = [
    ("aws.billingconsole", "Billing console"),
    ("aws.cloudtrail", "CloudTrail"),
    ("aws.cloudwatch", "CloudWatch"),
    ("aws.monitoring", "CloudWatch (API calls)"),
    ("aws.logs", "CloudWatch Logs"),
    ("aws.ec2", "EC2"),
    ("aws.events", "EventBridge"),
    ("aws.iam", "IAM"),
    ("aws.lambda", "Lambda"),
    ("aws.route53", "Route 53"),
    ("aws.signin", "AWS Console Sign-in"),
    ("aws.sns", "Simple Notification Service (SNS)"),
    ("aws.s3", "Simple Storage Service (S3)"),
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

/// Services that call and are called: CloudTrail's records of it are events.
const CALLED: [&str; 10] = [
    "aws.ec2",
    "aws.s3",
    "aws.cloudtrail",
    "aws.monitoring",
    "aws.logs",
    "aws.events",
    "aws.iam",
    "aws.lambda",
    "aws.route53",
    "aws.sns",
];

/// What else there is, and whether it occurs.
const OTHERS: [(&str, &str, bool); 15] = [
    ("aws.ec2", STATE_CHANGE, true),
    ("aws.ec2", "AWS Service Event via CloudTrail", false),
    ("aws.events", "Scheduled Event", true),
    ("aws.billingconsole", "AWS Console Action via CloudTrail", false),
    ("aws.cloudtrail", "AWS Insight via CloudTrail", false),
    ("aws.cloudwatch", "CloudWatch Alarm State Change", false),
    ("aws.cloudwatch", "CloudWatch Alarm Configuration Change", false),
    ("aws.s3", "Object Created", false),
    ("aws.s3", "Object Deleted", false),
    ("aws.s3", "Object ACL Updated", false),
    ("aws.s3", "Object Tags Added", false),
    ("aws.s3", "Object Tags Deleted", false),
    ("aws.s3", "Object Restore Initiated", false),
    ("aws.s3", "Object Restore Completed", false),
    ("aws.signin", "AWS Console Sign In via CloudTrail", false),
];

/// The event types of a service: all of them first.
pub fn event_types(source: &str) -> impl Iterator<Item = EventType> {
    let known = SERVICES.into_iter().filter(move |(service, _)| *service == source).map(|(service, _)| service);
    known.flat_map(|source| {
        let others = OTHERS.into_iter().filter(move |it| it.0 == source);
        let others = others.map(|(source, detail_type, simulated)| EventType { source, detail_type, simulated });
        let simulated = others.clone().any(|it| it.simulated);
        let all = EventType { source, detail_type: "", simulated };
        let calls = CALLED.contains(&source).then_some(EventType { source, detail_type: API_CALL, simulated: false });
        std::iter::once(all).chain(others).chain(calls)
    })
}
