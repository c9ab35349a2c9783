//! Tags of EC2's resources. Source: EC2 User Guide, "Tag your Amazon EC2
//! resources".

use super::errors;
use super::filters::{Filters, Known, page};
use super::images::image;
use super::instance_calls::{dry_run, well_formed};
use super::network::Network;
use super::state::{Tags, within};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;
use std::rc::Rc;

/// Tags that a resource may have.
pub(super) const LIMIT: usize = 50;

static TAG_FILTERS: &Known = &[
    ("key", "Key"),
    ("resource-id", "ResourceId"),
    ("resource-type", "ResourceType"),
    ("tag-key", "Tags.Key"),
    ("value", "Value"),
];

/// `[{"Key":…,"Value":…}]`.
pub(super) fn tag_list(tags: &Tags) -> Document {
    tags.iter().map(|(key, value)| Document::map().with("Key", key).with("Value", value)).collect()
}

/// The tags of a list, each checked.
pub(super) fn read(given: &[Input]) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in given {
        let (key, value) = (tag.text("Key"), tag.text("Value"));
        check(key, value)?;
        tags.insert(key.to_string(), value.to_string());
    }
    Ok(tags)
}

fn check(key: &str, value: &str) -> Result<(), ApiError> {
    if key.is_empty() {
        return Err(errors::invalid("Tag key cannot be null or empty"));
    }
    if key.to_ascii_lowercase().starts_with("aws:") {
        return Err(errors::invalid("Tag keys starting with 'aws:' are reserved for internal use"));
    }
    if key.chars().count() > 128 {
        return Err(errors::invalid("Tag key exceeds the maximum length of 128 characters"));
    }
    if value.chars().count() > 256 {
        return Err(errors::invalid("Tag value exceeds the maximum length of 256 characters"));
    }
    Ok(())
}

/// What has the id in this region: the type's name.
fn resource_type(cx: &Cx, id: &str) -> Result<&'static str, ApiError> {
    let ec2 = cx.services.ec2();
    let network = Network::of(cx.seed(), cx.region());
    let found = |found: bool, kind, missing| if found { Ok(kind) } else { Err(missing) };
    let prefix = id.split_once('-').map_or("", |(prefix, _)| prefix);
    let instances = || ec2.instances(cx.region());
    match prefix {
        _ if prefix.is_empty() || !well_formed(id, &format!("{prefix}-")) => Err(errors::invalid_id(id)),
        "i" => {
            let here = ec2.instance(cx.region(), id).is_some();
            found(here, "instance", errors::instances_not_found(&[id]))
        }
        "vpc" => found(id == network.vpc_id, "vpc", errors::vpc_not_found(id)),
        "subnet" => found(network.subnet(id).is_some(), "subnet", errors::subnet_not_found(id)),
        "sg" => found(id == network.security_group.id, "security-group", errors::group_not_found(id)),
        "dopt" => found(id == network.dhcp_options_id, "dhcp-options", errors::invalid_id(id)),
        "ami" => found(image(cx.region(), id).is_some(), "image", errors::image_not_found(&[id])),
        "vol" => found(instances().any(|it| it.volume_id == id), "volume", errors::invalid_id(id)),
        "eni" => found(instances().any(|it| it.place.interface_id == id), "network-interface", errors::invalid_id(id)),
        _ => Err(errors::invalid_id(id)),
    }
}

/// The resources that a call names, all of which must be there.
fn resources<'a>(cx: &Cx, input: &Input<'a>) -> Result<Vec<&'a str>, ApiError> {
    let ids = input.texts("Resources");
    if ids.is_empty() {
        return Err(errors::missing_parameter("ResourceId"));
    }
    ids.iter().try_for_each(|id| resource_type(cx, id).map(|_| ()))?;
    Ok(ids)
}

fn change(cx: &mut Cx, id: &str, change: impl FnOnce(&mut Tags)) {
    let region = cx.region();
    let state = cx.services.ec2_mut();
    match state.instance_mut(region, id) {
        Some(instance) => change(&mut instance.tags),
        None => change(Rc::make_mut(state.tags.entry((region, id.to_string())).or_default())),
    }
}

/// Adds tags, or gives those there another value. Source: EC2 API Reference,
/// "CreateTags".
pub(super) fn create_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let ids = resources(cx, input)?;
    let tags = read(&input.structures("Tags"))?;
    if tags.is_empty() {
        return Err(errors::missing_parameter("Tag"));
    }
    for id in &ids {
        let mut after = cx.services.ec2().tags(cx.region(), id);
        after.extend(tags.clone());
        if after.len() > LIMIT {
            return Err(errors::too_many_tags());
        }
    }
    dry_run(input)?;
    for id in ids {
        change(cx, id, |own| own.extend(tags.clone()));
    }
    Ok(Document::map())
}

/// Removes the tags named: with a value only where it is that value, and all
/// of them where none is named. Source: EC2 API Reference, "DeleteTags".
pub(super) fn delete_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let ids = resources(cx, input)?;
    let named = input.structures("Tags");
    dry_run(input)?;
    for id in ids {
        change(cx, id, |own| {
            own.retain(|key, value| {
                let meant = |tag: &Input| {
                    tag.text("Key") == key && tag.optional_text("Value").is_none_or(|wanted| wanted == value)
                };
                !named.is_empty() && !named.iter().any(meant)
            });
        });
    }
    Ok(Document::map())
}

/// Source: EC2 API Reference, "DescribeTags".
pub(super) fn describe_tags(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, TAG_FILTERS)?;
    dry_run(input)?;
    let ec2 = cx.services.ec2();
    let mut documents = Vec::new();
    for instance in ec2.instances_by_launch(cx.region()) {
        describe(cx, &instance.id, &instance.tags, &mut documents);
    }
    for (id, tags) in within(&ec2.tags, cx.region()) {
        describe(cx, id, tags, &mut documents);
    }
    // `tag:Name` looks into a list of tags: here each tag is one.
    documents.retain(|document| filters.admit(&document.clone().with("Tags", vec![document.clone()])));
    let (documents, next) = page(input, documents)?;
    Ok(Document::map().with_some("NextToken", next).with("Tags", documents))
}

fn describe(cx: &Cx, id: &str, tags: &Tags, out: &mut Vec<Document>) {
    let kind = resource_type(cx, id).unwrap_or("instance");
    out.extend(tags.iter().map(|(key, value)| {
        Document::map().with("Key", key).with("ResourceId", id).with("ResourceType", kind).with("Value", value)
    }));
}
