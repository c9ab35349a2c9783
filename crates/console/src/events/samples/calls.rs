//! Calls as CloudTrail records them, which are the detail of their events. What
//! all records share is written once.

use super::Slots;
use base::Document;

/// A call and what is its own in the record. JSON texts have slots.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call {
    /// The event's name; for a second sample of a call with a word behind.
    pub id: &'static str,
    pub source: &'static str,
    request: &'static str,
    response: &'static str,
    /// Error code and message of a refused call.
    error: Option<(&'static str, &'static str)>,
    /// Members behind `responseElements` and before `requestID`.
    additional: &'static str,
    /// `resources` of a data event; empty for a management event.
    data: &'static str,
    api_version: &'static str,
}

const fn call(id: &'static str, source: &'static str, request: &'static str, response: &'static str) -> Call {
    Call { id, source, request, response, error: None, additional: "", data: "", api_version: "" }
}

const ONE_INSTANCE: &str = r#"{"instancesSet":{"items":[{"instanceId":"{instance}"}]}}"#;

const OBJECT: &str = r#"[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::top-secret-bucket/plans.txt"},{"accountId":"{account}","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::top-secret-bucket"}]"#;

pub(super) static CALLS: [Call; 23] = [
    call(
        "RunInstances",
        "aws.ec2",
        r#"{"instancesSet":{"items":[{"imageId":"ami-038f1ca1bd58a5790","minCount":1,"maxCount":1,"keyName":"lab"}]},"groupSet":{"items":[{"groupId":"sg-0a1b2c3d4e5f60718"}]},"instanceType":"t2.micro","blockDeviceMapping":{},"monitoring":{"enabled":false},"disableApiTermination":false}"#,
        r#"{"requestId":"0d3f2a61-1111-4c2e-8f00-{number}","reservationId":"r-0d1e2f3a4b5c6d7e8","ownerId":"{account}","groupSet":{},"instancesSet":{"items":[{"instanceId":"{instance}","imageId":"ami-038f1ca1bd58a5790","instanceState":{"code":0,"name":"pending"},"keyName":"lab","amiLaunchIndex":0,"productCodes":{},"instanceType":"t2.micro","placement":{"availabilityZone":"{region}a","tenancy":"default"},"monitoring":{"state":"disabled"}}]}}"#,
    ),
    call(
        "StartInstances",
        "aws.ec2",
        ONE_INSTANCE,
        r#"{"requestId":"0d3f2a61-1111-4c2e-8f00-{number}","instancesSet":{"items":[{"instanceId":"{instance}","currentState":{"code":0,"name":"pending"},"previousState":{"code":80,"name":"stopped"}}]}}"#,
    ),
    call(
        "StopInstances",
        "aws.ec2",
        r#"{"instancesSet":{"items":[{"instanceId":"{instance}"}]},"force":false}"#,
        r#"{"requestId":"0d3f2a61-1111-4c2e-8f00-{number}","instancesSet":{"items":[{"instanceId":"{instance}","currentState":{"code":64,"name":"stopping"},"previousState":{"code":16,"name":"running"}}]}}"#,
    ),
    call(
        "TerminateInstances",
        "aws.ec2",
        ONE_INSTANCE,
        r#"{"requestId":"0d3f2a61-1111-4c2e-8f00-{number}","instancesSet":{"items":[{"instanceId":"{instance}","currentState":{"code":32,"name":"shutting-down"},"previousState":{"code":16,"name":"running"}}]}}"#,
    ),
    Call {
        error: Some(("Client.UnauthorizedOperation", "You are not authorized to perform this operation.")),
        ..call("TerminateInstances (refused)", "aws.ec2", ONE_INSTANCE, "null")
    },
    call(
        "CreateVpc",
        "aws.ec2",
        r#"{"cidrBlock":"10.0.0.0/16","instanceTenancy":"default","amazonProvidedIpv6CidrBlock":false}"#,
        r#"{"requestId":"0d3f2a61-1111-4c2e-8f00-{number}","vpc":{"vpcId":"vpc-0e1f2a3b4c5d6e7f8","state":"pending","ownerId":"{account}","cidrBlock":"10.0.0.0/16","dhcpOptionsId":"dopt-0a1b2c3d","instanceTenancy":"default","isDefault":false}}"#,
    ),
    call("CreateBucket", "aws.s3", r#"{"bucketName":"top-secret-bucket","Host":"s3.amazonaws.com"}"#, "null"),
    call("DeleteBucket", "aws.s3", r#"{"bucketName":"top-secret-bucket","Host":"s3.amazonaws.com"}"#, "null"),
    Call {
        additional: r#"{"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","bytesTransferredIn":11.0,"AuthenticationMethod":"AuthHeader","bytesTransferredOut":0.0}"#,
        data: OBJECT,
        ..call(
            "PutObject",
            "aws.s3",
            r#"{"bucketName":"top-secret-bucket","Host":"top-secret-bucket.s3.amazonaws.com","key":"plans.txt","x-amz-storage-class":"STANDARD"}"#,
            r#"{"x-amz-server-side-encryption":"AES256"}"#,
        )
    },
    Call {
        additional: r#"{"SignatureVersion":"SigV4","CipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","bytesTransferredIn":0.0,"AuthenticationMethod":"AuthHeader","bytesTransferredOut":0.0}"#,
        data: OBJECT,
        ..call(
            "DeleteObject",
            "aws.s3",
            r#"{"bucketName":"top-secret-bucket","Host":"top-secret-bucket.s3.amazonaws.com","key":"plans.txt"}"#,
            "null",
        )
    },
    call(
        "CreateTrail",
        "aws.cloudtrail",
        r#"{"name":"management-trail","s3BucketName":"trail-bucket","includeGlobalServiceEvents":true,"isMultiRegionTrail":true,"enableLogFileValidation":true,"isOrganizationTrail":false}"#,
        r#"{"name":"management-trail","s3BucketName":"trail-bucket","includeGlobalServiceEvents":true,"isMultiRegionTrail":true,"trailARN":"arn:aws:cloudtrail:{region}:{account}:trail/management-trail","logFileValidationEnabled":true,"isOrganizationTrail":false}"#,
    ),
    call("StopLogging", "aws.cloudtrail", r#"{"name":"management-trail"}"#, "null"),
    call(
        "CreateUser",
        "aws.iam",
        r#"{"userName":"bob"}"#,
        r#"{"user":{"path":"/","userName":"bob","userId":"AIDAEXAMPLEUSER000002","arn":"arn:aws:iam::{account}:user/bob","createDate":"Mar 5, 2021 4:31:15 AM"}}"#,
    ),
    call(
        "AttachRolePolicy",
        "aws.iam",
        r#"{"roleName":"web","policyArn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}"#,
        "null",
    ),
    call(
        "CreateTopic",
        "aws.sns",
        r#"{"name":"ec2-state-topic"}"#,
        r#"{"topicArn":"arn:aws:sns:{region}:{account}:ec2-state-topic"}"#,
    ),
    call(
        "Subscribe",
        "aws.sns",
        r#"{"topicArn":"arn:aws:sns:{region}:{account}:ec2-state-topic","protocol":"email","endpoint":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#,
        r#"{"subscriptionArn":"pending confirmation"}"#,
    ),
    call(
        "PutRule",
        "aws.events",
        r#"{"name":"ec2-stop","eventPattern":"{\"source\":[\"aws.ec2\"]}","state":"ENABLED"}"#,
        r#"{"ruleArn":"arn:aws:events:{region}:{account}:rule/ec2-stop"}"#,
    ),
    call(
        "PutTargets",
        "aws.events",
        r#"{"rule":"ec2-stop","targets":[{"id":"Id1","arn":"arn:aws:sns:{region}:{account}:ec2-state-topic","inputPath":"$.detail"}]}"#,
        r#"{"failedEntryCount":0,"failedEntries":[]}"#,
    ),
    Call {
        api_version: "2010-08-01",
        ..call(
            "PutMetricAlarm",
            "aws.monitoring",
            r#"{"alarmName":"AccessAlarm","metricName":"AccessMetrics","namespace":"LogMetrics","statistic":"Sum","period":300,"evaluationPeriods":1,"datapointsToAlarm":1,"threshold":1.0,"comparisonOperator":"GreaterThanOrEqualToThreshold","treatMissingData":"missing","actionsEnabled":true,"alarmActions":["arn:aws:sns:{region}:{account}:ec2-state-topic"],"dimensions":[]}"#,
            "null",
        )
    },
    Call {
        api_version: "20140328",
        ..call("CreateLogGroup", "aws.logs", r#"{"logGroupName":"/var/log/messages"}"#, "null")
    },
    Call {
        api_version: "20140328",
        ..call(
            "PutMetricFilter",
            "aws.logs",
            r#"{"logGroupName":"/var/log/messages","filterName":"access","filterPattern":"secret","metricTransformations":[{"metricNamespace":"LogMetrics","metricName":"AccessMetrics","metricValue":"1"}]}"#,
            "null",
        )
    },
    Call {
        additional: r#"{"functionVersion":"arn:aws:lambda:{region}:{account}:function:report:$LATEST"}"#,
        data: r#"[{"accountId":"{account}","type":"AWS::Lambda::Function","ARN":"arn:aws:lambda:{region}:{account}:function:report"}]"#,
        ..call(
            "Invoke",
            "aws.lambda",
            r#"{"functionName":"arn:aws:lambda:{region}:{account}:function:report","invocationType":"RequestResponse"}"#,
            "null",
        )
    },
    Call {
        api_version: "2013-04-01",
        ..call(
            "CreateHostedZone",
            "aws.route53",
            r#"{"name":"lab.example","callerReference":"c1","hostedZoneConfig":{"privateZone":false}}"#,
            r#"{"hostedZone":{"id":"/hostedzone/Z0123456789ABCDEFGHIJ","name":"lab.example.","callerReference":"c1","resourceRecordSetCount":2,"config":{"privateZone":false}},"changeInfo":{"id":"/change/C0123456789ABCDEFGHIJ","status":"PENDING","submittedAt":"Mar 5, 2021 4:31:15 AM"},"location":"https://route53.amazonaws.com/2013-04-01/hostedzone/Z0123456789ABCDEFGHIJ"}"#,
        )
    },
];

/// The record, with the members in CloudTrail's order.
pub(super) fn record(call: &Call, slots: &Slots) -> Document {
    let host = call.source.replace("aws.", "");
    let given = |text: &str| (!text.is_empty()).then(|| slots.fill(text));
    let agent = if host == "s3" { "[S3Console/0.4]" } else { "console.amazonaws.com" };
    Document::map()
        .with("eventVersion", "1.08")
        .with("userIdentity", slots.fill(IDENTITY))
        .with("eventTime", slots.fill("\"{time}\""))
        .with("eventSource", format!("{host}.amazonaws.com"))
        .with("eventName", call.id.split(' ').next().unwrap_or(call.id))
        .with("awsRegion", slots.fill("\"{region}\""))
        .with("sourceIPAddress", "203.0.113.24")
        .with("userAgent", agent)
        .with_some("errorCode", call.error.map(|(code, _)| code))
        .with_some("errorMessage", call.error.map(|(_, message)| message))
        .with("requestParameters", slots.fill(call.request))
        .with("responseElements", slots.fill(call.response))
        .with_some("additionalEventData", given(call.additional))
        .with("requestID", slots.fill("\"7c1f0c7e-2b8a-4f0e-8a52-{number}\""))
        .with("eventID", slots.fill("\"0a4c2c52-0b2e-44c8-9f14-{number}\""))
        .with("readOnly", false)
        .with_some("resources", given(call.data))
        .with("eventType", "AwsApiCall")
        .with_some("apiVersion", (!call.api_version.is_empty()).then_some(call.api_version))
        .with("managementEvent", call.data.is_empty())
        .with("recipientAccountId", slots.fill("\"{account}\""))
        .with("eventCategory", if call.data.is_empty() { "Management" } else { "Data" })
}

const IDENTITY: &str = r#"{"type":"IAMUser","principalId":"AIDAEXAMPLEUSER000001","arn":"arn:aws:iam::{account}:user/cloud_user","accountId":"{account}","accessKeyId":"ASIAEXAMPLEKEY000001","userName":"cloud_user"}"#;
