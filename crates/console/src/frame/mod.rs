//! What stands around every page: navigation, breadcrumbs, titles, the search
//! for services, the list of regions.

pub mod ahead;

use crate::{Route, View, Words};
use sim::Region;

/// A service with pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Home,
    Ec2,
    Sns,
    Events,
    Sqs,
    Lambda,
    CloudTrail,
    CloudWatch,
}

impl Route {
    /// The service whose navigation stands beside the page.
    pub fn section(&self) -> Section {
        match self {
            Route::Instances | Route::Instance(_) | Route::LaunchInstance => Section::Ec2,
            Route::Topics | Route::CreateTopic | Route::Topic(_) | Route::Publish(_) => Section::Sns,
            Route::Subscriptions | Route::CreateSubscription(_) | Route::Subscription(_) => Section::Sns,
            Route::EditSubscription(_) | Route::TextMessaging => Section::Sns,
            Route::Buses | Route::CreateBus | Route::Bus(_) | Route::EditBus(_) => Section::Events,
            Route::Archives | Route::CreateArchive | Route::Archive(_) | Route::EditArchive(_) => Section::Events,
            Route::Replays | Route::StartReplay(_) | Route::Replay(_) => Section::Events,
            Route::Namespaces | Route::Metrics(_) => Section::CloudWatch,
            Route::Rules | Route::CreateRule | Route::CreateRuleFrom(_) | Route::Rule(_) | Route::EditRule(_) => {
                Section::Events
            }
            Route::Sandbox => Section::Events,
            Route::Queues | Route::CreateQueue | Route::Queue(_) => Section::Sqs,
            Route::EditQueue(_) | Route::QueueMessages(_) => Section::Sqs,
            Route::Functions | Route::CreateFunction | Route::Function(_) => Section::Lambda,
            Route::EventHistory | Route::Record(_) => Section::CloudTrail,
            Route::Home | Route::Lab(_) | Route::Open(_) | Route::Unknown(_) => Section::Home,
        }
    }
}

/// A link in the side navigation or a breadcrumb.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub text: String,
    pub route: Route,
    /// Whether the present page is it, or stands below it.
    pub current: bool,
}

/// A service in the search and on the home page.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    pub name: String,
    /// What it is for, in a line.
    pub purpose: String,
    pub route: Route,
    /// Other words a search finds it by.
    pub aliases: String,
}

/// Everything around the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The document's title.
    pub title: String,
    pub section: Section,
    /// The heading of the side navigation.
    pub service: String,
    pub navigation: Vec<Item>,
    pub breadcrumbs: Vec<Item>,
}

/// The frame of the view's page.
pub fn frame(view: &View) -> Frame {
    let section = view.route.section();
    let breadcrumbs = breadcrumbs(view);
    let page = breadcrumbs.last().map(|item| item.text.clone()).unwrap_or_default();
    Frame {
        title: if page.is_empty() { "Trailwatch".to_string() } else { format!("{page} | Trailwatch") },
        section,
        service: section_name(view, section),
        navigation: navigation(view, section),
        breadcrumbs,
    }
}

fn section_name(view: &View, section: Section) -> String {
    match section {
        Section::Home => view.say("frame.home"),
        Section::Ec2 => "EC2".to_string(),
        Section::Sns => "Amazon SNS".to_string(),
        Section::Events => "Amazon EventBridge".to_string(),
        Section::Sqs => "Amazon SQS".to_string(),
        Section::Lambda => "AWS Lambda".to_string(),
        Section::CloudTrail => "CloudTrail".to_string(),
        Section::CloudWatch => "CloudWatch".to_string(),
    }
}

