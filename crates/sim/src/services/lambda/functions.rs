//! Functions: made, described, listed, deleted, changed.
//!
//! Source: Lambda API Reference, "CreateFunction", "UpdateFunctionCode",
//! "UpdateFunctionConfiguration".

use super::behaviour::{Behaviour, VARIABLE};
use super::{Function, errors, names, tags};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time, digest};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The model allows more for kinds of functions that there are not here.
const LONGEST_TIMEOUT: i64 = 900;
const MOST_MEMORY: i64 = 10_240;
/// The model allows an ARN.
const LONGEST_NAME: usize = 64;
/// Bytes of the environment's variables as JSON.
const ENVIRONMENT: usize = 4_096;
/// What ListFunctions gives at most.
const PAGE: i64 = 50;

pub(super) fn create_function(cx: &mut Cx, input: &Input) -> ApiResult {
    let name = input.text("FunctionName");
    let name = name.rsplit(':').next().unwrap_or(name).to_string();
    if name.len() > LONGEST_NAME {
        return Err(errors::name_too_long(&name, LONGEST_NAME));
    }
    if input.text("PackageType") == "Image" {
        return Err(ApiError::not_simulated("functions in container images"));
    }
    if input.text("Runtime").is_empty() || input.text("Handler").is_empty() {
        let message = "Runtime and Handler are mandatory parameters for functions created with deployment packages.";
        return Err(errors::invalid(message));
    }
    let key = (cx.region(), name.clone());
    if cx.services.lambda().functions.contains_key(&key) {
        return Err(errors::exists(&name));
    }
    let fresh = Function {
        arn: cx.arn("lambda", &format!("function:{name}")),
        name,
        runtime: String::new(),
        role: String::new(),
        handler: String::new(),
        description: String::new(),
        timeout: 3,
        memory_size: 128,
        architecture: "x86_64".to_string(),
        environment: BTreeMap::new(),
        dead_letter_arn: None,
        code: String::new(),
        last_modified: cx.now(),
        revision_id: cx.uuid("lambda-revision"),
        policy: Vec::new(),
        policy_revision_id: String::new(),
        event_config: None,
        tags: tags::read(input.get("Tags"), BTreeMap::new())?,
        count: 0,
        warm_until: Time(0),
        log_stream: String::new(),
        invocations: Vec::new(),
    };
    let mut function = configured(fresh, input)?;
    let package = input.structure("Code").and_then(|code| code.optional_text("ZipFile"));
    let Some(package) = package else {
        return Err(errors::invalid("Please provide a source for function code."));
    };
    function.code = read_code(package, function.environment.contains_key(VARIABLE))?;
    let answer = described(&function, Some("State"));
    cx.services.lambda_mut().functions.insert(key, Rc::new(function));
    Ok(answer)
}

/// The text of a package. One that is a real archive has nothing to run here,
/// unless the environment says what the function does.
fn read_code(package: &str, described_elsewhere: bool) -> Result<String, ApiError> {
    let bytes = STANDARD.decode(package).map_err(|_| errors::not_a_zip())?;
    if bytes.starts_with(b"PK") {
        return match described_elsewhere {
            true => Ok("(a deployment package)".to_string()),
            false => Err(ApiError::not_simulated(&format!(
                "the code in a ZIP archive. Give one of its behaviours as ZipFile, or in the environment variable \
                 {VARIABLE}; it does not run code"
            ))),
        };
    }
    let text = String::from_utf8(bytes).map_err(|_| errors::not_a_zip())?;
    match Behaviour::parse(&text) {
        Err(_) if !described_elsewhere => Err(errors::not_a_zip()),
        _ => Ok(text),
    }
}

