//! Who may be subscribed: the endpoints of each protocol.
//!
//! Source: SNS API Reference, "Subscribe".

use super::errors;
use super::state::{Protocol, Topic};
use crate::ApiError;
use base::Arn;

/// Refuses an endpoint that the protocol cannot reach.
pub(super) fn check(topic: &Topic, protocol: Protocol, endpoint: &str) -> Result<(), ApiError> {
    if topic.is_fifo() && protocol != Protocol::Sqs {
        return Err(errors::invalid_because(
            "Protocol",
            format!("Invalid protocol type: {}. FIFO topics deliver to Amazon SQS queues only", protocol.name()),
        ));
    }
    match protocol {
        Protocol::Email | Protocol::EmailJson if is_mail_address(endpoint) => Ok(()),
        Protocol::Email | Protocol::EmailJson => Err(errors::invalid("Email address")),
        Protocol::Http | Protocol::Https if is_url(endpoint, protocol.name()) => Ok(()),
        Protocol::Http | Protocol::Https => Err(errors::invalid("Endpoint must match the specified protocol")),
        Protocol::Sms if subscribable_number(endpoint).is_some() => Ok(()),
        Protocol::Sms => Err(errors::bad_sms_endpoint(endpoint)),
        Protocol::Sqs => check_queue(topic, endpoint),
        Protocol::Lambda => check_arn(endpoint, "lambda", "function:", "Lambda endpoint ARN"),
        Protocol::Firehose => check_arn(endpoint, "firehose", "deliverystream/", "Firehose endpoint ARN"),
        Protocol::Application => {
            let refusal = format!("Application endpoint arn invalid:{endpoint}");
            check_arn(endpoint, "sns", "endpoint/", &refusal)
        }
    }
}

fn check_arn(endpoint: &str, service: &str, resource: &str, refusal: &str) -> Result<(), ApiError> {
    let arn = endpoint.parse::<Arn>().ok();
    let fits = arn.is_some_and(|arn| arn.service == service && arn.resource.starts_with(resource));
    if fits { Ok(()) } else { Err(errors::invalid(refusal)) }
}

fn check_queue(topic: &Topic, endpoint: &str) -> Result<(), ApiError> {
    check_arn(endpoint, "sqs", "", "SQS endpoint ARN")?;
    if endpoint.ends_with(".fifo") && !topic.is_fifo() {
        // The real service says its first two words twice.
        let reason = "FIFO SQS Queues can not be subscribed to standard SNS topics";
        return Err(errors::invalid_because("Invalid parameter: Endpoint", reason));
    }
    Ok(())
}

/// A queue's name and nothing else in a queue's ARN.
pub(super) fn is_queue_arn(arn: &Arn) -> bool {
    arn.service == "sqs" && !arn.resource.is_empty() && !arn.resource.contains([':', '/'])
}

/// `someone@example.com`.
pub(super) fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let local_fits = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    (1..=64).contains(&local.len())
        && !dots
        && local.chars().all(local_fits)
        && domain.contains('.')
        && domain.split('.').all(label)
}

fn is_url(text: &str, scheme: &str) -> bool {
    let rest = text.strip_prefix(scheme).and_then(|rest| rest.strip_prefix("://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

/// The E.164 number that a text to subscribe names: digits, one of `/ - .`
/// between them, a `+` in front or not. No country's code begins with 0. None
/// where it is no number.
pub(super) fn subscribable_number(text: &str) -> Option<String> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let groups: Vec<&str> = digits.split(['/', '-', '.']).collect();
    let number = groups.concat();
    let fits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let fits = fits && (2..=15).contains(&number.len()) && !number.starts_with('0');
    fits.then(|| format!("+{number}"))
}

/// The E.164 number to publish to: no separators here.
pub(super) fn publishable_number(text: &str) -> Option<String> {
    let digits = text.strip_prefix('+').unwrap_or(text);
    let fits = (2..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (fits && !digits.starts_with('0')).then(|| format!("+{digits}"))
}
