//! How metrics are kept: what the transcripts cannot see.

use super::{Datapoint, Series, State, Statistic};
use crate::{Account, ApiCall, Region, Start};
use base::{Document, Duration, Time};

const NOW: Time = Time(1_614_909_600_000);

fn series(values: &[(i64, f64)]) -> Series {
    let mut series = Series::default();
    for (minute, value) in values {
        series.add(NOW + Duration::minutes(*minute), "Count", |point| point.add(*value, 1.0));
    }
    series
}

fn sums(points: &[Datapoint]) -> Vec<(i64, f64)> {
    points.iter().map(|point| ((point.time - NOW).0 / 60_000, point.sum)).collect()
}

#[test]
fn periods_are_counted_from_the_start() {
    let series = series(&[(0, 1.0), (0, 2.0), (4, 5.0), (7, 3.0), (61, 9.0)]);
    let end = NOW + Duration::minutes(62);
    assert_eq!(sums(&series.periods(NOW, end, Duration::minutes(5))), [(0, 8.0), (5, 3.0), (60, 9.0)]);
    let later = NOW + Duration::minutes(4);
    assert_eq!(sums(&series.periods(later, end, Duration::minutes(5))), [(4, 8.0), (59, 9.0)]);
    assert_eq!(sums(&series.periods(later, later, Duration::minutes(5))), []);
    assert_eq!(series.last(), Some(NOW + Duration::minutes(61)));
}

#[test]
fn units_stay_apart() {
    let mut series = series(&[(0, 1.0), (1, 1.0)]);
    series.add(NOW, "Bytes", |point| point.add(100.0, 1.0));
    let points = series.periods(NOW, NOW + Duration::minutes(5), Duration::minutes(5));
    let told: Vec<(&str, f64)> = points.iter().map(|point| (point.unit, point.sum)).collect();
    assert_eq!(told, [("Bytes", 100.0), ("Count", 2.0)]);
}

#[test]
fn a_percentile_needs_the_values() {
    let mut point = Datapoint::new(NOW, "None");
    (1..=100).for_each(|value| point.add(f64::from(value), 1.0));
    // More values than are kept apart: near, not exact.
    let p90 = point.statistic(Statistic::Percentile(9_000)).unwrap();
    assert!((88.0..=92.0).contains(&p90), "{p90}");
    let mut point = Datapoint::new(NOW, "None");
    [(10.0, 5.0), (20.0, 4.0), (250.0, 1.0)].into_iter().for_each(|(value, count)| point.add(value, count));
    let percentile = |percent: u16| point.statistic(Statistic::Percentile(percent * 100));
    assert_eq!((percentile(0), percentile(50), percentile(90)), (Some(10.0), Some(10.0), Some(20.0)));
    assert_eq!((percentile(91), percentile(100)), (Some(250.0), Some(250.0)));
    assert_eq!(point.statistic(Statistic::Average), Some(38.0));
    let mut set = point.clone();
    set.add_set(3.0, 9.0, 1.0, 5.0);
    assert_eq!(set.statistic(Statistic::Percentile(5_000)), None);
    set = point.clone();
    set.add_set(3.0, 15.0, 5.0, 5.0);
    assert_eq!(set.statistic(Statistic::Percentile(0)), Some(5.0));
    point.add(-1.0, 1.0);
    assert_eq!(point.statistic(Statistic::Percentile(5_000)), None);
}

#[test]
fn what_is_old_becomes_coarse_and_goes() {
    let mut series = Series::default();
    for minute in 0..120 {
        series.add(NOW + Duration::minutes(minute), "Count", |point| point.add(1.0, 1.0));
    }
    let all = |series: &Series| series.between(NOW, NOW + Duration::hours(2)).count();
    assert_eq!(all(&series), 120);
    for (days, left) in [(14, 120), (16, 24), (64, 2), (460, 0)] {
        series.add(NOW + Duration::days(days), "Count", |point| point.add(1.0, 1.0));
        assert_eq!(all(&series), left, "after {days} days");
        let sum: f64 = series.between(NOW, NOW + Duration::hours(2)).map(|point| point.sum).sum();
        assert_eq!(sum, if left > 0 { 120.0 } else { 0.0 });
    }
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut state = State::default();
    let add = |state: &mut State, name: &str| {
        state.change(Region::default(), "Shop", name, &[("Page", "cart".to_string())], |series| {
            series.add(NOW, "None", |point| point.add(1.0, 1.0));
        });
    };
    add(&mut state, "A");
    let mut other = state.clone();
    add(&mut other, "A");
    add(&mut other, "B");
    let names =
        |state: &State| state.metrics(Region::default(), NOW).map(|(it, _)| it.name.clone()).collect::<Vec<_>>();
    assert_eq!((names(&state), names(&other)), (vec!["A".to_string()], vec!["A".to_string(), "B".to_string()]));
    let count = |state: &State| {
        let series = state.series(Region::default(), "Shop", "A", &[("Page", "cart".to_string())]).unwrap();
        series.between(NOW, NOW + Duration::minutes(1)).map(|point| point.count).sum::<f64>()
    };
    assert_eq!((count(&state), count(&other)), (1.0, 2.0));
    assert_eq!(state.series(Region::default(), "Shop", "A", &[] as &[(&str, String)]), None);
}

/// Two weeks without a value, and pages of 500.
#[test]
fn metrics_are_listed_while_they_live() {
    let mut account = Account::new(&Start::default());
    let data = |names: std::ops::Range<u32>| {
        let data = names.map(|n| Document::map().with("MetricName", format!("m{n:04}")).with("Value", 1));
        let input = Document::map().with("Namespace", "Many").with("MetricData", data.collect::<Document>());
        ApiCall::new("cloudwatch", "PutMetricData", input)
    };
    let list = |account: &mut Account, token: Option<String>| {
        let input = Document::map().with("Namespace", "Many").with_some("NextToken", token);
        let answer = account.call(&ApiCall::new("cloudwatch", "ListMetrics", input)).unwrap();
        (answer.at("Metrics").list().len(), answer.get("NextToken").map(|token| token.text().to_string()))
    };
    account.call(&data(0..700)).unwrap();
    let (count, token) = list(&mut account, None);
    assert_eq!(count, 500);
    assert_eq!(list(&mut account, token), (200, None));
    account.advance_to(account.now() + Duration::days(13));
    account.call(&data(0..10)).unwrap();
    account.advance_to(account.now() + Duration::days(2));
    assert_eq!(list(&mut account, None), (10, None));
}

#[test]
fn nothing_of_it_is_a_management_event() {
    let mut account = Account::new(&Start::default());
    let input = Document::map().with("Namespace", "Shop");
    account.call(&ApiCall::new("cloudwatch", "ListMetrics", input)).unwrap();
    account.advance_to(account.now() + Duration::minutes(20));
    let answer = account.call(&ApiCall::new("cloudtrail", "LookupEvents", Document::map())).unwrap();
    assert_eq!(answer.at("Events").list().len(), 0, "{answer}");
}
