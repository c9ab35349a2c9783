//! What a target is sent, by the sort of target, and why it cannot be.
//!
//! Source: EventBridge User Guide, "Event bus targets", "Using resource-based
//! policies", "Sending events between event buses", and the error codes of
//! "Using dead-letter queues".

use super::invocation::Invocation;
use super::target::{InstanceAction, Target, TargetKind};
use super::{PRINCIPAL, archives, buses};
use crate::kernel::{Cause, Cx, Effect, Event, FunctionEvent, Publication, QueueMessage, Reason};
use crate::services::access::Admission;
use crate::services::sqs;
use crate::{ApiCall, ApiError, Caller, Input, Region, services};
use base::{Arn, Document};
use languages::input_transformer::{RenderError, Reserved};
use std::rc::Rc;

/// What goes to the target.
pub(super) enum Message {
    /// Into that region.
    Effect(Region, Effect),
    /// Into the archive of that name.
    Archive(String, Rc<Event>),
}

/// Why a target cannot be invoked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Failure {
    pub reason: Reason,
    /// What the dead-letter queue is told.
    pub code: &'static str,
    pub message: String,
    /// Whether it may be otherwise later: only then is it tried again.
    pub may_pass: bool,
    /// A call that is made, and refused.
    pub call: Option<Box<ApiCall>>,
    /// Whether the same rule would have run again, and again.
    pub is_loop: bool,
}

impl Failure {
    fn lasting(reason: Reason, code: &'static str, message: impl Into<String>) -> Failure {
        Failure { reason, code, message: message.into(), may_pass: false, call: None, is_loop: false }
    }
}

pub(super) fn emit(cx: &mut Cx, message: Message) {
    match message {
        Message::Effect(region, effect) => cx.emit_in(region, effect),
        Message::Archive(name, event) => archives::receive(cx, &name, &event),
    }
}

/// Whether an ARN is of this region.
pub(super) fn is_near(cx: &Cx, arn: &str) -> bool {
    arn.parse().is_ok_and(|arn: Arn| arn.region == cx.region().name())
}

/// What the invocation sends. A failure of permission, or of a missing
/// resource, lasts; a target that is out of order (HTTP 429 or 5xx) may not.
pub(super) fn prepare(cx: &Cx, invocation: &Invocation) -> Result<Message, Failure> {
    let Invocation { rule_arn, target, .. } = invocation;
    let Some(kind) = target.kind() else { return Err(missing(target, "The target does not exist.")) };
    let text = render(invocation)?;
    out_of_order(cx, target)?;
    let effect = match kind {
        TargetKind::Bus(region, name) => {
            let event = sent_on(cx, invocation, region, &name)?;
            return Ok(Message::Effect(region, Effect::Event(Rc::new(event))));
        }
        TargetKind::Archive => return Ok(Message::Archive(target.id.clone(), invocation.event.clone())),
        TargetKind::Instance(action) => instance_call(cx, action, &text)?,
        TargetKind::Topic => {
            admitted(
                cx,
                target,
                "SNS:Publish",
                cx.services.sns().admits(&target.arn, PRINCIPAL, "sns:Publish", rule_arn, &cx.account_id()),
            )?;
            if target.arn.ends_with(".fifo") {
                // Source: EventBridge User Guide, "Event bus targets": topics of this kind are none.
                let message = "Invalid parameter: The MessageGroupId parameter is required for FIFO topics";
                return Err(refused(ApiError::new("InvalidParameter", message)));
            }
            Effect::Publish(Publication {
                topic_arn: target.arn.clone(),
                principal: PRINCIPAL.to_string(),
                source_arn: rule_arn.clone(),
                subject: None,
                message: text,
            })
        }
        TargetKind::Queue => {
            admitted(
                cx,
                target,
                "sqs:SendMessage",
                cx.services.sqs().admits(&target.arn, PRINCIPAL, "sqs:SendMessage", rule_arn, &cx.account_id()),
            )?;
            let message = QueueMessage {
                queue_arn: target.arn.clone(),
                body: text,
                group_id: target.message_group_id().map(str::to_string),
                principal: PRINCIPAL.to_string(),
                source_arn: rule_arn.clone(),
                ..QueueMessage::default()
            };
            sqs::refusal(cx, &message).map_or(Ok(()), |error| Err(refused(error)))?;
            Effect::Enqueue(message)
        }
        TargetKind::Function => {
            admitted(
                cx,
                target,
                "lambda:InvokeFunction",
                cx.services.lambda().admits(
                    &target.arn,
                    PRINCIPAL,
                    "lambda:InvokeFunction",
                    rule_arn,
                    &cx.account_id(),
                ),
            )?;
            Effect::Invoke(FunctionEvent {
                function_arn: target.arn.clone(),
                payload: text,
                principal: PRINCIPAL.to_string(),
                source_arn: rule_arn.clone(),
            })
        }
    };
    Ok(Message::Effect(cx.region(), effect))
}

