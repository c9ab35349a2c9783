//! The operations of text messaging: preferences, and who opted out.
//!
//! Source: SNS API Reference, "SetSMSAttributes", "GetSMSAttributes",
//! "CheckIfPhoneNumberIsOptedOut", "ListPhoneNumbersOptedOut",
//! "OptInPhoneNumber".

use super::{endpoints, errors, listing};
use crate::kernel::Cx;
use crate::{ApiError, ApiResult, Input};
use base::{Document, Duration};
use std::collections::BTreeMap;

/// What an account may spend in a month until AWS allows more: 1 US dollar.
const HIGHEST_LIMIT: f64 = 1.0;
/// AWS has these; here they would write what nobody keeps, so they are refused.
const NOT_SIMULATED: [&str; 3] = ["DeliveryStatusIAMRole", "DeliveryStatusSuccessSamplingRate", "UsageReportS3Bucket"];
/// How long a number that was opted in cannot be opted in again.
const OPT_IN_AGAIN: Duration = Duration::days(30);

pub(super) fn set_sms_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let given = input.get("attributes").and_then(Document::as_map).into_iter().flat_map(|map| map.iter());
    let given: Vec<(&str, &str)> = given.map(|(name, value)| (name, value.text())).collect();
    for (name, value) in &given {
        check(name, value)?;
    }
    let region = cx.region();
    let texting = cx.services.sns_mut().texting_mut(region);
    for (name, value) in given {
        match value {
            "" => texting.attributes.remove(name),
            value => texting.attributes.insert(name.to_string(), value.to_string()),
        };
    }
    Ok(Document::map())
}

fn check(name: &str, value: &str) -> Result<(), ApiError> {
    let holds = match name {
        name if NOT_SIMULATED.contains(&name) => {
            return Err(ApiError::not_simulated(&format!("the text messaging attribute {name}")));
        }
        "DefaultSMSType" => ["Promotional", "Transactional"].contains(&value),
        "DefaultSenderID" => is_sender_id(value),
        // More than AWS allows the account is refused as well (unverified).
        "MonthlySpendLimit" => value.parse::<f64>().is_ok_and(|dollars| (0.0..=HIGHEST_LIMIT).contains(&dollars)),
        _ => return Err(errors::plain_invalid(format!("{name} is not a valid attribute"))),
    };
    if holds || value.is_empty() { Ok(()) } else { Err(errors::plain_invalid(format!("{name} is invalid"))) }
}

/// Up to 11 letters and digits, a letter among them.
pub(super) fn is_sender_id(text: &str) -> bool {
    (1..=11).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

pub(super) fn get_sms_attributes(cx: &mut Cx, input: &Input) -> ApiResult {
    let wanted = input.texts("attributes");
    let texting = cx.services.sns().texting(cx.region());
    let mut all: BTreeMap<&str, &str> = [("MonthlySpendLimit", "1")].into();
    all.extend(texting.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let shown = all.into_iter().filter(|(name, _)| wanted.is_empty() || wanted.contains(name));
    let shown = shown.map(|(name, value)| (name.to_string(), value.into())).collect();
    Ok(Document::map().with("attributes", Document::Map(shown)))
}

/// Words as other implementations of the API have them (unverified).
fn number(input: &Input) -> Result<String, ApiError> {
    let text = input.text("phoneNumber");
    endpoints::publishable_number(text)
        .ok_or_else(|| errors::invalid_because("PhoneNumber", "input incorrectly formatted"))
}

pub(super) fn check_if_phone_number_is_opted_out(cx: &mut Cx, input: &Input) -> ApiResult {
    let number = number(input)?;
    let out = cx.services.sns().texting(cx.region()).is_opted_out(&number);
    Ok(Document::map().with("isOptedOut", out))
}

pub(super) fn list_phone_numbers_opted_out(cx: &mut Cx, input: &Input) -> ApiResult {
    let texting = cx.services.sns().texting(cx.region());
    let rows = texting.opted_out().map(|(number, _)| (number.to_string(), Document::from(number))).collect();
    listing::page(("phoneNumbers", "nextToken"), rows, input.text("nextToken"))
}

/// A number that never opted out may be opted in as well: nothing happens.
pub(super) fn opt_in_phone_number(cx: &mut Cx, input: &Input) -> ApiResult {
    let number = number(input)?;
    let (now, region) = (cx.now(), cx.region());
    let texting = cx.services.sns_mut().texting_mut(region);
    if !texting.is_opted_out(&number) {
        return Ok(Document::map());
    }
    if texting.opted_in.get(&number).is_some_and(|last| now < *last + OPT_IN_AGAIN) {
        // The rule is documented, its words are not (unverified).
        let reason = format!("{number} can be opted in only once every 30 days");
        return Err(errors::invalid_because("PhoneNumber", reason));
    }
    texting.opted_out.remove(&number);
    texting.opted_in.insert(number, now);
    Ok(Document::map())
}