/// With the members of an input that CreateFunction and
/// UpdateFunctionConfiguration share.
fn configured(mut function: Function, input: &Input) -> Result<Function, ApiError> {
    let set = |field: &mut String, name: &str| {
        if let Some(text) = input.optional_text(name) {
            *field = text.to_string();
        }
    };
    set(&mut function.runtime, "Runtime");
    set(&mut function.role, "Role");
    set(&mut function.handler, "Handler");
    set(&mut function.description, "Description");
    if let Some(timeout) = input.integer("Timeout") {
        at_most("timeout", timeout, LONGEST_TIMEOUT)?;
        function.timeout = timeout;
    }
    if let Some(memory) = input.integer("MemorySize") {
        at_most("memorySize", memory, MOST_MEMORY)?;
        function.memory_size = memory;
    }
    if let Some(config) = input.structure("DeadLetterConfig") {
        function.dead_letter_arn = dead_letter_arn(config.text("TargetArn"))?;
    }
    if let Some(environment) = input.structure("Environment") {
        function.environment = read_environment(environment.get("Variables"))?;
    }
    Ok(function)
}

fn at_most(member: &str, value: i64, most: i64) -> Result<(), ApiError> {
    if value > most { Err(errors::above(member, value, most)) } else { Ok(()) }
}

/// A standard queue or topic; an empty text takes it away. (unverified) text
fn dead_letter_arn(text: &str) -> Result<Option<String>, ApiError> {
    if text.is_empty() {
        return Ok(None);
    }
    let arn: Option<base::Arn> = text.parse().ok();
    let fits = |arn: &base::Arn| matches!(arn.service.as_str(), "sqs" | "sns") && !arn.resource.ends_with(".fifo");
    match arn.filter(fits) {
        Some(_) => Ok(Some(text.to_string())),
        None => {
            Err(errors::invalid(format!("The provided dead letter target {text} is not an SQS queue or SNS topic.")))
        }
    }
}

fn read_environment(given: Option<&Document>) -> Result<BTreeMap<String, String>, ApiError> {
    let given = given.and_then(Document::as_map).into_iter().flat_map(|map| map.iter());
    let variables: BTreeMap<String, String> =
        given.map(|(name, value)| (name.to_string(), value.text().to_string())).collect();
    let reserved = |name: &&String| name.starts_with("AWS_LAMBDA_") || RESERVED.contains(&name.as_str());
    let reserved: Vec<&str> = variables.keys().filter(reserved).map(String::as_str).collect();
    if !reserved.is_empty() {
        return Err(errors::invalid(format!(
            "Lambda was unable to configure your environment variables because the environment variables you have \
             provided contains reserved keys that are currently not supported for modification. Reserved keys used in \
             this request: {}",
            reserved.join(", ")
        )));
    }
    let measured = tags::document(&variables).to_json();
    if measured.len() > ENVIRONMENT {
        return Err(errors::invalid(format!(
            "Lambda was unable to configure your environment variables because the environment variables you have \
             provided exceeded the 4KB limit. String measured: {measured}"
        )));
    }
    if let Some(Err(_)) = variables.get(VARIABLE).map(|text| Behaviour::parse(text)) {
        return Err(errors::invalid(format!(
            "{VARIABLE} is none of the behaviours that Trailwatch simulates: {}",
            Behaviour::NAMES.join(", ")
        )));
    }
    Ok(variables)
}

const RESERVED: [&str; 6] =
    ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "_HANDLER"];

pub(super) fn get_function(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::qualified(cx, input)?;
    let place = format!("https://awslambda-{0}-tasks.s3.{0}.amazonaws.com/snapshots", key.0.name());
    let code = Document::map()
        .with("RepositoryType", "S3")
        .with("Location", format!("{place}/{}/{}-{}", cx.account_id(), function.name, function.revision_id));
    let tags = tags::document(&function.tags);
    let answer = Document::map().with("Configuration", described(&function, None)).with("Code", code);
    Ok(answer.with_some("Tags", (!function.tags.is_empty()).then_some(tags)))
}

pub(super) fn get_function_configuration(cx: &mut Cx, input: &Input) -> ApiResult {
    let (_, function) = names::qualified(cx, input)?;
    Ok(described(&function, None))
}

pub(super) fn list_functions(cx: &mut Cx, input: &Input) -> ApiResult {
    let marker = input.text("Marker");
    let most = input.integer("MaxItems").unwrap_or(PAGE).min(PAGE) as usize;
    let functions = cx.services.lambda().functions(cx.region());
    let mut left = functions.filter(|function| digest::hex(function.name.bytes()).as_str() > marker);
    let page: Vec<&Function> = left.by_ref().take(most).collect();
    let last = page.last().map(|function| digest::hex(function.name.bytes()));
    let next = left.next().and(last);
    let rows: Document = page.into_iter().map(|function| described(function, None)).collect();
    Ok(Document::map().with_some("NextMarker", next).with("Functions", rows))
}

