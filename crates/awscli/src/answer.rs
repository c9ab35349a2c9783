//! An operation's output as a client of AWS holds it once it has read the wire.

use base::{Document, Map, Time};
use sim::model::{Kind, Member, Model, Operation, Protocol, ShapeId};

/// How a client writes moments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeForm {
    /// `2021-03-05T02:00:00Z` (RFC 3339).
    Zulu,
    /// `2021-03-05T02:00:00+00:00`: the AWS CLI's `cli_timestamp_format = iso8601`.
    Offset,
}

/// The output with its members in the model's order, moments written in one
/// form, and the lists that AWS's XML services send as empty elements as `[]`.
///
/// The `Tags` of a resource are the exception: EC2 leaves the element out where
/// there are none, as everybody learns who reads `instance["Tags"]`.
pub fn complete(model: &Model, operation: &Operation, output: Document, form: TimeForm) -> Document {
    let sends_empty_lists = matches!(model.protocol, Protocol::Query | Protocol::Ec2 | Protocol::RestXml);
    let writer = Writer { model, sends_empty_lists, form, top: operation.output };
    match operation.output {
        Some(shape) => writer.value(shape, output),
        None => output,
    }
}

struct Writer<'a> {
    model: &'a Model,
    sends_empty_lists: bool,
    form: TimeForm,
    /// The whole answer's shape.
    top: Option<ShapeId>,
}

impl Writer<'_> {
    fn value(&self, shape: ShapeId, value: Document) -> Document {
        match (&self.model.shape(shape).kind, value) {
            (Kind::Structure(members), Document::Map(map)) => self.structure(shape, members, map),
            (Kind::List(of), Document::List(items)) => {
                Document::List(items.into_iter().map(|item| self.value(*of, item)).collect())
            }
            (Kind::Map(_, of), Document::Map(map)) => {
                Document::Map(map.into_iter().map(|(key, item)| (key, self.value(*of, item))).collect())
            }
            (Kind::Timestamp, value) => self.moment(value),
            (_, value) => value,
        }
    }

    fn structure(&self, shape: ShapeId, members: &[Member], mut map: Map) -> Document {
        let mut out = Map::new();
        for member in members {
            match map.remove(member.name) {
                Some(Document::Null) => {}
                Some(value) => out.insert(member.name, self.value(member.shape, value)),
                None if self.empty_list(shape, member) => out.insert(member.name, Document::List(Vec::new())),
                None => {}
            }
        }
        // What the model does not know is a bug of the service, yet nothing is hidden.
        for (name, value) in map {
            out.insert(name, value);
        }
        Document::Map(out)
    }

    fn empty_list(&self, within: ShapeId, member: &Member) -> bool {
        let is_list = matches!(self.model.shape(member.shape).kind, Kind::List(_));
        let left_out = member.name == "Tags" && self.top != Some(within);
        self.sends_empty_lists && is_list && member.simulated && !left_out
    }

    fn moment(&self, value: Document) -> Document {
        let time = match &value {
            Document::Text(text) => Time::parse(text),
            Document::Number(number) => Some(Time((number.as_f64() * 1_000.0) as i64)),
            _ => None,
        };
        match (time, self.form) {
            (Some(time), TimeForm::Zulu) => time.to_string().into(),
            (Some(time), TimeForm::Offset) => offset_form(time).into(),
            (None, _) => value,
        }
    }
}

/// As Python's `datetime.isoformat` writes it: six digits below the second, or none.
fn offset_form(time: Time) -> String {
    let text = time.to_string();
    let text = text.trim_end_matches('Z');
    if text.contains('.') { format!("{text}000+00:00") } else { format!("{text}+00:00") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "
service ec2
  protocol ec2
op DescribeThings read - Things
structure Things
  First Text
  Things ThingList
  At Moment
  Tags ThingList
  Old~ ThingList
structure Thing
  At Moment
  Tags ThingList
  Groups ThingList
list ThingList Thing
string Text
timestamp Moment
";

    #[track_caller]
    fn check(protocol: &str, form: TimeForm, output: &str, expected: &str) {
        let text: &'static str = MODEL.replace("protocol ec2", protocol).leak();
        let model = Model::parse(text);
        let operation = model.operation("DescribeThings").unwrap();
        let answer = complete(&model, operation, Document::parse(output).unwrap(), form);
        assert_eq!(answer.to_json(), expected);
    }

    #[test]
    fn members_lists_and_moments() {
        let (ec2, json) = ("protocol ec2", "protocol json");
        check(ec2, TimeForm::Zulu, "{}", r#"{"Things":[],"Tags":[]}"#);
        check(json, TimeForm::Zulu, "{}", "{}");
        check(json, TimeForm::Zulu, r#"{"At":1614909600,"First":"a"}"#, r#"{"First":"a","At":"2021-03-05T02:00:00Z"}"#);
        check(
            ec2,
            TimeForm::Offset,
            r#"{"Things":[{"At":"2021-03-05T02:00:00.500Z"}],"First":null}"#,
            r#"{"Things":[{"At":"2021-03-05T02:00:00.500000+00:00","Groups":[]}],"Tags":[]}"#,
        );
        check(
            ec2,
            TimeForm::Offset,
            r#"{"At":1614909600}"#,
            r#"{"Things":[],"At":"2021-03-05T02:00:00+00:00","Tags":[]}"#,
        );
    }
}
