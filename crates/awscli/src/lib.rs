//! The `aws` command: words to an [`ApiCall`], an answer to text.
//!
//! Everything comes from the services' models: flags, help, the order of an
//! answer's members. It makes no call itself and reads no file: a terminal, a
//! transcript or a lab's check does, so that each call is logged where it is made.
//!
//! ```text
//! let words = awscli::words::split("sns list-topics")?;
//! let printed = awscli::perform(&words, &Env::default(), &|_| None, &mut |call| account.call(call));
//! ```

pub mod answer;
mod check;
mod command;
mod format;
mod globals;
mod help;
mod input;
pub mod names;
mod options;
mod pages;
mod put_metric_data;
mod python;
mod refusal;
mod shorthand;
mod skeleton;
mod table;
mod value;
pub mod words;

#[cfg(test)]
mod tests;

pub use command::Command;
pub use value::ReadFile;

use globals::Globals;
use refusal::{Refusal, invalid_choice};
use sim::model::{Model, Operation};
use sim::services::SERVICES;
use sim::{ApiCall, ApiResult, Caller, Region};

/// The version that the command says it is: the form of its messages is this one's.
const VERSION: &str = "aws-cli/2.15.0 Python/3.11.6 Linux/6.1.66 exe/x86_64.amzn.2023 prompt/off";

/// Where and as whom the command runs.
#[derive(Clone, Debug)]
pub struct Env {
    /// What a configuration file would say.
    pub region: Region,
    pub caller: Caller,
    pub source_ip: String,
}

impl Default for Env {
    fn default() -> Env {
        Env { region: Region::default(), caller: Caller::Root, source_ip: "203.0.113.24".to_string() }
    }
}

/// What the command leaves on the terminal.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Printed {
    pub stdout: String,
    pub stderr: String,
    /// 0, 252 (not understood), 254 (the service refused) or 255.
    pub code: i32,
}

/// What the words ask for.
#[derive(Clone, Debug)]
pub enum Plan {
    /// Nothing but text: help, a version, a mistake.
    Print(Printed),
    /// Calls to make: see [`Command`].
    Call(Box<Command>),
}

/// Reads the words after `aws`.
pub fn run(args: &[String], env: &Env, read_file: ReadFile) -> Plan {
    match plan(args, env, read_file) {
        Ok(plan) => plan,
        Err(refusal) => Plan::Print(refusal.printed()),
    }
}

/// Reads the words after `aws` and makes the calls with `call`.
pub fn perform(
    args: &[String],
    env: &Env,
    read_file: ReadFile,
    call: &mut dyn FnMut(&ApiCall) -> ApiResult,
) -> Printed {
    match run(args, env, read_file) {
        Plan::Print(printed) => printed,
        Plan::Call(mut command) => {
            while let Some(next) = command.next() {
                let answer = call(&next);
                command.take(answer);
            }
            command.finish()
        }
    }
}

fn plan(args: &[String], env: &Env, read_file: ReadFile) -> Result<Plan, Refusal> {
    let given = options::sort(args, &globals::specs(), true).map_err(Refusal::Usage)?;
    let globals = globals::read(&given)?;
    if globals.version {
        return Ok(says(format!("{VERSION}\n")));
    }
    let Some(command) = given.positional else { return Err(required("command")) };
    if command == "help" {
        return Ok(says(help::main()));
    }
    let Some(service) = SERVICES.iter().find(|service| cli_name(service.name) == command) else {
        let names = SERVICES.iter().map(|service| cli_name(service.name).to_string());
        return Err(invalid_choice("command", &command, &names.chain(["help".to_string()]).collect::<Vec<_>>()));
    };
    let model = (service.model)();
    let given = options::sort(&given.rest, &[], true).map_err(Refusal::Usage)?;
    let Some(name) = given.positional else { return Err(required("operation")) };
    if name == "help" {
        return Ok(says(help::service(model)));
    }
    let Some(operation) = model.operations.values().find(|operation| names::kebab(operation.name) == name) else {
        let mut names: Vec<String> = model.operations.keys().map(|name| names::kebab(name)).collect();
        names.sort();
        names.push("help".to_string());
        return Err(invalid_choice("operation", &name, &names));
    };
    operate(model, operation, &given.rest, globals, env, read_file)
}

/// `s3api` is the command for the service that the model calls `s3`.
fn cli_name(service: &str) -> &str {
    if service == "s3" { "s3api" } else { service }
}

fn says(stdout: String) -> Plan {
    Plan::Print(Printed { stdout, ..Printed::default() })
}

fn required(names: &str) -> Refusal {
    Refusal::Usage(format!("the following arguments are required: {names}"))
}

fn operate(
    model: &'static Model,
    operation: &'static Operation,
    words: &[String],
    globals: Globals,
    env: &Env,
    read_file: ReadFile,
) -> Result<Plan, Refusal> {
    let table = table::arguments(model, operation);
    if words == ["help"] {
        return Ok(says(help::operation(model, operation, &table)));
    }
    let specs: Vec<options::Spec> =
        table.iter().map(|argument| options::Spec { flag: argument.flag.clone(), takes: argument.takes }).collect();
    // Source: AWS CLI Command Reference, "invoke": where the answer's payload is written.
    let wants_outfile = (model.service, operation.name) == ("lambda", "Invoke");
    let given = options::sort(words, &specs, wants_outfile).map_err(Refusal::Usage)?;
    let is_given = |target: table::Target| {
        table.iter().enumerate().any(|(index, it)| it.target == target && given.last(index).is_some())
    };
    if !is_given(table::Target::InputJson) && !is_given(table::Target::Skeleton) {
        let mut missing: Vec<&str> =
            table.iter().filter(|it| it.required && !is_given(it.target)).map(|it| &*it.flag).collect();
        if wants_outfile && given.positional.is_none() {
            missing.push("outfile");
        }
        if !missing.is_empty() {
            return Err(required(&missing.join(", ")));
        }
    }
    if !given.rest.is_empty() {
        return Err(Refusal::UnknownOptions(given.rest));
    }
    let said = input::read(model, operation, &table, &given, globals.raw, read_file)?;
    if let Some(word) = &said.skeleton {
        return skeleton::print(model, operation, word).map(says);
    }
    command::plan(model, operation, said, globals, env).map(|command| Plan::Call(Box::new(command)))
}
