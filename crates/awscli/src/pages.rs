//! Operations that answer in pages: the command asks for one after the other
//! and shows them as one answer, unless told otherwise.
//!
//! Source: AWS CLI User Guide, "Using the pagination options in the AWS CLI".

use base::{Document, Map};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sim::model::{Kind, Model, Operation};

/// The members that carry an operation's pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Paging {
    /// The input's member.
    pub(crate) token: &'static str,
    /// The output's member.
    next: &'static str,
    /// How many a page may have.
    pub(crate) limit: Option<&'static str>,
}

/// Pairs of input and output member.
const TOKENS: &[(&str, &str)] = &[
    ("NextToken", "NextToken"),
    ("nextToken", "nextToken"),
    ("Marker", "Marker"),
    ("Marker", "NextMarker"),
    ("ContinuationToken", "NextContinuationToken"),
];

const LIMITS: &[&str] =
    &["MaxResults", "maxResults", "Limit", "limit", "MaxItems", "MaxRecords", "MaxDatapoints", "MaxKeys"];

/// Operations with a token that the AWS CLI leaves to the person all the same.
const BY_HAND: &[(&str, &str)] = &[
    ("cloudtrail", "GetQueryResults"),
    ("cloudtrail", "ListEventDataStores"),
    ("cloudtrail", "ListQueries"),
    ("cloudwatch", "DescribeInsightRules"),
    ("cloudwatch", "ListMetricStreams"),
    ("events", "ListApiDestinations"),
    ("events", "ListArchives"),
    ("events", "ListConnections"),
    ("events", "ListEventBuses"),
    ("events", "ListEventSources"),
    ("events", "ListReplays"),
    ("iam", "ListServiceSpecificCredentials"),
    ("logs", "DescribeQueryDefinitions"),
    ("logs", "GetQueryResults"),
];

impl Paging {
    /// Whether and how an operation answers in pages.
    pub(crate) fn of(model: &Model, operation: &Operation) -> Option<Paging> {
        let (input, output) = (operation.input?, operation.output?);
        let (token, next) = TOKENS
            .iter()
            .find(|(token, next)| model.member(input, token).is_some() && model.member(output, next).is_some())?;
        if BY_HAND.contains(&(model.service, operation.name)) {
            return None;
        }
        let limit = LIMITS.iter().find(|limit| model.member(input, limit).is_some()).copied();
        Some(Paging { token, next, limit })
    }
}

/// The pages of one command.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    paging: Paging,
    /// The token of the page that is asked for; none for the first.
    token: Option<String>,
    /// So many of the next page were shown before.
    skip: usize,
    max_items: Option<usize>,
    merged: Option<Map>,
    shown: usize,
}

impl Pages {
    /// `starting_token` is what an earlier command printed as `NextToken`.
    pub(crate) fn new(paging: Paging, starting_token: Option<&str>, max_items: Option<usize>) -> Pages {
        let (token, skip) = starting_token.map_or((None, 0), |text| read_token(paging, text));
        Pages { paging, token, skip, max_items, merged: None, shown: 0 }
    }

    /// The input for the next page.
    pub(crate) fn input(&self, input: &Document) -> Document {
        match &self.token {
            Some(token) => input.clone().with(self.paging.token, token),
            None => input.clone(),
        }
    }

    /// Takes a page; whether another is wanted.
    pub(crate) fn take(&mut self, model: &Model, operation: &Operation, page: Document) -> bool {
        let Document::Map(mut page) = page else { return false };
        let next = page.remove(self.paging.next).and_then(|token| token.as_text().map(str::to_string));
        // Only operations with an output are paged.
        let is_list = |name: &str| {
            let member = operation.output.and_then(|shape| model.member(shape, name));
            member.is_some_and(|member| matches!(model.shape(member.shape).kind, Kind::List(_)))
        };
        let lists: Vec<String> =
            page.iter().map(|(name, _)| name).filter(|name| is_list(name)).map(str::to_string).collect();
        let (before, skip) = (self.token.clone(), std::mem::take(&mut self.skip));
        let mut cut = None;
        let merged = self.merged.get_or_insert_default();
        for (name, value) in page {
            match (lists.first() == Some(&name), value) {
                // The first list is what is counted.
                (true, Document::List(items)) => {
                    let room = self.max_items.map_or(usize::MAX, |most| most.saturating_sub(self.shown));
                    let fresh: Vec<Document> = items.into_iter().skip(skip).collect();
                    if fresh.len() > room {
                        cut = Some(skip + room);
                    }
                    self.shown += fresh.len().min(room);
                    append(merged, name, fresh.into_iter().take(room).collect());
                }
                (false, Document::List(items)) if lists.contains(&name) => append(merged, name, items),
                (_, value) if !merged.contains(&name) => merged.insert(name, value),
                _ => {}
            }
        }
        let full = self.max_items.is_some_and(|most| self.shown >= most);
        match (cut, next) {
            (Some(amount), _) => {
                merged.insert("NextToken", write_token(self.paging, before.as_deref(), Some(amount)));
                false
            }
            (None, Some(next)) if full => {
                merged.insert("NextToken", write_token(self.paging, Some(&next), None));
                false
            }
            // A page that leads to itself would never end.
            (None, Some(next)) if Some(&next) != before.as_ref() => {
                self.token = Some(next);
                true
            }
            _ => false,
        }
    }

