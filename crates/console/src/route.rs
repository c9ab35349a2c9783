//! The pages and their addresses: the fragment of the URL names the page, so
//! Back works and a page's address can be shared.

/// A page. Names in it are as the user typed them; whether such a thing exists
/// is for the page to say.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Route {
    #[default]
    Home,
    Instances,
    Instance(String),
    LaunchInstance,
    Topics,
    CreateTopic,
    /// By topic name.
    Topic(String),
    Publish(String),
    Subscriptions,
    /// With the topic's name prefilled, or empty.
    CreateSubscription(String),
    /// By the UUID at the end of its ARN.
    Subscription(String),
    EditSubscription(String),
    TextMessaging,
    Rules,
    CreateRule,
    /// With the event pattern filled in.
    CreateRuleFrom(String),
    /// By name; of another event bus than the default one, `BUS/NAME`.
    Rule(String),
    EditRule(String),
    Buses,
    CreateBus,
    Bus(String),
    EditBus(String),
    Archives,
    CreateArchive,
    Archive(String),
    EditArchive(String),
    Replays,
    /// With the archive's name chosen, or empty.
    StartReplay(String),
    Replay(String),
    /// CloudWatch's namespaces.
    Namespaces,
    /// The metrics of a namespace.
    Metrics(String),
    Sandbox,
    Queues,
    CreateQueue,
    /// By queue name.
    Queue(String),
    EditQueue(String),
    /// Sending to a queue and polling it.
    QueueMessages(String),
    Functions,
    CreateFunction,
    /// By function name.
    Function(String),
    EventHistory,
    /// By event id.
    Record(String),
    /// A lab by its id: the address that a course links to.
    Lab(String),
    /// A scenario link's text.
    Open(String),
    /// An address that names no page.
    Unknown(String),
}

impl Route {
    /// From the fragment of the URL, with or without `#`.
    pub fn parse(fragment: &str) -> Route {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let steps: Vec<String> = path.split('/').map(decode).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let owned = |text: &str| text.to_string();
        match steps.as_slice() {
            [""] => Route::Home,
            ["ec2", "instances"] => Route::Instances,
            ["ec2", "launch"] => Route::LaunchInstance,
            ["ec2", "instances", id] => Route::Instance(owned(id)),
            ["sns", "topics"] => Route::Topics,
            ["sns", "create-topic"] => Route::CreateTopic,
            ["sns", "topics", name] => Route::Topic(owned(name)),
            ["sns", "topics", name, "publish"] => Route::Publish(owned(name)),
            ["sns", "topics", name, "subscribe"] => Route::CreateSubscription(owned(name)),
            ["sns", "subscriptions"] => Route::Subscriptions,
            ["sns", "create-subscription"] => Route::CreateSubscription(String::new()),
            ["sns", "subscriptions", id] => Route::Subscription(owned(id)),
            ["sns", "subscriptions", id, "edit"] => Route::EditSubscription(owned(id)),
            ["sns", "text-messaging"] => Route::TextMessaging,
            ["events", "rules"] => Route::Rules,
            ["events", "create-rule"] => Route::CreateRule,
            ["events", "create-rule", pattern] => Route::CreateRuleFrom(owned(pattern)),
            ["events", "sandbox"] => Route::Sandbox,
            ["events", "rules", name] => Route::Rule(owned(name)),
            ["events", "rules", name, "edit"] => Route::EditRule(owned(name)),
            ["events", "buses"] => Route::Buses,
            ["events", "create-bus"] => Route::CreateBus,
            ["events", "buses", name] => Route::Bus(owned(name)),
            ["events", "buses", name, "edit"] => Route::EditBus(owned(name)),
            ["events", "archives"] => Route::Archives,
            ["events", "create-archive"] => Route::CreateArchive,
            ["events", "archives", name] => Route::Archive(owned(name)),
            ["events", "archives", name, "edit"] => Route::EditArchive(owned(name)),
            ["events", "archives", name, "replay"] => Route::StartReplay(owned(name)),
            ["events", "replays"] => Route::Replays,
            ["events", "start-replay"] => Route::StartReplay(String::new()),
            ["events", "replays", name] => Route::Replay(owned(name)),
            ["cloudwatch", "metrics"] => Route::Namespaces,
            ["cloudwatch", "metrics", namespace] => Route::Metrics(owned(namespace)),
            ["sqs", "queues"] => Route::Queues,
            ["sqs", "create-queue"] => Route::CreateQueue,
            ["sqs", "queues", name] => Route::Queue(owned(name)),
            ["sqs", "queues", name, "edit"] => Route::EditQueue(owned(name)),
            ["sqs", "queues", name, "messages"] => Route::QueueMessages(owned(name)),
            ["lambda", "functions"] => Route::Functions,
            ["lambda", "create-function"] => Route::CreateFunction,
            ["lambda", "functions", name] => Route::Function(owned(name)),
            ["cloudtrail", "history"] => Route::EventHistory,
            ["cloudtrail", "history", id] => Route::Record(owned(id)),
            ["labs", id] => Route::Lab(owned(id)),
            ["open", link] => Route::Open(owned(link)),
            _ => Route::Unknown(owned(path)),
        }
    }

