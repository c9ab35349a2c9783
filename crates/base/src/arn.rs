//! Amazon Resource Names: `arn:partition:service:region:account:resource`.

use std::fmt;
use std::str::FromStr;

/// An ARN in its six parts. `region` and `account` may be empty (S3, IAM).
///
/// Source: AWS General Reference, "Amazon Resource Names (ARNs)".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arn {
    pub partition: String,
    pub service: String,
    pub region: String,
    pub account: String,
    /// Everything after the fifth colon, slashes and colons included.
    pub resource: String,
}

impl Arn {
    /// An ARN of the `aws` partition.
    pub fn new(service: &str, region: &str, account: &str, resource: &str) -> Arn {
        Arn {
            partition: "aws".to_string(),
            service: service.to_string(),
            region: region.to_string(),
            account: account.to_string(),
            resource: resource.to_string(),
        }
    }
}

/// How many colon-separated elements a text has that is not an ARN: AWS says
/// the number in its messages ("An ARN must have at least 6 elements, not 1").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnArn {
    pub elements: usize,
}

impl FromStr for Arn {
    type Err = NotAnArn;

    fn from_str(text: &str) -> Result<Arn, NotAnArn> {
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        match parts.as_slice() {
            ["arn", partition, service, region, account, resource] => Ok(Arn {
                partition: partition.to_string(),
                service: service.to_string(),
                region: region.to_string(),
                account: account.to_string(),
                resource: resource.to_string(),
            }),
            _ => Err(NotAnArn { elements: parts.len() }),
        }
    }
}

impl fmt::Display for Arn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Arn { partition, service, region, account, resource } = self;
        write!(out, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_same_text() {
        for text in [
            "arn:aws:sns:us-east-1:123456789012:ops",
            "arn:aws:s3:::bucket/key:with:colons",
            "arn:aws:events:us-east-1:123456789012:rule/bus/name",
        ] {
            assert_eq!(text.parse::<Arn>().unwrap().to_string(), text);
        }
        assert_eq!("ops".parse::<Arn>(), Err(NotAnArn { elements: 1 }));
    }
}
