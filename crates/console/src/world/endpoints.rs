//! Web servers outside that SNS posts to: what came, and what they answer.

use super::{Piece, body};
use crate::View;
use sim::Account;
use sim::kernel::{HopId, HttpRequest};
use sim::services::sns::Protocol;
use sim::world::Arrived;

/// What a web server can be made to answer.
pub const STATUSES: [(u16, &str); 6] = [
    (200, "200 OK"),
    (403, "403 Forbidden"),
    (404, "404 Not Found"),
    (429, "429 Too Many Requests"),
    (500, "500 Internal Server Error"),
    (503, "503 Service Unavailable"),
];

/// A web server outside.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    pub url: String,
    /// What it answers from now on.
    pub status: u16,
    /// Newest first.
    pub requests: Vec<RequestRow>,
}

/// A request that reached it.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestRow {
    /// From 1, over all endpoints.
    pub number: u32,
    /// `Notification`, `SubscriptionConfirmation`; `POST` where it says neither.
    pub title: String,
    pub clock: String,
    pub time: String,
    /// What it was answered.
    pub status: u16,
    pub is_good: bool,
    /// The request line, then names and values.
    pub headers: Vec<(String, String)>,
    /// The body's lines; addresses in it are links.
    pub body: Vec<Vec<Piece>>,
    pub hop: Option<HopId>,
}

/// Those that are subscribed in the view's region, and those that got
/// something.
pub(super) fn endpoints(account: &Account, view: &View) -> Vec<Endpoint> {
    let world = account.world();
    let mut urls: Vec<&str> = Vec::new();
    let sns = account.services().sns();
    let subscribed = sns.topics(view.region).flat_map(|topic| sns.subscriptions_of(topic.arn()));
    let subscribed = subscribed.filter(|it| matches!(it.protocol(), Protocol::Http | Protocol::Https));
    let reached = world.requests().map(|request| request.message.url.as_str());
    for url in reached.chain(subscribed.map(|subscription| subscription.endpoint())) {
        if !urls.contains(&url) {
            urls.push(url);
        }
    }
    let endpoint = |url: &str| Endpoint {
        url: url.to_string(),
        status: world.status_of(url),
        requests: world.requests().rev().filter(|request| request.message.url == url).map(|it| row(it)).collect(),
    };
    urls.into_iter().map(endpoint).collect()
}

fn row(request: &Arrived<HttpRequest>) -> RequestRow {
    let HttpRequest { headers, status, .. } = &request.message;
    let kind = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("x-amz-sns-message-type"));
    RequestRow {
        number: request.number,
        title: kind.map_or("POST", |(_, value)| value.as_str()).to_string(),
        clock: request.time.clock(),
        time: crate::moment(request.time),
        status: *status,
        is_good: (200..300).contains(status),
        headers: headers.clone(),
        body: body(&request.message.body),
        hop: request.hop,
    }
}
