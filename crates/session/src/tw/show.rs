//! `@show`: what people outside have, and what is on record.

use super::command::Show;
use sim::Account;
use sim::kernel::{HttpRequest, Mail, Text};
use sim::world::Arrived;
use sim::world::pages::{Page, Piece};

pub(super) fn render(account: &Account, what: &Show, page: Option<&Page>) -> String {
    let world = account.world();
    match what {
        Show::Inbox(address) => joined(world.mails_to(address).map(|mail| letter(mail))),
        Show::Phone(number) => {
            joined(world.texts_to(number).map(|text| format!("{}\n{}", text.time, text.message.body)))
        }
        Show::Endpoint(url) => {
            joined(world.requests().filter(|it| it.message.url == *url).map(|request| posted(request)))
        }
        Show::World => everything(account),
        Show::History => history(account),
        Show::Page => page.map(opened).unwrap_or_default(),
        Show::Now => account.now().to_string(),
    }
}

/// Letters one below the other, an empty line between them.
fn joined(letters: impl Iterator<Item = String>) -> String {
    letters.map(|letter| letter.trim_end().to_string()).collect::<Vec<_>>().join("\n\n")
}

fn letter(mail: &Arrived<Mail>) -> String {
    let Mail { from, subject, body, .. } = &mail.message;
    format!("{} {from}\nSubject: {subject}\n{body}", mail.time)
}

fn posted(request: &Arrived<HttpRequest>) -> String {
    let HttpRequest { headers, body, status, .. } = &request.message;
    let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    format!("{} answered {status}\n{headers}\n{body}", request.time)
}

/// A line for each message, in the order in which they came.
fn everything(account: &Account) -> String {
    let mails = account.world().mails().map(|mail| {
        let Mail { to, subject, .. } = &mail.message;
        (mail.time, format!("{} mail to {to}: {subject}", mail.time))
    });
    let texts = account.world().texts().map(|text| {
        let Text { to, body, .. } = &text.message;
        (text.time, format!("{} text to {to}: {body}", text.time))
    });
    let requests = account.world().requests().map(|request| {
        let HttpRequest { url, status, .. } = &request.message;
        (request.time, format!("{} request to {url}: {status}", request.time))
    });
    let mut lines: Vec<_> = mails.chain(texts).chain(requests).collect();
    lines.sort_by_key(|(time, _)| *time);
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// A line for each recorded call, oldest first.
fn history(account: &Account) -> String {
    let records = &account.kernel().records;
    let lines = (0..records.len()).filter_map(|row| records.get(row)).map(|record| {
        let service = record.event_source.trim_end_matches(".amazonaws.com");
        let refused = record.error.map_or(String::new(), |(code, _)| format!(" {code}"));
        let who = Some(record.caller.user_name()).filter(|who| !who.is_empty()).unwrap_or("nobody");
        let (time, region) = (record.time, record.region);
        format!("{time} {region} {who} {service} {}{refused}", record.event_name)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn opened(page: &Page) -> String {
    let mut lines = vec![page.status().to_string()];
    for pieces in page.lines() {
        let pieces = pieces.iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Strong(text) => text.clone(),
            Piece::Link { text, url } => format!("{text} <{url}>"),
        });
        lines.push(pieces.collect());
    }
    lines.join("\n")
}
