//! `trailwatch rpc`: one JSON object a line in, one a line out.
//!
//! `{"id","service","operation","input","region"?,"at"?}` is answered with
//! `{"id","output"}` or `{"id","error":{"code","message","status"}}`; a
//! `control` in place of service and operation asks for something that no API
//! has (see [`controls`]). A line that is neither gets a `MalformedRequest`,
//! and the program lives on.

mod controls;
mod lines;
mod request;

#[cfg(test)]
mod tests;

use base::{Document, Seed, Time};
use lines::{Line, Lines};
use request::{Malformed, Request};
use sim::{Account, ApiCall, ApiError, ApiResult, Start};
use std::io::{self, Read, Write};

/// Answers lines until the input ends. What is written is flushed whenever no
/// further whole line is at hand, so a person or a waiting program sees its
/// answer at once and a stream of requests is not slowed by it.
pub(crate) fn serve(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut lines = Lines::new(input);
    let mut server = Server::new();
    loop {
        if !lines.has_whole_line() {
            output.flush()?;
        }
        let answer = match lines.next()? {
            Some(Line::Text(bytes)) => server.answer(&bytes),
            Some(Line::TooLong) => malformed(Document::Null, "The line is longer than 16 MiB."),
            None => return output.flush(),
        };
        output.write_all(answer.to_json().as_bytes())?;
        output.write_all(b"\n")?;
    }
}

/// What `reset` starts from where it does not say.
fn start() -> Start {
    Start { now: Time(1_614_902_400_000), seed: Seed(1), account_id: "123456789012".to_string() }
}

/// An account and the person who asks.
pub(crate) struct Server {
    account: Account,
}

impl Server {
    pub(crate) fn new() -> Server {
        Server { account: Account::new(&start()) }
    }

    /// The answer to one line.
    pub(crate) fn answer(&mut self, line: &[u8]) -> Document {
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => return malformed(Document::Null, &format!("The line is not UTF-8: {error}.")),
        };
        let mut document = match Document::parse(text) {
            Ok(document) => document,
            Err(error) => return malformed(Document::Null, &format!("The line is not JSON: {error}.")),
        };
        let id = request::take_id(&mut document);
        match request::read(document) {
            Err(Malformed(message)) => malformed(id, &message),
            Ok(Request::Call { call, at }) => {
                if let Some(at) = at {
                    self.account.advance_to(at);
                }
                reply(id, self.call(&call))
            }
            Ok(Request::Refused(error)) => reply(id, Err(error)),
            Ok(Request::Control(control)) => reply(id, controls::perform(&mut self.account, control)),
        }
    }

    fn call(&mut self, call: &ApiCall) -> ApiResult {
        let output = self.account.call(call)?;
        Ok(complete(call, output))
    }
}

/// An answer as boto3 shows it: see [`awscli::answer::complete`].
pub(crate) fn complete(call: &ApiCall, output: Document) -> Document {
    let model = sim::services::service(&call.service).map(|service| (service.model)());
    match model.and_then(|model| model.operation(&call.operation).map(|operation| (model, operation))) {
        Some((model, operation)) => awscli::answer::complete(model, operation, output, awscli::answer::TimeForm::Zulu),
        None => output,
    }
}

fn reply(id: Document, result: ApiResult) -> Document {
    with_result(Document::map().with("id", id), result)
}

/// `reply` with `output` or `error`.
pub(crate) fn with_result(reply: Document, result: ApiResult) -> Document {
    match result {
        Ok(output) => reply.with("output", output),
        Err(ApiError { code, message, status }) => {
            let error = Document::map().with("code", code).with("message", message).with("status", u32::from(status));
            reply.with("error", error)
        }
    }
}

fn malformed(id: Document, message: &str) -> Document {
    reply(id, Err(ApiError::new("MalformedRequest", message)))
}
