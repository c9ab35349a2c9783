//! The options of a command made into the operation's input.

use crate::options::Given;
use crate::put_metric_data;
use crate::refusal::Refusal;
use crate::table::{Argument, Target};
use crate::value::{ReadFile, Reader};
use base::{Document, Map};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sim::model::{Model, Operation};

/// What the options say.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) input: Map,
    pub(crate) starting_token: Option<String>,
    pub(crate) max_items: Option<usize>,
    pub(crate) page_size: Option<i64>,
    /// `--generate-cli-skeleton` was there, with this word.
    pub(crate) skeleton: Option<String>,
}

/// Reads every option that was given, in the order of the table.
pub(crate) fn read(
    model: &Model,
    operation: &Operation,
    table: &[Argument],
    given: &Given,
    raw: bool,
    read_file: ReadFile,
) -> Result<Said, Refusal> {
    let mut said = Said::default();
    let mut defaults = Map::new();
    for (index, argument) in table.iter().enumerate() {
        let Some(words) = given.last(index) else { continue };
        let reader = Reader { model, flag: &argument.flag, raw, read_file };
        if argument.target == Target::InputJson {
            defaults = input_json(&reader, words)?;
        } else {
            take(&mut said, argument, &reader, words)?;
        }
    }
    // What stands on the line wins over the file.
    for (name, value) in defaults {
        if !said.input.contains(&name) {
            said.input.insert(name, value);
        }
    }
    if (model.service, operation.name) == ("ec2", "RunInstances") {
        run_instances(&mut said.input);
    }
    Ok(said)
}

fn take(said: &mut Said, argument: &Argument, reader: &Reader, words: &[String]) -> Result<(), Refusal> {
    let word = words.first().map_or("", String::as_str);
    match argument.target {
        Target::Member(name, shape) => {
            let value = reader.read(shape, argument.takes, words)?;
            said.input.insert(name, value);
        }
        Target::Count => {
            let (low, high) = count(word)?;
            said.input.insert("MinCount", low);
            said.input.insert("MaxCount", high);
        }
        Target::PublicAddress => {
            let wanted = argument.takes == crate::options::Takes::Nothing(true);
            set_interface(&mut said.input, "AssociatePublicIpAddress", wanted);
        }
        Target::SecondaryAddresses => {
            let address = |it: &String| Document::map().with("PrivateIpAddress", it).with("Primary", false);
            let addresses: Document = words.iter().map(address).collect();
            set_interface(&mut said.input, "PrivateIpAddresses", addresses);
        }
        Target::SecondaryAddressCount => {
            let count = whole(&argument.flag, word)?;
            set_interface(&mut said.input, "SecondaryPrivateIpAddressCount", count);
        }
        Target::Datum(name, shape) => put_metric_data::take(&mut said.input, name, shape, reader, words)?,
        Target::ZipFile => {
            let package = reader.package(word)?;
            let code = said.input.remove("Code").filter(|code| code.as_map().is_some()).unwrap_or_else(Document::map);
            said.input.insert("Code", code.with("ZipFile", package));
        }
        Target::StartingToken => said.starting_token = Some(word.to_string()),
        Target::PageSize => said.page_size = Some(whole(&argument.flag, word)?),
        Target::MaxItems => said.max_items = usize::try_from(whole(&argument.flag, word)?).ok(),
        Target::Skeleton => said.skeleton = Some(if word.is_empty() { "input" } else { word }.to_string()),
        Target::InputJson => {}
    }
    Ok(())
}

fn whole(flag: &str, word: &str) -> Result<i64, Refusal> {
    let wrong = || Refusal::Usage(format!("argument {flag}: invalid int value: {}", crate::python::quoted(word)));
    word.trim().parse().map_err(|_| wrong())
}

/// `3` or `1:3`.
fn count(word: &str) -> Result<(i64, i64), Refusal> {
    let (low, high) = word.split_once(':').unwrap_or((word, word));
    match (low.trim().parse(), high.trim().parse()) {
        (Ok(low), Ok(high)) => Ok((low, high)),
        _ => Err(Refusal::Invalid("count parameter should be of form min[:max] (e.g. 1 or 1:10)".to_string())),
    }
}

fn input_json(reader: &Reader, words: &[String]) -> Result<Map, Refusal> {
    let word = words.first().map_or("", String::as_str);
    let text = if word.starts_with("file://") { reader.file(word)? } else { word.to_string() };
    match Document::parse(&text) {
        Ok(Document::Map(map)) => Ok(map),
        Ok(_) => Err(Refusal::Parameter(
            "--cli-input-json".to_string(),
            format!("Invalid type: expecting map, received {text}"),
        )),
        Err(error) => Err(Refusal::Parameter(
            "cli-input-json".to_string(),
            format!("Invalid JSON: {}\nJSON received: {text}", crate::python::json_mistake(&text, &error)),
        )),
    }
}

/// Sets a member of the first network interface, which is made where it is missing.
fn set_interface(input: &mut Map, name: &str, value: impl Into<Document>) {
    let mut interfaces = match input.remove("NetworkInterfaces") {
        Some(Document::List(interfaces)) if !interfaces.is_empty() => interfaces,
        _ => vec![Document::map().with("DeviceIndex", 0)],
    };
    if let Some(first) = interfaces.first_mut() {
        first.set(name, value);
    }
    input.insert("NetworkInterfaces", Document::List(interfaces));
}

/// What `ec2 run-instances` sends beyond what is typed: one instance where no
/// count is given, user data in base64, and subnet and groups inside the network
/// interface where an option has made one.
fn run_instances(input: &mut Map) {
    for name in ["MaxCount", "MinCount"] {
        if !input.contains(name) {
            input.insert(name, 1);
        }
    }
    if let Some(Document::Text(text)) = input.get("UserData") {
        let encoded = STANDARD.encode(text);
        input.insert("UserData", encoded);
    }
    let made = ["PrivateIpAddresses", "SecondaryPrivateIpAddressCount", "AssociatePublicIpAddress"];
    let first = input.get("NetworkInterfaces").and_then(|interfaces| interfaces.list().first());
    if first.is_some_and(|first| made.iter().any(|name| first.get(name).is_some())) {
        for (from, to) in [("SubnetId", "SubnetId"), ("SecurityGroupIds", "Groups")] {
            if let Some(value) = input.remove(from) {
                set_interface(input, to, value);
            }
        }
    }
}
