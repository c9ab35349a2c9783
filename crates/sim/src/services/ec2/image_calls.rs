//! `DescribeImages`.

use super::errors;
use super::filters::{Filters, Known, page};
use super::images::{Image, image, images};
use super::instance_calls::{dry_run, well_formed};
use super::tags::tag_list;
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::Document;

static IMAGE_FILTERS: &Known = &[
    ("architecture", "Architecture"),
    ("block-device-mapping.delete-on-termination", "BlockDeviceMappings.Ebs.DeleteOnTermination"),
    ("block-device-mapping.device-name", "BlockDeviceMappings.DeviceName"),
    ("block-device-mapping.encrypted", "BlockDeviceMappings.Ebs.Encrypted"),
    ("block-device-mapping.snapshot-id", "BlockDeviceMappings.Ebs.SnapshotId"),
    ("block-device-mapping.volume-size", "BlockDeviceMappings.Ebs.VolumeSize"),
    ("block-device-mapping.volume-type", "BlockDeviceMappings.Ebs.VolumeType"),
    ("creation-date", "CreationDate"),
    ("description", "Description"),
    ("ena-support", "EnaSupport"),
    ("hypervisor", "Hypervisor"),
    ("image-id", "ImageId"),
    ("image-type", "ImageType"),
    ("is-public", "Public"),
    ("kernel-id", ""),
    ("manifest-location", "ImageLocation"),
    ("name", "Name"),
    ("owner-alias", "ImageOwnerAlias"),
    ("owner-id", "OwnerId"),
    ("platform", ""),
    ("product-code", ""),
    ("product-code.type", ""),
    ("ramdisk-id", ""),
    ("root-device-name", "RootDeviceName"),
    ("root-device-type", "RootDeviceType"),
    ("state", "State"),
    ("state-reason-code", ""),
    ("state-reason-message", ""),
    ("sriov-net-support", "SriovNetSupport"),
    ("tag-key", "Tags.Key"),
    ("virtualization-type", "VirtualizationType"),
];

/// Source: EC2 API Reference, "DescribeImages".
pub(super) fn describe_images(cx: &mut Cx, input: &Input) -> ApiResult {
    let filters = Filters::read(input, IMAGE_FILTERS)?;
    let (owners, launchers) = (input.texts("Owners"), input.texts("ExecutableUsers"));
    let chosen = chosen(cx, input)?;
    dry_run(input)?;
    let owned = chosen.into_iter().filter(|image| owners.is_empty() || owners.iter().any(|owner| owns(owner, image)));
    // Public images name nobody: `self` and account ids launch none of them by name.
    let launched = owned.filter(|_| launchers.is_empty() || launchers.contains(&"all"));
    let documents = launched.map(|image| image_document(cx, &image)).filter(|document| filters.admit(document));
    let (documents, next) = page(input, documents.collect())?;
    Ok(Document::map().with("Images", documents).with_some("NextToken", next))
}

fn chosen(cx: &Cx, input: &Input) -> Result<Vec<Image>, ApiError> {
    let ids = input.texts("ImageIds");
    if ids.is_empty() {
        return Ok(images(cx.region()).collect());
    }
    if let Some(id) = ids.iter().find(|id| !well_formed(id, "ami-")) {
        return Err(errors::malformed_image_id(id));
    }
    let missing: Vec<&str> = ids.iter().copied().filter(|id| image(cx.region(), id).is_none()).collect();
    match missing.is_empty() {
        true => Ok(ids.iter().filter_map(|id| image(cx.region(), id)).collect()),
        false => Err(errors::image_not_found(&missing)),
    }
}

fn owns(owner: &str, image: &Image) -> bool {
    owner == image.owner_id || Some(owner) == image.owner_alias
}

fn image_document(cx: &Cx, image: &Image) -> Document {
    let volume = Document::map()
        .with("DeleteOnTermination", true)
        .with("SnapshotId", &image.snapshot_id)
        .with("VolumeSize", 8)
        .with("VolumeType", image.volume_type)
        .with("Encrypted", false);
    let device = Document::map().with("DeviceName", image.root_device_name).with("Ebs", volume);
    let owner = image.owner_alias.unwrap_or(image.owner_id);
    let tags = cx.services.ec2().tags(cx.region(), &image.id);
    Document::map()
        .with("PlatformDetails", "Linux/UNIX")
        .with("UsageOperation", "RunInstances")
        .with("BlockDeviceMappings", vec![device])
        .with("Description", &image.description)
        .with("EnaSupport", true)
        .with("Hypervisor", "xen")
        .with_some("ImageOwnerAlias", image.owner_alias)
        .with("Name", &image.name)
        .with("RootDeviceName", image.root_device_name)
        .with("RootDeviceType", "ebs")
        .with("SriovNetSupport", "simple")
        .with_some("Tags", (!tags.is_empty()).then(|| tag_list(&tags)))
        .with("VirtualizationType", "hvm")
        .with("ImageId", &image.id)
        .with("ImageLocation", format!("{owner}/{}", image.name))
        .with("State", "available")
        .with("OwnerId", image.owner_id)
        .with("CreationDate", image.creation_date.iso_millis())
        .with("Public", true)
        .with("Architecture", image.architecture)
        .with("ImageType", "machine")
}
