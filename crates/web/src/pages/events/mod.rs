//! EventBridge's pages.

mod archive;
mod archives;
mod bus;
mod buses;
mod create_archive;
mod create_bus;
mod delete;
mod detail_step;
mod editor;
mod parts;
mod pattern_step;
mod replay;
mod replays;
mod review_step;
mod rule;
mod rules;
mod sandbox;
mod schedule_step;
mod start_replay;
mod tags_step;
mod target_fields;
mod targets_step;
mod trial;
mod verdicts;

pub use archive::Archive;
pub use archives::Archives;
pub use bus::Bus;
pub use buses::Buses;
pub use create_archive::{CreateArchive, EditArchive};
pub use create_bus::{CreateBus, EditBus};
pub use editor::{CreateRule, EditRule};
pub use replay::Replay;
pub use replays::Replays;
pub use rule::Rule;
pub use rules::Rules;
pub use sandbox::Sandbox;
pub use start_replay::StartReplay;
pub use trial::why;

use crate::components::{Header, HeaderLevel, Link, Stack};
use crate::store::App;
use console::events::{RuleAction, RuleRow};
use console::{Route, View, Words};
use yew::prelude::*;

/// Does it to a rule and says what came of it.
fn act(app: &App, action: RuleAction, rule: &RuleRow) {
    for call in action.calls(rule) {
        parts::act(app, call, action.done(&app.view(), rule));
    }
}

/// The page of a rule that is not there.
fn missing(view: &View, name: &str) -> Html {
    html! {
        <Stack>
            <Header
                title={view.fill("events.rule.missing", &[("name", name)])}
                level={HeaderLevel::H1}
                description={view.say("events.rule.missing.text")}
            />
            <p><Link text={view.say("events.rule.back")} href={Route::Rules.href()} /></p>
        </Stack>
    }
}
