//! The transition table and the events of each action.

use super::*;
use crate::kernel::Effect;
use crate::services::ec2::{InstanceState, StateReason, StatusChecks, Wakeup, on_wakeup};

/// An instance brought into a state by calls and time alone.
fn in_state(state: InstanceState) -> (Lab, String) {
    let mut lab = Lab::new();
    let id = lab.launch();
    let steps: &[(i64, &str)] = match state {
        InstanceState::Pending => &[],
        InstanceState::Running => &[(60, "")],
        InstanceState::Stopping => &[(60, "StopInstances")],
        InstanceState::Stopped => &[(60, "StopInstances"), (120, "")],
        InstanceState::ShuttingDown => &[(60, "TerminateInstances")],
        InstanceState::Terminated => &[(60, "TerminateInstances"), (120, "")],
    };
    for (wait, operation) in steps {
        lab.advance(*wait);
        if !operation.is_empty() {
            lab.on(operation, &id).unwrap();
        }
    }
    assert_eq!(lab.state(&id), state.name());
    (lab, id)
}

/// What a call on an instance in a state comes to: the state after it, or the
/// code of its refusal.
#[track_caller]
fn check(from: InstanceState, operation: &str, expected: &str) {
    let (mut lab, id) = in_state(from);
    let told = lab.states_told().len();
    match lab.on(operation, &id) {
        Ok(answer) => {
            let expected = if expected == "same" { from.name() } else { expected };
            assert_eq!(lab.state(&id), expected, "{operation} from {from:?}");
            let list = match operation {
                "StartInstances" => "StartingInstances",
                "StopInstances" => "StoppingInstances",
                "TerminateInstances" => "TerminatingInstances",
                _ => return assert_eq!(answer, Document::map()),
            };
            let change = &answer.at(list).list()[0];
            assert_eq!(change.at("InstanceId").text(), id);
            assert_eq!(change.at("PreviousState").at("Name").text(), from.name());
            assert_eq!(change.at("PreviousState").at("Code").as_i64(), Some(i64::from(from.code())));
            assert_eq!(change.at("CurrentState").at("Name").text(), expected);
        }
        Err(error) => {
            assert_eq!(error.code, expected, "{operation} from {from:?}");
            assert_eq!(lab.state(&id), from.name());
            assert_eq!(lab.states_told().len(), told);
        }
    }
}

#[test]
fn each_call_in_each_state() {
    use InstanceState::{Pending, Running, ShuttingDown, Stopped, Stopping, Terminated};
    const WRONG: &str = "IncorrectInstanceState";
    #[rustfmt::skip]
    let table = [
        //             start      stop        reboot  terminate
        (Pending,      "same",    WRONG,      WRONG,  "shutting-down"),
        (Running,      "same",    "stopping", "same", "shutting-down"),
        (Stopping,     WRONG,     "same",     WRONG,  "shutting-down"),
        (Stopped,      "pending", "same",     WRONG,  "terminated"),
        (ShuttingDown, WRONG,     WRONG,      "same", "same"),
        (Terminated,   WRONG,     WRONG,      "same", "same"),
    ];
    for (from, start, stop, reboot, terminate) in table {
        check(from, "StartInstances", start);
        check(from, "StopInstances", stop);
        check(from, "RebootInstances", reboot);
        check(from, "TerminateInstances", terminate);
    }
}

/// The states that the event bus is told of after an action, and when.
#[track_caller]
fn events(from: InstanceState, operation: &str, expected: &[&str]) {
    let (mut lab, id) = in_state(from);
    let (told, called) = (lab.states_told().len(), lab.account.now());
    if operation != "RunInstances" {
        lab.on(operation, &id).unwrap();
    }
    lab.advance(200);
    let told = lab.states_told().split_off(told);
    let arn = format!("arn:aws:ec2:us-east-1:123456789012:instance/{id}");
    assert!(told.iter().all(|hop| hop.place == Place::Resource(arn.clone())));
    assert_eq!(told.iter().map(|hop| hop.what.as_str()).collect::<Vec<_>>(), expected, "{operation} from {from:?}");
    if let Some(first) = told.first() {
        assert!((500..=1_500).contains(&(first.time - called).0), "{operation} tells after a second");
    }
    if let [first, second] = told.as_slice() {
        let bounds = if second.what == "running" { 10_000..=30_000 } else { 20_000..=60_000 };
        assert!(bounds.contains(&(second.time - first.time).0), "{operation}: {}", (second.time - first.time).0);
        // Both are caused by the call.
        assert_eq!(first.cause, second.cause);
    }
    let cause = |hop: &Rc<Hop>| lab.account.kernel().trace.get(hop.cause.unwrap()).unwrap().what.clone();
    assert!(told.iter().all(|hop| cause(hop) == operation));
}

