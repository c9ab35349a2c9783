//! A target of a rule, in AWS's words.

use base::Document;
pub use languages::input_transformer::Input as TargetInput;

/// Where a rule sends what it matches.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    pub(super) id: String,
    pub(super) arn: String,
    pub(super) input: TargetInput,
    /// `InputPathsMap` and `InputTemplate` as they were given.
    pub(super) transformer: Option<Document>,
    pub(super) role_arn: Option<String>,
    pub(super) dead_letter_config: Option<Document>,
    pub(super) retry_policy: Option<Document>,
}

impl Target {
    pub fn id(&self) -> &str {
        &self.id
    }
    pub fn arn(&self) -> &str {
        &self.arn
    }
    /// What the target is given of an event.
    pub fn input(&self) -> &TargetInput {
        &self.input
    }
    /// `InputPathsMap` and `InputTemplate` of an input transformer.
    pub fn transformer(&self) -> Option<&Document> {
        self.transformer.as_ref()
    }
    pub fn role_arn(&self) -> Option<&str> {
        self.role_arn.as_deref()
    }

    /// A row of `ListTargetsByRule`: members in the order of AWS's model.
    pub(super) fn row(&self) -> Document {
        let row =
            Document::map().with("Id", &self.id).with("Arn", &self.arn).with_some("RoleArn", self.role_arn.as_ref());
        let row = match &self.input {
            TargetInput::Constant(text) => row.with("Input", text),
            TargetInput::Part(path) => row.with("InputPath", path),
            TargetInput::Event | TargetInput::Transformer(_) => row,
        };
        row.with_some("InputTransformer", self.transformer.clone())
            .with_some("DeadLetterConfig", self.dead_letter_config.clone())
            .with_some("RetryPolicy", self.retry_policy.clone())
    }
}