pub(super) fn delete_function(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, _) = names::qualified(cx, input)?;
    if input.optional_text("Qualifier") == Some("$LATEST") {
        return Err(errors::invalid("$LATEST version cannot be deleted without deleting the function."));
    }
    cx.services.lambda_mut().functions.remove(&key);
    Ok(Document::map().with("StatusCode", 204))
}

pub(super) fn update_function_code(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::function(cx, input)?;
    check_revision(&function, input)?;
    let Some(package) = input.optional_text("ZipFile") else {
        return Err(errors::invalid("Please provide a source for function code."));
    };
    let mut changed = (*function).clone();
    changed.code = read_code(package, function.environment.contains_key(VARIABLE))?;
    if let [architecture] = input.texts("Architectures").as_slice() {
        changed.architecture = (*architecture).to_string();
    }
    Ok(store(cx, key, changed))
}

pub(super) fn update_function_configuration(cx: &mut Cx, input: &Input) -> ApiResult {
    let (key, function) = names::function(cx, input)?;
    check_revision(&function, input)?;
    let changed = configured((*function).clone(), input)?;
    if !changed.environment.contains_key(VARIABLE) && Behaviour::parse(&changed.code).is_err() {
        return Err(ApiError::not_simulated("functions whose code is in a ZIP archive"));
    }
    Ok(store(cx, key, changed))
}

fn check_revision(function: &Function, input: &Input) -> Result<(), ApiError> {
    match input.optional_text("RevisionId") {
        Some(revision) if revision != function.revision_id => Err(errors::other_revision("GetFunction/GetAlias")),
        _ => Ok(()),
    }
}

/// A changed function begins with a cold start.
fn store(cx: &mut Cx, key: super::state::FunctionKey, mut function: Function) -> Document {
    function.last_modified = cx.now();
    function.revision_id = cx.uuid("lambda-revision");
    function.warm_until = Time(0);
    let answer = described(&function, Some("LastUpdateStatus"));
    cx.services.lambda_mut().functions.insert(key, Rc::new(function));
    answer
}

/// A `FunctionConfiguration`. Right after a change the named status is not
/// settled; a function as small as these is ready before anybody calls again.
fn described(function: &Function, unsettled: Option<&str>) -> Document {
    let settled = |status: &str| unsettled != Some(status);
    let code = function.code.as_bytes();
    let modified = function.last_modified.iso_millis().replace('Z', "+0000");
    let mut shown = Document::map()
        .with("FunctionName", &function.name)
        .with("FunctionArn", &function.arn)
        .with("Runtime", &function.runtime)
        .with("Role", &function.role)
        .with("Handler", &function.handler)
        .with("CodeSize", code.len())
        .with("Description", &function.description)
        .with("Timeout", function.timeout)
        .with("MemorySize", function.memory_size)
        .with("LastModified", modified)
        .with("CodeSha256", STANDARD.encode(digest::sha256(code)))
        .with("Version", "$LATEST");
    if let Some(arn) = &function.dead_letter_arn {
        shown.set("DeadLetterConfig", Document::map().with("TargetArn", arn));
    }
    if !function.environment.is_empty() {
        shown.set("Environment", Document::map().with("Variables", tags::document(&function.environment)));
    }
    shown.set("RevisionId", &function.revision_id);
    shown.set("State", if settled("State") { "Active" } else { "Pending" });
    if !settled("State") {
        shown.set("StateReason", "The function is being created.");
        shown.set("StateReasonCode", "Creating");
    }
    if settled("State") {
        shown.set("LastUpdateStatus", if settled("LastUpdateStatus") { "Successful" } else { "InProgress" });
    }
    if !settled("LastUpdateStatus") {
        shown.set("LastUpdateStatusReason", "The function is being created.");
        shown.set("LastUpdateStatusReasonCode", "Creating");
    }
    shown.set("PackageType", "Zip");
    shown.set("Architectures", Document::List(vec![function.architecture.as_str().into()]));
    shown
}