fn navigation(view: &View, section: Section) -> Vec<Item> {
    let items: &[(&'static str, Route)] = match section {
        Section::Home => &[],
        Section::Ec2 => &[("frame.instances", Route::Instances)],
        Section::Sns => &[
            ("frame.topics", Route::Topics),
            ("frame.subscriptions", Route::Subscriptions),
            ("frame.text-messaging", Route::TextMessaging),
        ],
        Section::Events => &[
            ("frame.buses", Route::Buses),
            ("frame.rules", Route::Rules),
            ("frame.archives", Route::Archives),
            ("frame.replays", Route::Replays),
            ("frame.sandbox", Route::Sandbox),
        ],
        Section::Sqs => &[("frame.queues", Route::Queues)],
        Section::Lambda => &[("frame.functions", Route::Functions)],
        Section::CloudTrail => &[("frame.history", Route::EventHistory)],
        Section::CloudWatch => &[("frame.metrics", Route::Namespaces)],
    };
    let here = view.route.list();
    let item = |(key, route): &(&'static str, Route)| Item {
        text: view.say(key),
        route: route.clone(),
        current: here.as_ref() == Some(route),
    };
    items.iter().map(item).collect()
}

impl Route {
    /// The list that the page belongs to.
    fn list(&self) -> Option<Route> {
        match self {
            Route::Instances | Route::Instance(_) | Route::LaunchInstance => Some(Route::Instances),
            Route::Topics | Route::CreateTopic | Route::Topic(_) | Route::Publish(_) => Some(Route::Topics),
            Route::Subscriptions | Route::CreateSubscription(_) | Route::Subscription(_) => Some(Route::Subscriptions),
            Route::EditSubscription(_) => Some(Route::Subscriptions),
            Route::TextMessaging => Some(Route::TextMessaging),
            Route::Buses | Route::CreateBus | Route::Bus(_) | Route::EditBus(_) => Some(Route::Buses),
            Route::Archives | Route::CreateArchive | Route::Archive(_) | Route::EditArchive(_) => Some(Route::Archives),
            Route::Replays | Route::StartReplay(_) | Route::Replay(_) => Some(Route::Replays),
            Route::Namespaces | Route::Metrics(_) => Some(Route::Namespaces),
            Route::Rules | Route::CreateRule | Route::CreateRuleFrom(_) | Route::Rule(_) | Route::EditRule(_) => {
                Some(Route::Rules)
            }
            Route::Sandbox => Some(Route::Sandbox),
            Route::Queues | Route::CreateQueue | Route::Queue(_) => Some(Route::Queues),
            Route::EditQueue(_) | Route::QueueMessages(_) => Some(Route::Queues),
            Route::Functions | Route::CreateFunction | Route::Function(_) => Some(Route::Functions),
            Route::EventHistory | Route::Record(_) => Some(Route::EventHistory),
            Route::Home | Route::Lab(_) | Route::Open(_) | Route::Unknown(_) => None,
        }
    }
}

fn breadcrumbs(view: &View) -> Vec<Item> {
    let mut items = Vec::new();
    let mut add = |text: String, route: Route| items.push(Item { text, current: route == view.route, route });
    let Some(list) = view.route.list() else { return items };
    add(section_name(view, view.route.section()), list.clone());
    let list_key = match &list {
        Route::Instances => "frame.instances",
        Route::Topics => "frame.topics",
        Route::Subscriptions => "frame.subscriptions",
        Route::TextMessaging => "frame.text-messaging",
        Route::Rules => "frame.rules",
        Route::Buses => "frame.buses",
        Route::Archives => "frame.archives",
        Route::Replays => "frame.replays",
        Route::Queues => "frame.queues",
        Route::Functions => "frame.functions",
        Route::Namespaces => "frame.metrics",
        Route::Sandbox => "frame.sandbox",
        _ => "frame.history",
    };
    add(view.say(list_key), list);
    let here = view.route.clone();
    match &view.route {
        Route::Instance(name)
        | Route::Topic(name)
        | Route::Subscription(name)
        | Route::Rule(name)
        | Route::Bus(name)
        | Route::Archive(name)
        | Route::Replay(name)
        | Route::Queue(name)
        | Route::Function(name)
        | Route::Metrics(name)
        | Route::Record(name) => {
            add(name.clone(), here);
        }
        Route::LaunchInstance => add(view.say("frame.launch"), here),
        Route::CreateTopic => add(view.say("frame.create-topic"), here),
        Route::CreateSubscription(_) => add(view.say("frame.create-subscription"), here),
        Route::CreateQueue => add(view.say("frame.create-queue"), here),
        Route::CreateFunction => add(view.say("frame.create-function"), here),
        Route::QueueMessages(name) => {
            add(name.clone(), Route::Queue(name.clone()));
            add(view.say("frame.messages"), here);
        }
        Route::CreateRule | Route::CreateRuleFrom(_) => add(view.say("frame.create-rule"), here),
        Route::CreateBus => add(view.say("frame.create-bus"), here),
        Route::CreateArchive => add(view.say("frame.create-archive"), here),
        Route::StartReplay(_) => add(view.say("frame.start-replay"), here),
        Route::Publish(name) => {
            add(name.clone(), Route::Topic(name.clone()));
            add(view.say("frame.publish"), here);
        }
        _ => {}
    }
    let edited = match &view.route {
        Route::EditQueue(name) => Some((name, Route::Queue(name.clone()))),
        Route::EditSubscription(id) => Some((id, Route::Subscription(id.clone()))),
        Route::EditRule(name) => Some((name, Route::Rule(name.clone()))),
        Route::EditBus(name) => Some((name, Route::Bus(name.clone()))),
        Route::EditArchive(name) => Some((name, Route::Archive(name.clone()))),
        _ => None,
    };
    if let Some((name, page)) = edited {
        add(name.clone(), page);
        add(view.say("frame.edit"), view.route.clone());
    }
    items
}

/// The services that have pages.
pub fn services(view: &View) -> Vec<Service> {
    let service = |name: &str, purpose: &'static str, aliases: &'static str, route: Route| Service {
        name: name.to_string(),
        purpose: view.say(purpose),
        aliases: view.say(aliases),
        route,
    };
    vec![
        service("CloudTrail", "frame.cloudtrail.purpose", "frame.cloudtrail.aliases", Route::EventHistory),
        service("CloudWatch", "frame.cloudwatch.purpose", "frame.cloudwatch.aliases", Route::Namespaces),
        service("EC2", "frame.ec2.purpose", "frame.ec2.aliases", Route::Instances),
        service("Amazon EventBridge", "frame.events.purpose", "frame.events.aliases", Route::Rules),
        service("Lambda", "frame.lambda.purpose", "frame.lambda.aliases", Route::Functions),
        service("Simple Notification Service", "frame.sns.purpose", "frame.sns.aliases", Route::Topics),
        service("Simple Queue Service", "frame.sqs.purpose", "frame.sqs.aliases", Route::Queues),
    ]
}

/// A region of the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionChoice {
    pub region: Region,
    /// `us-east-1`.
    pub code: &'static str,
    /// The city or area: `N. Virginia`.
    pub place: String,
    /// The group of the menu: `US East`.
    pub group: String,
    pub current: bool,
}

