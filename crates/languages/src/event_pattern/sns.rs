//! What a filter policy on message attributes looks at.

use base::{Document, Map};

/// A message attribute of an SNS message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    pub name: &'a str,
    /// `String`, `String.Array`, `Number` or `Binary`, perhaps with a label
    /// behind a dot.
    pub data_type: &'a str,
    pub value: &'a str,
}

/// The attributes as an event for [`super::Pattern::matches`]; binary ones
/// are not looked at. The error is the name of an attribute whose value does
/// not fit its type: such a message is filtered out
/// (`NumberOfNotificationsFilteredOut-InvalidAttributes`).
///
/// Source: SNS developer guide, "Amazon SNS message attributes" and "Filter
/// policy constraints in Amazon SNS".
pub fn attributes_event<'a>(attributes: &[Attribute<'a>]) -> Result<Document, &'a str> {
    let mut map = Map::new();
    for attribute in attributes {
        let value = match attribute.data_type {
            "String.Array" => Document::parse(attribute.value).ok().filter(|value| value.as_list().is_some()),
            number if number.split('.').next() == Some("Number") => {
                Document::parse(attribute.value).ok().filter(|value| value.as_f64().is_some())
            }
            text if text.split('.').next() == Some("String") => Some(attribute.value.into()),
            _ => continue,
        };
        map.insert(attribute.name, value.ok_or(attribute.name)?);
    }
    Ok(Document::Map(map))
}

#[cfg(test)]
mod tests {
    use super::super::{Dialect, Pattern};
    use super::*;

    #[test]
    fn attributes_are_filtered_by_type() {
        let attribute = |name, data_type, value| Attribute { name, data_type, value };
        let event = attributes_event(&[
            attribute("store", "String", "한국"),
            attribute("price", "Number", "300.0"),
            attribute("tags", "String.Array", r#"["a","b",1,null]"#),
            attribute("raw", "Binary", "AAAA"),
        ])
        .unwrap();
        for (policy, verdict) in [
            (r#"{"store":["한국"],"price":[300]}"#, true),
            (r#"{"price":["300.0"]}"#, false),
            (r#"{"tags":["b"]}"#, true),
            (r#"{"tags":[{"anything-but":"b"}]}"#, true),
            (r#"{"raw":[{"exists":true}]}"#, false),
            (r#"{"raw":[{"exists":false}]}"#, true),
        ] {
            assert_eq!(Pattern::parse_as(policy, Dialect::SnsAttributes).unwrap().matches(&event), verdict, "{policy}");
        }
        assert_eq!(attributes_event(&[attribute("n", "Number", "many")]), Err("n"));
        assert_eq!(attributes_event(&[attribute("l", "String.Array", "a,b")]), Err("l"));
    }
}
