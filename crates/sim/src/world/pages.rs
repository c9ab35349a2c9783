//! The pages that open behind the links of mails, with AWS's words on them.
//!
//! Source: SNS Developer Guide, "Confirming the subscription" and "Deleting a
//! subscription".

use super::links::{Link, LinkAction};
use crate::services::sns::{self, unsubscribe_link};
use crate::{ApiError, ApiResult};

/// What a person sees in the browser after following a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    Confirmed {
        subscription_arn: String,
        topic_arn: String,
        endpoint: String,
        /// Behind "click here" in the last line.
        unsubscribe_url: String,
    },
    Removed {
        subscription_arn: String,
        endpoint: String,
        /// Behind "click here" in the last line; empty where nothing is left to
        /// bring back.
        resubscribe_url: String,
    },
    /// AWS refuses what the link asks for.
    Refused {
        /// Whether it was an unsubscription.
        removing: bool,
        error: ApiError,
    },
    /// The answer to the bare API form.
    Xml(String),
    /// A link that leads out of the simulation.
    Elsewhere { url: String },
}

/// A run of text on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Strong(String),
    Link { text: String, url: String },
}

impl Page {
    /// The page after a link's call; `sns` is as the call left it.
    pub(super) fn of(link: &Link, result: ApiResult, sns: &sns::State) -> Page {
        if link.bare {
            return Page::Xml(xml(link, &result));
        }
        match (&link.does, result) {
            (LinkAction::Confirm { topic_arn, endpoint, .. }, Ok(output)) => {
                let subscription_arn = output.at("SubscriptionArn").text().to_string();
                Page::Confirmed {
                    unsubscribe_url: unsubscribe_link(link.region, &subscription_arn, endpoint),
                    subscription_arn,
                    topic_arn: topic_arn.clone(),
                    endpoint: endpoint.clone(),
                }
            }
            (LinkAction::Unsubscribe { subscription_arn, endpoint }, Ok(_)) => {
                let resubscribe_url = sns.resubscribe_link(link.region, subscription_arn).unwrap_or_default();
                Page::Removed {
                    subscription_arn: subscription_arn.clone(),
                    endpoint: endpoint.clone(),
                    resubscribe_url,
                }
            }
            (does, Err(error)) => Page::Refused { removing: matches!(does, LinkAction::Unsubscribe { .. }), error },
        }
    }

    /// Whether it went well: a green box, not a red one.
    pub fn is_good(&self) -> bool {
        matches!(self, Page::Confirmed { .. } | Page::Removed { .. })
    }

    /// The line in the box.
    pub fn status(&self) -> &'static str {
        match self {
            Page::Confirmed { .. } => "Subscription confirmed!",
            Page::Removed { .. } => "Subscription removed!",
            Page::Refused { removing: true, .. } => "Subscription not removed",
            Page::Refused { .. } => "Subscription not confirmed",
            Page::Xml(_) | Page::Elsewhere { .. } => "",
        }
    }

    /// The lines below the status, each in its pieces.
    pub fn lines(&self) -> Vec<Vec<Piece>> {
        let text = |text: &str| Piece::Text(text.to_string());
        match self {
            Page::Confirmed { subscription_arn, unsubscribe_url, .. } => vec![
                vec![text("You have successfully subscribed.")],
                vec![text("Your subscription's id is:")],
                vec![Piece::Strong(subscription_arn.clone())],
                vec![
                    text("If it was not your intention to subscribe, "),
                    Piece::Link { text: "click here to unsubscribe".to_string(), url: unsubscribe_url.clone() },
                    text("."),
                ],
            ],
            Page::Removed { subscription_arn, resubscribe_url, .. } => {
                let mut lines = vec![
                    vec![text("Your subscription has been removed.")],
                    vec![text("Your subscription's id was:")],
                    vec![Piece::Strong(subscription_arn.clone())],
                ];
                if !resubscribe_url.is_empty() {
                    lines.push(vec![
                        text("If it was not your intention to unsubscribe, "),
                        Piece::Link { text: "click here to resubscribe".to_string(), url: resubscribe_url.clone() },
                        text("."),
                    ]);
                }
                lines
            }
            Page::Refused { error, .. } => vec![vec![text(&format!("{}: {}", error.code, error.message))]],
            Page::Xml(xml) => vec![vec![text(xml)]],
            Page::Elsewhere { url } => vec![vec![text(url)]],
        }
    }
}

/// The answer as the query protocol writes it.
fn xml(link: &Link, result: &ApiResult) -> String {
    let operation = match link.does {
        LinkAction::Confirm { .. } => "ConfirmSubscription",
        LinkAction::Unsubscribe { .. } => "Unsubscribe",
    };
    let space = "xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"";
    match result {
        Ok(output) => {
            let arn = output.at("SubscriptionArn").as_text();
            let arn = arn.map(|arn| format!("    <SubscriptionArn>{}</SubscriptionArn>\n", escaped(arn)));
            let arn = arn.unwrap_or_default();
            let result = match arn.as_str() {
                "" => String::new(),
                arn => format!("  <{operation}Result>\n{arn}  </{operation}Result>\n"),
            };
            format!("<{operation}Response {space}>\n{result}</{operation}Response>")
        }
        Err(error) => format!(
            "<ErrorResponse {space}>\n  <Error>\n    <Type>Sender</Type>\n    <Code>{}</Code>\n    \
             <Message>{}</Message>\n  </Error>\n</ErrorResponse>",
            escaped(&error.code),
            escaped(&error.message)
        ),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
