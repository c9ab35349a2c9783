//! How deliveries to web servers are tried again, as a form: of a topic, or of
//! one subscription.

use base::Document;
use sim::services::sns::Backoff;

/// A delivery policy while it is typed. Numbers are texts: what is no number
/// goes to AWS as it is, and AWS refuses it.
#[derive(Clone, Debug, PartialEq)]
pub struct RetryDraft {
    /// Whatever AWS, or for a subscription the topic, does by default.
    pub default: bool,
    pub retries: String,
    pub without_delay: String,
    pub min_delay: String,
    pub with_min_delay: String,
    pub max_delay: String,
    pub with_max_delay: String,
    /// `linear`, …
    pub backoff: String,
    /// Requests a second; empty for as many as there are.
    pub max_receives: String,
    /// Of a topic: its subscriptions may have no policy of their own.
    pub no_overrides: bool,
    /// `text/plain`, `application/json`, …; empty for the default.
    pub content_type: String,
}

/// The kinds of content that a request may say it has.
pub const CONTENT_TYPES: [&str; 3] = ["text/plain; charset=UTF-8", "application/json", "application/xml"];

/// The names of the back-off functions.
pub fn backoffs() -> Vec<&'static str> {
    Backoff::ALL.iter().map(|backoff| backoff.name()).collect()
}

impl Default for RetryDraft {
    fn default() -> RetryDraft {
        let text = |text: &str| text.to_string();
        RetryDraft {
            default: true,
            retries: text("3"),
            without_delay: text("0"),
            min_delay: text("20"),
            with_min_delay: text("0"),
            max_delay: text("20"),
            with_max_delay: text("0"),
            backoff: text("linear"),
            max_receives: String::new(),
            no_overrides: false,
            content_type: String::new(),
        }
    }
}

impl RetryDraft {
    /// From a topic's `DeliveryPolicy`.
    pub fn of_topic(policy: Option<&str>) -> RetryDraft {
        let Some(policy) = policy.and_then(|text| Document::parse(text).ok()) else { return RetryDraft::default() };
        let http = policy.at("http");
        let draft = RetryDraft::read(
            http.at("defaultHealthyRetryPolicy"),
            http.at("defaultThrottlePolicy"),
            http.at("defaultRequestPolicy"),
        );
        RetryDraft { no_overrides: http.at("disableSubscriptionOverrides").as_bool() == Some(true), ..draft }
    }

    /// From a subscription's `DeliveryPolicy`.
    pub fn of_subscription(policy: Option<&str>) -> RetryDraft {
        let Some(policy) = policy.and_then(|text| Document::parse(text).ok()) else { return RetryDraft::default() };
        RetryDraft::read(policy.at("healthyRetryPolicy"), policy.at("throttlePolicy"), policy.at("requestPolicy"))
    }

    fn read(retries: &Document, throttle: &Document, request: &Document) -> RetryDraft {
        let default = RetryDraft::default();
        let number = |from: &Document, name: &str, otherwise: String| match from.at(name) {
            Document::Null => otherwise,
            Document::Text(text) => text.clone(),
            other => other.to_json(),
        };
        RetryDraft {
            default: false,
            retries: number(retries, "numRetries", default.retries),
            without_delay: number(retries, "numNoDelayRetries", default.without_delay),
            min_delay: number(retries, "minDelayTarget", default.min_delay),
            with_min_delay: number(retries, "numMinDelayRetries", default.with_min_delay),
            max_delay: number(retries, "maxDelayTarget", default.max_delay),
            with_max_delay: number(retries, "numMaxDelayRetries", default.with_max_delay),
            backoff: number(retries, "backoffFunction", default.backoff),
            max_receives: number(throttle, "maxReceivesPerSecond", String::new()),
            no_overrides: false,
            content_type: request.at("headerContentType").text().to_string(),
        }
    }

    fn healthy(&self) -> Document {
        let number = |text: &str| match text.trim().parse::<i64>() {
            Ok(number) => Document::from(number),
            Err(_) => Document::from(text),
        };
        Document::map()
            .with("minDelayTarget", number(&self.min_delay))
            .with("maxDelayTarget", number(&self.max_delay))
            .with("numRetries", number(&self.retries))
            .with("numMaxDelayRetries", number(&self.with_max_delay))
            .with("numNoDelayRetries", number(&self.without_delay))
            .with("numMinDelayRetries", number(&self.with_min_delay))
            .with("backoffFunction", &self.backoff)
    }

    fn throttle(&self) -> Option<Document> {
        let text = self.max_receives.trim();
        let number = text.parse::<i64>().map_or_else(|_| Document::from(text), Document::from);
        (!text.is_empty()).then(|| Document::map().with("maxReceivesPerSecond", number))
    }

    fn request(&self) -> Option<Document> {
        let given = !self.content_type.is_empty();
        given.then(|| Document::map().with("headerContentType", &self.content_type))
    }

    /// A topic's `DeliveryPolicy`; empty for the default.
    pub fn topic_policy(&self) -> String {
        if self.default {
            return String::new();
        }
        let http = Document::map()
            .with("defaultHealthyRetryPolicy", self.healthy())
            .with("disableSubscriptionOverrides", self.no_overrides)
            .with_some("defaultThrottlePolicy", self.throttle())
            .with_some("defaultRequestPolicy", self.request());
        Document::map().with("http", http).to_json()
    }

    /// A subscription's `DeliveryPolicy`; empty for the topic's.
    pub fn subscription_policy(&self) -> String {
        if self.default {
            return String::new();
        }
        Document::map()
            .with("healthyRetryPolicy", self.healthy())
            .with_some("throttlePolicy", self.throttle())
            .with_some("requestPolicy", self.request())
            .to_json()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_comes_back_as_it_was_typed() {
        let draft = RetryDraft {
            default: false,
            retries: "9".into(),
            max_receives: "5".into(),
            content_type: "application/json".into(),
            ..RetryDraft::default()
        };
        assert_eq!(RetryDraft::of_subscription(Some(&draft.subscription_policy())), draft);
        let topic = RetryDraft { no_overrides: true, ..draft };
        assert_eq!(RetryDraft::of_topic(Some(&topic.topic_policy())), topic);
        assert_eq!(RetryDraft::default().topic_policy(), "");
        let wrong = RetryDraft { default: false, retries: "many".into(), ..RetryDraft::default() };
        assert!(wrong.topic_policy().contains(r#""numRetries":"many""#));
    }
}
