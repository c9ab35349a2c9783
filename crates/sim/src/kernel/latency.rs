//! All simulated delays, in one table. A range is spread by the account's
//! seed, so the same account always takes the same time.

use base::Duration;

/// Inclusive bounds of a delay.
#[derive(Clone, Copy, Debug)]
pub struct Latency {
    pub name: &'static str,
    pub low: Duration,
    pub high: Duration,
}

const fn between(name: &'static str, low: Duration, high: Duration) -> Latency {
    Latency { name, low, high }
}

/// From the call to the first state (pending, stopping, shutting-down).
pub const EC2_FIRST_STATE: Latency = between("ec2-first-state", Duration::millis(600), Duration::millis(1_400));
/// From pending to running: 10-30 s.
pub const EC2_BOOT: Latency = between("ec2-boot", Duration::seconds(10), Duration::seconds(30));
/// From stopping to stopped, shutting-down to terminated: 20-60 s.
pub const EC2_SHUTDOWN: Latency = between("ec2-shutdown", Duration::seconds(20), Duration::seconds(60));
/// From running to status checks passed.
pub const EC2_STATUS_CHECKS: Latency = between("ec2-status-checks", Duration::seconds(120), Duration::seconds(180));
/// How long a terminated instance stays listed: about an hour.
pub const EC2_TERMINATED_LISTED: Latency = between("ec2-listed", Duration::hours(1), Duration::hours(1));
/// From an event to the invocation of a rule's target: typically half a second.
pub const EVENTS_DELIVERY: Latency = between("events-delivery", Duration::millis(300), Duration::millis(700));
/// Before EventBridge tries a target again, the first time; each further wait
/// is twice as long, up to [`EVENTS_RETRY_DOUBLINGS`]. AWS says "exponential
/// back-off and jitter" and no numbers; 185 tries within 24 hours make about
/// eight minutes a wait.
pub const EVENTS_RETRY: Latency = between("events-retry", Duration::millis(500), Duration::millis(1_000));
pub const EVENTS_RETRY_DOUBLINGS: u32 = 9;
/// Until an event that was delivered is in an archive, is counted and can be
/// replayed: AWS says up to ten minutes. A learner waits for it.
pub const EVENTS_ARCHIVE: Latency = between("events-archive", Duration::seconds(60), Duration::seconds(180));
/// From STARTING to RUNNING, and from CANCELLING to CANCELLED (unverified).
pub const EVENTS_REPLAY_STATE: Latency = between("events-replay-state", Duration::seconds(10), Duration::seconds(20));
/// From one minute of a replay's events to the next (unverified).
pub const EVENTS_REPLAY_MINUTE: Latency =
    between("events-replay-minute", Duration::millis(800), Duration::millis(1_600));
/// From publishing to a mailbox or a phone.
pub const SNS_MAIL: Latency = between("sns-mail", Duration::millis(800), Duration::millis(2_400));
pub const SNS_TEXT: Latency = between("sns-text", Duration::millis(1_500), Duration::millis(4_000));
/// From publishing to a queue, a function, a web server. What is in order
/// arrives in order: it always takes the same time.
pub const SNS_QUEUE: Latency = between("sns-queue", Duration::millis(20), Duration::millis(90));
pub const SNS_FIFO_QUEUE: Latency = between("sns-fifo-queue", Duration::millis(40), Duration::millis(40));
pub const SNS_FUNCTION: Latency = between("sns-function", Duration::millis(30), Duration::millis(120));
pub const SNS_REQUEST: Latency = between("sns-request", Duration::millis(60), Duration::millis(250));
/// How long a subscription that somebody ended by a link stays listed: 72 hours.
pub const SNS_DELETED_LISTED: Latency = between("sns-deleted-listed", Duration::hours(72), Duration::hours(72));
/// How long a subscription waits to be confirmed before it vanishes.
pub const SNS_CONFIRMATION: Latency = between("sns-confirmation", Duration::days(3), Duration::days(3));
/// Until Event history shows a call: typically about five minutes, up to 15.
/// A learner waits for it, so it is on the quick side of what is typical.
pub const CLOUDTRAIL_HISTORY: Latency = between("cloudtrail-history", Duration::minutes(3), Duration::minutes(5));
/// From an asynchronous invocation to its first attempt.
pub const LAMBDA_QUEUE: Latency = between("lambda-queue", Duration::millis(20), Duration::millis(120));
/// To make an environment ready, and how long a small function runs.
pub const LAMBDA_INIT: Latency = between("lambda-init", Duration::millis(90), Duration::millis(240));
pub const LAMBDA_RUN: Latency = between("lambda-run", Duration::millis(1), Duration::millis(20));
/// Between the attempts of an asynchronous invocation: one minute, then two.
pub const LAMBDA_FIRST_RETRY: Latency = between("lambda-retry-1", Duration::minutes(1), Duration::minutes(1));
pub const LAMBDA_SECOND_RETRY: Latency = between("lambda-retry-2", Duration::minutes(2), Duration::minutes(2));