    /// The fragment with its `#`.
    pub fn href(&self) -> String {
        let path = match self {
            Route::Home => String::new(),
            Route::Instances => "ec2/instances".to_string(),
            Route::LaunchInstance => "ec2/launch".to_string(),
            Route::Instance(id) => format!("ec2/instances/{}", encode(id)),
            Route::Topics => "sns/topics".to_string(),
            Route::CreateTopic => "sns/create-topic".to_string(),
            Route::Topic(name) => format!("sns/topics/{}", encode(name)),
            Route::Publish(name) => format!("sns/topics/{}/publish", encode(name)),
            Route::Subscriptions => "sns/subscriptions".to_string(),
            Route::CreateSubscription(name) if name.is_empty() => "sns/create-subscription".to_string(),
            Route::CreateSubscription(name) => format!("sns/topics/{}/subscribe", encode(name)),
            Route::Subscription(id) => format!("sns/subscriptions/{}", encode(id)),
            Route::EditSubscription(id) => format!("sns/subscriptions/{}/edit", encode(id)),
            Route::TextMessaging => "sns/text-messaging".to_string(),
            Route::Rules => "events/rules".to_string(),
            Route::CreateRule => "events/create-rule".to_string(),
            Route::CreateRuleFrom(pattern) => format!("events/create-rule/{}", encode(pattern)),
            Route::Sandbox => "events/sandbox".to_string(),
            Route::Rule(name) => format!("events/rules/{}", encode(name)),
            Route::EditRule(name) => format!("events/rules/{}/edit", encode(name)),
            Route::Buses => "events/buses".to_string(),
            Route::CreateBus => "events/create-bus".to_string(),
            Route::Bus(name) => format!("events/buses/{}", encode(name)),
            Route::EditBus(name) => format!("events/buses/{}/edit", encode(name)),
            Route::Archives => "events/archives".to_string(),
            Route::CreateArchive => "events/create-archive".to_string(),
            Route::Archive(name) => format!("events/archives/{}", encode(name)),
            Route::EditArchive(name) => format!("events/archives/{}/edit", encode(name)),
            Route::Replays => "events/replays".to_string(),
            Route::StartReplay(name) if name.is_empty() => "events/start-replay".to_string(),
            Route::StartReplay(name) => format!("events/archives/{}/replay", encode(name)),
            Route::Replay(name) => format!("events/replays/{}", encode(name)),
            Route::Namespaces => "cloudwatch/metrics".to_string(),
            Route::Metrics(namespace) => format!("cloudwatch/metrics/{}", encode(namespace)),
            Route::Queues => "sqs/queues".to_string(),
            Route::CreateQueue => "sqs/create-queue".to_string(),
            Route::Queue(name) => format!("sqs/queues/{}", encode(name)),
            Route::EditQueue(name) => format!("sqs/queues/{}/edit", encode(name)),
            Route::QueueMessages(name) => format!("sqs/queues/{}/messages", encode(name)),
            Route::Functions => "lambda/functions".to_string(),
            Route::CreateFunction => "lambda/create-function".to_string(),
            Route::Function(name) => format!("lambda/functions/{}", encode(name)),
            Route::EventHistory => "cloudtrail/history".to_string(),
            Route::Record(id) => format!("cloudtrail/history/{}", encode(id)),
            Route::Lab(id) => format!("labs/{}", encode(id)),
            Route::Open(link) => format!("open/{link}"),
            Route::Unknown(path) => path.clone(),
        };
        format!("#/{path}")
    }
}

fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b':' => out.push(byte as char),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_page() {
        for route in [
            Route::Home,
            Route::Instances,
            Route::Instance("i-0697bdc417cb5d414".into()),
            Route::LaunchInstance,
            Route::Topics,
            Route::CreateTopic,
            Route::Topic("ec2-state-topic".into()),
            Route::Publish("a b/c".into()),
            Route::Subscriptions,
            Route::CreateSubscription(String::new()),
            Route::CreateSubscription("한국".into()),
            Route::Subscription("7d3c1f52-0a6e-5c11-9b1c-45f1b0c2a901".into()),
            Route::EditSubscription("7d3c1f52".into()),
            Route::TextMessaging,
            Route::Rules,
            Route::CreateRule,
            Route::CreateRuleFrom(r#"{"source":["a/b"]}"#.into()),
            Route::Sandbox,
            Route::Rule("ec2.state_change".into()),
            Route::EditRule("x%".into()),
            Route::Rule("orders/all".into()),
            Route::Buses,
            Route::CreateBus,
            Route::Bus("orders".into()),
            Route::EditBus("orders".into()),
            Route::Archives,
            Route::CreateArchive,
            Route::Archive("a.b".into()),
            Route::EditArchive("a.b".into()),
            Route::Replays,
            Route::StartReplay(String::new()),
            Route::StartReplay("a.b".into()),
            Route::Replay("monday".into()),
            Route::Namespaces,
            Route::Metrics("AWS/SNS".into()),
            Route::Queues,
            Route::CreateQueue,
            Route::Queue("orders.fifo".into()),
            Route::EditQueue("q".into()),
            Route::QueueMessages("q".into()),
            Route::Functions,
            Route::CreateFunction,
            Route::Function("f-1".into()),
            Route::EventHistory,
            Route::Record("id".into()),
            Route::Lab("lab1".into()),
            Route::Open("AbC-_".into()),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
        assert_eq!(Route::parse("#/nowhere/at/all"), Route::Unknown("nowhere/at/all".into()));
        assert_eq!(Route::parse(""), Route::Home);
        assert_eq!(Route::parse("#/ec2/instances/%zz"), Route::Instance("%zz".into()));
    }
}
