//! `api.model`: each operation of a service, declared once.
//!
//! From a model come validation with AWS's wording, the command line's flags
//! and help, the console's hints, CloudTrail's casing and the coverage list.
//! It is checked against the real service model in `tests/conformance`.
//!
//! # Notation
//!
//! One thing a line; `#` begins a comment; indented lines belong to the line
//! above.
//!
//! ```text
//! service events                       # the AWS CLI's name
//!   title Amazon EventBridge
//!   source events.amazonaws.com        # CloudTrail's eventSource
//!   protocol json                      # json | query | ec2 | rest-json | rest-xml
//!   version 2015-10-07
//! op PutRule write PutRuleRequest PutRuleResponse ! LimitExceededException
//! op ListRules read ListRulesRequest ListRulesResponse
//! op DeleteRule write DeleteRuleRequest -
//! op CreateFunction write - - trail-name=CreateFunction20150331 # CloudTrail's eventName
//! structure PutRuleRequest
//!   Name! RuleName                     # `!` required
//!   Tags TagList
//!   Old~ String                        # `~` known to AWS, not simulated: refused when given
//!   Ids IdList trail=instancesSet      # CloudTrail's odd name for it
//!   Image ImageId trail=set.[].imageId # … as `{"set":[{"imageId":…}]}`
//!   Tags TagList trail=tags[]           # … as a bare list, where EC2's stand in `{"items":…}`
//!   Force Flag trail-default=false     # what CloudTrail shows where it is not given
//!   Data Blob trail-hidden=<removed>   # what CloudTrail shows in its place
//!   Code Blob trail-hidden=            # … nothing: it leaves it out
//!   Ids! IdList wire=InstanceId        # its name in the service's refusals
//!   Limit Limit refusal=BadLimit       # the code where its constraint is broken
//!   Rule RuleName resource=AWS::Events::Rule # names a resource of that CloudFormation type
//! string RuleName 1..64 /[\.\-_A-Za-z0-9]+/
//! string RuleState = ENABLED DISABLED  # an enumeration
//! integer Limit 1..100
//! list TagList Tag 0..5
//! map Paths PathKey Path 0..100
//! boolean Boolean
//! timestamp Timestamp
//! ```
//!
//! Kinds: `structure`, `list`, `map`, `string`, `integer`, `long`, `float`,
//! `double`, `boolean`, `timestamp`, `blob`. `-` stands for no input or no
//! output. The IAM action is `<service>:<Operation>` unless the `op` line has
//! `action=…`. CloudTrail takes a call as a management event unless the `op`
//! line has `trail=data` or `trail=none`, and calls it by the operation's name
//! unless the line has `trail-name=…`. Ranges `low..high` may leave out either end.

mod parse;
mod pattern;
mod resources;
mod told;
mod trail;
mod validate;

use std::collections::BTreeMap;

pub use trail::{camel, trail_form};
pub use validate::validate;

/// A service's operations and the shapes of their inputs and outputs.
#[derive(Debug)]
pub struct Model {
    /// The AWS CLI's name: `events`.
    pub service: &'static str,
    /// `Amazon EventBridge`.
    pub title: &'static str,
    /// CloudTrail's `eventSource`: `events.amazonaws.com`.
    pub source: &'static str,
    pub protocol: Protocol,
    /// The API version: `2015-10-07`.
    pub version: &'static str,
    pub operations: BTreeMap<&'static str, Operation>,
    shapes: Vec<Shape>,
}

/// How the service speaks on the wire; decides the wording of its refusals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    Json,
    Query,
    Ec2,
    RestJson,
    RestXml,
}

#[derive(Debug)]
pub struct Operation {
    /// `PutRule`.
    pub name: &'static str,
    /// CloudTrail's `readOnly`.
    pub read_only: bool,
    /// The IAM action: `events:PutRule`.
    pub action: String,
    /// What CloudTrail makes of a call.
    pub trail: TrailClass,
    /// CloudTrail's `eventName`, mostly the name: `CreateFunction20150331`.
    pub trail_name: &'static str,
    pub input: Option<ShapeId>,
    pub output: Option<ShapeId>,
    /// Codes of the errors that the AWS API reference lists.
    pub errors: Vec<&'static str>,
}

