use super::delivery::{account_with_mail, target};
use super::*;
use crate::Region;
use base::Duration;

/// The times at which mails came within an hour, as minutes and seconds.
fn mails(account: &mut Account) -> Vec<String> {
    let start = account.now();
    account.advance_to(start + Duration::hours(1));
    let came = account.world().mails().filter(|mail| mail.time > start + Duration::seconds(10));
    came.map(|mail| mail.time.clock().get(3..5).unwrap_or("").to_string()).collect()
}

fn scheduled(expression: &str) -> Account {
    let mut account = account_with_mail();
    let put = format!(r#"PutRule {{"Name":"all","ScheduleExpression":"{expression}"}}"#);
    assert_eq!(answer(&mut account, &put), r#"{"RuleArn":"arn:aws:events:us-east-1:123456789012:rule/all"}"#);
    target(&mut account, "all", "");
    account
}

#[test]
fn a_rate_fires_one_period_after_creation_and_so_on() {
    let mut account = scheduled("rate(20 minutes)");
    let rule = account.services().events().rule_named(Region::US_EAST_1, "all").unwrap().clone();
    let created = account.now().seconds();
    assert_eq!(rule.schedule().and_then(|it| it.next()).map(|time| time.seconds()), Some(created + 20 * 60));
    assert_eq!(mails(&mut account), ["20", "40"]);
    let mail = account.world().mails().last().unwrap();
    let event = mail.message.body.lines().next().unwrap();
    assert!(event.contains(r#""detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"2021-03-05T02:40:02Z""#), "{event}");
    assert!(
        event.ends_with(r#""resources":["arn:aws:events:us-east-1:123456789012:rule/all"],"detail":{}}"#),
        "{event}"
    );
}

#[test]
fn a_cron_expression_fires_at_its_minutes() {
    assert_eq!(mails(&mut scheduled("cron(10,50 * * * ? *)")), ["10", "50"]);
}

#[test]
fn a_disabled_deleted_or_changed_rule_does_not_fire() {
    let mut account = scheduled("rate(20 minutes)");
    answer(&mut account, r#"DisableRule {"Name":"all"}"#);
    assert_eq!(mails(&mut account), Vec::<String>::new());
    answer(&mut account, r#"EnableRule {"Name":"all"}"#);
    assert_eq!(mails(&mut account).len(), 2);

    let mut account = scheduled("rate(20 minutes)");
    answer(&mut account, r#"PutRule {"Name":"all","ScheduleExpression":"rate(30 minutes)"}"#);
    assert_eq!(mails(&mut account), ["30"]);

    let mut account = scheduled("rate(20 minutes)");
    answer(&mut account, r#"RemoveTargets {"Rule":"all","Ids":["1"]}"#);
    answer(&mut account, r#"DeleteRule {"Name":"all"}"#);
    assert_eq!(mails(&mut account), Vec::<String>::new());
}

#[test]
fn a_schedule_never_tires() {
    let mut account = scheduled("rate(1 minute)");
    let mails = account.world().mails().count();
    account.advance_to(account.now() + Duration::hours(4));
    assert!(account.world().mails().count() - mails >= 238);
}
