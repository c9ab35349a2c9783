//! Sets of rules that are hard in a way of their own: few fields that all
//! rules name, or operators that most events meet.

use super::{BUCKETS, CALLS, Draw, REGIONS, mixed};
use base::{Document, Seed};

/// What a set's rules are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What operators ask for: a call and something of it.
    Mixed,
    /// Lists of calls, people and regions, in the same three fields.
    FewFields,
    /// Beginnings and ends of names, some without regard to case.
    Affixes,
    /// Everything but some people, networks and calls.
    AnythingBut,
    /// Ranges that overlap.
    Numeric,
    /// Wildcards with several pieces.
    Wildcards,
    /// What is there and what is not, and the one or the other.
    Alternatives,
    /// All operators, in many fields of each rule, with nothing rare in it.
    Everything,
}

impl Kind {
    pub const ALL: [Kind; 8] = [
        Kind::Mixed,
        Kind::FewFields,
        Kind::Affixes,
        Kind::AnythingBut,
        Kind::Numeric,
        Kind::Wildcards,
        Kind::Alternatives,
        Kind::Everything,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Kind::Mixed => "mixed",
            Kind::FewFields => "same few fields",
            Kind::Affixes => "prefix, suffix",
            Kind::AnythingBut => "anything-but",
            Kind::Numeric => "numeric",
            Kind::Wildcards => "wildcard",
            Kind::Alternatives => "exists, $or",
            Kind::Everything => "all operators",
        }
    }
}

/// `count` rules of a kind: names, and patterns as JSON texts.
pub fn rules_of(kind: Kind, seed: Seed, count: usize) -> Vec<(String, String)> {
    let mut draw = Draw { seed: seed.branch("sample rules"), count: 0 };
    (0..count).map(|ordinal| (format!("rule-{ordinal:05}"), rule(kind, &mut draw).to_json())).collect()
}

fn rule(kind: Kind, draw: &mut Draw) -> Document {
    match kind {
        Kind::Mixed => mixed(draw),
        Kind::FewFields => few_fields(draw),
        Kind::Affixes => affixes(draw),
        Kind::AnythingBut => anything_but(draw),
        Kind::Numeric => numeric(draw),
        Kind::Wildcards => wildcards(draw),
        Kind::Alternatives => alternatives(draw),
        Kind::Everything => everything(draw),
    }
}

fn one(condition: impl Into<Document>) -> Document {
    vec![condition.into()].into()
}

fn operator(name: &str, value: impl Into<Document>) -> Document {
    one(Document::map().with(name, value.into()))
}

fn detail(detail: Document) -> Document {
    Document::map().with("detail-type", one("AWS API Call via CloudTrail")).with("detail", detail)
}

fn some<T: Into<Document>>(draw: &mut Draw, most: u64, each: impl Fn(&mut Draw) -> T) -> Document {
    (0..=draw.below(most)).map(|_| each(draw).into()).collect::<Vec<Document>>().into()
}

fn few_fields(draw: &mut Draw) -> Document {
    let person = some(draw, 4, Draw::person);
    detail(
        Document::map()
            .with("eventName", some(draw, 6, |draw| draw.call().1))
            .with("userIdentity", Document::map().with("userName", person))
            .with("awsRegion", some(draw, 3, |draw| draw.pick(&REGIONS, ""))),
    )
}

fn affixes(draw: &mut Draw) -> Document {
    let any_case = |text: String| Document::map().with("equals-ignore-case", text);
    let parameters = match draw.below(4) {
        0 => Document::map().with("bucketName", operator("prefix", format!("team-{}-", draw.below(20)))),
        1 => Document::map().with("bucketName", operator("suffix", format!("-{:03}", draw.below(BUCKETS)))),
        2 => Document::map().with("key", operator("prefix", format!("logs/{}/{:x}", draw.below(30), draw.below(256)))),
        _ => Document::map().with("name", operator("prefix", any_case(format!("LAMBDA-{}", draw.below(50))))),
    };
    let arn = format!("user/user-{:03}", draw.below(400));
    let identity = match draw.below(3) {
        0 => Document::map().with("arn", operator("suffix", arn)),
        1 => Document::map().with("userName", operator("prefix", any_case(format!("USER-{}", draw.below(4))))),
        _ => Document::map().with("accessKeyId", operator("prefix", "ASIA")),
    };
    detail(Document::map().with("requestParameters", parameters).with("userIdentity", identity))
}

