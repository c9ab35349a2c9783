//! Events and rules as an account has them, for the bench: each seed gives
//! the same ones for ever.
//!
//! Events are CloudTrail records of about 1 kB in their envelope; rules ask
//! for what operators ask for: a call, a person, a bucket, a network.

mod kinds;

pub use kinds::{Kind, rules_of};

use base::{Document, Seed};

/// Services with some of their calls.
const CALLS: [(&str, &[&str]); 12] = [
    ("ec2", &["RunInstances", "StopInstances", "StartInstances", "TerminateInstances", "CreateTags", "CreateVolume"]),
    ("s3", &["PutObject", "DeleteObject", "CreateBucket", "PutBucketPolicy", "DeleteBucket", "CopyObject"]),
    ("iam", &["CreateUser", "DeleteUser", "CreateAccessKey", "AttachRolePolicy", "PassRole", "UpdateUser"]),
    ("lambda", &["CreateFunction20150331", "Invoke", "UpdateFunctionCode20150331v2", "DeleteFunction20150331"]),
    ("dynamodb", &["CreateTable", "UpdateTable", "DeleteTable", "TagResource"]),
    ("kms", &["Encrypt", "CreateKey", "ScheduleKeyDeletion", "DisableKey"]),
    ("sns", &["CreateTopic", "Subscribe", "DeleteTopic", "SetTopicAttributes"]),
    ("sqs", &["CreateQueue", "DeleteQueue", "SetQueueAttributes", "PurgeQueue"]),
    ("rds", &["CreateDBInstance", "ModifyDBInstance", "RebootDBInstance", "DeleteDBInstance"]),
    ("cloudformation", &["CreateStack", "UpdateStack", "DeleteStack", "CreateChangeSet"]),
    ("logs", &["CreateLogGroup", "CreateLogStream", "PutMetricFilter", "DeleteLogGroup"]),
    ("events", &["PutRule", "PutTargets", "DeleteRule", "RemoveTargets"]),
];

const REGIONS: [&str; 6] = ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-2", "ap-southeast-1", "sa-east-1"];

/// How many people, buckets and keys the account has.
const PEOPLE: u64 = 400;
const BUCKETS: u64 = 250;

struct Draw {
    seed: Seed,
    count: u64,
}

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.count += 1;
        self.seed.bits("draw", self.count) % limit.max(1)
    }

    fn pick<T: Copy>(&mut self, of: &[T], or: T) -> T {
        let index = self.below(of.len() as u64) as usize;
        of.get(index).copied().unwrap_or(or)
    }

    /// A service and one of its calls.
    fn call(&mut self) -> (&'static str, &'static str) {
        let (service, calls) = self.pick(&CALLS, ("ec2", &["RunInstances"]));
        (service, self.pick(calls, "RunInstances"))
    }

    /// Some people do more than others.
    fn person(&mut self) -> String {
        let limit = 1 + self.below(PEOPLE);
        format!("user-{:03}", self.below(limit))
    }

    fn bucket(&mut self) -> String {
        format!("team-{}-bucket-{:03}", self.below(20), self.below(BUCKETS))
    }

    fn address(&mut self) -> String {
        let network = self.pick(&["10.0", "10.1", "172.16", "192.0", "198.51", "203.0"], "10.0");
        format!("{network}.{}.{}", self.below(256), self.below(256))
    }
}

/// `count` events as JSON texts.
pub fn events(seed: Seed, count: usize) -> Vec<String> {
    let mut draw = Draw { seed: seed.branch("sample events"), count: 0 };
    (0..count as u64).map(|ordinal| event(&mut draw, seed, ordinal).to_json()).collect()
}

fn event(draw: &mut Draw, seed: Seed, ordinal: u64) -> Document {
    let (service, call) = draw.call();
    let region = draw.pick(&REGIONS, "us-east-1");
    let person = draw.person();
    let at = base::Time(1_614_909_600_000 + ordinal as i64 * 1_000).iso();
    let mut detail = Document::map()
        .with("eventVersion", "1.08")
        .with("userIdentity", identity(draw, seed, &person, ordinal))
        .with("eventTime", at.as_str())
        .with("eventSource", format!("{service}.amazonaws.com"))
        .with("eventName", call)
        .with("awsRegion", region)
        .with("sourceIPAddress", draw.address())
        .with("userAgent", draw.pick(&["aws-cli/2.1.30", "console.amazonaws.com", "Boto3/1.17.22"], "aws-cli"))
        .with("requestParameters", parameters(draw, seed, service, ordinal))
        .with("responseElements", Document::Null)
        .with("requestID", seed.uuid("sample request", ordinal))
        .with("eventID", seed.uuid("sample record", ordinal))
        .with("readOnly", false)
        .with("eventType", "AwsApiCall")
        .with("managementEvent", true)
        .with("recipientAccountId", "123456789012")
        .with("eventCategory", "Management");
    if draw.below(8) == 0 {
        detail.set("errorCode", draw.pick(&["AccessDenied", "Client.UnauthorizedOperation"], "AccessDenied"));
        detail.set("errorMessage", "User is not authorized to perform this operation");
    }
    Document::map()
        .with("version", "0")
        .with("id", seed.uuid("sample event", ordinal))
        .with("detail-type", "AWS API Call via CloudTrail")
        .with("source", format!("aws.{service}"))
        .with("account", "123456789012")
        .with("time", at)
        .with("region", region)
        .with("resources", Document::List(Vec::new()))
        .with("detail", detail)
}

