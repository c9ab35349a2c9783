//! How asynchronous invocations are handled: retries, age, where results go.

use super::name_input;
use crate::View;
use base::Document;
use sim::services::lambda::Function;
use sim::{Account, ApiError};

/// What the form holds; numbers as they are typed, empty ARNs for nowhere.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AsyncDraft {
    pub retries: String,
    pub age: String,
    pub on_success: String,
    pub on_failure: String,
    pub dead_letter_arn: String,
}

/// A field of the form, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsyncField {
    Retries,
    Age,
    Destinations,
    DeadLetters,
    Form,
}

impl AsyncDraft {
    pub fn of(function: &Function) -> AsyncDraft {
        let config = function.event_config();
        let number = |number: Option<i64>, default: i64| number.unwrap_or(default).to_string();
        let arn = |arn: Option<&str>| arn.unwrap_or("").to_string();
        AsyncDraft {
            retries: number(config.and_then(|it| it.maximum_retry_attempts()), 2),
            age: number(config.and_then(|it| it.maximum_event_age_in_seconds()), 21_600),
            on_success: arn(config.and_then(|it| it.on_success())),
            on_failure: arn(config.and_then(|it| it.on_failure())),
            dead_letter_arn: arn(function.dead_letter_arn()),
        }
    }

    /// Operations and inputs that save it.
    pub fn inputs(&self, name: &str) -> [(&'static str, Document); 2] {
        let number = |text: &str| text.trim().parse::<i64>().map_or(Document::from(text.trim()), Document::from);
        let place = |arn: &str| Document::map().with_some("Destination", (!arn.trim().is_empty()).then(|| arn.trim()));
        let destinations =
            Document::map().with("OnSuccess", place(&self.on_success)).with("OnFailure", place(&self.on_failure));
        let config = name_input(name)
            .with("MaximumRetryAttempts", number(&self.retries))
            .with("MaximumEventAgeInSeconds", number(&self.age))
            .with("DestinationConfig", destinations);
        let dead_letters = Document::map().with("TargetArn", self.dead_letter_arn.trim());
        [
            ("PutFunctionEventInvokeConfig", config),
            ("UpdateFunctionConfiguration", name_input(name).with("DeadLetterConfig", dead_letters)),
        ]
    }
}

/// ARNs that results can go to; `dead` for those that take dead letters.
pub fn destinations(account: &Account, view: &View, dead: bool) -> Vec<String> {
    let services = account.services();
    let queues = services.sqs().queues(view.region).filter(|queue| !queue.is_fifo()).map(|it| it.arn().to_string());
    let topics = services.sns().topics(view.region).filter(|topic| !topic.is_fifo()).map(|it| it.arn().to_string());
    let functions = services.lambda().functions(view.region).map(|it| it.arn().to_string());
    let bus = format!("arn:aws:events:{}:{}:event-bus/default", view.region, account.account_id());
    queues.chain(topics).chain(functions.chain([bus]).filter(|_| !dead)).collect()
}

impl AsyncField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> AsyncField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("aximumRetryAttempts") => AsyncField::Retries,
            _ if tells("aximumEventAgeInSeconds") => AsyncField::Age,
            _ if tells("destination") => AsyncField::Destinations,
            _ if tells("dead letter") => AsyncField::DeadLetters,
            _ => AsyncField::Form,
        }
    }
}