fn anything_but(draw: &mut Draw) -> Document {
    let but = |value: Document| operator("anything-but", value);
    let names = some(draw, 5, |draw| draw.call().1);
    let people = some(draw, 3, |draw| format!("user-{:02}", draw.below(40)));
    let address = some(draw, 3, Draw::address);
    let (service, _) = draw.call();
    detail(
        Document::map()
            .with("eventSource", one(format!("{service}.amazonaws.com")))
            .with("eventName", but(names))
            .with("sourceIPAddress", but(address))
            .with("awsRegion", one(draw.pick(&REGIONS, "")))
            .with("errorCode", but(one("AccessDenied")))
            .with("userIdentity", Document::map().with("userName", but(Document::map().with("prefix", people)))),
    )
}

fn range(draw: &mut Draw, limit: u64) -> Document {
    let (low, wide) = (draw.below(limit), 1 + draw.below(limit / 4));
    let range: Vec<Document> = match draw.below(3) {
        0 => vec![">".into(), (low as i64).into()],
        1 => vec!["<=".into(), (low as i64).into()],
        _ => vec![">=".into(), (low as i64).into(), "<".into(), ((low + wide) as i64).into()],
    };
    operator("numeric", range)
}

fn numeric(draw: &mut Draw) -> Document {
    let parameters = match draw.below(3) {
        0 => Document::map().with("bytes", range(draw, 1_000_000)),
        1 => Document::map().with("limit", range(draw, 1_000)),
        _ => Document::map().with("minCount", range(draw, 10)),
    };
    let calls = some(draw, 2, |draw| draw.call().1);
    detail(Document::map().with("requestParameters", parameters).with("eventName", calls))
}

fn wildcards(draw: &mut Draw) -> Document {
    let arn = format!("arn:aws:iam::*:user/user-{:02}*", draw.below(40));
    let key = match draw.below(3) {
        0 => format!("*/{}/*{:x}*.json", draw.below(30), draw.below(256)),
        1 => format!("logs/{}/*{:x}.json", draw.below(30), draw.below(16)),
        _ => format!("logs/*{:x}*{:x}.json", draw.below(256), draw.below(16)),
    };
    let parameters = match draw.below(2) {
        0 => Document::map().with("key", operator("wildcard", key)),
        _ => Document::map().with("name", operator("wildcard", format!("*-{}*", draw.below(100)))),
    };
    let identity = Document::map().with("arn", operator("wildcard", arn));
    detail(Document::map().with("requestParameters", parameters).with("userIdentity", identity))
}

fn alternatives(draw: &mut Draw) -> Document {
    let there = |there: bool| operator("exists", there);
    let person = Document::map().with("userIdentity", Document::map().with("userName", one(draw.person())));
    let key = Document::map().with("key", there(draw.below(2) == 0)).with("name", there(draw.below(2) == 0));
    let refused = Document::map().with("errorCode", there(true)).with("awsRegion", one(draw.pick(&REGIONS, "")));
    let from = Document::map().with("eventName", some(draw, 3, |draw| draw.call().1)).with("requestParameters", key);
    detail(Document::map().with("readOnly", one(false)).with("$or", vec![person, refused, from]))
}

fn everything(draw: &mut Draw) -> Document {
    let (service, _) = draw.pick(&CALLS, ("ec2", &[]));
    let person = draw.below(40);
    let user: Vec<Document> = vec![
        Document::map().with("prefix", format!("user-{person:02}")),
        Document::map().with("wildcard", format!("user-*{}", draw.below(100))),
        Document::map().with("anything-but", Document::map().with("suffix", format!("{}", draw.below(10)))),
    ];
    let address: Vec<Document> = vec![
        Document::map().with("cidr", format!("10.{}.{}.0/20", draw.below(2), draw.below(16) * 16)),
        Document::map().with("prefix", format!("172.16.{}", draw.below(10))),
        Document::map().with("anything-but", Document::map().with("prefix", format!("{}", 1 + draw.below(9)))),
    ];
    let attributes = Document::map().with("mfaAuthenticated", one(if draw.below(2) == 0 { "true" } else { "false" }));
    let parameters = match draw.below(3) {
        0 => Document::map().with("bytes", range(draw, 1_000_000)).with("key", operator("wildcard", "logs/*.json")),
        1 => Document::map().with("limit", range(draw, 1_000)).with("tags", Document::map().with("key", one("team"))),
        _ => Document::map().with("minCount", range(draw, 10)).with("name", operator("exists", false)),
    };
    detail(
        Document::map()
            .with("eventSource", vec![format!("{service}.amazonaws.com"), "s3.amazonaws.com".to_owned()])
            .with("errorCode", operator("exists", draw.below(8) == 0))
            .with("awsRegion", operator("anything-but", some(draw, 3, |draw| draw.pick(&REGIONS, ""))))
            .with("sourceIPAddress", address)
            .with("requestParameters", parameters)
            .with(
                "userIdentity",
                Document::map()
                    .with("userName", user)
                    .with("sessionContext", Document::map().with("attributes", attributes)),
            ),
    )
}
