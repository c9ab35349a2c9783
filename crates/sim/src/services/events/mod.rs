//! Amazon EventBridge: not built yet.

use crate::kernel::Cx;

fn model() -> &'static crate::model::Model {
    static MODEL: std::sync::OnceLock<crate::model::Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| crate::model::Model::parse(include_str!("api.model")))
}
pub static SERVICE: crate::services::Service =
    crate::services::Service { name: "events", model, api: include_str!("api.model"), operations: &[] };

#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {}

#[derive(Clone, Debug, PartialEq)]
pub enum Wakeup {}

pub(crate) fn on_wakeup(_cx: &mut Cx, wakeup: &Wakeup) {
    match *wakeup {}
}

pub(crate) fn on_event(_cx: &mut Cx, _event: std::rc::Rc<crate::kernel::Event>) {}