    /// All pages as one answer.
    pub(crate) fn whole(&mut self) -> Document {
        Document::Map(self.merged.take().unwrap_or_default())
    }
}

fn append(merged: &mut Map, name: String, items: Vec<Document>) {
    match merged.get_mut(&name) {
        Some(Document::List(list)) => list.extend(items),
        _ => merged.insert(name, Document::List(items)),
    }
}

/// The command's own token: the service's, and how far its page was shown.
fn write_token(paging: Paging, token: Option<&str>, amount: Option<usize>) -> String {
    let token = Document::map()
        .with(paging.token, token.map_or(Document::Null, Document::from))
        .with_some("boto_truncate_amount", amount);
    let json = token.to_json().replace("\":", "\": ").replace(",\"", ", \"");
    STANDARD.encode(json)
}

fn read_token(paging: Paging, text: &str) -> (Option<String>, usize) {
    let decoded = STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    match decoded.and_then(|json| Document::parse(&json).ok()) {
        Some(token @ Document::Map(_)) => {
            let amount = token.at("boto_truncate_amount").as_i64().and_then(|amount| usize::try_from(amount).ok());
            (token.at(paging.token).as_text().map(str::to_string), amount.unwrap_or(0))
        }
        _ => (Some(text.to_string()), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "
service events
op ListRules read In Out
structure In
  NextToken Text
  Limit Count
structure Out
  Rules Texts
  NextToken Text
list Texts Text
string Text
integer Count
";

    /// Five items in pages of two.
    fn answer(input: &Document) -> Document {
        let from: i64 = input.at("NextToken").text().parse().unwrap_or(0);
        let rules: Document = (from..5).take(2).map(|n| n.to_string()).collect();
        let next = (from + 2 < 5).then(|| (from + 2).to_string());
        Document::map().with("Rules", rules).with_some("NextToken", next)
    }

    fn ask(starting_token: Option<&str>, max_items: Option<usize>) -> Document {
        let model = Model::parse(MODEL);
        let operation = model.operation("ListRules").unwrap();
        let paging = Paging::of(&model, operation).unwrap();
        assert_eq!(paging.limit, Some("Limit"));
        let mut pages = Pages::new(paging, starting_token, max_items);
        while pages.take(&model, operation, answer(&pages.input(&Document::map()))) {}
        pages.whole()
    }

    #[test]
    fn pages_are_one_answer_and_can_be_cut_anywhere() {
        assert_eq!(ask(None, None).to_json(), r#"{"Rules":["0","1","2","3","4"]}"#);
        for most in 1..6 {
            let mut seen = Vec::new();
            let mut token: Option<String> = None;
            loop {
                let answer = ask(token.as_deref(), Some(most));
                assert!(answer.at("Rules").list().len() <= most);
                seen.extend(answer.at("Rules").list().iter().map(|it| it.text().to_string()));
                match answer.at("NextToken").as_text() {
                    Some(next) => token = Some(next.to_string()),
                    None => break,
                }
            }
            assert_eq!(seen.join(""), "01234", "{most} at a time");
        }
        // As the AWS CLI writes it: {"NextToken": null, "boto_truncate_amount": 1}
        assert_eq!(
            ask(None, Some(1)).at("NextToken").text(),
            "eyJOZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ=="
        );
    }
}
