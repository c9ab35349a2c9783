//! Graphs from the account, as text.

use super::graph::number;
use super::*;
use crate::{Language, View};
use base::{Document, Duration};
use sim::services::cloudwatch::Statistic;
use sim::{Account, ApiCall, Start};

fn account() -> Account {
    let mut account = Account::new(&Start::default());
    for (value, minutes) in [(1, 2), (4, 30), (3, 1)] {
        put(&mut account, value);
        account.advance_to(account.now() + Duration::minutes(minutes));
    }
    account
}

fn put(account: &mut Account, value: i32) {
    let dimension = Document::map().with("Name", "Page").with("Value", "cart");
    let datum = Document::map()
        .with("MetricName", "Orders")
        .with("Dimensions", vec![dimension])
        .with("Value", value)
        .with("Unit", "Count");
    let input = Document::map().with("Namespace", "Shop").with("MetricData", vec![datum]);
    account.call(&ApiCall::new("cloudwatch", "PutMetricData", input)).unwrap();
}

fn values(graph: &Graph) -> Vec<(i64, &str)> {
    let line = graph.lines.first().unwrap();
    line.points.iter().map(|point| ((point.time - graph.end) / 60_000, point.text.as_str())).collect()
}

#[test]
fn a_graph_has_the_values_of_its_span() {
    let (account, view) = (account(), View::default());
    let ids: Vec<String> = metrics(&account, &view, "Shop").rows.into_iter().map(|row| row.id).collect();
    let asked = Asked::default().ranged(Range::Hour);
    let graph = selected_graph(&account, &view, "Shop", &ids, &asked);
    assert_eq!((graph.title.as_str(), graph.unit.as_str(), graph.period), ("Shop", "Count", 60_000));
    assert_eq!(values(&graph), [(-34, "1"), (-32, "4"), (-2, "3")]);
    let last = base::Time(graph.end - 120_000).clock();
    assert_eq!(
        graph.summary,
        format!(
            "Orders (Page=cart): Average for each 1 minute, last 1h. Values: 3; lowest 1, highest 4, at {} UTC 3.",
            last.get(..5).unwrap()
        )
    );
    let sums = Asked { stat: Stat::Of(Statistic::Sum), period: 3_600, ..asked };
    let graph = selected_graph(&account, &view, "Shop", &ids, &sums);
    assert_eq!(graph.lines[0].points.iter().map(|point| point.value).sum::<f64>(), 8.0);
}

#[test]
fn a_tab_has_a_graph_for_each_metric() {
    let (mut account, view) = (account(), View { language: Language::Korean, ..View::default() });
    let call = |operation: &str, input: Document| ApiCall::new("sqs", operation, input);
    let queue = account.call(&call("CreateQueue", Document::map().with("QueueName", "jobs"))).unwrap();
    let url = queue.at("QueueUrl").text();
    let message = Document::map().with("QueueUrl", url).with("MessageBody", "x");
    account.call(&call("SendMessage", message)).unwrap();
    let graphs = monitoring(&account, &view, &Resource::Queue("jobs".into()), &Asked::default());
    let of = |title: &str| graphs.iter().find(|graph| graph.title == title).unwrap();
    assert_eq!(values(of("NumberOfMessagesSent")).iter().map(|(_, text)| *text).collect::<Vec<_>>(), ["1"]);
    assert_eq!(of("NumberOfMessagesSent").unit, "Count");
    assert!(of("NumberOfMessagesDeleted").lines[0].points.is_empty());
    assert_eq!(of("NumberOfMessagesDeleted").summary, "NumberOfMessagesDeleted: 지난 3h 동안 데이터가 없습니다.");
}

#[test]
fn namespaces_are_listed_with_their_metrics() {
    let (account, view) = (account(), View::default());
    let rows = namespaces(&account, &view);
    let [shop] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((shop.name.as_str(), shop.kind.as_str(), shop.metrics), ("Shop", "Custom", 1));
    let page = metrics(&account, &view, "Shop");
    assert_eq!(page.rows[0].dimensions, "Page=cart");
    assert!(metrics(&account, &view, "Nothing").rows.is_empty());
}

#[test]
fn numbers_are_grouped() {
    for (value, text) in [
        (0.0, "0"),
        (1234567.0, "1,234,567"),
        (-1234.5, "-1,234.5"),
        (0.12345, "0.123"),
        (100.0, "100"),
        (999.0, "999"),
    ] {
        assert_eq!(number(value), text);
    }
}
