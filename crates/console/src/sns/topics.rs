//! The list of topics.

use crate::{Route, View, Words};
use sim::Account;
use sim::services::sns::Topic;

/// A topic in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct TopicRow {
    pub name: String,
    pub arn: String,
    /// Standard or FIFO.
    pub kind: String,
    pub route: Route,
}

/// The topics of the view's region, by name.
pub fn topics(account: &Account, view: &View) -> Vec<TopicRow> {
    let row = |topic: &Topic| TopicRow {
        name: topic.name().to_string(),
        arn: topic.arn().to_string(),
        kind: kind(view, topic),
        route: Route::Topic(topic.name().to_string()),
    };
    account.services().sns().topics(view.region).map(row).collect()
}

pub(super) fn kind(view: &View, topic: &Topic) -> String {
    if topic.is_fifo() { "FIFO".to_string() } else { view.say("sns.standard") }
}

/// The topic of that name in the view's region.
pub(super) fn find<'a>(account: &'a Account, view: &View, name: &str) -> Option<&'a Topic> {
    account.services().sns().topics(view.region).find(|topic| topic.name() == name)
}
