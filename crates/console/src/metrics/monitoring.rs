//! The graphs of a Monitoring tab: one a metric of a resource.

use super::{Asked, Graph, Wanted, graph};
use crate::View;
use sim::Account;
use sim::services::cloudwatch::Statistic;

/// Whose metrics a tab shows, by name.
#[derive(Clone, Debug, PartialEq)]
pub enum Resource {
    Rule { bus: String, name: String },
    Topic(String),
    Queue(String),
    Function(String),
}

/// A metric's name, and the statistic that suits it: a sum of what is counted,
/// an average of what is measured, the most there was of a level.
type Monitored = (&'static str, Statistic);

/// Source: EventBridge User Guide, "Monitoring Amazon EventBridge".
const RULE: [Monitored; 7] = [
    ("TriggeredRules", Statistic::Sum),
    ("Invocations", Statistic::Sum),
    ("FailedInvocations", Statistic::Sum),
    ("InvocationAttempts", Statistic::Sum),
    ("RetryInvocationAttempts", Statistic::Sum),
    ("InvocationsSentToDlq", Statistic::Sum),
    ("IngestionToInvocationSuccessLatency", Statistic::Average),
];

/// Source: SNS Developer Guide, "Monitoring Amazon SNS topics using CloudWatch".
const TOPIC: [Monitored; 6] = [
    ("NumberOfMessagesPublished", Statistic::Sum),
    ("NumberOfNotificationsDelivered", Statistic::Sum),
    ("NumberOfNotificationsFailed", Statistic::Sum),
    ("NumberOfNotificationsFilteredOut", Statistic::Sum),
    ("NumberOfNotificationsRedrivenToDlq", Statistic::Sum),
    ("PublishSize", Statistic::Average),
];

/// Source: SQS Developer Guide, "Available CloudWatch metrics for Amazon SQS".
const QUEUE: [Monitored; 8] = [
    ("ApproximateNumberOfMessagesVisible", Statistic::Maximum),
    ("ApproximateNumberOfMessagesNotVisible", Statistic::Maximum),
    ("ApproximateNumberOfMessagesDelayed", Statistic::Maximum),
    ("ApproximateAgeOfOldestMessage", Statistic::Maximum),
    ("NumberOfMessagesSent", Statistic::Sum),
    ("NumberOfMessagesReceived", Statistic::Sum),
    ("NumberOfMessagesDeleted", Statistic::Sum),
    ("NumberOfEmptyReceives", Statistic::Sum),
];

/// Source: Lambda Developer Guide, "Viewing metrics for Lambda functions".
const FUNCTION: [Monitored; 10] = [
    ("Invocations", Statistic::Sum),
    ("Duration", Statistic::Average),
    ("Errors", Statistic::Sum),
    ("Throttles", Statistic::Sum),
    ("ConcurrentExecutions", Statistic::Maximum),
    ("AsyncEventsReceived", Statistic::Sum),
    ("AsyncEventAge", Statistic::Average),
    ("AsyncEventsDropped", Statistic::Sum),
    ("DeadLetterErrors", Statistic::Sum),
    ("DestinationDeliveryFailures", Statistic::Sum),
];

impl Resource {
    /// Namespace, dimensions in order of their names, metrics.
    fn facts(&self) -> (&'static str, Vec<(String, String)>, &'static [Monitored]) {
        let one = |dimension: &str, name: &str| vec![(dimension.to_string(), name.to_string())];
        match self {
            Resource::Rule { bus, name } => {
                let mut dimensions = one("RuleName", name);
                if bus != "default" {
                    dimensions.insert(0, ("EventBusName".to_string(), bus.clone()));
                }
                ("AWS/Events", dimensions, &RULE)
            }
            Resource::Topic(name) => ("AWS/SNS", one("TopicName", name), &TOPIC),
            Resource::Queue(name) => ("AWS/SQS", one("QueueName", name), &QUEUE),
            Resource::Function(name) => ("AWS/Lambda", one("FunctionName", name), &FUNCTION),
        }
    }
}

/// One graph a metric of the resource.
pub fn monitoring(account: &Account, view: &View, resource: &Resource, asked: &Asked) -> Vec<Graph> {
    let (namespace, dimensions, metrics) = resource.facts();
    let wanted = |(name, own): &Monitored| Wanted {
        namespace: namespace.to_string(),
        name: (*name).to_string(),
        dimensions: dimensions.clone(),
        label: (*name).to_string(),
        own: *own,
    };
    metrics.iter().map(|metric| graph(account, view, metric.0, &[wanted(metric)], asked)).collect()
}
