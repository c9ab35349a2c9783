use super::*;
use base::Seed;

const SOURCE: &str = "ec2.amazonaws.com";

/// Row `n` of a made-up past: a call a minute, one in a thousand a
/// `StopInstances` by kim.
fn entry<'a>(n: u32, kim: &'a Caller, input: &'a Document) -> Entry<'a> {
    let stop = n % 1_000 == 7;
    Entry {
        time: Time(i64::from(n) * 60_000 + 400),
        event_source: SOURCE,
        event_name: if stop { "StopInstances" } else { "DescribeInstances" },
        region: Region::US_EAST_1,
        caller: if stop { kim } else { &Caller::Root },
        source_ip: "203.0.113.24",
        user_agent: if stop { "console.amazonaws.com" } else { "aws-cli/2.15.0" },
        read_only: !stop,
        data: false,
        error: None,
        request: input,
        response: &Document::Null,
        resources: if stop { "AWS::EC2::Instance\ti-1\nAWS::EC2::Instance\ti-2" } else { "" },
    }
}

fn past(rows: u32) -> Records {
    let kim = Caller::User("kim".to_string());
    let mut records = Records::default();
    for n in 0..rows {
        let input = Document::map().with("InstanceIds", vec![format!("i-{}", n % 600)]);
        records.push(&entry(n, &kim, &input));
    }
    records
}

#[test]
fn a_record_comes_back_as_it_went_in() {
    let records = past(10_000);
    assert_eq!(records.len(), 10_000);
    for row in [0, 4_095, 4_096, 8_007, 9_999] {
        let record = records.get(row).unwrap();
        assert_eq!(record.time, Time(i64::from(row) * 60_000));
        let name = if row == 8_007 { "StopInstances" } else { "DescribeInstances" };
        assert_eq!((record.event_source, record.event_name), (SOURCE, name));
        assert!(record.request_parameters.to_json().contains(&format!("\"i-{}\"", row % 600)), "{row}");
    }
    let stop = records.get(8_007).unwrap();
    assert_eq!(stop.caller, Caller::User("kim".to_string()));
    assert_eq!(stop.actor.as_ref().map(|actor| (actor.console, actor.since)), Some((true, Time(7 * 60_000 + 400))));
    assert_eq!(stop.resources.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["i-1", "i-2"]);
    assert_eq!((stop.source_ip.as_str(), stop.user_agent.as_str()), ("203.0.113.24", "console.amazonaws.com"));
    assert_eq!(records.get(10_000), None);
}

#[test]
fn each_attribute_finds_its_rows_newest_first() {
    let records = past(10_000);
    let seed = Seed(3);
    let key = Actor { caller: Caller::User("kim".to_string()), console: true, since: Time(0) };
    let key = key.access_key_id("123456789012", seed).unwrap();
    let all = Find { attribute: None, start: Time(0), end: Time(i64::MAX), data: false };
    for attribute in [
        Attribute::EventName("StopInstances"),
        Attribute::ReadOnly(false),
        Attribute::UserName("kim"),
        Attribute::AccessKeyId(&key, "123456789012", seed),
        Attribute::ResourceName("i-2"),
        Attribute::ResourceType("AWS::EC2::Instance"),
    ] {
        let find = Find { attribute: Some(attribute), ..all };
        let found: Vec<u32> = records.find(&find, u32::MAX).collect();
        let expected: Vec<u32> = (0..10).rev().map(|thousand| thousand * 1_000 + 7).collect();
        assert_eq!(found, expected, "{attribute:?}");
        let some = Find { start: Time(3_007 * 60_000), end: Time(5_007 * 60_000), ..find };
        assert_eq!(records.find(&some, u32::MAX).collect::<Vec<_>>(), [5_007, 4_007, 3_007], "{attribute:?}");
        let later = Find { start: Time(3_007 * 60_000 + 1), ..some };
        assert_eq!(records.find(&later, 5_007).collect::<Vec<_>>(), [4_007], "{attribute:?}");
    }
    for attribute in [Attribute::EventName("X"), Attribute::UserName("x"), Attribute::ResourceName("i-3")] {
        assert_eq!(records.find(&Find { attribute: Some(attribute), ..all }, u32::MAX).next(), None);
    }
    let source = Find { attribute: Some(Attribute::EventSource(SOURCE)), ..all };
    assert_eq!(records.find(&source, u32::MAX).count(), 10_000);
}

#[test]
fn what_does_not_fit_a_table_is_kept_all_the_same() {
    let mut records = Records::default();
    let rows = 70_000;
    for n in 0..rows {
        let caller = Caller::User(format!("user{n}"));
        let (ip, agent) = (format!("ip{n}"), format!("agent{n}"));
        let code = format!("Code{n}");
        let entry = Entry {
            source_ip: &ip,
            user_agent: &agent,
            error: Some((&code, "two\nlines")),
            ..entry(1, &Caller::Root, &Document::Null)
        };
        records.push(&Entry { caller: &caller, ..entry });
    }
    for row in [0, 253, 254, 255, 256, 65_534, 65_535, 65_536, rows - 1] {
        let record = records.get(row).unwrap();
        assert_eq!(record.caller, Caller::User(format!("user{row}")));
        assert_eq!((record.source_ip, record.user_agent), (format!("ip{row}"), format!("agent{row}")));
        assert_eq!(record.error, Some((format!("Code{row}"), "two\nlines".to_string())));
        let name = format!("user{row}");
        let find =
            Find { attribute: Some(Attribute::UserName(&name)), start: Time(0), end: Time(i64::MAX), data: false };
        assert_eq!(records.find(&find, u32::MAX).collect::<Vec<_>>(), [row]);
    }
}

#[test]
fn data_events_are_found_on_demand() {
    let mut records = Records::default();
    records.push(&Entry { data: true, ..entry(1, &Caller::Root, &Document::Null) });
    let find = Find { attribute: None, start: Time(0), end: Time(i64::MAX), data: false };
    assert_eq!(records.find(&find, u32::MAX).count(), 0);
    assert_eq!(records.find(&Find { data: true, ..find }, u32::MAX).count(), 1);
}

#[test]
fn a_clone_goes_its_own_way() {
    let first = past(4_095);
    let (mut second, mut third) = (first.clone(), first.clone());
    for records in [&mut second, &mut third] {
        records.push(&entry(4_095, &Caller::Root, &Document::Null));
    }
    assert_eq!((first.len(), second.len()), (4_095, 4_096));
    assert_eq!(second, third);
    assert_ne!(first, second);
}