#[test]
fn the_events_of_each_action() {
    use InstanceState::{Pending, Running, Stopped};
    events(Pending, "RunInstances", &["pending", "running"]);
    events(Stopped, "StartInstances", &["pending", "running"]);
    events(Running, "StopInstances", &["stopping", "stopped"]);
    events(Running, "TerminateInstances", &["shutting-down", "terminated"]);
    events(Stopped, "TerminateInstances", &["terminated"]);
    events(Running, "RebootInstances", &[]);
    events(Stopped, "StopInstances", &[]);
    events(Running, "StartInstances", &[]);
}

#[test]
fn an_event_has_exactly_the_fields_of_the_reference() {
    let (mut lab, id) = in_state(InstanceState::Running);
    let wakeup = Wakeup::Announce { instance_id: id.clone(), state: InstanceState::Stopping, generation: 0 };
    on_wakeup(&mut lab.cx(), &wakeup);
    let now = lab.account.now().iso();
    let (cause, _, effect) = lab.account.kernel.queue.pop_front().unwrap();
    let Effect::Event(event) = effect else { panic!("{effect:?}") };
    assert_eq!(
        event.document().with("id", "").to_json(),
        format!(
            r#"{{"version":"0","id":"","detail-type":"EC2 Instance State-change Notification","source":"aws.ec2","account":"123456789012","time":"{now}","region":"us-east-1","resources":["arn:aws:ec2:us-east-1:123456789012:instance/{id}"],"detail":{{"instance-id":"{id}","state":"stopping"}}}}"#
        )
    );
    let hop = lab.account.kernel().trace.get(cause.hop.unwrap()).unwrap().clone();
    assert_eq!(hop.place, Place::Resource(event.resources[0].clone()));
    assert_eq!(hop.what, "stopping");
}

#[test]
fn a_call_before_the_first_event_overtakes_none() {
    let (mut lab, id) = in_state(InstanceState::Running);
    let told = lab.states_told().len();
    lab.on("StopInstances", &id).unwrap();
    lab.on("TerminateInstances", &id).unwrap();
    lab.advance(200);
    let told: Vec<String> = lab.states_told().split_off(told).iter().map(|hop| hop.what.clone()).collect();
    assert_eq!(told, ["stopping", "shutting-down", "terminated"]);
}

