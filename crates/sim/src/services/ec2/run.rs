//! `RunInstances`: the launch itself.

use super::errors;
use super::instance::{Instance, InstanceState, Place, StateReason, StatusChecks};
use super::instance_calls::{dry_run, reservation};
use super::instance_document::instance_document;
use super::lifecycle::begin;
use super::network::Subnet;
use super::run_plan::{Plan, in_use};
use super::state::Tags;
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Time};
use std::net::Ipv4Addr;
use std::rc::Rc;

/// Source: EC2 API Reference, "RunInstances", "Ensuring idempotency".
pub(super) fn run_instances(cx: &mut Cx, input: &Input) -> ApiResult {
    if let Some(reservation_id) = launched_before(cx, input)? {
        return Ok(answer(cx, &reservation_id));
    }
    let plan = Plan::read(cx, input)?;
    dry_run(input)?;
    let reservation_id = cx.resource_id("r-");
    for index in 0..plan.count {
        launch(cx, input, &plan, &reservation_id, index);
    }
    if let Some(token) = input.optional_text("ClientToken").filter(|token| !token.is_empty()) {
        let asked = Rc::new((input.document().clone(), reservation_id.clone()));
        let key = (cx.region(), token.to_string());
        cx.services.ec2_mut().client_tokens.insert(key, asked);
    }
    Ok(answer(cx, &reservation_id))
}

/// The reservation that the same client token gave before.
fn launched_before(cx: &Cx, input: &Input) -> Result<Option<String>, ApiError> {
    let key = (cx.region(), input.text("ClientToken").to_string());
    match cx.services.ec2().client_tokens.get(&key) {
        None => Ok(None),
        Some(before) if before.0 == *input.document() => Ok(Some(before.1.clone())),
        Some(_) => Err(errors::token_mismatch()),
    }
}

fn answer(cx: &Cx, reservation_id: &str) -> Document {
    let account_id = cx.account_id();
    let mut instances = cx.services.ec2().instances_by_launch(cx.region());
    instances.retain(|instance| instance.reservation_id == reservation_id);
    let documents = instances.iter().map(|instance| instance_document(instance, &account_id));
    reservation(reservation_id, &account_id, documents.collect())
}

fn launch(cx: &mut Cx, input: &Input, plan: &Plan, reservation_id: &str, index: u32) {
    let (region, now) = (cx.region(), cx.now());
    let monitoring = input.structure("Monitoring");
    let instance = Instance {
        region,
        sequence: cx.ordinal("launch"),
        reservation_id: reservation_id.to_string(),
        id: cx.resource_id("i-"),
        launch_index: index,
        image_id: plan.image.id.clone(),
        architecture: plan.image.architecture,
        root_device_name: plan.image.root_device_name,
        instance_type: plan.kind.name.to_string(),
        state: InstanceState::Pending,
        generation: 0,
        announced: Time::default(),
        first_launch: now,
        launch_time: now,
        state_reason: None,
        stopped_by_user: None,
        checks: StatusChecks::NotApplicable,
        place: place(cx, plan),
        public_ip: None,
        profile: plan.profile.clone(),
        detailed_monitoring: monitoring.is_some_and(|it| it.boolean("Enabled")),
        ebs_optimized: input.boolean("EbsOptimized"),
        termination_protection: input.boolean("DisableApiTermination"),
        terminates_on_shutdown: input.text("InstanceInitiatedShutdownBehavior") == "terminate",
        user_data: plan.user_data.clone(),
        client_token: input.text("ClientToken").to_string(),
        volume_id: cx.resource_id("vol-"),
        tags: plan.instance_tags.clone(),
    };
    tag(cx, &instance.volume_id, &plan.volume_tags);
    tag(cx, &instance.place.interface_id, &plan.interface_tags);
    let instance_id = instance.id.clone();
    cx.services.ec2_mut().instances.insert((region, instance_id.clone()), Rc::new(instance));
    begin(cx, &instance_id, InstanceState::Pending, StateReason::Pending);
}

fn tag(cx: &mut Cx, id: &str, tags: &Tags) {
    let key = (cx.region(), id.to_string());
    if !tags.is_empty() {
        cx.services.ec2_mut().tags.insert(key, Rc::new(tags.clone()));
    }
}

fn place(cx: &mut Cx, plan: &Plan) -> Place {
    let private_ip = plan.private_ip.unwrap_or_else(|| free_address(cx, &plan.subnet));
    let ordinal = cx.ordinal("mac");
    let mac = cx.seed().hex("mac", ordinal, 10);
    let pairs = mac.as_bytes().chunks(2).map(|pair| String::from_utf8_lossy(pair).into_owned());
    Place {
        zone: plan.subnet.availability_zone.clone(),
        vpc_id: plan.subnet.vpc_id.clone(),
        subnet_id: plan.subnet.id.clone(),
        private_ip,
        interface_id: cx.resource_id("eni-"),
        attachment_id: cx.resource_id("eni-attach-"),
        // The second bit of the first byte: an address given locally.
        mac_address: format!("02:{}", pairs.collect::<Vec<_>>().join(":")),
        security_groups: plan.security_groups.clone(),
    }
}

/// An address of the subnet that is neither AWS's nor taken: a throw of the
/// seed, and from there upwards.
fn free_address(cx: &mut Cx, subnet: &Subnet) -> Ipv4Addr {
    let ordinal = cx.ordinal("private-ip");
    let thrown = cx.seed().bits("private-ip", ordinal) % 4_096;
    let offsets = (0..4_096).map(|step| ((thrown + step) % 4_096) as u32);
    let mut free = offsets.filter(|offset| !Subnet::reserved(*offset)).map(|offset| subnet.address(offset));
    free.find(|address| !in_use(cx, *address)).unwrap_or(subnet.first_address)
}