/// What the target is given.
fn render(invocation: &Invocation) -> Result<String, Failure> {
    let Invocation { rule_arn, target, event, ingested, .. } = invocation;
    let reserved = Reserved {
        rule_arn: rule_arn.to_string(),
        rule_name: rule_arn.rsplit('/').next().unwrap_or("").to_string(),
        ingestion_time: *ingested,
    };
    target.input.render(&event.document(), &reserved).map_err(|error| {
        // Unverified wordings.
        let (code, message) = match error {
            RenderError::NothingAtPath { path } => ("INVALID_PARAMETER", format!("No value at {path} in the event.")),
            RenderError::NotJson { .. } => ("INVALID_JSON", "The transformed input is not valid JSON.".to_string()),
        };
        Failure::lasting(Reason::InputNotRendered, code, message)
    })
}

/// A target that somebody has put out of order answers with a status.
fn out_of_order(cx: &Cx, target: &Target) -> Result<(), Failure> {
    let status = cx.world.status_of(&target.arn);
    if (200..300).contains(&status) {
        return Ok(());
    }
    let code = if status == 429 { "THROTTLING" } else { "ERROR_FROM_TARGET" };
    let message = format!("The target answered with HTTP status {status}.");
    let reason = Reason::EndpointFailed(status);
    Err(Failure { may_pass: status == 429 || status >= 500, ..Failure::lasting(reason, code, message) })
}

/// A target of another region is as one that is missing.
fn admitted(cx: &Cx, target: &Target, action: &str, admission: Admission) -> Result<(), Failure> {
    match admission {
        Admission::Yes if is_near(cx, &target.arn) => Ok(()),
        Admission::No(_) if is_near(cx, &target.arn) => Err(denied(target, action)),
        _ => Err(missing(target, "The resource does not exist.")),
    }
}

/// The target refuses what it is sent, now and ever. The code is (unverified).
fn refused(error: ApiError) -> Failure {
    let reason = Reason::Refused(error.code, error.message.clone());
    Failure::lasting(reason, "INVALID_PARAMETER", error.message)
}

/// Unverified wording.
fn denied(target: &Target, action: &str) -> Failure {
    let message = format!(
        "User: {PRINCIPAL} is not authorized to perform: {action} on resource: {} because no resource-based policy \
         allows the {action} action",
        target.arn
    );
    Failure::lasting(Reason::PolicyDenies(PRINCIPAL.to_string()), "NO_PERMISSIONS", message)
}

/// Unverified wording.
fn missing(target: &Target, what: &str) -> Failure {
    Failure::lasting(Reason::TargetMissing, "NO_RESOURCE", format!("{what} {}", target.arn))
}

/// The event for another bus: as it is, but marked, for it goes to no third.
fn sent_on(cx: &Cx, invocation: &Invocation, region: Region, name: &str) -> Result<Event, Failure> {
    let Invocation { rule_arn, target, event, .. } = invocation;
    if event.sent_from.is_some() {
        let code = if region == cx.region() { "THIRD_ACCOUNT_HOP_DETECTED" } else { "THIRD_REGION_HOP_DETECTED" };
        let message = "Events received from another event bus cannot be forwarded to this event bus.";
        // That AWS counts the way back as a loop is an inference (unverified).
        let is_loop = event.sent_from.as_ref() == Some(&target.arn);
        return Err(Failure { is_loop, ..Failure::lasting(Reason::ThirdBus, code, message) });
    }
    match cx.services.events().bus_admits(&target.arn, rule_arn, &cx.account_id()) {
        Admission::Missing => return Err(missing(target, "The event bus does not exist.")),
        // What the role may do is not simulated: it may.
        Admission::No(_) if target.role_arn.is_none() => return Err(denied(target, "events:PutEvents")),
        Admission::No(_) | Admission::Yes => {}
    }
    let sent_from = Some(buses::arn_of(cx, &event.bus));
    Ok(Event { bus: name.to_string(), sent_from, ..(**event).clone() })
}

/// The call of EC2 that a built-in target makes. The input is the instance's
/// id, as a JSON string.
fn instance_call(cx: &Cx, action: InstanceAction, text: &str) -> Result<Effect, Failure> {
    let id = match Document::parse(text) {
        Ok(Document::Text(id)) => id,
        _ => text.to_string(),
    };
    let input = Document::map().with("InstanceIds", Document::List(vec![Document::from(id)]));
    let call = ApiCall::new("ec2", action.operation(), input)
        .by(Caller::Service(PRINCIPAL.to_string()))
        .in_region(cx.region());
    let Some(error) = refusal(cx, &call) else { return Ok(Effect::Call(Box::new(call))) };
    let may_pass = error.status == 429 || error.status >= 500;
    let code = if error.code.ends_with(".NotFound") { "NO_RESOURCE" } else { "ERROR_FROM_TARGET" };
    let reason = Reason::Refused(error.code, error.message.clone());
    let call = Some(Box::new(call));
    Err(Failure { may_pass, call, ..Failure::lasting(reason, code, error.message) })
}

/// What EC2 would answer, were the call made now.
fn refusal(cx: &Cx, call: &ApiCall) -> Option<ApiError> {
    let service = services::service(&call.service)?;
    let model = (service.model)();
    let operation = model.operation(&call.operation)?;
    let handler = services::handler(service, operation.name)?;
    let (mut kernel, mut services, mut world) = (cx.kernel.clone(), cx.services.clone(), cx.world.clone());
    let mut trial = Cx::new(&mut kernel, &mut services, &mut world, call.region, Cause::default(), Some(call));
    handler(&mut trial, &Input::new(&call.input, model, operation.input)).err()
}
