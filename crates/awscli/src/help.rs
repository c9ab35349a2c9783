//! `aws help`, `aws sns help`, `aws sns publish help`: pages in the form of the
//! AWS CLI's, made from the models. They hold what the models know; what a flag
//! means is told by the AWS CLI Command Reference.

use crate::globals;
use crate::names::kebab;
use crate::options::Takes;
use crate::table::{Argument, Target};
use sim::model::{Kind, Model, Operation, ShapeId};
use sim::services::SERVICES;

pub(crate) fn main() -> String {
    let mut page = Page::default();
    page.head("NAME").text("aws -");
    page.head("DESCRIPTION");
    page.text("The AWS Command Line Interface, as far as Trailwatch simulates it.");
    page.head("SYNOPSIS").text("aws [options] <command> <subcommand> [parameters]");
    page.text("Use aws command help for information on a specific command.");
    page.head("OPTIONS");
    for (flag, has_value) in globals::flags() {
        page.text(&if has_value { format!("{flag} (string)") } else { format!("{flag} (boolean)") });
    }
    page.head("AVAILABLE SERVICES");
    for service in SERVICES {
        page.item(crate::cli_name(service.name));
    }
    page.text
}

pub(crate) fn service(model: &Model) -> String {
    let mut page = Page::default();
    page.head("NAME").text(&format!("{} -", crate::cli_name(model.service)));
    page.head("DESCRIPTION").text(&format!("{}, API version {}.", model.title, model.version));
    page.head("AVAILABLE COMMANDS");
    for name in model.operations.keys() {
        page.item(&kebab(name));
    }
    page.item("help");
    page.text
}

pub(crate) fn operation(model: &Model, operation: &Operation, table: &[Argument]) -> String {
    let name = kebab(operation.name);
    let listed: Vec<&Argument> = table.iter().filter(|argument| argument.listed).collect();
    let mut page = Page::default();
    page.head("NAME").text(&format!("{name} -"));
    page.head("DESCRIPTION").text(&format!("{} of {}. IAM action: {}.", operation.name, model.title, operation.action));
    page.head("SYNOPSIS");
    page.line(12, &name);
    let mut skip = false;
    for argument in &listed {
        // A flag and its no- stand together.
        if !std::mem::take(&mut skip) {
            skip = argument.takes == Takes::Nothing(true);
            page.line(10, &synopsis(argument, &listed));
        }
    }
    for (flag, has_value) in globals::flags() {
        page.line(10, &if has_value { format!("[{flag} <value>]") } else { format!("[{flag}]") });
    }
    page.head("OPTIONS");
    for argument in listed {
        option(&mut page, model, argument);
    }
    if let Some(output) = operation.output {
        page.head("OUTPUT");
        for member in model.members(output) {
            page.text(&format!("{} -> ({})", member.name, type_name(model, member.shape)));
        }
    }
    if !operation.errors.is_empty() {
        page.head("ERRORS");
        operation.errors.iter().for_each(|code| page.item(code));
    }
    page.text
}

fn synopsis(argument: &Argument, all: &[&Argument]) -> String {
    let flag = &argument.flag;
    let text = match argument.takes {
        Takes::Nothing(_) => {
            let other = all.iter().find(|it| it.target == argument.target && it.flag != *flag);
            other.map_or(flag.clone(), |other| format!("{flag} | {}", other.flag))
        }
        _ => format!("{flag} <value>"),
    };
    if argument.required { text } else { format!("[{text}]") }
}

fn option(page: &mut Page, model: &Model, argument: &Argument) {
    let (kind, shape) = match argument.target {
        Target::Member(_, shape) => (type_name(model, shape), Some(shape)),
        Target::SecondaryAddresses => ("list", None),
        Target::PublicAddress => ("boolean", None),
        Target::ZipFile => ("blob", None),
        Target::PageSize | Target::MaxItems | Target::SecondaryAddressCount => ("integer", None),
        _ => ("string", None),
    };
    page.text(&format!("{} ({kind})", argument.flag));
    if !argument.simulated {
        page.line(14, "Not simulated: a command with it is refused.");
        page.blank();
    }
    let Some(shape) = shape else { return };
    if let Kind::Text(rule) = &model.shape(shape).kind
        && !rule.values.is_empty()
    {
        page.line(14, "Possible values:");
        page.blank();
        rule.values.iter().for_each(|value| page.line(14, &format!("o {value}")));
        page.blank();
    }
    if let Some(example) = shorthand(model, shape) {
        page.line(14, "Shorthand Syntax:");
        page.blank();
        page.line(18, &example);
        page.blank();
    }
}

/// `Key=string,Value=string ...`, where the value is no plain one.
fn shorthand(model: &Model, shape: ShapeId) -> Option<String> {
    match model.shape(shape).kind {
        Kind::List(of) => match model.shape(of).kind {
            Kind::Structure(_) | Kind::Map(..) => Some(format!("{} ...", example(model, of, 0)?)),
            _ => None,
        },
        Kind::Structure(_) | Kind::Map(..) => example(model, shape, 0),
        _ => None,
    }
}

fn example(model: &Model, shape: ShapeId, depth: usize) -> Option<String> {
    if depth > 3 {
        return None;
    }
    let braces = |text: String| if depth == 0 { text } else { format!("{{{text}}}") };
    match &model.shape(shape).kind {
        Kind::Structure(members) => {
            let parts: Option<Vec<String>> = members
                .iter()
                .filter(|member| member.simulated)
                .map(|member| Some(format!("{}={}", member.name, example(model, member.shape, depth + 1)?)))
                .collect();
            Some(braces(parts?.join(",")))
        }
        Kind::Map(_, of) => {
            let value = example(model, *of, depth + 1)?;
            Some(braces(format!("KeyName1={value},KeyName2={value}")))
        }
        Kind::List(of) => {
            let item = example(model, *of, depth + 1)?;
            let plain = depth <= 1 && !item.starts_with('{');
            Some(if plain { format!("{item},{item}") } else { format!("[{item},{item}]") })
        }
        _ => Some(type_name(model, shape).to_string()),
    }
}

fn type_name(model: &Model, shape: ShapeId) -> &'static str {
    match model.shape(shape).kind {
        Kind::Structure(_) => "structure",
        Kind::List(_) => "list",
        Kind::Map(..) => "map",
        Kind::Text(_) => "string",
        Kind::Integer => "integer",
        Kind::Float => "double",
        Kind::Boolean => "boolean",
        Kind::Timestamp => "timestamp",
        Kind::Blob => "blob",
    }
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn head(&mut self, title: &str) -> &mut Page {
        self.line(0, title);
        self
    }
    fn text(&mut self, text: &str) -> &mut Page {
        self.line(7, text);
        self.blank();
        self
    }
    fn item(&mut self, text: &str) {
        self.line(7, &format!("o {text}"));
        self.blank();
    }
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.blank();
    }
    fn blank(&mut self) {
        self.text.push('\n');
    }
}
