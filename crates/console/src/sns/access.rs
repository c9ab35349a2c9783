//! Who may publish and subscribe, as the console asks it: by three answers
//! each, or as JSON.

use base::Document;
use sim::services::sns::default_policy;

/// An access policy while it is chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccessDraft {
    /// The JSON itself; none for the answers.
    pub json: Option<String>,
    pub publishers: Who,
    pub subscribers: Who,
}

/// An answer to who may.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Who {
    #[default]
    Owner,
    Everyone,
    /// Account ids, as typed: with commas or blanks between them.
    Accounts(String),
}

impl Who {
    pub fn name(&self) -> &'static str {
        match self {
            Who::Owner => "owner",
            Who::Everyone => "everyone",
            Who::Accounts(_) => "accounts",
        }
    }

    /// The answer of that name; accounts that were typed stay.
    #[must_use]
    pub fn switched(&self, name: &str) -> Who {
        match (name, self) {
            ("everyone", _) => Who::Everyone,
            ("accounts", Who::Accounts(_)) => self.clone(),
            ("accounts", _) => Who::Accounts(String::new()),
            _ => Who::Owner,
        }
    }

    fn principal(&self) -> Option<Document> {
        match self {
            Who::Owner => None,
            Who::Everyone => Some(Document::map().with("AWS", "*")),
            Who::Accounts(text) => {
                let ids: Vec<&str> = text.split([',', ' ', '\n']).filter(|id| !id.is_empty()).collect();
                Some(Document::map().with("AWS", ids.into_iter().collect::<Document>()))
            }
        }
    }
}

impl AccessDraft {
    /// Whether nothing differs from what a topic gets anyway.
    pub fn is_default(&self) -> bool {
        self.json.is_none() && self.publishers == Who::Owner && self.subscribers == Who::Owner
    }

    /// The policy, indented: as typed, or what the answers come to.
    pub fn policy(&self, topic_arn: &str, account_id: &str) -> String {
        match &self.json {
            Some(json) => json.clone(),
            None => self.answered(topic_arn, account_id).to_indented(2),
        }
    }

    fn answered(&self, topic_arn: &str, account_id: &str) -> Document {
        let policy = Document::parse(&default_policy(topic_arn, account_id)).unwrap_or_default();
        let mut statements: Vec<Document> = policy.at("Statement").list().to_vec();
        let further = [
            ("__console_pub_0", &self.publishers, Document::from("SNS:Publish")),
            ("__console_sub_0", &self.subscribers, Document::from("SNS:Subscribe")),
        ];
        for (sid, who, action) in further {
            if let Some(principal) = who.principal() {
                statements.push(
                    Document::map()
                        .with("Sid", sid)
                        .with("Effect", "Allow")
                        .with("Principal", principal)
                        .with("Action", action)
                        .with("Resource", topic_arn),
                );
            }
        }
        policy.with("Statement", Document::List(statements))
    }
}
