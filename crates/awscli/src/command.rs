//! A command on its way: the calls it makes, one after the other, and what is
//! printed in the end.

use crate::answer::{TimeForm, complete};
use crate::format::Format;
use crate::globals::Globals;
use crate::input::Said;
use crate::names::kebab;
use crate::pages::{Pages, Paging};
use crate::refusal::{Refusal, service_error};
use crate::{Env, Printed, check};
use base::Document;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use languages::jmespath::Expression;
use sim::model::{Model, Operation};
use sim::{ApiCall, ApiError, ApiResult, Caller, Region};

/// Calls to make: ask [`Command::next`], make the call, hand the answer to
/// [`Command::take`], until there is no next; then [`Command::finish`].
#[derive(Clone, Debug)]
pub struct Command {
    model: &'static Model,
    operation: &'static Operation,
    call: ApiCall,
    pages: Option<Pages>,
    format: Format,
    query: Option<Expression>,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// A call is wanted.
    Wanted,
    Answered(Document),
    Refused(ApiError),
}

/// Checks what the AWS CLI checks before it sends anything.
pub(crate) fn plan(
    model: &'static Model,
    operation: &'static Operation,
    said: Said,
    globals: Globals,
    env: &Env,
) -> Result<Command, Refusal> {
    let pages = pages(model, operation, &said, globals.paginate)?;
    let mut input = Document::Map(said.input);
    if let (Some(size), Some(limit)) = (said.page_size, Paging::of(model, operation).and_then(|paging| paging.limit)) {
        input.set(limit, size);
    }
    let wrong = check::check(model, operation.input, &input);
    if !wrong.is_empty() {
        return Err(Refusal::Invalid(format!("Parameter validation failed:\n{}", wrong.join("\n"))));
    }
    let region = match globals.region {
        Some(name) => Region::parse(&name).ok_or_else(|| unreachable_endpoint(model, &name))?,
        None => env.region,
    };
    let command = kebab(operation.name);
    let call = ApiCall {
        service: model.service.to_string(),
        operation: operation.name.to_string(),
        input,
        caller: if globals.anonymous { Caller::Anonymous } else { env.caller.clone() },
        region,
        source_ip: env.source_ip.clone(),
        user_agent: format!("{} command/{}.{command}", crate::VERSION, model.service),
    };
    let (format, query) = (globals.format, globals.query);
    Ok(Command { model, operation, call, pages, format, query, state: State::Wanted })
}

/// Pages are the command's business unless the person asks for them one by one.
fn pages(model: &Model, operation: &Operation, said: &Said, paginate: bool) -> Result<Option<Pages>, Refusal> {
    let Some(paging) = Paging::of(model, operation) else { return Ok(None) };
    let by_hand = said.input.contains(paging.token) || paging.limit.is_some_and(|limit| said.input.contains(limit));
    if paginate && !by_hand {
        return Ok(Some(Pages::new(paging, said.starting_token.as_deref(), said.max_items)));
    }
    let used = [
        ("--starting-token", said.starting_token.is_some()),
        ("--page-size", said.page_size.is_some()),
        ("--max-items", said.max_items.is_some()),
    ];
    let used: Vec<&str> = used.iter().filter(|(_, used)| *used).map(|(flag, _)| *flag).collect();
    if used.is_empty() {
        return Ok(None);
    }
    let used = used.join(", ");
    Err(Refusal::Failed(format!(
        "Error during pagination: Cannot specify --no-paginate along with pagination arguments: {used}"
    )))
}

/// What the AWS CLI says of a region that does not exist: the name leads nowhere.
fn unreachable_endpoint(model: &Model, region: &str) -> Refusal {
    let host = model.source.strip_suffix(".amazonaws.com").unwrap_or(model.service);
    Refusal::Failed(format!("Could not connect to the endpoint URL: \"https://{host}.{region}.amazonaws.com/\""))
}

impl Command {
    /// The call to make now.
    pub fn next(&self) -> Option<ApiCall> {
        if !matches!(self.state, State::Wanted) {
            return None;
        }
        let mut call = self.call.clone();
        if let Some(pages) = &self.pages {
            call.input = pages.input(&call.input);
        }
        Some(call)
    }

    /// Takes the answer of the call that [`Command::next`] gave.
    pub fn take(&mut self, answer: ApiResult) {
        self.state = match answer {
            Err(error) => State::Refused(error),
            Ok(output) => {
                let output = complete(self.model, self.operation, output, TimeForm::Offset);
                match &mut self.pages {
                    Some(pages) => {
                        let more = pages.take(self.model, self.operation, output);
                        if more { State::Wanted } else { State::Answered(pages.whole()) }
                    }
                    None => State::Answered(output),
                }
            }
        };
    }

    /// The last answer, as `--query` sees it.
    pub fn answer(&self) -> Option<&Document> {
        match &self.state {
            State::Answered(answer) => Some(answer),
            _ => None,
        }
    }

    /// What stands on the terminal in the end.
    pub fn finish(self) -> Printed {
        let answer = match self.state {
            State::Answered(answer) => answer,
            State::Refused(error) => return service_error(self.operation.name, &error),
            State::Wanted => return Printed::default(),
        };
        let (written, answer) = written(self.model, self.operation, answer);
        let shown = match self.query.map(|query| query.search(&answer)) {
            None => answer,
            Some(Ok(found)) => found,
            Some(Err(error)) => return Refusal::Failed(error.to_string()).printed(),
        };
        let stdout = format!("{written}{}", self.format.render(self.operation.name, &shown));
        Printed { stdout, ..Printed::default() }
    }
}

/// What `lambda invoke` writes to its outfile, and what is left to print. There
/// are no files here: the content stands before the rest, as with `/dev/stdout`.
fn written(model: &Model, operation: &Operation, mut answer: Document) -> (String, Document) {
    if (model.service, operation.name) != ("lambda", "Invoke") {
        return (String::new(), answer);
    }
    let payload = STANDARD.decode(answer.at("Payload").text()).unwrap_or_default();
    if let Document::Map(map) = &mut answer {
        map.remove("Payload");
    }
    let text = String::from_utf8_lossy(&payload).into_owned();
    (if text.is_empty() { text } else { format!("{text}\n") }, answer)
}
