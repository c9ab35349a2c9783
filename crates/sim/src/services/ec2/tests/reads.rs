//! What the `Describe*` calls show, filter and page.

use super::*;
use crate::services::ec2::filters;

#[test]
fn a_fresh_account_has_a_default_network_in_each_region_and_stores_nothing() {
    let mut lab = Lab::new();
    for region in Region::all() {
        let vpcs = lab.call_in(region, "DescribeVpcs", "{}").unwrap();
        let vpc = &vpcs.at("Vpcs").list()[0];
        assert_eq!(vpc.at("CidrBlock").text(), "172.31.0.0/16");
        assert_eq!(vpc.at("IsDefault").as_bool(), Some(true));
        let subnets = lab.call_in(region, "DescribeSubnets", "{}").unwrap();
        let subnets = subnets.at("Subnets").list();
        assert_eq!(subnets.len(), region.zones().count());
        let mut blocks: Vec<&str> = subnets.iter().map(|it| it.at("CidrBlock").text()).collect();
        blocks.sort_unstable();
        blocks.dedup();
        assert_eq!(blocks.len(), subnets.len());
        assert!(blocks.contains(&"172.31.0.0/20"));
        assert!(subnets.iter().all(|it| it.at("VpcId") == vpc.at("VpcId")));
        assert!(subnets.iter().all(|it| it.at("AvailableIpAddressCount").as_i64() == Some(4_091)));
    }
    assert_eq!(*lab.account.services().ec2(), crate::services::ec2::State::default());
}

#[test]
fn the_default_security_group_admits_itself_alone() {
    let mut lab = Lab::new();
    let answer = lab.ok("DescribeSecurityGroups", "{'GroupNames':['default']}");
    let group = &answer.at("SecurityGroups").list()[0];
    assert_eq!(group.at("Description").text(), "default VPC security group");
    let inbound = &group.at("IpPermissions").list()[0];
    assert_eq!(inbound.at("UserIdGroupPairs").list()[0].at("GroupId"), group.at("GroupId"));
    assert_eq!(inbound.at("IpRanges").list(), []);
    let outbound = &group.at("IpPermissionsEgress").list()[0];
    assert_eq!(outbound.at("IpRanges").list()[0].at("CidrIp").text(), "0.0.0.0/0");
    for (input, code, message) in [
        (
            "{'GroupIds':['sg-0123456789abcdef0']}",
            "InvalidGroup.NotFound",
            "The security group 'sg-0123456789abcdef0' does not exist",
        ),
        ("{'GroupIds':['x']}", "InvalidGroupId.Malformed", "Invalid id: \"x\" (expecting \"sg-...\")"),
    ] {
        assert_eq!(lab.refused("DescribeSecurityGroups", input), (code.to_string(), message.to_string()));
    }
    assert_eq!(lab.refused("DescribeSecurityGroups", "{'GroupNames':['web']}").0, "InvalidGroup.NotFound");
}

#[test]
fn ids_that_are_not_there() {
    let mut lab = Lab::new();
    for (operation, input, code, message) in [
        ("DescribeVpcs", "{'VpcIds':['vpc-1']}", "InvalidVpcID.NotFound", "The vpc ID 'vpc-1' does not exist"),
        (
            "DescribeSubnets",
            "{'SubnetIds':['subnet-1']}",
            "InvalidSubnetID.NotFound",
            "The subnet ID 'subnet-1' does not exist",
        ),
        (
            "DescribeImages",
            "{'ImageIds':['ami-01234567']}",
            "InvalidAMIID.NotFound",
            "The image id '[ami-01234567]' does not exist",
        ),
        ("DescribeImages", "{'ImageIds':['x']}", "InvalidAMIID.Malformed", "Invalid id: \"x\" (expecting \"ami-...\")"),
        ("DescribeRegions", "{'RegionNames':['mars-1']}", "InvalidParameterValue", "Invalid region name: [mars-1]"),
    ] {
        assert_eq!(lab.refused(operation, input), (code.to_string(), message.to_string()));
    }
}

#[test]
fn regions_with_and_without_those_to_opt_in_to() {
    let mut lab = Lab::new();
    let count = |lab: &mut Lab, input: &str| lab.ok("DescribeRegions", input).at("Regions").list().len();
    assert_eq!(count(&mut lab, "{}"), 17);
    assert_eq!(count(&mut lab, "{'AllRegions':true}"), 34);
    assert_eq!(count(&mut lab, "{'AllRegions':true,'Filters':[{'Name':'opt-in-status','Values':['not-*']}]}"), 17);
    let answer = lab.ok("DescribeRegions", "{'RegionNames':['us-east-1']}");
    assert_eq!(
        answer.at("Regions").to_json(),
        r#"[{"OptInStatus":"opt-in-not-required","RegionName":"us-east-1","Endpoint":"ec2.us-east-1.amazonaws.com"}]"#
    );
}

