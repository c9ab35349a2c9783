//! Event history: the management events of a region, of the last 90 days,
//! each some minutes after it happened.
//!
//! Source: CloudTrail User Guide, "Working with CloudTrail Event history" and
//! "CloudTrail log file examples"; for global services "Global service events".

use crate::kernel::Kernel;
use crate::kernel::latency::CLOUDTRAIL_HISTORY;
use crate::kernel::records::{Find, Head};
use crate::kernel::region::Region;
use base::{Duration, Time};

/// How far back it goes.
pub const DEPTH: Duration = Duration::days(90);

/// Services without regions: their events have us-east-1 for region.
const GLOBAL: &[&str] = &[
    "cloudfront.amazonaws.com",
    "iam.amazonaws.com",
    "route53.amazonaws.com",
    "signin.amazonaws.com",
    "sts.amazonaws.com",
];

/// 22 November 2021: until then every region showed global services' events.
const GLOBAL_EVERYWHERE_UNTIL: Time = Time(1_637_539_200_000);

/// When Event history shows the call of a row.
pub fn shown_at(kernel: &Kernel, row: u32, time: Time) -> Time {
    let (low, high) = (CLOUDTRAIL_HISTORY.low.0 as u64, CLOUDTRAIL_HISTORY.high.0 as u64);
    time + Duration(kernel.seed.between(CLOUDTRAIL_HISTORY.name, row.into(), low, high) as i64)
}

/// Whether it belongs to the region's history at all.
fn belongs(head: &Head, region: Region) -> bool {
    let global = GLOBAL.contains(&head.event_source) && head.region == Region::US_EAST_1;
    let everywhere = global && head.time < GLOBAL_EVERYWHERE_UNTIL;
    !head.data && (head.region == region || everywhere)
}

/// The rows that the region's history shows of those that are found, newest
/// first, below row `before`.
pub fn shown<'a>(
    kernel: &'a Kernel,
    region: Region,
    find: &Find<'a>,
    before: u32,
) -> impl Iterator<Item = u32> + use<'a> {
    let find = Find { start: find.start.max(kernel.now - DEPTH), data: false, ..*find };
    kernel.records.find(&find, before).filter(move |row| is_shown(kernel, region, *row))
}

/// Whether the region's history shows the row by now, as far as it goes back.
pub fn is_shown(kernel: &Kernel, region: Region, row: u32) -> bool {
    kernel.records.head(row).is_some_and(|head| {
        belongs(&head, region) && head.time >= kernel.now - DEPTH && shown_at(kernel, row, head.time) <= kernel.now
    })
}

/// The calls of the region that happened and are not shown yet, newest first,
/// with the time at which they will be.
pub fn pending(kernel: &Kernel, region: Region) -> Vec<(u32, Time)> {
    let start = kernel.now - CLOUDTRAIL_HISTORY.high - Duration::seconds(1);
    let find = Find { attribute: None, start, end: kernel.now, data: false };
    let rows = kernel.records.find(&find, u32::MAX);
    let waiting = rows.filter_map(|row| {
        let head = kernel.records.head(row).filter(|head| belongs(head, region))?;
        let time = shown_at(kernel, row, head.time);
        (time > kernel.now).then_some((row, time))
    });
    waiting.collect()
}
