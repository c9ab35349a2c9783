//! Actions as documents, for links and storage. Frozen by its first user: a
//! form once written is read for ever; new forms get new letters.
//!
//! - `["c", service, operation, input]`, then where they differ from the
//!   call before: region, caller, address, agent
//! - `["a", milliseconds]`: time passes, relative to the action before
//! - `["l", address]`: a link is followed
//! - `["r", phone, text]`: a text message is answered
//! - `["p", name, address, phone]`: somebody is introduced
//! - `["e", address, status]`: what an endpoint answers from now on

use crate::Action;
use base::{Document, Time};
use sim::world::{Act, Person, Reply};
use sim::{ApiCall, Caller, Region};

/// What the shorthand refers back to.
#[derive(Clone, Debug)]
pub struct Context {
    pub now: Time,
    pub call: ApiCall,
}

impl Context {
    pub fn new(now: Time) -> Context {
        Context { now, call: ApiCall::new("", "", Document::Null) }
    }
}

pub fn encode_action(action: &Action, context: &mut Context) -> Document {
    match action {
        Action::AdvanceTo(time) => {
            let span = time.0 - context.now.0;
            context.now = *time;
            Document::List(vec!["a".into(), span.into()])
        }
        Action::OpenLink(address) => Document::List(vec!["l".into(), address.into()]),
        Action::Act(Act::Reply(Reply { phone, text })) => vec!["r", phone, text].into(),
        Action::Act(Act::Meet(Person { name, address, phone })) => vec!["p", name, address, phone].into(),
        Action::Act(Act::Answer { url, status }) => {
            Document::List(vec!["e".into(), url.into(), i64::from(*status).into()])
        }
        Action::Call(call) => {
            let mut items: Vec<Document> =
                vec!["c".into(), (&call.service).into(), (&call.operation).into(), call.input.clone()];
            let before = &context.call;
            let rest = (&call.region, &call.caller, &call.source_ip, &call.user_agent);
            if rest != (&before.region, &before.caller, &before.source_ip, &before.user_agent) {
                items.push(call.region.name().into());
                items.push(encode_caller(&call.caller));
                items.push((&call.source_ip).into());
                items.push((&call.user_agent).into());
            }
            context.call = ApiCall { input: Document::Null, ..call.clone() };
            Document::List(items)
        }
    }
}

/// Nothing where the document is no action.
pub fn decode_action(document: &Document, context: &mut Context) -> Option<Action> {
    let items = document.as_list()?;
    match (items.first()?.as_text()?, items.get(1)?) {
        ("a", span) => {
            context.now = Time(context.now.0.checked_add(span.as_i64()?.max(0))?);
            Some(Action::AdvanceTo(context.now))
        }
        ("l", address) => Some(Action::OpenLink(address.as_text()?.to_string())),
        ("r", phone) => {
            let reply = Reply { phone: text_of(Some(phone))?, text: text_of(items.get(2))? };
            Some(Action::Act(Act::Reply(reply)))
        }
        ("p", name) => {
            let (address, phone) = (text_of(items.get(2))?, text_of(items.get(3))?);
            Some(Action::Act(Act::Meet(Person { name: text_of(Some(name))?, address, phone })))
        }
        ("e", url) => {
            let status = u16::try_from(items.get(2)?.as_i64()?).ok()?;
            Some(Action::Act(Act::Answer { url: text_of(Some(url))?, status }))
        }
        ("c", service) => {
            let mut call = context.call.clone();
            call.service = service.as_text()?.to_string();
            call.operation = items.get(2)?.as_text()?.to_string();
            if let [region, caller, source_ip, user_agent] = items.get(4..).unwrap_or(&[]) {
                call.region = Region::parse(region.as_text()?)?;
                call.caller = decode_caller(caller)?;
                call.source_ip = source_ip.as_text()?.to_string();
                call.user_agent = user_agent.as_text()?.to_string();
            }
            context.call = call.clone();
            call.input = items.get(3)?.clone();
            Some(Action::Call(call))
        }
        _ => None,
    }
}

fn text_of(item: Option<&Document>) -> Option<String> {
    item?.as_text().map(str::to_string)
}

fn encode_caller(caller: &Caller) -> Document {
    match caller {
        Caller::Root => "root".into(),
        Caller::Anonymous => "anonymous".into(),
        Caller::User(name) => vec!["user", name].into(),
        Caller::Service(name) => vec!["service", name].into(),
        Caller::Role(role, session) => vec!["role", role, session].into(),
    }
}

fn decode_caller(document: &Document) -> Option<Caller> {
    let texts: Vec<String> = document.list().iter().map(|item| item.text().to_string()).collect();
    match (document.as_text(), texts.as_slice()) {
        (Some("root"), _) => Some(Caller::Root),
        (Some("anonymous"), _) => Some(Caller::Anonymous),
        (None, [kind, name]) if kind == "user" => Some(Caller::User(name.clone())),
        (None, [kind, name]) if kind == "service" => Some(Caller::Service(name.clone())),
        (None, [kind, role, session]) if kind == "role" => Some(Caller::Role(role.clone(), session.clone())),
        _ => None,
    }
}