#[test]
fn images_under_their_publishers_names() {
    let mut lab = Lab::new();
    let mut names = |input: &str| -> Vec<String> {
        let answer = lab.ok("DescribeImages", input);
        answer.at("Images").list().iter().map(|it| it.at("Name").text().to_string()).collect()
    };
    let filter = |name: &str, value: &str| format!("{{'Filters':[{{'Name':'{name}','Values':['{value}']}}]}}");
    assert_eq!(names(&filter("image-id", AMI)), ["amzn2-ami-hvm-2.0.20210219.0-x86_64-gp2"]);
    assert_eq!(names(&filter("name", "amzn2-ami-hvm-2.0.*-x86_64-gp2")).len(), 2);
    assert_eq!(names(&filter("name", "al2023-ami-2023.*-x86_64")).len(), 1);
    let ubuntu = "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*";
    assert_eq!(names(&filter("name", ubuntu)).len(), 1);
    assert_eq!(names("{'Owners':['099720109477']}").len(), 4);
    assert_eq!(names("{'Owners':['amazon']}").len(), 5);
    assert_eq!(names(&filter("owner-alias", "amazon")).len(), 5);
    assert_eq!(names("{'Owners':['self']}"), Vec::<String>::new());
    assert_eq!(names(&filter("architecture", "arm64")).len(), 4);
}

#[test]
fn filters_choose_and_unknown_ones_are_refused() {
    let mut lab = Lab::new();
    let web = lab.launch_with(",'TagSpecifications':[{'ResourceType':'instance','Tags':[{'Key':'Name','Value':'web-1'},{'Key':'env','Value':'test'}]}]");
    let other = lab.launch_with(",'Placement':{'AvailabilityZone':'us-east-1b'}");
    lab.advance(60);
    lab.on("StopInstances", &other).unwrap();
    lab.advance(100);
    let mut found = |filters: &str| -> Vec<String> {
        let answer = lab.ok("DescribeInstances", &format!("{{'Filters':[{filters}]}}"));
        let reservations = answer.at("Reservations").list().iter();
        reservations.flat_map(|it| it.at("Instances").list()).map(|it| it.at("InstanceId").text().to_string()).collect()
    };
    let (web, other) = (vec![web], vec![other]);
    let both = vec![web[0].clone(), other[0].clone()];
    for (filters, expected) in [
        ("{'Name':'instance-state-name','Values':['running']}", &web),
        ("{'Name':'instance-state-name','Values':['running','stopped']}", &both),
        ("{'Name':'instance-state-code','Values':['80']}", &other),
        ("{'Name':'tag:Name','Values':['web-*']}", &web),
        ("{'Name':'tag:Name','Values':['web-?']}", &web),
        ("{'Name':'tag:Name','Values':['web']}", &vec![]),
        ("{'Name':'tag-key','Values':['env']}", &web),
        ("{'Name':'tag-value','Values':['test']}", &web),
        ("{'Name':'tag-key','Values':['env']},{'Name':'instance-state-name','Values':['stopped']}", &vec![]),
        ("{'Name':'instance-type','Values':['t2.*']}", &both),
        ("{'Name':'image-id','Values':['ami-0915bcb5fa77e4892']}", &both),
        ("{'Name':'owner-id','Values':['123456789012']}", &both),
        ("{'Name':'availability-zone','Values':['us-east-1z']}", &vec![]),
        ("{'Name':'instance.group-name','Values':['default']}", &both),
        ("{'Name':'network-interface.attachment.instance-id','Values':['i-*']}", &both),
        ("{'Name':'key-name','Values':['*']}", &vec![]),
    ] {
        assert_eq!(found(filters), *expected, "{filters}");
    }
    for (operation, name) in [
        ("DescribeInstances", "state"),
        ("DescribeInstances", "Instance-Id"),
        ("DescribeImages", "tags"),
        ("DescribeVpcs", "default"),
        ("DescribeRegions", "tag:Name"),
        ("DescribeInstanceStatus", "instance-id"),
    ] {
        let refusal = lab.refused(operation, &format!("{{'Filters':[{{'Name':'{name}','Values':['x']}}]}}"));
        assert_eq!(refusal, ("InvalidParameterValue".to_string(), format!("The filter '{name}' is invalid")));
    }
}

