//! The AWS services: one folder each, one line each here. Effects and wakeups
//! are routed to their owner; a service never changes a sibling.

pub mod access;
pub mod cloudtrail;
pub mod cloudwatch;
pub mod ec2;
pub mod events;
pub mod lambda;
pub mod sns;
pub mod sqs;
pub mod sts;

use crate::kernel::{Cx, Effect, Place, Reason, Verdict, Wakeup};
use crate::model::{Model, trail_form};
use crate::{ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Runs one operation.
pub type Handler = fn(&mut Cx, &Input) -> ApiResult;

/// What the door knows of a service.
pub struct Service {
    /// The AWS CLI's name.
    pub name: &'static str,
    pub model: fn() -> &'static Model,
    /// The text that the model is read from.
    pub api: fn() -> &'static str,
    /// Handlers by the operation's name in snake case.
    pub operations: &'static [(&'static str, Handler)],
}

/// Every service, by name.
pub static SERVICES: &[&Service] = &[
    &cloudtrail::SERVICE,
    &cloudwatch::SERVICE,
    &ec2::SERVICE,
    &events::SERVICE,
    &lambda::SERVICE,
    &sns::SERVICE,
    &sqs::SERVICE,
    &sts::SERVICE,
];

/// The service that the AWS CLI calls `name`.
pub fn service(name: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.name == name).copied()
}

/// A request and a response as CloudTrail shows them. What no model declares
/// stays as it is.
pub(crate) fn trail_forms(
    event_source: &str,
    event_name: &str,
    request: &Document,
    response: &Document,
) -> (Document, Document) {
    let models = SERVICES.iter().map(|service| (service.model)());
    let Some(model) = models.into_iter().find(|model| model.source == event_source) else {
        return (request.clone(), response.clone());
    };
    let operation = model.operation_in_trail(event_name);
    let form = |shape, value: &Document| match shape {
        Some(shape) if !value.is_null() => trail_form(model, shape, value),
        _ => value.clone(),
    };
    let shapes = operation.map_or((None, None), |operation| (operation.input, operation.output));
    (form(shapes.0, request), form(shapes.1, response))
}

pub(crate) fn handler(service: &Service, operation: &str) -> Option<Handler> {
    let name = snake(operation);
    service.operations.iter().find(|(operation, _)| *operation == name).map(|(_, handler)| *handler)
}

/// `PutRule` → `put_rule`, `SetSMSAttributes` → `set_sms_attributes`.
pub fn snake(name: &str) -> String {
    let mut out = String::new();
    let mut letters = name.chars().peekable();
    let mut before = '_';
    while let Some(letter) = letters.next() {
        let starts_word = before.is_ascii_lowercase() || letters.peek().is_some_and(char::is_ascii_lowercase);
        if letter.is_ascii_uppercase() && starts_word && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
        before = letter;
    }
    out
}

/// Declares a service: `declare!("sts"; get_caller_identity)` makes
/// `SERVICE`, with the model beside the file and the functions as handlers.
macro_rules! declare {
    ($name:literal; $($handler:path),* $(,)?) => {
        fn model() -> &'static crate::model::Model {
            static MODEL: std::sync::OnceLock<crate::model::Model> = std::sync::OnceLock::new();
            MODEL.get_or_init(|| crate::model::Model::parse((SERVICE.api)()))
        }
        /// This service, for the door.
        pub static SERVICE: crate::services::Service = crate::services::Service {
            name: $name,
            model,
            api: base::text_file!("api.model"),
            operations: &[$((crate::services::last_name(stringify!($handler)), $handler)),*],
        };
    };
}
pub(crate) use declare;

/// `topics::create_topic` → `create_topic`.
pub(crate) const fn last_name(path: &'static str) -> &'static str {
    let bytes = path.as_bytes();
    let mut at = bytes.len();
    while at > 0 {
        match bytes.split_at(at - 1).1 {
            [b':' | b' ', ..] => break,
            _ => at -= 1,
        }
    }
    path.split_at(at).1
}

/// The state of every service. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Services {
    cloudwatch: Rc<cloudwatch::State>,
    ec2: Rc<ec2::State>,
    events: Rc<events::State>,
    lambda: Rc<lambda::State>,
    sns: Rc<sns::State>,
    sqs: Rc<sqs::State>,
}

