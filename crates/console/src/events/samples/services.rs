//! Events that are no calls: sign-ins, alarms, objects, schedules, what services
//! do by themselves, what is done in a console, Insights.

/// A sample as text. `resources` and `detail` are JSON with slots.
pub(super) struct Text {
    pub id: &'static str,
    pub source: &'static str,
    pub detail_type: &'static str,
    pub note: &'static str,
    pub resources: &'static str,
    pub detail: &'static str,
}

const SIGN_IN: &str = "AWS Console Sign In via CloudTrail";
const ALARM: &str = "CloudWatch Alarm State Change";
const ALARM_ARN: &str = r#"["arn:aws:cloudwatch:{region}:{account}:alarm:AccessAlarm"]"#;
const BUCKET_ARN: &str = r#"["arn:aws:s3:::top-secret-bucket"]"#;

pub(super) static TEXTS: [Text; 18] = [
    Text {
        id: "signin-success",
        source: "aws.signin",
        detail_type: SIGN_IN,
        note: "Success",
        resources: "[]",
        detail: r#"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLEUSER000001","arn":"arn:aws:iam::{account}:user/cloud_user","accountId":"{account}","userName":"cloud_user"},"eventTime":"{time}","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"{region}","sourceIPAddress":"203.0.113.24","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)","requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true","MobileVersion":"No","MFAUsed":"No"},"eventID":"3f1d2c66-8a0b-4f4e-b8a1-{number}","readOnly":false,"eventType":"AwsConsoleSignIn","managementEvent":true,"recipientAccountId":"{account}","eventCategory":"Management"}"#,
    },
    Text {
        id: "signin-failure",
        source: "aws.signin",
        detail_type: SIGN_IN,
        note: "Failure",
        resources: "[]",
        detail: r#"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLEUSER000001","accountId":"{account}","accessKeyId":"","userName":"cloud_user"},"eventTime":"{time}","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"{region}","sourceIPAddress":"203.0.113.24","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)","errorMessage":"Failed authentication","requestParameters":null,"responseElements":{"ConsoleLogin":"Failure"},"additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true","MobileVersion":"No","MFAUsed":"No"},"eventID":"3f1d2c66-8a0b-4f4e-b8a1-{number}","readOnly":false,"eventType":"AwsConsoleSignIn","managementEvent":true,"recipientAccountId":"{account}","eventCategory":"Management"}"#,
    },
    Text {
        id: "signin-root",
        source: "aws.signin",
        detail_type: SIGN_IN,
        note: "Root",
        resources: "[]",
        detail: r#"{"eventVersion":"1.08","userIdentity":{"type":"Root","principalId":"{account}","arn":"arn:aws:iam::{account}:root","accountId":"{account}","accessKeyId":""},"eventTime":"{time}","eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.24","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64)","requestParameters":null,"responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"LoginTo":"https://console.aws.amazon.com/console/home?state=hashArgs%23&isauthcode=true","MobileVersion":"No","MFAUsed":"Yes"},"eventID":"3f1d2c66-8a0b-4f4e-b8a1-{number}","readOnly":false,"eventType":"AwsConsoleSignIn","managementEvent":true,"recipientAccountId":"{account}","eventCategory":"Management"}"#,
    },
    Text {
        id: "alarm",
        source: "aws.cloudwatch",
        detail_type: ALARM,
        note: "ALARM",
        resources: ALARM_ARN,
        detail: r#"{"alarmName":"AccessAlarm","state":{"value":"ALARM","reason":"Threshold Crossed: 1 out of the last 1 datapoints [2.0 (05/03/21 04:56:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).","reasonData":"{\"version\":\"1.0\",\"queryDate\":\"2021-03-05T05:01:12.210+0000\",\"startDate\":\"2021-03-05T04:56:00.000+0000\",\"statistic\":\"Sum\",\"period\":300,\"recentDatapoints\":[2.0],\"threshold\":1.0}","timestamp":"{millis}"},"previousState":{"value":"INSUFFICIENT_DATA","reason":"Unchecked: Initial alarm creation","timestamp":"{millis}"},"configuration":{"description":"object access","metrics":[{"id":"a41d7c90-3b52-4e8f-b6d1-0c9e5f2a7714","metricStat":{"metric":{"namespace":"LogMetrics","name":"AccessMetrics","dimensions":{}},"period":300,"stat":"Sum"},"returnData":true}]}}"#,
    },
    Text {
        id: "alarm-ok",
        source: "aws.cloudwatch",
        detail_type: ALARM,
        note: "OK",
        resources: ALARM_ARN,
        detail: r#"{"alarmName":"AccessAlarm","state":{"value":"OK","reason":"Threshold Crossed: 1 out of the last 1 datapoints [0.0 (05/03/21 05:01:00)] was not greater than or equal to the threshold (1.0) (minimum 1 datapoint for ALARM -> OK transition).","reasonData":"{\"version\":\"1.0\",\"queryDate\":\"2021-03-05T05:06:12.210+0000\",\"startDate\":\"2021-03-05T05:01:00.000+0000\",\"statistic\":\"Sum\",\"period\":300,\"recentDatapoints\":[0.0],\"threshold\":1.0}","timestamp":"{millis}"},"previousState":{"value":"ALARM","reason":"Threshold Crossed: 1 out of the last 1 datapoints [2.0 (05/03/21 04:56:00)] was greater than or equal to the threshold (1.0) (minimum 1 datapoint for OK -> ALARM transition).","timestamp":"{millis}"},"configuration":{"description":"object access","metrics":[{"id":"a41d7c90-3b52-4e8f-b6d1-0c9e5f2a7714","metricStat":{"metric":{"namespace":"LogMetrics","name":"AccessMetrics","dimensions":{}},"period":300,"stat":"Sum"},"returnData":true}]}}"#,
    },
    // The members of `configuration` beyond `metrics` are (unverified).
    Text {
        id: "alarm-created",
        source: "aws.cloudwatch",
        detail_type: "CloudWatch Alarm Configuration Change",
        note: "create",
        resources: ALARM_ARN,
        detail: r#"{"alarmName":"AccessAlarm","operation":"create","state":{"value":"INSUFFICIENT_DATA","timestamp":"{millis}"},"configuration":{"evaluationPeriods":1,"threshold":1.0,"comparisonOperator":"GreaterThanOrEqualToThreshold","treatMissingData":"missing","metrics":[{"id":"a41d7c90-3b52-4e8f-b6d1-0c9e5f2a7714","metricStat":{"metric":{"namespace":"LogMetrics","name":"AccessMetrics","dimensions":{}},"period":300,"stat":"Sum"},"returnData":true}],"alarmName":"AccessAlarm","description":"object access","actionsEnabled":true,"timestamp":"{millis}","okActions":[],"alarmActions":["arn:aws:sns:{region}:{account}:ec2-state-topic"],"insufficientDataActions":[]}}"#,
    },
    Text {
        id: "object-created",
        source: "aws.s3",
        detail_type: "Object Created",
        note: "PutObject",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","size":11,"etag":"5eb63bbbe01eeed093cb22bb8f5acdc3","sequencer":"006041B2AA0F3C1D2E"},"request-id":"EXAMPLE0REQ00001","requester":"{account}","source-ip-address":"203.0.113.24","reason":"PutObject"}"#,
    },
    Text {
        id: "object-deleted",
        source: "aws.s3",
        detail_type: "Object Deleted",
        note: "DeleteObject",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","sequencer":"006041B2AB1E4D2F3A"},"request-id":"EXAMPLE0REQ00002","requester":"{account}","source-ip-address":"203.0.113.24","reason":"DeleteObject","deletion-type":"Permanently Deleted"}"#,
    },
    Text {
        id: "object-expired",
        source: "aws.s3",
        detail_type: "Object Deleted",
        note: "Lifecycle Expiration",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","version-id":"gC7bEQ8jY5sKMwYdLlY8wXbVv0D1nSxk","sequencer":"006041B2AB1E4D2F3B"},"request-id":"EXAMPLE0REQ00003","requester":"s3.amazonaws.com","reason":"Lifecycle Expiration","deletion-type":"Delete Marker Created"}"#,
    },
    // Its members are (unverified).
    Text {
        id: "object-tags",
        source: "aws.s3",
        detail_type: "Object Tags Added",
        note: "",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","etag":"5eb63bbbe01eeed093cb22bb8f5acdc3"},"request-id":"EXAMPLE0REQ00004","requester":"{account}","source-ip-address":"203.0.113.24"}"#,
    },
    // From here on members that the guide does not show are (unverified).
    Text {
        id: "object-acl",
        source: "aws.s3",
        detail_type: "Object ACL Updated",
        note: "",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","etag":"5eb63bbbe01eeed093cb22bb8f5acdc3"},"request-id":"EXAMPLE0REQ00005","requester":"{account}","source-ip-address":"203.0.113.24"}"#,
    },
    Text {
        id: "object-tags-deleted",
        source: "aws.s3",
        detail_type: "Object Tags Deleted",
        note: "",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","etag":"5eb63bbbe01eeed093cb22bb8f5acdc3"},"request-id":"EXAMPLE0REQ00006","requester":"{account}","source-ip-address":"203.0.113.24"}"#,
    },
    Text {
        id: "object-restore",
        source: "aws.s3",
        detail_type: "Object Restore Initiated",
        note: "",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","size":11,"etag":"5eb63bbbe01eeed093cb22bb8f5acdc3"},"request-id":"EXAMPLE0REQ00007","requester":"{account}","source-ip-address":"203.0.113.24","source-storage-class":"GLACIER"}"#,
    },
    Text {
        id: "object-restored",
        source: "aws.s3",
        detail_type: "Object Restore Completed",
        note: "",
        resources: BUCKET_ARN,
        detail: r#"{"version":"0","bucket":{"name":"top-secret-bucket"},"object":{"key":"plans.txt","size":11,"etag":"5eb63bbbe01eeed093cb22bb8f5acdc3"},"request-id":"EXAMPLE0REQ00008","requester":"s3.amazonaws.com","restore-expiry-time":"2021-03-06T00:00:00Z","source-storage-class":"GLACIER"}"#,
    },
    // Source: CloudTrail User Guide, "AWS service events".
    Text {
        id: "service-event",
        source: "aws.ec2",
        detail_type: "AWS Service Event via CloudTrail",
        note: "BidEvictedEvent",
        resources: "[]",
        detail: r#"{"eventVersion":"1.08","userIdentity":{"accountId":"{account}","invokedBy":"ec2.amazonaws.com"},"eventTime":"{time}","eventSource":"ec2.amazonaws.com","eventName":"BidEvictedEvent","awsRegion":"{region}","sourceIPAddress":"ec2.amazonaws.com","userAgent":"ec2.amazonaws.com","requestParameters":null,"responseElements":null,"eventID":"d27a6096-807b-4bd0-8c20-{number}","readOnly":false,"eventType":"AwsServiceEvent","managementEvent":true,"recipientAccountId":"{account}","serviceEventDetails":{"instanceIdSet":["{instance}"]},"eventCategory":"Management"}"#,
    },
    // Source: Billing User Guide, "Logging Billing and Cost Management API calls
    // with AWS CloudTrail". Its source as an event is (unverified).
    Text {
        id: "console-action",
        source: "aws.billingconsole",
        detail_type: "AWS Console Action via CloudTrail",
        note: "SetContactAddress",
        resources: "[]",
        detail: r#"{"eventVersion":"1.08","userIdentity":{"accountId":"{account}","accessKeyId":"ASIAEXAMPLEKEY000001"},"eventTime":"{time}","eventSource":"billingconsole.amazonaws.com","eventName":"SetContactAddress","awsRegion":"us-east-1","sourceIPAddress":"203.0.113.24","requestParameters":{"city":"Seattle","postalCode":"98108","fullName":"Jane Doe","countryCode":"US","addressLine1":"100 Main Street"},"responseElements":null,"eventID":"5923c499-063e-44ac-80fb-{number}","readOnly":false,"eventType":"AwsConsoleAction","managementEvent":true,"recipientAccountId":"{account}","eventCategory":"Management"}"#,
    },
    Text {
        id: "schedule",
        source: "aws.events",
        detail_type: "Scheduled Event",
        note: "",
        resources: r#"["arn:aws:events:{region}:{account}:rule/every-five"]"#,
        detail: "{}",
    },
    Text {
        id: "insight",
        source: "aws.cloudtrail",
        detail_type: "AWS Insight via CloudTrail",
        note: "ApiCallRateInsight",
        resources: "[]",
        detail: r#"{"eventVersion":"1.07","eventTime":"{time}","awsRegion":"{region}","eventID":"6f1c2d3e-4a5b-4c6d-8e7f-{number}","eventType":"AwsCloudTrailInsight","recipientAccountId":"{account}","sharedEventID":"a21e3f4a-5b6c-4d7e-8f90-{number}","insightDetails":{"state":"Start","eventSource":"s3.amazonaws.com","eventName":"DeleteBucket","insightType":"ApiCallRateInsight","insightContext":{"statistics":{"baseline":{"average":20.0},"insight":{"average":100.0},"insightDuration":1,"baselineDuration":10080}}},"eventCategory":"Insight"}"#,
    },
];
