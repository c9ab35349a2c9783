//! Tags: made, changed, removed, listed, refused.

use super::*;

#[test]
fn tags_of_instances_and_of_what_is_not_stored() {
    let (mut lab, id) = Lab::with_instance();
    let vpc = lab.ok("DescribeVpcs", "{}").at("Vpcs").list()[0].at("VpcId").text().to_string();
    let tags = "'Tags':[{'Key':'Name','Value':'web'},{'Key':'team','Value':''}]";
    lab.ok("CreateTags", &format!("{{'Resources':['{id}','{vpc}','{AMI}'],{tags}}}"));
    lab.ok("CreateTags", &format!("{{'Resources':['{vpc}'],'Tags':[{{'Key':'Name','Value':'net'}}]}}"));
    assert_eq!(lab.shown(&id).at("Tags").list().len(), 2);
    let vpcs = lab.ok("DescribeVpcs", "{'Filters':[{'Name':'tag:Name','Values':['net']}]}");
    assert_eq!(vpcs.at("Vpcs").list().len(), 1);
    let all = lab.ok("DescribeTags", "{}");
    assert_eq!(all.at("Tags").list().len(), 6);
    let of = |lab: &mut Lab, name: &str, value: &str| {
        let input = format!("{{'Filters':[{{'Name':'{name}','Values':['{value}']}}]}}");
        lab.ok("DescribeTags", &input).at("Tags").clone()
    };
    assert_eq!(
        of(&mut lab, "value", "net").to_json(),
        format!(r#"[{{"Key":"Name","ResourceId":"{vpc}","ResourceType":"vpc","Value":"net"}}]"#)
    );
    assert_eq!(of(&mut lab, "resource-type", "image").list().len(), 2);
    assert_eq!(of(&mut lab, "tag:Name", "web").list().len(), 2);
    assert_eq!(of(&mut lab, "key", "team").list().len(), 3);
    // With a value, only where it is that value; without, whatever it is.
    lab.ok("DeleteTags", &format!("{{'Resources':['{id}','{vpc}'],'Tags':[{{'Key':'Name','Value':'web'}}]}}"));
    assert_eq!(of(&mut lab, "key", "Name").list().len(), 2);
    lab.ok("DeleteTags", &format!("{{'Resources':['{vpc}'],'Tags':[{{'Key':'Name'}}]}}"));
    assert_eq!(of(&mut lab, "resource-id", &vpc).list().len(), 1);
    lab.ok("DeleteTags", &format!("{{'Resources':['{id}']}}"));
    assert_eq!(lab.shown(&id).at("Tags").list(), []);
}

#[test]
fn refusals_of_tags() {
    let (mut lab, id) = Lab::with_instance();
    let many: Vec<String> = (0..51).map(|n| format!("{{'Key':'k{n}','Value':''}}")).collect();
    let tag = "{'Key':'a','Value':'b'}".to_string();
    let long = format!("{{'Key':'{}'}}", "k".repeat(129));
    #[rustfmt::skip]
    let table = [
        ("i-0123456789abcdef0", &tag, "InvalidInstanceID.NotFound",
            "The instance ID 'i-0123456789abcdef0' does not exist"),
        ("vpc-0123456789abcdef0", &tag, "InvalidVpcID.NotFound", "The vpc ID 'vpc-0123456789abcdef0' does not exist"),
        ("sg-0123456789abcdef0", &tag, "InvalidGroup.NotFound",
            "The security group 'sg-0123456789abcdef0' does not exist"),
        ("web", &tag, "InvalidID", "The ID 'web' is not valid"),
        (&id, &"{'Key':'aws:x'}".to_string(), "InvalidParameterValue",
            "Tag keys starting with 'aws:' are reserved for internal use"),
        (&id, &"{'Value':'x'}".to_string(), "InvalidParameterValue", "Tag key cannot be null or empty"),
        (&id, &long, "InvalidParameterValue", "Tag key exceeds the maximum length of 128 characters"),
        (&id, &many.join(","), "TagLimitExceeded", "The maximum number of Tags for a resource has been reached."),
        (&id, &String::new(), "MissingParameter", "The request must contain the parameter Tag"),
    ];
    for (resource, tags, code, message) in table {
        let refusal = lab.refused("CreateTags", &format!("{{'Resources':['{resource}'],'Tags':[{tags}]}}"));
        assert_eq!(refusal, (code.to_string(), message.to_string()));
    }
    let refusal = lab.refused("CreateTags", &format!("{{'Tags':[{tag}]}}"));
    assert_eq!(refusal.1, "The request must contain the parameter ResourceId");
}
