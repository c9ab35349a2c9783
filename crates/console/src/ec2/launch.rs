//! The launch form's choices and its summary.

use super::launch_draft::{LaunchDraft, LaunchField};
use crate::{View, Words};
use sim::services::ec2::{Image, Network, image, images, instance_types};
use sim::{Account, ApiError};

/// A card of the quick start: an operating system and its images.
#[derive(Clone, Debug, PartialEq)]
pub struct ImageCard {
    /// `Amazon Linux 2 AMI (HVM), SSD Volume Type`.
    pub title: String,
    /// Its newest image for each architecture: label and id.
    pub architectures: Vec<(String, String)>,
    /// Whether the draft's image is one of them.
    pub chosen: bool,
}

/// An instance type of the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeChoice {
    pub name: String,
    /// `t2.micro: 1 vCPU, 1 GiB, free tier eligible`.
    pub label: String,
}

/// What the network settings come to.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkFacts {
    pub vpc: String,
    /// Id and label of each; the first stands for no preference.
    pub subnets: Vec<(String, String)>,
    /// `sg-0… (default)`.
    pub security_group: String,
}

/// The launch form.
#[derive(Clone, Debug, PartialEq)]
pub struct LaunchPage {
    pub cards: Vec<ImageCard>,
    /// Description, id and name of the chosen image.
    pub image: Option<(String, String, String)>,
    /// Only those that can run the image.
    pub types: Vec<TypeChoice>,
    pub network: NetworkFacts,
    /// The summary's lines: label, value.
    pub summary: Vec<(String, String)>,
    /// What is wrong, by field, in words.
    pub errors: Vec<(LaunchField, String)>,
}

impl LaunchPage {
    /// What is wrong with a field.
    pub fn error(&self, field: LaunchField) -> Option<String> {
        self.errors.iter().find(|(at, _)| *at == field).map(|(_, words)| words.clone())
    }
}

/// The form for a draft. `tried`: the person has pressed the button, so what
/// is missing shows; `refusal`: what AWS answered.
pub fn launch(
    account: &Account,
    view: &View,
    draft: &LaunchDraft,
    tried: bool,
    refusal: Option<&ApiError>,
) -> LaunchPage {
    let chosen = image(view.region, &draft.image_id);
    let network = network(account, view);
    let mut errors = Vec::new();
    if tried {
        errors.extend(draft.problems().into_iter().map(|(field, key)| (field, view.say(key))));
    }
    if let Some(error) = refusal {
        errors.push((super::field_of(error), format!("{}: {}", error.code, error.message)));
    }
    LaunchPage {
        cards: cards(view, &draft.image_id),
        summary: summary(view, draft, chosen.as_ref(), &network),
        types: types(view, chosen.as_ref()),
        image: chosen.map(|image| (image.description, image.id, image.name)),
        network,
        errors,
    }
}

fn cards(view: &View, image_id: &str) -> Vec<ImageCard> {
    let mut cards: Vec<ImageCard> = Vec::new();
    for image in images(view.region) {
        let label = view.say(if image.architecture == "arm64" { "ec2.launch.arm" } else { "ec2.launch.x86" });
        let chosen = image.id == image_id;
        match cards.iter_mut().find(|card| card.title == image.title) {
            Some(card) => {
                card.chosen |= chosen;
                // The catalogue has the newest first; older ones are for the API.
                if !card.architectures.iter().any(|(there, _)| *there == label) {
                    card.architectures.push((label, image.id));
                }
            }
            None => {
                let title = image.title.to_string();
                cards.push(ImageCard { title, architectures: vec![(label, image.id)], chosen });
            }
        }
    }
    cards
}

fn types(view: &View, image: Option<&Image>) -> Vec<TypeChoice> {
    let fits = |architecture: &str| image.is_none_or(|image| image.architecture == architecture);
    let choice = |kind: &sim::services::ec2::InstanceType| {
        let memory = match kind.memory_mib {
            512 => "0.5".to_string(),
            mib => (mib / 1_024).to_string(),
        };
        let key = if kind.free_tier { "ec2.launch.type.free" } else { "ec2.launch.type" };
        let facts = [("name", kind.name), ("vcpus", &kind.vcpus.to_string()), ("memory", &memory)];
        TypeChoice { name: kind.name.to_string(), label: view.fill(key, &facts) }
    };
    instance_types().filter(|kind| fits(kind.architecture)).map(choice).collect()
}

fn network(account: &Account, view: &View) -> NetworkFacts {
    let network = Network::of(account.kernel().seed, view.region);
    let default = view.say("ec2.launch.vpc.default");
    let mut subnets = vec![(String::new(), view.say("ec2.launch.subnet.any"))];
    subnets.extend(network.subnets.iter().map(|subnet| {
        let label = format!("{} | {} | {}", subnet.availability_zone, subnet.cidr_block(), subnet.id);
        (subnet.id.clone(), label)
    }));
    NetworkFacts {
        vpc: format!("{} | {} ({default})", network.vpc_id, network.cidr_block),
        subnets,
        security_group: format!("{} ({})", network.security_group.id, network.security_group.name),
    }
}

fn summary(view: &View, draft: &LaunchDraft, image: Option<&Image>, network: &NetworkFacts) -> Vec<(String, String)> {
    let line = |key: &'static str, value: String| (view.say(key), value);
    let storage = image.map_or("", |image| image.volume_type);
    vec![
        line("ec2.launch.count", draft.count.clone()),
        line("ec2.launch.image", image.map(|image| format!("{} ({})", image.title, image.id)).unwrap_or_default()),
        line("ec2.launch.type.label", draft.instance_type.clone()),
        line("ec2.launch.group", network.security_group.clone()),
        line("ec2.launch.storage", format!("1 x 8 GiB {storage}")),
    ]
}
