//! The form that makes a queue, and changes one.

use crate::View;
use crate::sns::TagDraft;
use base::Document;
use sim::services::sqs::owner_policy;
use sim::{Account, ApiError, Region};

/// What the form holds; numbers as they are typed.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueDraft {
    /// The URL of the queue that is changed; empty for a new one.
    pub url: String,
    pub fifo: bool,
    pub name: String,
    pub visibility: String,
    pub retention: String,
    pub delay: String,
    pub size: String,
    pub wait: String,
    /// Of a FIFO queue.
    pub content_based_deduplication: bool,
    /// JSON; none while it is the owner's, which goes with the name.
    pub policy: Option<String>,
    /// Whether messages go to a dead-letter queue.
    pub redrive: bool,
    pub dead_letter_arn: String,
    pub max_receives: String,
    pub tags: Vec<TagDraft>,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QueueField {
    Name,
    Visibility,
    Retention,
    Delay,
    Size,
    Wait,
    Policy,
    DeadLetters,
    Tags,
    Form,
}

/// What the form needs beside the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueForm {
    /// ARNs of queues of the same type that can take dead letters.
    pub dead_letter_queues: Vec<String>,
}

pub fn queue_form(account: &Account, view: &View, draft: &QueueDraft) -> QueueForm {
    let queues = account.services().sqs().queues(view.region);
    let fits = queues.filter(|queue| queue.is_fifo() == draft.fifo && queue.url() != draft.url);
    QueueForm { dead_letter_queues: fits.map(|queue| queue.arn().to_string()).collect() }
}

impl Default for QueueDraft {
    /// As the console opens it.
    fn default() -> QueueDraft {
        let text = |text: &str| text.to_string();
        QueueDraft {
            url: String::new(),
            fifo: false,
            name: String::new(),
            visibility: text("30"),
            retention: text("345600"),
            delay: text("0"),
            size: text("1048576"),
            wait: text("0"),
            content_based_deduplication: false,
            policy: None,
            redrive: false,
            dead_letter_arn: String::new(),
            max_receives: text("10"),
            tags: Vec::new(),
        }
    }
}

impl QueueDraft {
    /// As the queue of that name is now.
    pub fn of(account: &Account, view: &View, name: &str) -> Option<QueueDraft> {
        let queue = account.services().sqs().queue_named(view.region, name)?;
        let set = |name: &str| queue.attribute(name).unwrap_or("").to_string();
        let redrive = queue.redrive_policy();
        let policy = Document::parse(queue.policy()).map(|policy| policy.to_indented(2)).unwrap_or_default();
        Some(QueueDraft {
            url: queue.url().to_string(),
            fifo: queue.is_fifo(),
            name: name.to_string(),
            visibility: set("VisibilityTimeout"),
            retention: set("MessageRetentionPeriod"),
            delay: set("DelaySeconds"),
            size: set("MaximumMessageSize"),
            wait: set("ReceiveMessageWaitTimeSeconds"),
            content_based_deduplication: set("ContentBasedDeduplication") == "true",
            policy: Some(policy),
            redrive: redrive.is_some(),
            max_receives: redrive.as_ref().map_or("10".to_string(), |it| it.max_receive_count.to_string()),
            dead_letter_arn: redrive.map(|it| it.dead_letter_target_arn).unwrap_or_default(),
            tags: Vec::new(),
        })
    }

    pub fn is_new(&self) -> bool {
        self.url.is_empty()
    }

    /// The policy as the form shows it.
    pub fn policy_text(&self, account: &Account, region: Region) -> String {
        match &self.policy {
            Some(policy) => policy.clone(),
            None => {
                let arn = format!("arn:aws:sqs:{region}:{}:{}", account.account_id(), self.name.trim());
                let policy = Document::parse(&owner_policy(&arn, account.account_id()));
                policy.map(|policy| policy.to_indented(2)).unwrap_or_default()
            }
        }
    }

    /// For `CreateQueue`.
    pub fn create_input(&self, account: &Account, region: Region) -> Document {
        let mut attributes = self.attributes(&self.policy_text(account, region));
        if self.fifo {
            attributes.set("FifoQueue", "true");
        }
        let tags = self.tags.iter().filter(|tag| !tag.key.is_empty());
        let tags = tags.fold(Document::map(), |tags, tag| tags.with(&tag.key, &tag.value));
        Document::map()
            .with("QueueName", self.name.trim())
            .with("Attributes", attributes)
            .with_some("tags", (tags != Document::map()).then_some(tags))
    }

    /// For `SetQueueAttributes`.
    pub fn change_input(&self) -> Document {
        let mut attributes = self.attributes(self.policy.as_deref().unwrap_or(""));
        if !self.redrive {
            attributes.set("RedrivePolicy", "");
        }
        Document::map().with("QueueUrl", &self.url).with("Attributes", attributes)
    }

    fn attributes(&self, policy: &str) -> Document {
        let mut attributes = Document::map()
            .with("VisibilityTimeout", self.visibility.trim())
            .with("MessageRetentionPeriod", self.retention.trim())
            .with("DelaySeconds", self.delay.trim())
            .with("MaximumMessageSize", self.size.trim())
            .with("ReceiveMessageWaitTimeSeconds", self.wait.trim())
            .with("Policy", Document::parse(policy).map_or(policy.to_string(), |policy| policy.to_json()));
        if self.fifo {
            attributes
                .set("ContentBasedDeduplication", if self.content_based_deduplication { "true" } else { "false" });
        }
        if self.redrive {
            let count: Document =
                self.max_receives.trim().parse::<i64>().map_or(self.max_receives.trim().into(), Document::from);
            let policy =
                Document::map().with("deadLetterTargetArn", self.dead_letter_arn.trim()).with("maxReceiveCount", count);
            attributes.set("RedrivePolicy", policy.to_json());
        }
        attributes
    }
}

impl QueueField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> QueueField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("RedrivePolicy") => QueueField::DeadLetters,
            _ if tells("alphanumeric") || tells("same name") || tells("deleting a queue") => QueueField::Name,
            _ if tells("VisibilityTimeout") => QueueField::Visibility,
            _ if tells("MessageRetentionPeriod") => QueueField::Retention,
            _ if tells("DelaySeconds") => QueueField::Delay,
            _ if tells("MaximumMessageSize") => QueueField::Size,
            _ if tells("ReceiveMessageWaitTimeSeconds") => QueueField::Wait,
            _ if tells("Policy") => QueueField::Policy,
            _ if tells("tag") => QueueField::Tags,
            _ => QueueField::Form,
        }
    }
}
