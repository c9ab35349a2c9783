//! API names as the command line writes them.

/// `PutRule` → `put-rule`, `GetSMSAttributes` → `get-sms-attributes`, `TargetARNs` → `target-arns`.
pub fn kebab(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let plural = plural_acronym(&letters);
    let mut out = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let in_plural = plural.is_some_and(|from| index > from);
        if index > 0 && !in_plural && starts_word(&letters, index, plural) {
            out.push('-');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// Where `ARNs` begins in `TargetARNs`: two or more capitals and an `s` at the end.
fn plural_acronym(letters: &[char]) -> Option<usize> {
    let (last, rest) = letters.split_last()?;
    let capitals = rest.iter().rev().take_while(|letter| letter.is_ascii_uppercase()).count();
    (*last == 's' && capitals >= 2).then(|| rest.len() - capitals)
}

/// A capital starts a word after a small letter or a digit, and before a small
/// letter that follows an acronym.
fn starts_word(letters: &[char], index: usize, plural: Option<usize>) -> bool {
    let at = |index: usize| letters.get(index).copied().unwrap_or(' ');
    if plural == Some(index) {
        return true;
    }
    let before = index.checked_sub(1).map_or(' ', at);
    at(index).is_ascii_uppercase()
        && (before.is_ascii_lowercase() || before.is_ascii_digit() || at(index + 1).is_ascii_lowercase())
}

/// Flags that the AWS CLI calls otherwise than the member, mostly because a
/// global option has the name: service, operation (or `*`), flag, its name.
const RENAMED: &[(&str, &str, &str, &str)] = &[
    ("sns", "subscribe", "endpoint", "notification-endpoint"),
    ("ec2", "create-image", "no-no-reboot", "reboot"),
    ("ec2", "*", "no-egress", "ingress"),
    ("ec2", "*", "no-disable-api-termination", "enable-api-termination"),
];

/// The flag for a member, without its dashes.
pub fn flag(service: &str, operation: &str, plain: String) -> String {
    let renamed = RENAMED.iter().find(|(for_service, for_operation, from, _)| {
        *for_service == service && (*for_operation == "*" || *for_operation == operation) && *from == plain
    });
    renamed.map_or(plain, |(.., name)| name.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        // Held against what the AWS CLI's own rule gives.
        for (name, expected) in [
            ("PutRule", "put-rule"),
            ("GetSMSAttributes", "get-sms-attributes"),
            ("ListObjectsV2", "list-objects-v2"),
            ("DescribeVpcs", "describe-vpcs"),
            ("InstanceIds", "instance-ids"),
            ("SSEKMSKeyId", "ssekms-key-id"),
            ("ListPolicyARNs", "list-policy-arns"),
            ("TargetARNs", "target-arns"),
            ("Ipv6Addresses", "ipv6-addresses"),
            ("EC2InstanceIds", "ec2-instance-ids"),
            ("HTTPHeaders", "http-headers"),
            ("S3BucketName", "s3-bucket-name"),
            ("logGroupName", "log-group-name"),
            ("roleARN", "role-arn"),
            ("FilterPolicyARN", "filter-policy-arn"),
        ] {
            assert_eq!(kebab(name), expected);
        }
        assert_eq!(flag("sns", "subscribe", "endpoint".into()), "notification-endpoint");
        assert_eq!(flag("sns", "confirm", "endpoint".into()), "endpoint");
    }
}
