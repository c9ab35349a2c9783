//! Amazon Elastic Compute Cloud: instances and their life cycle, the images
//! they start from, and the network each region begins with.
//!
//! An instance enters a state at the call, tells of it on the event bus about
//! a second later, and goes on by itself ([`lifecycle`]). What every account
//! has without asking (images, instance types, the default VPC) is computed
//! from the seed and the region and never stored, so that a fresh account
//! costs nothing.
//!
//! Not here: volumes, key pairs, own VPCs, security groups beside the default
//! one, IAM's instance profiles (a name is taken as it is given).

mod errors;
mod filters;
mod image_calls;
mod images;
mod instance;
mod instance_calls;
mod instance_document;
mod instance_types;
mod lifecycle;
mod network;
mod network_calls;
mod run;
mod run_plan;
mod state;
mod tags;

pub use images::{Image, image, images};
pub use instance::{Instance, InstanceState, Profile, StateReason, StatusChecks};
pub use instance_types::{InstanceType, instance_type, instance_types};
pub use lifecycle::{Wakeup, shut_down_from_inside};
pub use network::{Network, SecurityGroup, Subnet, zone_id};
pub use state::{State, Tags};

pub(crate) use lifecycle::on_wakeup;

crate::services::declare!("ec2";
    run::run_instances,
    instance_calls::describe_instances,
    instance_calls::describe_instance_status,
    instance_calls::start_instances,
    instance_calls::stop_instances,
    instance_calls::reboot_instances,
    instance_calls::terminate_instances,
    image_calls::describe_images,
    network_calls::describe_vpcs,
    network_calls::describe_subnets,
    network_calls::describe_security_groups,
    network_calls::describe_regions,
    tags::create_tags,
    tags::delete_tags,
    tags::describe_tags,
);

#[cfg(test)]
mod tests;