#[test]
fn what_a_stop_and_a_start_keep_and_change() {
    let (mut lab, id) = Lab::with_instance();
    let before = lab.shown(&id);
    assert_eq!(before.at("State").at("Code").as_i64(), Some(16));
    assert!(before.get("StateReason").is_none());
    let ip = before.at("PublicIpAddress").text().to_string();
    assert_eq!(before.at("PublicDnsName").text(), format!("ec2-{}.compute-1.amazonaws.com", ip.replace('.', "-")));
    let stopped_at = lab.account.now().iso().replace('T', " ").replace('Z', " GMT");
    lab.on("StopInstances", &id).unwrap();
    lab.advance(120);
    let stopped = lab.shown(&id);
    assert_eq!(stopped.at("State").at("Name").text(), "stopped");
    assert_eq!(stopped.get("PublicIpAddress"), None);
    assert_eq!(stopped.at("PublicDnsName").text(), "");
    assert_eq!(stopped.at("StateTransitionReason").text(), format!("User initiated ({stopped_at})"));
    assert_eq!(
        stopped.at("StateReason").to_json(),
        r#"{"Code":"Client.UserInitiatedShutdown","Message":"Client.UserInitiatedShutdown: User initiated shutdown"}"#
    );
    lab.on("StartInstances", &id).unwrap();
    assert_eq!(lab.shown(&id).at("StateReason").to_json(), r#"{"Code":"pending","Message":"pending"}"#);
    lab.advance(300);
    let after = lab.shown(&id);
    for kept in ["PrivateIpAddress", "PrivateDnsName", "SubnetId", "ImageId", "InstanceId", "UsageOperationUpdateTime"]
    {
        assert_eq!(before.at(kept), after.at(kept), "{kept}");
    }
    for changed in ["PublicIpAddress", "PublicDnsName", "LaunchTime"] {
        assert_ne!(before.at(changed), after.at(changed), "{changed}");
    }
    assert_eq!(after.at("StateTransitionReason").text(), "");
}

#[test]
fn a_reboot_changes_nothing_that_shows() {
    let (mut lab, id) = Lab::with_instance();
    let before = lab.shown(&id);
    lab.on("RebootInstances", &id).unwrap();
    lab.advance(120);
    assert_eq!(lab.shown(&id), before);
}

#[test]
fn a_terminated_instance_loses_its_place_and_leaves_after_an_hour() {
    let (mut lab, id) = Lab::with_instance();
    lab.on("TerminateInstances", &id).unwrap();
    lab.advance(120);
    let shown = lab.shown(&id);
    assert_eq!(shown.at("State").at("Name").text(), "terminated");
    for gone in ["PublicIpAddress", "PrivateIpAddress", "VpcId", "SubnetId"] {
        assert_eq!(shown.get(gone), None, "{gone}");
    }
    assert_eq!(shown.at("NetworkInterfaces").list(), []);
    lab.advance(3_300);
    assert_eq!(lab.state(&id), "terminated");
    lab.advance(600);
    assert_eq!(lab.shown(&id), Document::Null);
    let (code, message) = lab.refused("DescribeInstances", &format!("{{'InstanceIds':['{id}']}}"));
    assert_eq!(code, "InvalidInstanceID.NotFound");
    assert_eq!(message, format!("The instance ID '{id}' does not exist"));
}

#[test]
fn status_checks_pass_some_minutes_after_the_start() {
    let mut lab = Lab::new();
    let id = lab.launch();
    let checks = |lab: &Lab| lab.account.services().ec2().instance(Region::US_EAST_1, &id).unwrap().checks();
    assert_eq!(checks(&lab), StatusChecks::NotApplicable);
    lab.advance(60);
    assert_eq!(checks(&lab), StatusChecks::Initializing);
    lab.advance(240);
    assert_eq!(checks(&lab), StatusChecks::Passed);
    lab.on("StopInstances", &id).unwrap();
    assert_eq!(checks(&lab), StatusChecks::NotApplicable);
}

#[test]
fn a_shutdown_from_inside_follows_the_instance_s_own_setting() {
    for (setting, passing, last) in [("stop", "stopping", "stopped"), ("terminate", "shutting-down", "terminated")] {
        let mut lab = Lab::new();
        let id = lab.launch_with(&format!(",'InstanceInitiatedShutdownBehavior':'{setting}'"));
        lab.advance(60);
        let told = lab.states_told().len();
        crate::services::ec2::shut_down_from_inside(&mut lab.cx(), &id);
        let shown = lab.shown(&id);
        assert_eq!(shown.at("State").at("Name").text(), passing);
        assert_eq!(shown.at("StateTransitionReason").text(), "");
        assert_eq!(shown.at("StateReason").at("Code").text(), StateReason::InstanceShutdown.code());
        lab.advance(120);
        let told: Vec<String> = lab.states_told().split_off(told).iter().map(|hop| hop.what.clone()).collect();
        assert_eq!(told, [passing, last]);
    }
}

#[test]
fn one_refusal_refuses_the_whole_call() {
    let (mut lab, running) = Lab::with_instance();
    let pending = lab.launch();
    let input = format!("{{'InstanceIds':['{running}','{pending}']}}");
    let (code, message) = lab.refused("StopInstances", &input);
    assert_eq!(code, "IncorrectInstanceState");
    assert_eq!(message, format!("This instance '{pending}' is not in a state from which it can be stopped."));
    assert_eq!(lab.state(&running), "running");
}

#[test]
fn refusals_of_ids_and_of_dry_runs() {
    let (mut lab, id) = Lab::with_instance();
    let protected = lab.launch_with(",'DisableApiTermination':true");
    let gone = "i-0123456789abcdef0";
    #[rustfmt::skip]
    let table = [
        ("StopInstances", "{'InstanceIds':[]}".to_string(), "MissingParameter",
            "The request must contain the parameter InstanceId".to_string()),
        ("StopInstances", "{}".to_string(), "MissingParameter",
            "The request must contain the parameter InstanceId".to_string()),
        ("StopInstances", format!("{{'InstanceIds':['{gone}']}}"), "InvalidInstanceID.NotFound",
            format!("The instance ID '{gone}' does not exist")),
        ("StartInstances", format!("{{'InstanceIds':['{gone}','{id}','i-01234567']}}"), "InvalidInstanceID.NotFound",
            format!("The instance IDs '{gone}, i-01234567' do not exist")),
        ("TerminateInstances", "{'InstanceIds':['web']}".to_string(), "InvalidInstanceID.Malformed",
            "Invalid id: \"web\" (expecting \"i-...\")".to_string()),
        ("RebootInstances", "{'InstanceIds':['i-12']}".to_string(), "InvalidInstanceID.Malformed",
            "Invalid id: \"i-12\"".to_string()),
        ("StartInstances", format!("{{'InstanceIds':['{id}'],'DryRun':true}}"), "DryRunOperation",
            "Request would have succeeded, but DryRun flag is set.".to_string()),
        ("TerminateInstances", format!("{{'InstanceIds':['{id}','{protected}']}}"), "OperationNotPermitted", format!(
            "The instance '{protected}' may not be terminated. Modify its 'disableApiTermination' instance attribute \
             and try again.")),
        ("StopInstances", format!("{{'InstanceIds':['{id}'],'Hibernate':true}}"), "NotSimulated",
            "Trailwatch does not simulate StopInstances.Hibernate of Amazon Elastic Compute Cloud yet.".to_string()),
    ];
    for (operation, input, code, message) in table {
        assert_eq!(lab.refused(operation, &input), (code.to_string(), message), "{operation} {input}");
    }
    assert_eq!(lab.state(&id), "running");
    let dry = lab.call("StopInstances", &format!("{{'InstanceIds':['{id}'],'DryRun':true}}")).unwrap_err();
    assert_eq!(dry.status, 412);
}