/// The regions in AWS's order, those that need no opt-in first.
pub fn regions(view: &View) -> Vec<RegionChoice> {
    let mut regions: Vec<Region> = Region::all().collect();
    regions.sort_by_key(|region| region.needs_opt_in());
    let choice = |region: Region| {
        let (group, place) = region.title().split_once(" (").unwrap_or((region.title(), ""));
        RegionChoice {
            region,
            code: region.name(),
            place: place.trim_end_matches(')').to_string(),
            group: group.to_string(),
            current: region == view.region,
        }
    };
    regions.into_iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_page_knows_where_it_stands() {
        let view = View { route: Route::EditRule("stop".into()), ..View::default() };
        let frame = frame(&view);
        let crumbs: Vec<&str> = frame.breadcrumbs.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(crumbs, ["Amazon EventBridge", "Rules", "stop", "Edit"]);
        assert!(frame.navigation.iter().any(|item| item.current && item.route == Route::Rules));
        assert_eq!(
            super::frame(&View { route: Route::Topics, language: Language::Korean, ..View::default() }).title,
            "주제 | Trailwatch"
        );
    }

    #[test]
    fn every_region_is_offered_once() {
        let choices = regions(&View::default());
        assert_eq!(choices.len(), Region::all().count());
        assert_eq!(choices.iter().filter(|choice| choice.current).count(), 1);
    }
}