#[test]
fn wildcards() {
    for (pattern, value, expected) in [
        ("", "", true),
        ("a", "a", true),
        ("a", "A", false),
        ("*", "", true),
        ("*", "anything", true),
        ("a*c", "abbbc", true),
        ("a*c", "abbbd", false),
        ("?", "", false),
        ("??", "한국", true),
        (r"\*", "*", true),
        (r"\*", "a", false),
        ("*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
    ] {
        assert_eq!(filters::like(pattern, value), expected, "{pattern} {value}");
    }
}

#[test]
fn pages_of_instances() {
    let mut lab = Lab::new();
    let ids: Vec<String> = (0..7).map(|_| lab.launch()).collect();
    let first = lab.ok("DescribeInstances", "{'MaxResults':5}");
    assert_eq!(first.at("Reservations").list().len(), 5);
    let token = first.at("NextToken").text().to_string();
    let second = lab.ok("DescribeInstances", &format!("{{'MaxResults':5,'NextToken':'{token}'}}"));
    assert_eq!(second.at("Reservations").list().len(), 2);
    assert_eq!(second.get("NextToken"), None);
    let last = second.at("Reservations").list()[1].at("Instances").list()[0].at("InstanceId").text();
    assert_eq!(last, ids[6]);
    for (input, code, message) in [
        (
            "{'MaxResults':4}".to_string(),
            "InvalidParameterValue",
            "Value ( 4 ) for parameter maxResults is invalid. Expecting a value greater than 5.",
        ),
        (
            format!("{{'MaxResults':5,'InstanceIds':['{}']}}", ids[0]),
            "InvalidParameterCombination",
            "The parameter instancesSet cannot be used with the parameter maxResults",
        ),
        (
            "{'NextToken':'abc'}".to_string(),
            "InvalidParameterValue",
            "Value ( abc ) for parameter NextToken is invalid. The token is invalid.",
        ),
    ] {
        assert_eq!(lab.refused("DescribeInstances", &input), (code.to_string(), message.to_string()));
    }
}

#[test]
fn status_of_running_instances_or_of_all() {
    let mut lab = Lab::new();
    let id = lab.launch();
    assert_eq!(lab.ok("DescribeInstanceStatus", "{}").at("InstanceStatuses").list(), []);
    let shown =
        |lab: &mut Lab, input: &str| lab.ok("DescribeInstanceStatus", input).at("InstanceStatuses").list()[0].clone();
    let pending = shown(&mut lab, "{'IncludeAllInstances':true}");
    assert_eq!(pending.at("InstanceStatus").to_json(), r#"{"Status":"not-applicable"}"#);
    lab.advance(60);
    let starting = shown(&mut lab, "{}");
    assert_eq!(
        starting.at("InstanceStatus").to_json(),
        r#"{"Details":[{"Name":"reachability","Status":"initializing"}],"Status":"initializing"}"#
    );
    lab.advance(240);
    let up = shown(&mut lab, &format!("{{'InstanceIds':['{id}']}}"));
    assert_eq!(up.at("SystemStatus").at("Status").text(), "ok");
    assert_eq!(up.at("InstanceState").at("Code").as_i64(), Some(16));
    let zone = up.at("AvailabilityZone").text().as_bytes().last().unwrap() - b'a' + 1;
    assert_eq!(up.at("AvailabilityZoneId").text(), format!("use1-az{zone}"));
    let ok = "{'Filters':[{'Name':'instance-status.status','Values':['ok']}]}";
    assert_eq!(lab.ok("DescribeInstanceStatus", ok).at("InstanceStatuses").list().len(), 1);
}

#[test]
fn a_subnet_has_an_address_less_for_each_instance() {
    let (mut lab, id) = Lab::with_instance();
    let subnet = lab.shown(&id).at("SubnetId").text().to_string();
    let free = |lab: &mut Lab| {
        let answer = lab.ok("DescribeSubnets", &format!("{{'SubnetIds':['{subnet}']}}"));
        answer.at("Subnets").list()[0].at("AvailableIpAddressCount").as_i64()
    };
    assert_eq!(free(&mut lab), Some(4_090));
    lab.on("TerminateInstances", &id).unwrap();
    lab.advance(120);
    assert_eq!(free(&mut lab), Some(4_091));
}