/// Reading is free; changing is for the service itself, whose fields only its
/// own folder sees.
macro_rules! states {
    ($($name:ident $name_mut:ident),+) => {
        impl Services {
            $(
                pub fn $name(&self) -> &$name::State {
                    &self.$name
                }
                #[allow(dead_code, reason = "a service that is a skeleton so far changes nothing")]
                pub(crate) fn $name_mut(&mut self) -> &mut $name::State {
                    Rc::make_mut(&mut self.$name)
                }
            )+
        }
    };
}
states!(
    cloudwatch cloudwatch_mut,
    ec2 ec2_mut,
    events events_mut,
    lambda lambda_mut,
    sns sns_mut,
    sqs sqs_mut
);

pub(crate) fn on_effect(cx: &mut Cx, effect: Effect) {
    match effect {
        Effect::Recorded(row) => cloudtrail::on_recorded(cx, row),
        Effect::Event(event) => events::on_event(cx, event),
        Effect::Publish(publication) => sns::on_publish(cx, publication),
        Effect::Mail(mail) => {
            let hop = cx.hop(Place::Mailbox(mail.to.clone()), mail.subject.clone(), Verdict::Delivered);
            let now = cx.now();
            Rc::make_mut(cx.world).receive_mail(now, mail, Some(hop));
        }
        Effect::Text(text) => {
            let hop = cx.hop(Place::Phone(text.to.clone()), text.body.clone(), Verdict::Delivered);
            let now = cx.now();
            Rc::make_mut(cx.world).receive_text(now, text, Some(hop));
        }
        Effect::Enqueue(message) => sqs::on_enqueue(cx, message),
        Effect::Invoke(event) => lambda::on_invoke(cx, event),
        Effect::Request(request) => {
            let what = request.url.clone();
            let verdict = match request.status {
                200..=299 => Verdict::Delivered,
                status => Verdict::Failed(Reason::EndpointFailed(status)),
            };
            let hop = cx.hop(Place::Endpoint(what.clone()), what, verdict);
            let now = cx.now();
            Rc::make_mut(cx.world).receive_request(now, request, Some(hop));
        }
        Effect::Reply(reply) => sns::on_reply(cx, &reply),
        Effect::Datum(datum) => cloudwatch::on_datum(cx, &datum),
        // The account makes calls itself: they need the door.
        Effect::Call(_) => {
            base::never!();
        }
    }
}

pub(crate) fn on_wakeup(cx: &mut Cx, wakeup: &Wakeup) {
    match wakeup {
        Wakeup::Ec2(wakeup) => ec2::on_wakeup(cx, wakeup),
        Wakeup::Sns(wakeup) => sns::on_wakeup(cx, wakeup),
        Wakeup::Events(wakeup) => events::on_wakeup(cx, wakeup),
        Wakeup::Sqs(wakeup) => sqs::on_wakeup(cx, wakeup),
        Wakeup::Lambda(wakeup) => lambda::on_wakeup(cx, wakeup),
        Wakeup::CloudWatch(wakeup) => cloudwatch::on_wakeup(cx, wakeup),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_model_is_whole_and_has_its_handlers() {
        for service in SERVICES {
            assert_eq!(Model::diagnose((service.api)()), Vec::<String>::new(), "{}", service.name);
            let model = (service.model)();
            assert_eq!(model.service, service.name);
            for name in model.operations.keys() {
                assert!(handler(service, name).is_some(), "{}: no handler for {name}", service.name);
            }
            for (name, _) in service.operations {
                let declared = model.operations.keys().any(|operation| snake(operation) == *name);
                assert!(declared, "{}: {name} is not in api.model", service.name);
            }
        }
    }
}