/// How CloudTrail classes an operation's calls. Source: CloudTrail User Guide,
/// "CloudTrail events" and each service's "Logging API calls".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TrailClass {
    /// In Event history and in trails.
    #[default]
    Management,
    /// Only in trails that ask for it.
    Data,
    /// Not recorded at all.
    Unlogged,
}

/// A shape's place in its model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ShapeId(pub(crate) u32);

#[derive(Debug)]
pub struct Shape {
    pub name: &'static str,
    pub kind: Kind,
    /// Inclusive bounds: of a number's value, or a text's or list's length.
    pub min: Option<i64>,
    pub max: Option<i64>,
    /// Whether a member in it or below it names a resource.
    pub names_resources: bool,
}

#[derive(Debug)]
pub enum Kind {
    Structure(Vec<Member>),
    List(ShapeId),
    Map(ShapeId, ShapeId),
    Text(TextRule),
    Integer,
    Float,
    Boolean,
    Timestamp,
    Blob,
}

/// What a text may be. Empty `values` and no `pattern` allow any.
#[derive(Debug, Default)]
pub struct TextRule {
    pub values: Vec<&'static str>,
    /// A regular expression that must match the whole text.
    pub pattern: Option<&'static str>,
    /// The same, read; none too where it was not understood, which
    /// [`Model::diagnose`] tells.
    parsed: Option<pattern::Pattern>,
}

impl TextRule {
    /// Whether the whole of `text` fits the pattern.
    pub fn fits(&self, text: &str) -> bool {
        self.parsed.as_ref().is_none_or(|pattern| pattern.fits(text))
    }
}

#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub shape: ShapeId,
    pub required: bool,
    /// False: AWS has it, the simulation does not yet.
    pub simulated: bool,
    /// CloudTrail's name where it is not the name with a small first letter:
    /// `instancesSet`, or `instancesSet.[].imageId` for a member of each
    /// element of that list, or `tags[]` for a list without EC2's `items`.
    pub trail: Option<&'static str>,
    /// The JSON that CloudTrail shows where the member is not given.
    pub trail_default: Option<&'static str>,
    /// What CloudTrail shows in place of a value it must not tell; empty where
    /// it leaves the member out.
    pub trail_hidden: Option<&'static str>,
    /// The name on the wire, which refusals use, where it differs.
    pub wire: Option<&'static str>,
    /// The error code where a constraint on it is broken, if it has its own.
    pub refusal: Option<&'static str>,
    /// The type of the resource that it names: `AWS::Events::Rule`.
    pub resource: Option<&'static str>,
}

impl Model {
    /// Reads an `api.model`. A line that is not understood is left out and
    /// reported by [`Model::diagnose`], which every service's tests call.
    pub fn parse(text: &'static str) -> Model {
        parse::parse(text).0
    }

    /// What is wrong with an `api.model`, one line each.
    pub fn diagnose(text: &'static str) -> Vec<String> {
        parse::parse(text).1
    }

    pub fn operation(&self, name: &str) -> Option<&Operation> {
        self.operations.get(name)
    }

    /// The operation whose calls CloudTrail calls so.
    pub fn operation_in_trail(&self, event_name: &str) -> Option<&Operation> {
        let named = self.operation(event_name).filter(|it| it.trail_name == event_name);
        named.or_else(|| self.operations.values().find(|it| it.trail_name == event_name))
    }

    pub fn shape(&self, id: ShapeId) -> &Shape {
        static NOTHING: Shape = Shape { name: "", kind: Kind::Boolean, min: None, max: None, names_resources: false };
        self.shapes.get(id.0 as usize).unwrap_or(&NOTHING)
    }

    /// The members of a structure; none where it is no structure.
    pub fn members(&self, id: ShapeId) -> &[Member] {
        match &self.shape(id).kind {
            Kind::Structure(members) => members,
            _ => &[],
        }
    }

    pub fn member(&self, id: ShapeId, name: &str) -> Option<&Member> {
        self.members(id).iter().find(|member| member.name == name)
    }
}

#[cfg(test)]
mod tests;
