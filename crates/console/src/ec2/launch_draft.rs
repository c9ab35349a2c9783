//! What the launch form holds, the call it makes, and the field that a refusal
//! belongs to.

use base::Document;
use sim::services::ec2::{image, instance_type, instance_types};
use sim::{ApiError, Region};

/// The choice of a key pair. Key pairs are not simulated: nobody signs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum KeyChoice {
    #[default]
    NotChosen,
    /// Proceed without a key pair.
    Without,
}

/// The launch form.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchDraft {
    /// The tag `Name`.
    pub name: String,
    pub image_id: String,
    pub instance_type: String,
    pub key: KeyChoice,
    /// As typed.
    pub count: String,
    /// Empty: no preference.
    pub subnet_id: String,
    /// Shutdown behaviour: true for terminate.
    pub terminates_on_shutdown: bool,
    pub termination_protection: bool,
    pub detailed_monitoring: bool,
    /// Plain text; the call carries it in Base64.
    pub user_data: String,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaunchField {
    Name,
    Image,
    Type,
    Key,
    Network,
    Count,
    UserData,
    /// None of them.
    Form,
}

impl LaunchDraft {
    /// As the form opens: the quick start's first image, t2.micro.
    pub fn new(region: Region) -> LaunchDraft {
        LaunchDraft {
            name: String::new(),
            image_id: sim::services::ec2::images(region).next().map(|image| image.id).unwrap_or_default(),
            instance_type: "t2.micro".to_string(),
            key: KeyChoice::NotChosen,
            count: "1".to_string(),
            subnet_id: String::new(),
            terminates_on_shutdown: false,
            termination_protection: false,
            detailed_monitoring: false,
            user_data: String::new(),
        }
    }

    /// The same in another region, which has other images and subnets.
    #[must_use]
    pub fn in_region(self, region: Region) -> LaunchDraft {
        if image(region, &self.image_id).is_some() {
            return self;
        }
        let first = LaunchDraft::new(region).image_id;
        LaunchDraft { subnet_id: String::new(), ..self }.with_image(region, &first)
    }

    /// With another image; a type that cannot run it gives way to the smallest that can.
    #[must_use]
    pub fn with_image(mut self, region: Region, image_id: &str) -> LaunchDraft {
        self.image_id = image_id.to_string();
        let Some(image) = image(region, image_id) else { return self };
        let fits = instance_type(&self.instance_type).is_some_and(|kind| kind.architecture == image.architecture);
        if !fits {
            let micro = |name: &str| name.ends_with(".micro");
            let other = instance_types().find(|it| it.architecture == image.architecture && micro(it.name));
            self.instance_type = other.map(|kind| kind.name.to_string()).unwrap_or_default();
        }
        self
    }

    /// What the form itself finds wrong, with the key of the words.
    pub fn problems(&self) -> Vec<(LaunchField, &'static str)> {
        let mut problems = Vec::new();
        if self.key == KeyChoice::NotChosen {
            problems.push((LaunchField::Key, "ec2.launch.key.missing"));
        }
        if self.count.trim().parse::<u32>().is_ok_and(|count| count > 0) {
            return problems;
        }
        problems.push((LaunchField::Count, "ec2.launch.count.wrong"));
        problems
    }

    /// The call that the form makes: service, operation, input.
    pub fn calls(&self) -> Vec<(&'static str, &'static str, Document)> {
        let count = self.count.trim().parse::<i64>().unwrap_or(0);
        let input = Document::map()
            .with("ImageId", &self.image_id)
            .with("InstanceType", &self.instance_type)
            .with("MinCount", count)
            .with("MaxCount", count)
            .with_some("SubnetId", Some(self.subnet_id.as_str()).filter(|id| !id.is_empty()))
            .with_some("TagSpecifications", self.tags())
            .with_some("Monitoring", self.detailed_monitoring.then(|| Document::map().with("Enabled", true)))
            .with_some("DisableApiTermination", self.termination_protection.then_some(true))
            .with_some("InstanceInitiatedShutdownBehavior", self.terminates_on_shutdown.then_some("terminate"))
            .with_some("UserData", (!self.user_data.is_empty()).then(|| base64(self.user_data.as_bytes())));
        vec![("ec2", "RunInstances", input)]
    }

    fn tags(&self) -> Option<Vec<Document>> {
        if self.name.is_empty() {
            return None;
        }
        let tag = Document::map().with("Key", "Name").with("Value", &self.name);
        Some(vec![Document::map().with("ResourceType", "instance").with("Tags", vec![tag])])
    }
}

/// The field that a refusal of the call belongs to.
pub fn field_of(error: &ApiError) -> LaunchField {
    let says = |words: &str| error.message.contains(words);
    match error.code.as_str() {
        "InvalidAMIID.NotFound" | "InvalidAMIID.Malformed" => LaunchField::Image,
        "InvalidKeyPair.NotFound" => LaunchField::Key,
        "VcpuLimitExceeded" => LaunchField::Count,
        "InvalidSubnetID.NotFound" | "InvalidGroup.NotFound" => LaunchField::Network,
        "TagLimitExceeded" => LaunchField::Name,
        _ if says("InstanceType") || says("instance type") => LaunchField::Type,
        _ if says("minCount") || says("maxCount") => LaunchField::Count,
        _ if says("user data") || says("User data") => LaunchField::UserData,
        _ if says("Tag ") => LaunchField::Name,
        _ => LaunchField::Form,
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |bits: u32| DIGITS.get((bits & 63) as usize).map_or('=', |digit| *digit as char);
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.push(digit(bits >> 18));
        out.push(digit(bits >> 12));
        out.push(if chunk.len() > 1 { digit(bits >> 6) } else { '=' });
        out.push(if chunk.len() > 2 { digit(bits) } else { '=' });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_as_in_its_rfc() {
        for (plain, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }
}
