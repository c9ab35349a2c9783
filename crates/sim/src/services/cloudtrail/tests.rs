use crate::{Account, ApiCall, Caller, Region, Start};
use base::{Document, Duration};

/// An account with a topic made by kim in the console, ten minutes ago.
fn account() -> Account {
    let mut account = Account::new(&Start::default());
    let call = ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"));
    let call = call.by(Caller::User("kim".to_string())).with_agent("console.amazonaws.com");
    account.call(&call).unwrap();
    account.advance_to(account.now() + Duration::minutes(10));
    account
}

fn look_up(account: &mut Account, input: &str) -> Result<Document, String> {
    let input = Document::parse(input).unwrap();
    let result = account.call(&ApiCall::new("cloudtrail", "LookupEvents", input));
    result.map_err(|error| format!("{}: {}", error.code, error.message))
}

/// The names of the events found.
fn names(account: &mut Account, input: &str) -> String {
    let answer = look_up(account, input).unwrap();
    answer.at("Events").list().iter().map(|event| event.at("EventName").text()).collect::<Vec<_>>().join(" ")
}

fn by(key: &str, value: &str) -> String {
    format!(r#"{{"LookupAttributes":[{{"AttributeKey":"{key}","AttributeValue":"{value}"}}]}}"#)
}

#[test]
fn an_event_has_its_record_in_it() {
    let mut account = account();
    let answer = look_up(&mut account, "{}").unwrap();
    let [event] = answer.at("Events").list() else { panic!("{answer}") };
    let topic = "arn:aws:sns:us-east-1:123456789012:ops";
    let id = event.at("EventId").text();
    let key = event.at("AccessKeyId").text();
    let record = event.at("CloudTrailEvent").text();
    assert_eq!(
        event.to_json(),
        format!(
            r#"{{"EventId":"{id}","EventName":"CreateTopic","ReadOnly":"false","AccessKeyId":"{key}","EventTime":"2021-03-05T02:00:00Z","EventSource":"sns.amazonaws.com","Username":"kim","Resources":[{{"ResourceType":"AWS::SNS::Topic","ResourceName":"{topic}"}}],"CloudTrailEvent":{}}}"#,
            Document::from(record).to_json()
        )
    );
    let read = Document::parse(record).unwrap();
    let (principal, request) = (read.at("userIdentity").at("principalId").text(), read.at("requestID").text());
    assert!(principal.starts_with("AIDA") && key.starts_with("ASIA"));
    assert_eq!(
        record,
        format!(
            r#"{{"eventVersion":"1.08","userIdentity":{{"type":"IAMUser","principalId":"{principal}","arn":"arn:aws:iam::123456789012:user/kim","accountId":"123456789012","accessKeyId":"{key}","userName":"kim","sessionContext":{{"sessionIssuer":{{}},"webIdFederationData":{{}},"attributes":{{"mfaAuthenticated":"false","creationDate":"2021-03-05T02:00:00Z"}}}}}},"eventTime":"2021-03-05T02:00:00Z","eventSource":"sns.amazonaws.com","eventName":"CreateTopic","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.24","userAgent":"console.amazonaws.com","requestParameters":{{"name":"ops"}},"responseElements":{{"topicArn":"{topic}"}},"requestID":"{request}","eventID":"{id}","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"123456789012","eventCategory":"Management"}}"#
        )
    );
}

#[test]
fn each_attribute_finds_the_event() {
    let mut account = account();
    let event = look_up(&mut account, "{}").unwrap().at("Events").list()[0].clone();
    let (id, key) = (event.at("EventId").text(), event.at("AccessKeyId").text());
    account.advance_to(account.now() + Duration::minutes(10));
    for (attribute, value) in [
        ("EventId", id),
        ("EventName", "CreateTopic"),
        ("ReadOnly", "false"),
        ("Username", "kim"),
        ("ResourceType", "AWS::SNS::Topic"),
        ("ResourceName", "arn:aws:sns:us-east-1:123456789012:ops"),
        ("EventSource", "sns.amazonaws.com"),
        ("AccessKeyId", key),
    ] {
        assert_eq!(names(&mut account, &by(attribute, value)), "CreateTopic", "{attribute}");
        if attribute != "ReadOnly" {
            assert_eq!(names(&mut account, &by(attribute, "Createtopic")), "", "{attribute}");
        }
    }
    assert_eq!(names(&mut account, &by("ReadOnly", "true")), "LookupEvents");
    assert_eq!(names(&mut account, "{}"), "LookupEvents CreateTopic");
}

#[test]
fn a_time_range_is_inclusive() {
    let mut account = account();
    for (range, expected) in [
        (r#"{"StartTime":"2021-03-05T02:00:00Z","EndTime":"2021-03-05T02:00:00Z"}"#, "CreateTopic"),
        (r#"{"StartTime":"2021-03-05T02:00:01Z"}"#, ""),
        (r#"{"EndTime":1614909599}"#, ""),
        (r#"{"StartTime":1614909600}"#, "CreateTopic"),
    ] {
        assert_eq!(names(&mut account, range), expected, "{range}");
    }
}

#[test]
fn refusals() {
    let mut account = account();
    let two = r#"{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"a"},{"AttributeKey":"Username","AttributeValue":"b"}]}"#;
    for (input, expected) in [
        (two, "InvalidLookupAttributesException: Only one lookup attribute can be specified."),
        (
            &by("ReadOnly", "no"),
            "InvalidLookupAttributesException: The value no of the lookup attribute ReadOnly is not valid: true or false.",
        ),
        (
            r#"{"StartTime":"2021-03-05T02:00:01Z","EndTime":"2021-03-05T02:00:00Z"}"#,
            "InvalidTimeRangeException: The start time must not be after the end time.",
        ),
        (
            r#"{"MaxResults":51}"#,
            "InvalidMaxResultsException: 1 validation error detected: Value '51' at 'maxResults' failed to satisfy \
             constraint: Member must have value less than or equal to 50",
        ),
        (
            r#"{"NextToken":"x"}"#,
            "InvalidNextTokenException: The token is not valid, or was used in a request with different parameters.",
        ),
    ] {
        assert_eq!(look_up(&mut account, input).unwrap_err(), expected, "{input}");
    }
    assert!(look_up(&mut account, &by("Colour", "red")).unwrap_err().starts_with("ValidationException: 1 validation"));
}

#[test]
fn pages_follow_one_another() {
    let mut account = account();
    for name in ["a", "b", "c"] {
        account.call(&ApiCall::new("sns", "CreateTopic", Document::map().with("Name", name))).unwrap();
        account.advance_to(account.now() + Duration::minutes(6));
    }
    let page = |account: &mut Account, more: &str| {
        let input = format!(r#"{{"MaxResults":3,"EndTime":"2021-03-05T02:59:00Z"{more}}}"#);
        let answer = look_up(account, &input).unwrap();
        (answer.at("Events").list().len(), answer.at("NextToken").text().to_string())
    };
    let (first, token) = page(&mut account, "");
    assert_eq!(first, 3);
    assert_eq!(page(&mut account, &format!(r#","NextToken":"{token}""#)), (1, String::new()));
    let other = format!(r#","NextToken":"{token}","StartTime":0"#);
    let input = format!(r#"{{"MaxResults":3,"EndTime":"2021-03-05T02:59:00Z"{other}}}"#);
    assert!(look_up(&mut account, &input).unwrap_err().starts_with("InvalidNextTokenException"));
}

#[test]
fn a_call_shows_after_some_minutes() {
    let mut account = Account::new(&Start::default());
    account.call(&ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"))).unwrap();
    let pending = super::history::pending(account.kernel(), Region::US_EAST_1);
    let [(0, time)] = pending.as_slice() else { panic!("{pending:?}") };
    assert!((180..=300).contains(&(time.seconds() - account.now().seconds())));
    account.advance_to(*time - Duration::millis(1));
    assert_eq!(names(&mut account, "{}"), "");
    account.advance_to(*time);
    assert_eq!(names(&mut account, "{}"), "CreateTopic");
    account.advance_to(*time + Duration::days(91));
    assert_eq!(names(&mut account, &by("EventName", "CreateTopic")), "");
}

#[test]
fn a_region_has_its_own_history() {
    let mut account = Account::new(&Start::default());
    let seoul = Region::parse("ap-northeast-2").unwrap();
    let topic = ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"));
    account.call(&topic.in_region(seoul)).unwrap();
    // Until November 2021 every region showed the calls of global services.
    account.call(&ApiCall::new("sts", "GetCallerIdentity", Document::map())).unwrap();
    account.advance_to(account.now() + Duration::minutes(10));
    let names_in = |account: &mut Account, region| {
        let call = ApiCall::new("cloudtrail", "LookupEvents", Document::map()).in_region(region);
        let answer = account.call(&call).unwrap();
        answer.at("Events").list().iter().map(|event| event.at("EventName").text()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names_in(&mut account, seoul), "GetCallerIdentity CreateTopic");
    assert_eq!(names_in(&mut account, Region::US_EAST_1), "GetCallerIdentity");
}

#[test]
fn data_events_and_refusals() {
    let mut account = Account::new(&Start::default());
    account.call(&ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops"))).unwrap();
    let publish = Document::map().with("TopicArn", "arn:aws:sns:us-east-1:123456789012:ops").with("Message", "hi");
    account.call(&ApiCall::new("sns", "Publish", publish)).unwrap();
    let stop = Document::map().with("InstanceIds", vec!["i-0123456789abcdef0"]);
    account.call(&ApiCall::new("ec2", "StopInstances", stop)).unwrap_err();
    account.advance_to(account.now() + Duration::minutes(10));
    assert_eq!(names(&mut account, "{}"), "StopInstances CreateTopic");
    let answer = look_up(&mut account, &by("EventName", "StopInstances")).unwrap();
    let record = Document::parse(answer.at("Events").list()[0].at("CloudTrailEvent").text()).unwrap();
    assert_eq!(record.at("errorCode").text(), "Client.InvalidInstanceID.NotFound");
    assert_eq!(record.at("errorMessage").text(), "The instance ID 'i-0123456789abcdef0' does not exist");
    assert_eq!(record.at("responseElements"), &Document::Null);
}

#[test]
fn who_acts_has_an_identity_of_their_kind() {
    let identity = |caller: Caller, agent: &str| {
        let mut account = Account::new(&Start::default());
        let call = ApiCall::new("sns", "CreateTopic", Document::map().with("Name", "ops")).by(caller).with_agent(agent);
        account.call(&call).unwrap();
        let record = account.kernel().records.get(0).unwrap();
        super::record::document(account.kernel(), 0, &record).at("userIdentity").to_json()
    };
    let start = |text: String, length: usize| text.chars().take(length).collect::<String>();
    let root = identity(Caller::Root, "aws-cli/2.15.0");
    assert_eq!(
        start(root, 129),
        r#"{"type":"Root","principalId":"123456789012","arn":"arn:aws:iam::123456789012:root","accountId":"123456789012","accessKeyId":"AKIA"#
    );
    assert!(identity(Caller::Root, "console.amazonaws.com").contains(r#""sessionContext":{"sessionIssuer":{},"#));
    let role = identity(Caller::Role("web".to_string(), "i-1".to_string()), "aws-cli/2.15.0");
    assert!(role.contains(r#""arn":"arn:aws:sts::123456789012:assumed-role/web/i-1""#), "{role}");
    assert!(
        role.contains(r#""arn":"arn:aws:iam::123456789012:role/web","accountId":"123456789012","userName":"web"}"#)
    );
    assert!(role.ends_with(r#""attributes":{"creationDate":"2021-03-05T02:00:00Z","mfaAuthenticated":"false"},"ec2RoleDelivery":"2.0"}}"#), "{role}");
    let service = Caller::Service("events.amazonaws.com".to_string());
    assert_eq!(identity(service, ""), r#"{"type":"AWSService","invokedBy":"events.amazonaws.com"}"#);
    assert_eq!(
        identity(Caller::Anonymous, ""),
        r#"{"type":"AWSAccount","principalId":"","accountId":"ANONYMOUS_PRINCIPAL"}"#
    );
}
