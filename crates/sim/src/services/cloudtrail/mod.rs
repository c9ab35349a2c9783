//! AWS CloudTrail: not built yet.

use crate::kernel::Cx;

fn model() -> &'static crate::model::Model {
    static MODEL: std::sync::OnceLock<crate::model::Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| crate::model::Model::parse(include_str!("api.model")))
}
pub static SERVICE: crate::services::Service =
    crate::services::Service { name: "cloudtrail", model, api: include_str!("api.model"), operations: &[] };

pub(crate) fn on_recorded(_cx: &mut Cx, _row: u32) {}