fn identity(draw: &mut Draw, seed: Seed, person: &str, ordinal: u64) -> Document {
    let created = base::Time(1_614_900_000_000 + ordinal as i64).iso();
    let attributes = Document::map()
        .with("mfaAuthenticated", if draw.below(3) == 0 { "true" } else { "false" })
        .with("creationDate", created);
    Document::map()
        .with("type", "IAMUser")
        .with("principalId", format!("AIDA{}", seed.base32("sample principal", ordinal, 17)))
        .with("arn", format!("arn:aws:iam::123456789012:user/{person}"))
        .with("accountId", "123456789012")
        .with("accessKeyId", format!("ASIA{}", seed.base32("sample key", ordinal, 16)))
        .with("userName", person)
        .with("sessionContext", Document::map().with("attributes", attributes))
}

fn parameters(draw: &mut Draw, seed: Seed, service: &str, ordinal: u64) -> Document {
    match service {
        "s3" => Document::map()
            .with("bucketName", draw.bucket())
            .with("key", format!("logs/{}/{}.json", draw.below(30), seed.hex("sample object", ordinal, 8)))
            .with("bytes", draw.below(1_000_000) as i64),
        "ec2" => {
            let item = Document::map().with("instanceId", format!("i-{}", seed.hex("sample instance", ordinal, 17)));
            Document::map()
                .with("instanceType", draw.pick(&["t3.micro", "t3.large", "m5.xlarge", "c5.4xlarge"], "t3.micro"))
                .with("minCount", 1 + draw.below(10) as i64)
                .with("instancesSet", Document::map().with("items", vec![item]))
        }
        _ => Document::map()
            .with("name", format!("{service}-{}", draw.below(500)))
            .with("limit", draw.below(1_000) as i64)
            .with("tags", vec![Document::map().with("key", "team").with("value", format!("team-{}", draw.below(20)))]),
    }
}

fn mixed(draw: &mut Draw) -> Document {
    let (service, call) = draw.call();
    let one = |value: &str| Document::from(vec![value]);
    let operator = |name: &str, value: Document| Document::from(vec![Document::map().with(name, value)]);
    let user = |value: Document| Document::map().with("userName", value);
    let calls = || Document::map().with("eventName", one(call));
    let detail = match draw.below(12) {
        0 | 1 => calls().with("userIdentity", user(one(&draw.person()))),
        2 => calls().with("userIdentity", user(operator("anything-but", vec![draw.person(), draw.person()].into()))),
        3 => calls().with("userIdentity", user(operator("prefix", format!("user-{:02}", draw.below(40)).into()))),
        4 => calls().with("sourceIPAddress", operator("cidr", format!("10.0.{}.0/24", draw.below(256)).into())),
        5 => calls().with("errorCode", operator("exists", true.into())).with("awsRegion", one(draw.pick(&REGIONS, ""))),
        6 => {
            let least = Document::from(vec![Document::from(">="), Document::from(draw.below(900_000) as i64)]);
            let sizes =
                Document::map().with("bucketName", one(&draw.bucket())).with("bytes", operator("numeric", least));
            Document::map().with("eventName", one("PutObject")).with("requestParameters", sizes)
        }
        7 => {
            let key = format!("logs/{}/*{}.json", draw.below(30), draw.below(10));
            Document::map().with("requestParameters", Document::map().with("key", operator("wildcard", key.into())))
        }
        8 => {
            let suffix = format!("-{:03}", draw.below(BUCKETS));
            let bucket = Document::map().with("bucketName", operator("suffix", suffix.into()));
            calls().with("requestParameters", bucket)
        }
        9 => {
            let name = Document::map().with("name", one(&format!("{service}-{}", draw.below(500))));
            Document::map().with("requestParameters", name)
        }
        10 => {
            let refused = Document::map().with("errorCode", one("AccessDenied"));
            let person = Document::map().with("userIdentity", user(one(&draw.person())));
            Document::map().with("eventName", one(call)).with("$or", vec![refused, person])
        }
        _ => {
            let (_, other) = draw.call();
            let named =
                Document::map().with("name", operator("prefix", format!("{service}-{}", draw.below(50)).into()));
            Document::map().with("eventName", vec![call, other]).with("requestParameters", named)
        }
    };
    Document::map()
        .with("source", one(&format!("aws.{service}")))
        .with("detail-type", one("AWS API Call via CloudTrail"))
        .with("detail", detail)
}

#[cfg(test)]
mod tests {
    use super::super::{Matcher, Pattern};
    use super::*;

    #[test]
    fn the_matcher_finds_what_each_rule_finds() {
        let events = events(Seed(7), 200);
        let bytes: usize = events.iter().map(String::len).sum();
        assert!((900..1_400).contains(&(bytes / events.len())), "{} bytes an event", bytes / events.len());
        for kind in Kind::ALL {
            let rules: Vec<Pattern> =
                rules_of(kind, Seed(7), 600).iter().map(|(_, pattern)| Pattern::parse(pattern).unwrap()).collect();
            let mut matcher = Matcher::new();
            rules.iter().zip(0..).for_each(|(rule, id)| matcher.add(id, rule));
            let mut pairs = 0;
            for text in &events {
                let event = Document::parse(text).unwrap();
                let wanted: Vec<u32> = rules.iter().zip(0..).filter(|it| it.0.matches(&event)).map(|it| it.1).collect();
                assert_eq!(matcher.matches_text(text), wanted, "{kind:?}: {text}");
                pairs += wanted.len();
            }
            assert!(pairs > 5, "{kind:?}: only {pairs} pairs");
        }
    }
}
