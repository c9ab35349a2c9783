//! A record as CloudTrail writes it: its JSON, in CloudTrail's order of
//! fields.
//!
//! Source: CloudTrail User Guide, "CloudTrail record contents" and
//! "CloudTrail userIdentity element". Version 1.08 is that of 2021.

use crate::Caller;
use crate::kernel::Kernel;
use crate::kernel::records::{Actor, Record, RecordId};
use base::Document;

const EC2: &str = "ec2.amazonaws.com";

/// The record of a row of the record store.
pub fn document(kernel: &Kernel, row: u32, it: &Record) -> Document {
    let request_id = RecordId::Request.of(kernel.seed, row);
    let (source_ip, user_agent) = match &it.caller {
        // What a service does comes from its own name.
        Caller::Service(principal) => (principal.as_str(), principal.as_str()),
        _ => (it.source_ip.as_str(), it.user_agent.as_str()),
    };
    let (code, message) = it.error.as_ref().map_or((None, None), |(code, message)| (Some(code), Some(message)));
    let code = code.map(|code| if it.event_source == EC2 { format!("Client.{code}") } else { code.clone() });
    Document::map()
        .with("eventVersion", "1.08")
        .with("userIdentity", user_identity(kernel, it))
        .with("eventTime", it.time.iso())
        .with("eventSource", it.event_source)
        .with("eventName", it.event_name)
        .with("awsRegion", it.region.name())
        .with("sourceIPAddress", source_ip)
        .with("userAgent", user_agent)
        .with_some("errorCode", code)
        .with_some("errorMessage", message)
        .with("requestParameters", it.request_parameters.clone())
        .with("responseElements", response_elements(it, &request_id))
        .with("requestID", request_id)
        .with("eventID", RecordId::Event.of(kernel.seed, row))
        .with("readOnly", it.read_only)
        .with("eventType", "AwsApiCall")
        .with("managementEvent", !it.data)
        .with("recipientAccountId", &*kernel.account_id)
        .with("eventCategory", if it.data { "Data" } else { "Management" })
}

/// EC2 repeats the request's id in each answer to a write, and says `_return`
/// where there is nothing else to say.
fn response_elements(it: &Record, request_id: &str) -> Document {
    if it.event_source != EC2 || it.read_only || it.error.is_some() {
        return it.response_elements.clone();
    }
    let answer = Document::map().with("requestId", request_id);
    match it.response_elements.as_map() {
        Some(map) => map.iter().fold(answer, |answer, (name, value)| answer.with(name, value.clone())),
        None => answer.with("_return", true),
    }
}

/// The access key id that signed the call, if one did.
pub fn access_key_id(kernel: &Kernel, it: &Record) -> Option<String> {
    it.actor.as_ref()?.access_key_id(&kernel.account_id, kernel.seed)
}

fn user_identity(kernel: &Kernel, it: &Record) -> Document {
    let account_id = &*kernel.account_id;
    let identity = |kind: &str| {
        Document::map()
            .with("type", kind)
            .with("principalId", it.caller.principal_id(account_id, kernel.seed))
            .with("arn", it.caller.arn(account_id))
            .with("accountId", account_id)
            .with_some("accessKeyId", access_key_id(kernel, it))
    };
    let session = it.actor.as_ref().filter(|actor| actor.console).map(|actor| session(actor, Document::map()));
    match &it.caller {
        Caller::Root => identity("Root").with_some("sessionContext", session),
        Caller::User(name) => identity("IAMUser").with("userName", name).with_some("sessionContext", session),
        Caller::Role(role, session_name) => {
            let session = it.actor.as_ref().map(|actor| session_of_role(kernel, actor, role, session_name));
            identity("AssumedRole").with_some("sessionContext", session)
        }
        Caller::Service(principal) => Document::map().with("type", "AWSService").with("invokedBy", principal),
        Caller::Anonymous => {
            Document::map().with("type", "AWSAccount").with("principalId", "").with("accountId", "ANONYMOUS_PRINCIPAL")
        }
    }
}

fn session(actor: &Actor, issuer: Document) -> Document {
    let attributes = Document::map().with("mfaAuthenticated", "false").with("creationDate", actor.since.iso());
    Document::map()
        .with("sessionIssuer", issuer)
        .with("webIdFederationData", Document::map())
        .with("attributes", attributes)
}

fn session_of_role(kernel: &Kernel, actor: &Actor, role: &str, session_name: &str) -> Document {
    let account_id = &*kernel.account_id;
    let principal_id = actor.caller.principal_id(account_id, kernel.seed);
    let issuer = Document::map()
        .with("type", "Role")
        .with("principalId", principal_id.split(':').next().unwrap_or(""))
        .with("arn", format!("arn:aws:iam::{account_id}:role/{role}"))
        .with("accountId", account_id)
        .with("userName", role);
    let attributes = Document::map().with("creationDate", actor.since.iso()).with("mfaAuthenticated", "false");
    let session = session(actor, issuer).with("attributes", attributes);
    // An instance's role has the instance's id for its session.
    session.with_some("ec2RoleDelivery", session_name.starts_with("i-").then_some("2.0"))
}
