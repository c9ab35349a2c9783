//! `RunInstances`: what it gives and what it refuses.

use super::*;

#[test]
fn a_launch_answers_with_a_pending_instance() {
    let mut lab = Lab::new();
    let answer = lab.ok(
        "RunInstances",
        &format!(
            "{{'ImageId':'{AMI}','InstanceType':'t3.micro','MinCount':1,'MaxCount':2,'Monitoring':{{'Enabled':true}},
            'IamInstanceProfile':{{'Name':'web'}},'Placement':{{'AvailabilityZone':'us-east-1c'}},
            'UserData':'IyEvYmluL2Jhc2gK','TagSpecifications':[
              {{'ResourceType':'instance','Tags':[{{'Key':'Name','Value':'web'}}]}},
              {{'ResourceType':'volume','Tags':[{{'Key':'Name','Value':'disk'}}]}}]}}"
        ),
    );
    assert!(answer.at("ReservationId").text().starts_with("r-0"));
    assert_eq!(answer.at("OwnerId").text(), "123456789012");
    let instances = answer.at("Instances").list();
    assert_eq!(instances.len(), 2);
    let first = &instances[0];
    assert_eq!(first.at("State").to_json(), r#"{"Code":0,"Name":"pending"}"#);
    assert_eq!(first.at("StateReason").at("Code").text(), "pending");
    assert_eq!(first.at("LaunchTime").text(), "2021-03-05T02:00:00Z");
    assert_eq!(first.at("Placement").at("AvailabilityZone").text(), "us-east-1c");
    assert_eq!(first.at("Monitoring").at("State").text(), "enabled");
    assert_eq!(first.at("CpuOptions").to_json(), r#"{"CoreCount":1,"ThreadsPerCore":2}"#);
    assert_eq!(first.at("IamInstanceProfile").at("Arn").text(), "arn:aws:iam::123456789012:instance-profile/web");
    assert_eq!(first.at("Tags").to_json(), r#"[{"Key":"Name","Value":"web"}]"#);
    assert_eq!(first.get("PublicIpAddress"), None);
    let private = first.at("PrivateIpAddress").text();
    assert_eq!(first.at("PrivateDnsName").text(), format!("ip-{}.ec2.internal", private.replace('.', "-")));
    assert_ne!(private, instances[1].at("PrivateIpAddress").text());
    assert_eq!(instances[1].at("AmiLaunchIndex").as_i64(), Some(1));
    let volume = first.at("BlockDeviceMappings").list()[0].at("Ebs").at("VolumeId").text().to_string();
    let input = format!("{{'Filters':[{{'Name':'resource-id','Values':['{volume}']}}]}}");
    assert_eq!(lab.ok("DescribeTags", &input).at("Tags").list()[0].at("ResourceType").text(), "volume");
}

#[test]
fn ids_come_from_the_seed_and_regions_go_their_own_way() {
    let ids = |seed| {
        let mut account = Account::new(&Start { seed: base::Seed(seed), ..Start::default() });
        let input = format!(r#"{{"ImageId":"{AMI}","InstanceType":"t2.micro","MinCount":1,"MaxCount":1}}"#);
        let call = ApiCall::new("ec2", "RunInstances", Document::parse(&input).unwrap());
        account.call(&call).unwrap().at("Instances").list()[0].at("InstanceId").text().to_string()
    };
    assert_eq!(ids(7), ids(7));
    assert_ne!(ids(7), ids(8));
    let seoul = Region::parse("ap-northeast-2").unwrap();
    let (mut lab, _) = Lab::with_instance();
    assert_eq!(lab.call_in(seoul, "DescribeInstances", "{}").unwrap().at("Reservations").list(), []);
    // The image of one region is unknown in another.
    let input = format!("{{'ImageId':'{AMI}','InstanceType':'t2.micro','MinCount':1,'MaxCount':1}}");
    assert_eq!(lab.call_in(seoul, "RunInstances", &input).unwrap_err().code, "InvalidAMIID.NotFound");
    let images = lab.call_in(seoul, "DescribeImages", "{'Owners':['amazon']}").unwrap();
    let image = images.at("Images").list()[0].at("ImageId").text().to_string();
    let answer = lab.call_in(seoul, "RunInstances", &input.replace(AMI, &image)).unwrap();
    let dns = answer.at("Instances").list()[0].at("PrivateDnsName").text();
    assert!(dns.ends_with(".ap-northeast-2.compute.internal"), "{dns}");
}

#[test]
fn every_refusal_of_a_launch() {
    let mut lab = Lab::new();
    let arm = {
        let input = "{'Filters':[{'Name':'architecture','Values':['arm64']}]}";
        lab.ok("DescribeImages", input).at("Images").list()[0].at("ImageId").text().to_string()
    };
    let subnets = lab.ok("DescribeSubnets", "{}");
    let subnet = &subnets.at("Subnets").list()[0];
    let (subnet_id, zone) = (subnet.at("SubnetId").text(), subnet.at("AvailabilityZone").text());
    assert_eq!(zone, "us-east-1a");
    let network = subnet.at("CidrBlock").text().trim_end_matches(".0/20");
    let vpc = subnet.at("VpcId").text();
    let taken = {
        let id = lab.launch_with(&format!(",'SubnetId':'{subnet_id}','PrivateIpAddress':'{network}.77'"));
        let address = lab.shown(&id).at("PrivateIpAddress").text().to_string();
        assert_eq!(address, format!("{network}.77"));
        address
    };
    #[rustfmt::skip]
    let table: Vec<(String, &str, String)> = vec![
        ("'ImageId':null".into(), "MissingParameter", "The request must contain the parameter ImageId".into()),
        ("'MinCount':null".into(), "MissingParameter", "The request must contain the parameter MinCount".into()),
        ("'ImageId':'ami-0123456789abcdef0'".into(), "InvalidAMIID.NotFound",
            "The image id '[ami-0123456789abcdef0]' does not exist".into()),
        ("'ImageId':'linux'".into(), "InvalidAMIID.Malformed", "Invalid id: \"linux\" (expecting \"ami-...\")".into()),
        ("'InstanceType':'t9.huge'".into(), "InvalidParameterValue",
            "Invalid value 't9.huge' for InstanceType.".into()),
        ("'InstanceType':null".into(), "InvalidParameterCombination",
            "Non-Windows instances with a virtualization type of 'hvm' are currently not supported for this instance \
             type : m1.small.".into()),
        (format!("'ImageId':'{arm}'"), "InvalidParameterValue",
            "The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64' of the \
             specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You \
             can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type \
             or AMI.".into()),
        ("'KeyName':'lab'".into(), "InvalidKeyPair.NotFound", "The key pair 'lab' does not exist".into()),
        ("'SecurityGroupIds':['sg-0123456789abcdef0']".into(), "InvalidGroup.NotFound",
            "The security group 'sg-0123456789abcdef0' does not exist".into()),
        ("'SecurityGroupIds':['default']".into(), "InvalidGroupId.Malformed",
            "Invalid id: \"default\" (expecting \"sg-...\")".into()),
        ("'SecurityGroups':['web']".into(), "InvalidGroup.NotFound",
            format!("The security group 'web' does not exist in default VPC '{vpc}'")),
        ("'SubnetId':'subnet-0123456789abcdef0'".into(), "InvalidSubnetID.NotFound",
            "The subnet ID 'subnet-0123456789abcdef0' does not exist".into()),
        ("'Placement':{'AvailabilityZone':'us-east-1z'}".into(), "InvalidParameterValue",
            "Invalid availability zone: [us-east-1z]".into()),
        (format!("'SubnetId':'{subnet_id}','Placement':{{'AvailabilityZone':'us-east-1b'}}"), "InvalidParameterValue",
            "Value (us-east-1b) for parameter availabilityZone is invalid. The requested Availability Zone is not \
             that of the subnet.".into()),
        ("'Placement':{'GroupName':'near'}".into(), "InvalidPlacementGroup.Unknown",
            "The Placement Group 'near' is unknown.".into()),
        ("'Placement':{'Tenancy':'host'}".into(), "NotSimulated",
            "Trailwatch does not simulate the tenancy host of instances yet.".into()),
        (format!("'SubnetId':'{subnet_id}','PrivateIpAddress':'10.0.0.9'"), "InvalidParameterValue",
            "Address 10.0.0.9 does not fall within the subnet's address range".into()),
        (format!("'SubnetId':'{subnet_id}','PrivateIpAddress':'{network}.3'"), "InvalidParameterValue",
            format!("Address {network}.3 is in subnet's reserved address range")),
        (format!("'SubnetId':'{subnet_id}','PrivateIpAddress':'{taken}'"), "InvalidIPAddress.InUse",
            format!("Address {taken} is in use.")),
        ("'IamInstanceProfile':{'Name':'a b'}".into(), "InvalidParameterValue",
            "Value (a b) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name".into()),
        ("'IamInstanceProfile':{'Arn':'web'}".into(), "InvalidParameterValue",
            "Value (web) for parameter iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN".into()),
        ("'IamInstanceProfile':{'Name':'a','Arn':'b'}".into(), "InvalidParameterCombination",
            "The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'"
                .into()),
        ("'UserData':'#!/bin/sh'".into(), "InvalidParameterValue", "Invalid BASE64 encoding of user data".into()),
        (format!("'UserData':'{}'", "AAAA".repeat(5_462)), "InvalidParameterValue",
            "User data is limited to 16384 bytes".into()),
        ("'TagSpecifications':[{'ResourceType':'vpc','Tags':[]}]".into(), "InvalidParameterValue",
            "'vpc' is not a valid taggable resource type for this operation.".into()),
        ("'MinCount':0".into(), "InvalidParameterValue",
            "Value (0) for parameter minCount is invalid. Expected a positive integer.".into()),
        ("'MinCount':3,'MaxCount':2".into(), "InvalidParameterValue",
            "Value (3) for parameter minCount is invalid. It must not be greater than maxCount.".into()),
        ("'MinCount':40,'MaxCount':40".into(), "VcpuLimitExceeded",
            "You have requested more vCPU capacity than your current vCPU limit of 32 allows for the instance bucket \
             that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request \
             to request an adjustment to this limit.".into()),
        ("'DryRun':true".into(), "DryRunOperation", "Request would have succeeded, but DryRun flag is set.".into()),
        ("'LaunchTemplate':{'LaunchTemplateName':'t'}".into(), "NotSimulated",
            "Trailwatch does not simulate RunInstances.LaunchTemplate of Amazon Elastic Compute Cloud yet.".into()),
    ];
    for (change, code, message) in table {
        let mut input =
            Document::parse(&format!(r#"{{"ImageId":"{AMI}","InstanceType":"t2.micro","MinCount":1,"MaxCount":1}}"#))
                .unwrap();
        let change = Document::parse(&format!("{{{}}}", change.replace('\'', "\""))).unwrap();
        change.as_map().unwrap().iter().for_each(|(name, value)| input.set(name, value.clone()));
        let error = lab.account.call(&ApiCall::new("ec2", "RunInstances", input)).unwrap_err();
        assert_eq!((error.code.as_str(), error.message), (code, message), "{change}");
    }
    let launched = lab.account.services().ec2().instances(Region::US_EAST_1).count();
    assert_eq!(launched, 1, "a refusal launches nothing");
}

#[test]
fn as_many_as_the_limit_has_room_for() {
    let mut lab = Lab::new();
    let input = |least: u32, most: u32| {
        format!("{{'ImageId':'{AMI}','InstanceType':'c5.4xlarge','MinCount':{least},'MaxCount':{most}}}")
    };
    assert_eq!(lab.ok("RunInstances", &input(1, 5)).at("Instances").list().len(), 2);
    assert_eq!(lab.refused("RunInstances", &input(1, 1)).0, "VcpuLimitExceeded");
    // What is stopped takes nothing, and may then not start.
    let ids: Vec<String> =
        lab.account.services().ec2().instances(Region::US_EAST_1).map(|it| it.id().to_string()).collect();
    lab.advance(60);
    lab.on("StopInstances", &ids[0]).unwrap();
    lab.advance(120);
    lab.ok("RunInstances", &input(1, 1));
    assert_eq!(lab.on("StartInstances", &ids[0]).unwrap_err().code, "VcpuLimitExceeded");
}

#[test]
fn a_client_token_launches_once() {
    let mut lab = Lab::new();
    let id = lab.launch_with(",'ClientToken':'once'");
    assert_eq!(lab.launch_with(",'ClientToken':'once'"), id);
    assert_ne!(lab.launch_with(",'ClientToken':'twice'"), id);
    assert_eq!(lab.shown(&id).at("ClientToken").text(), "once");
    let input =
        format!("{{'ImageId':'{AMI}','InstanceType':'t2.small','MinCount':1,'MaxCount':1,'ClientToken':'once'}}");
    assert_eq!(lab.refused("RunInstances", &input).0, "IdempotentParameterMismatch");
}
