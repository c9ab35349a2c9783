//! Text messaging: preferences, what was spent, and who opted out.

use super::refusal;
use crate::{View, Words, moment};
use base::Document;
use sim::services::sns::{Encoding, STOP_WORDS, sms_parts, sms_width};
use sim::{Account, ApiError};

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct TextingPage {
    /// `Promotional` or `Transactional`.
    pub default_type: String,
    /// Empty where none is set.
    pub sender_id: String,
    /// `1.00 USD`.
    pub spend_limit: String,
    /// What this month has cost.
    pub spent: String,
    /// Whether the limit is reached: nothing leaves any more.
    pub limit_reached: bool,
    pub opted_out: Vec<OptedOutRow>,
    /// The words that opt out.
    pub stop_words: String,
}

/// A number that wants no messages.
#[derive(Clone, Debug, PartialEq)]
pub struct OptedOutRow {
    pub number: String,
    pub since: String,
    /// For `OptInPhoneNumber`.
    pub opt_in: Document,
}

/// The region's text messaging.
pub fn texting(account: &Account, view: &View) -> TextingPage {
    let texting = account.services().sns().texting(view.region);
    let spent = texting.spent(account.now());
    TextingPage {
        default_type: texting.default_type().to_string(),
        sender_id: texting.attribute("DefaultSenderID").unwrap_or("").to_string(),
        spend_limit: dollars(texting.spend_limit()),
        spent: dollars(spent),
        limit_reached: spent >= texting.spend_limit(),
        opted_out: texting
            .opted_out()
            .map(|(number, since)| OptedOutRow {
                number: number.to_string(),
                since: moment(since),
                opt_in: Document::map().with("phoneNumber", number),
            })
            .collect(),
        stop_words: STOP_WORDS.join(", "),
    }
}

/// Millionths of a dollar, to a hundredth of a cent.
fn dollars(millionths: u64) -> String {
    format!("{}.{:04} USD", millionths / 1_000_000, millionths % 1_000_000 / 100)
}

/// Preferences while they are typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextingDraft {
    pub default_type: String,
    pub sender_id: String,
    pub spend_limit: String,
}

/// A field of the preferences, or the form itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextingField {
    Type,
    Sender,
    Limit,
    Form,
}

impl TextingDraft {
    pub fn of(account: &Account, view: &View) -> TextingDraft {
        let texting = account.services().sns().texting(view.region);
        TextingDraft {
            default_type: texting.default_type().to_string(),
            sender_id: texting.attribute("DefaultSenderID").unwrap_or("").to_string(),
            spend_limit: texting.attribute("MonthlySpendLimit").unwrap_or("1").to_string(),
        }
    }

    /// For `SetSMSAttributes`.
    pub fn input(&self) -> Document {
        let attributes = Document::map()
            .with("DefaultSMSType", &self.default_type)
            .with("DefaultSenderID", self.sender_id.trim())
            .with("MonthlySpendLimit", self.spend_limit.trim());
        Document::map().with("attributes", attributes)
    }
}

impl TextingField {
    /// Where a refusal belongs.
    pub fn of(error: &ApiError) -> TextingField {
        let tells = |words: &str| error.message.contains(words);
        match error.message.as_str() {
            _ if tells("DefaultSMSType") => TextingField::Type,
            _ if tells("DefaultSenderID") => TextingField::Sender,
            _ if tells("MonthlySpendLimit") => TextingField::Limit,
            _ => TextingField::Form,
        }
    }
}

/// A text message that goes straight to a phone, while it is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextDraft {
    pub number: String,
    pub message: String,
    /// Empty for the region's default.
    pub kind: String,
}

impl TextDraft {
    /// For `Publish`.
    pub fn input(&self) -> Document {
        let kind = Document::map().with("DataType", "String").with("StringValue", &self.kind);
        let attributes = (!self.kind.is_empty()).then(|| Document::map().with("AWS.SNS.SMS.SMSType", kind));
        Document::map()
            .with("PhoneNumber", self.number.trim())
            .with("Message", &self.message)
            .with_some("MessageAttributes", attributes)
    }

    /// `GSM-7, 12 characters: 1 part`.
    pub fn length(&self, view: &View) -> String {
        let encoding = Encoding::of(&self.message).name();
        let (width, parts) = (sms_width(&self.message).to_string(), sms_parts(&self.message).to_string());
        view.fill("sns.preview.parts", &[("encoding", encoding), ("width", &width), ("parts", &parts)])
    }

    /// Whether a refusal is about the number, with its words.
    pub fn refused(error: &ApiError) -> (bool, String) {
        (error.message.contains("PhoneNumber"), refusal(error))
    }
}
