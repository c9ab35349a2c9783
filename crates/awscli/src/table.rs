//! The options of an operation: one for each member of its input, and those
//! that the AWS CLI adds or calls otherwise.

use crate::names::{flag, kebab};
use crate::options::Takes;
use crate::pages::Paging;
use crate::put_metric_data;
use sim::model::{Kind, Model, Operation, ShapeId};

/// One option.
#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// With its dashes.
    pub(crate) flag: String,
    pub(crate) takes: Takes,
    pub(crate) target: Target,
    pub(crate) required: bool,
    /// Whether `help` lists it.
    pub(crate) listed: bool,
    /// Whether a call with it is more than refused.
    pub(crate) simulated: bool,
}

/// What an option's words become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    Member(&'static str, ShapeId),
    /// `ec2 run-instances --count 1:3`.
    Count,
    /// What `ec2 run-instances` puts in its first network interface.
    PublicAddress,
    SecondaryAddresses,
    SecondaryAddressCount,
    /// `lambda create-function --zip-file fileb://…`, which goes into `Code`.
    ZipFile,
    /// A member of the first datum of `cloudwatch put-metric-data`.
    Datum(&'static str, ShapeId),
    StartingToken,
    PageSize,
    MaxItems,
    InputJson,
    Skeleton,
}

/// The options of an operation, in the order of its help.
pub(crate) fn arguments(model: &Model, operation: &Operation) -> Vec<Argument> {
    let command = kebab(operation.name);
    let mut table = Vec::new();
    for member in operation.input.map_or(&[][..], |shape| model.members(shape)) {
        let plain = kebab(member.name);
        let mut add = |name: String, takes| {
            table.push(Argument {
                flag: format!("--{}", flag(model.service, &command, name)),
                takes,
                target: Target::Member(member.name, member.shape),
                required: member.required,
                listed: true,
                simulated: member.simulated,
            });
        };
        match model.shape(member.shape).kind {
            Kind::Boolean => {
                add(plain.clone(), Takes::Nothing(true));
                add(format!("no-{plain}"), Takes::Nothing(false));
            }
            Kind::List(_) => add(plain, Takes::Many),
            _ => add(plain, Takes::One),
        }
    }
    if (model.service, operation.name) == ("ec2", "RunInstances") {
        run_instances(&mut table);
    }
    if (model.service, operation.name) == ("cloudwatch", "PutMetricData") {
        put_metric_data::add(model, operation, &mut table);
    }
    if (model.service, operation.name) == ("lambda", "CreateFunction") {
        // Source: AWS CLI Command Reference, "create-function".
        table.iter_mut().filter(|argument| argument.flag == "--code").for_each(|argument| argument.required = false);
        table.push(own("--zip-file", Takes::One, Target::ZipFile));
    }
    page_options(model, operation, &mut table);
    table.push(own("--cli-input-json", Takes::One, Target::InputJson));
    table.push(own("--generate-cli-skeleton", Takes::Many, Target::Skeleton));
    table
}

pub(crate) fn own(flag: &str, takes: Takes, target: Target) -> Argument {
    Argument { flag: flag.to_string(), takes, target, required: false, listed: true, simulated: true }
}

/// Source: AWS CLI Command Reference, "run-instances".
fn run_instances(table: &mut Vec<Argument>) {
    table.retain(|argument| !matches!(argument.flag.as_str(), "--min-count" | "--max-count"));
    table.push(own("--count", Takes::One, Target::Count));
    table.push(own("--secondary-private-ip-addresses", Takes::Many, Target::SecondaryAddresses));
    table.push(own("--secondary-private-ip-address-count", Takes::One, Target::SecondaryAddressCount));
    table.push(own("--associate-public-ip-address", Takes::Nothing(true), Target::PublicAddress));
    table.push(own("--no-associate-public-ip-address", Takes::Nothing(false), Target::PublicAddress));
}

/// An operation with pages has the same three options everywhere; its own are
/// still understood, yet no longer listed.
fn page_options(model: &Model, operation: &Operation, table: &mut Vec<Argument>) {
    let Some(paging) = Paging::of(model, operation) else { return };
    for argument in table.iter_mut() {
        if let Target::Member(name, _) = argument.target {
            argument.listed &= name != paging.token && Some(name) != paging.limit;
        }
    }
    table.push(own("--starting-token", Takes::One, Target::StartingToken));
    if paging.limit.is_some() {
        table.push(own("--page-size", Takes::One, Target::PageSize));
    }
    table.push(own("--max-items", Takes::One, Target::MaxItems));
}
