//! What EC2 answers when it refuses. Source: EC2 API Reference, "Error codes
//! for the Amazon EC2 API".

use super::instance_types::VCPU_LIMIT;
use crate::ApiError;

pub(super) fn missing_parameter(name: &str) -> ApiError {
    ApiError::new("MissingParameter", format!("The request must contain the parameter {name}"))
}

/// `Value (x) for parameter y is invalid. Why.`
pub(super) fn invalid_value(value: &str, parameter: &str, why: &str) -> ApiError {
    invalid(format!("Value ({value}) for parameter {parameter} is invalid. {why}"))
}

/// An InvalidParameterValue with a text of its own.
pub(super) fn invalid(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterValue", message)
}

pub(super) fn combination(message: impl Into<String>) -> ApiError {
    ApiError::new("InvalidParameterCombination", message)
}

pub(super) fn dry_run() -> ApiError {
    ApiError::new("DryRunOperation", "Request would have succeeded, but DryRun flag is set.").with_status(412)
}

pub(super) fn instances_not_found(ids: &[&str]) -> ApiError {
    let message = match ids {
        [id] => format!("The instance ID '{id}' does not exist"),
        ids => format!("The instance IDs '{}' do not exist", ids.join(", ")),
    };
    ApiError::new("InvalidInstanceID.NotFound", message)
}

pub(super) fn malformed_instance_id(id: &str) -> ApiError {
    let hint = if id.starts_with("i-") { "" } else { " (expecting \"i-...\")" };
    ApiError::new("InvalidInstanceID.Malformed", format!("Invalid id: \"{id}\"{hint}"))
}

pub(super) fn cannot_start(id: &str) -> ApiError {
    let message = format!("The instance '{id}' is not in a state from which it can be started.");
    ApiError::new("IncorrectInstanceState", message)
}

pub(super) fn cannot_stop(id: &str) -> ApiError {
    let message = format!("This instance '{id}' is not in a state from which it can be stopped.");
    ApiError::new("IncorrectInstanceState", message)
}

pub(super) fn cannot_reboot(id: &str) -> ApiError {
    let message = format!("The instance '{id}' is not in a state from which it can be rebooted.");
    ApiError::new("IncorrectInstanceState", message)
}

pub(super) fn termination_protected(id: &str) -> ApiError {
    let message = format!(
        "The instance '{id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try \
         again."
    );
    ApiError::new("OperationNotPermitted", message)
}

pub(super) fn image_not_found(ids: &[&str]) -> ApiError {
    let message = match ids {
        [id] => format!("The image id '[{id}]' does not exist"),
        ids => format!("The image ids '[{}]' do not exist", ids.join(", ")),
    };
    ApiError::new("InvalidAMIID.NotFound", message)
}

pub(super) fn malformed_image_id(id: &str) -> ApiError {
    ApiError::new("InvalidAMIID.Malformed", format!("Invalid id: \"{id}\" (expecting \"ami-...\")"))
}

pub(super) fn key_pair_not_found(name: &str) -> ApiError {
    ApiError::new("InvalidKeyPair.NotFound", format!("The key pair '{name}' does not exist"))
}

pub(super) fn group_not_found(id: &str) -> ApiError {
    ApiError::new("InvalidGroup.NotFound", format!("The security group '{id}' does not exist"))
}

pub(super) fn group_name_not_found(name: &str, vpc_id: &str) -> ApiError {
    let message = format!("The security group '{name}' does not exist in default VPC '{vpc_id}'");
    ApiError::new("InvalidGroup.NotFound", message)
}

pub(super) fn malformed_group_id(id: &str) -> ApiError {
    ApiError::new("InvalidGroupId.Malformed", format!("Invalid id: \"{id}\" (expecting \"sg-...\")"))
}

pub(super) fn subnet_not_found(id: &str) -> ApiError {
    ApiError::new("InvalidSubnetID.NotFound", format!("The subnet ID '{id}' does not exist"))
}

pub(super) fn vpc_not_found(id: &str) -> ApiError {
    ApiError::new("InvalidVpcID.NotFound", format!("The vpc ID '{id}' does not exist"))
}

/// An id that is of no resource CreateTags knows.
pub(super) fn invalid_id(id: &str) -> ApiError {
    ApiError::new("InvalidID", format!("The ID '{id}' is not valid"))
}

pub(super) fn placement_group_unknown(name: &str) -> ApiError {
    ApiError::new("InvalidPlacementGroup.Unknown", format!("The Placement Group '{name}' is unknown."))
}

pub(super) fn vcpu_limit() -> ApiError {
    let message = format!(
        "You have requested more vCPU capacity than your current vCPU limit of {VCPU_LIMIT} allows for the instance \
         bucket that the specified instance type belongs to. Please visit \
         http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit."
    );
    ApiError::new("VcpuLimitExceeded", message)
}

pub(super) fn token_mismatch() -> ApiError {
    ApiError::new(
        "IdempotentParameterMismatch",
        "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
    )
}

pub(super) fn too_many_tags() -> ApiError {
    ApiError::new("TagLimitExceeded", "The maximum number of Tags for a resource has been reached.")
}

pub(super) fn not_taggable(kind: &str) -> ApiError {
    invalid(format!("'{kind}' is not a valid taggable resource type for this operation."))
}
