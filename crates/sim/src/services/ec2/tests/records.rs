//! How CloudTrail shows the calls.

use super::*;
use crate::kernel::records::Record;

fn last(lab: &Lab) -> Record {
    let records = &lab.account.kernel().records;
    records.get(records.len() - 1).unwrap()
}

#[test]
fn a_stop_on_record() {
    let (mut lab, id) = Lab::with_instance();
    lab.on("StopInstances", &id).unwrap();
    let record = last(&lab);
    assert_eq!(
        record.request_parameters.to_json(),
        format!(r#"{{"instancesSet":{{"items":[{{"instanceId":"{id}"}}]}},"force":false}}"#)
    );
    assert_eq!(
        record.response_elements.to_json(),
        format!(
            r#"{{"instancesSet":{{"items":[{{"instanceId":"{id}","currentState":{{"code":64,"name":"stopping"}},"previousState":{{"code":16,"name":"running"}}}}]}}}}"#
        )
    );
    assert!(!record.read_only);
    assert_eq!(record.event_source, "ec2.amazonaws.com");
}

#[test]
fn a_launch_on_record() {
    let mut lab = Lab::new();
    let group = lab.ok("DescribeSecurityGroups", "{}").at("SecurityGroups").list()[0].at("GroupId").text().to_string();
    let id = lab.launch_with(&format!(
        ",'SecurityGroupIds':['{group}'],'UserData':'c2VjcmV0','TagSpecifications':[{{'ResourceType':'instance','Tags':[{{'Key':'Name','Value':'web'}}]}}]"
    ));
    let record = last(&lab);
    assert_eq!(
        record.request_parameters.to_json(),
        format!(
            r#"{{"instancesSet":{{"items":[{{"imageId":"{AMI}","minCount":1,"maxCount":1}}]}},"instanceType":"t2.micro","groupSet":{{"items":[{{"groupId":"{group}"}}]}},"userData":"<sensitiveDataRemoved>","tagSpecificationSet":{{"items":[{{"resourceType":"instance","tags":[{{"key":"Name","value":"web"}}]}}]}},"monitoring":{{"enabled":false}},"disableApiTermination":false}}"#
        )
    );
    let response = &record.response_elements;
    assert_eq!(response.at("ownerId").text(), "123456789012");
    assert_eq!(response.at("groupSet").to_json(), "{}");
    let instance = &response.at("instancesSet").at("items").list()[0];
    assert_eq!(instance.at("instanceId").text(), id);
    assert_eq!(instance.at("instanceState").to_json(), r#"{"code":0,"name":"pending"}"#);
    assert_eq!(instance.at("launchTime").as_i64(), Some(T0.0));
    assert_eq!(instance.at("tagSet").at("items").list()[0].at("key").text(), "Name");
    assert_eq!(instance.at("stateReason").to_json(), r#"{"code":"pending","message":"pending"}"#);
}

#[test]
fn tags_reads_and_refusals_on_record() {
    let (mut lab, id) = Lab::with_instance();
    lab.ok("CreateTags", &format!("{{'Resources':['{id}'],'Tags':[{{'Key':'a','Value':'b'}}]}}"));
    assert_eq!(
        last(&lab).request_parameters.to_json(),
        format!(
            r#"{{"resourcesSet":{{"items":[{{"resourceId":"{id}"}}]}},"tagSet":{{"items":[{{"key":"a","value":"b"}}]}}}}"#
        )
    );
    lab.ok("DescribeInstances", &format!("{{'InstanceIds':['{id}']}}"));
    assert!(last(&lab).read_only);
    assert_eq!(last(&lab).response_elements, Document::Null);
    lab.on("StopInstances", "i-0123456789abcdef0").unwrap_err();
    let (code, message) = last(&lab).error.clone().unwrap();
    assert_eq!(code, "InvalidInstanceID.NotFound");
    assert_eq!(message, "The instance ID 'i-0123456789abcdef0' does not exist");
}
