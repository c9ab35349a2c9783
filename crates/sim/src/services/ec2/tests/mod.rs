//! EC2 from outside: calls in, answers, errors and events out.

mod launch;
mod lifecycle;
mod reads;
mod records;
mod tagging;

use crate::kernel::region::Region;
use crate::kernel::{Cause, Cx, Hop, Place};
use crate::{Account, ApiCall, ApiError, ApiResult, Start};
use base::{Document, Duration, Time};
use std::rc::Rc;

const AMI: &str = "ami-0915bcb5fa77e4892";
const T0: Time = Time(1_614_909_600_000);

struct Lab {
    account: Account,
}

impl Lab {
    fn new() -> Lab {
        Lab { account: Account::new(&Start::default()) }
    }

    /// With an instance that has been running long enough.
    fn with_instance() -> (Lab, String) {
        let mut lab = Lab::new();
        let id = lab.launch();
        lab.advance(300);
        (lab, id)
    }

    /// Calls with input as JSON, single quotes for double ones.
    fn call(&mut self, operation: &str, input: &str) -> ApiResult {
        self.call_in(Region::US_EAST_1, operation, input)
    }

    fn call_in(&mut self, region: Region, operation: &str, input: &str) -> ApiResult {
        let input = Document::parse(&input.replace('\'', "\"")).unwrap();
        let call = ApiCall::new("ec2", operation, input).in_region(region);
        let answer = self.account.call(&call);
        if let Ok(document) = &answer {
            declared(operation, document);
        }
        answer
    }

    #[track_caller]
    fn ok(&mut self, operation: &str, input: &str) -> Document {
        self.call(operation, input).unwrap()
    }

    #[track_caller]
    fn refused(&mut self, operation: &str, input: &str) -> (String, String) {
        let ApiError { code, message, .. } = self.call(operation, input).unwrap_err();
        (code, message)
    }

    #[track_caller]
    fn launch(&mut self) -> String {
        self.launch_with("")
    }

    /// `more` follows in the input: `,'Monitoring':{'Enabled':true}`.
    #[track_caller]
    fn launch_with(&mut self, more: &str) -> String {
        let input = format!("{{'ImageId':'{AMI}','InstanceType':'t2.micro','MinCount':1,'MaxCount':1{more}}}");
        let answer = self.ok("RunInstances", &input);
        answer.at("Instances").list()[0].at("InstanceId").text().to_string()
    }

    /// `StopInstances` and its like on one instance.
    fn on(&mut self, operation: &str, id: &str) -> ApiResult {
        self.call(operation, &format!("{{'InstanceIds':['{id}']}}"))
    }

    fn advance(&mut self, seconds: i64) {
        let to = self.account.now() + Duration::seconds(seconds);
        self.account.advance_to(to);
    }

    /// The instance as `DescribeInstances` shows it; null where it does not.
    fn shown(&mut self, id: &str) -> Document {
        let answer =
            self.ok("DescribeInstances", &format!("{{'Filters':[{{'Name':'instance-id','Values':['{id}']}}]}}"));
        let reservations = answer.at("Reservations").list();
        reservations.first().map_or(Document::Null, |it| it.at("Instances").list()[0].clone())
    }

    fn state(&mut self, id: &str) -> String {
        self.shown(id).at("State").at("Name").text().to_string()
    }

    /// The account from inside, with nothing drained afterwards.
    fn cx(&mut self) -> Cx<'_> {
        let Account { kernel, services, world } = &mut self.account;
        Cx::new(kernel, services, world, Region::US_EAST_1, Cause::default(), None)
    }

    /// The hops at resources: one for each state told of.
    fn states_told(&self) -> Vec<Rc<Hop>> {
        let hops = self.account.kernel().trace.iter();
        hops.filter(|hop| matches!(hop.place, Place::Resource(_))).cloned().collect()
    }
}

/// Every member of an answer is one that the model declares as sent.
#[track_caller]
fn declared(operation: &str, answer: &Document) {
    let model = super::model();
    let output = model.operation(operation).unwrap().output;
    if let Some(id) = output {
        walk(model, id, answer, operation);
    }
}

#[track_caller]
fn walk(model: &crate::model::Model, id: crate::model::ShapeId, value: &Document, path: &str) {
    match (&model.shape(id).kind, value) {
        (crate::model::Kind::Structure(_), Document::Map(map)) => {
            for (name, value) in map.iter() {
                let member = model.member(id, name).filter(|member| member.simulated);
                let member = member.unwrap_or_else(|| panic!("{path}.{name} is not declared"));
                walk(model, member.shape, value, &format!("{path}.{name}"));
            }
        }
        (crate::model::Kind::List(of), Document::List(items)) => {
            items.iter().for_each(|item| walk(model, *of, item, path));
        }
        (crate::model::Kind::Structure(_) | crate::model::Kind::List(_), other) => {
            panic!("{path} is {other:?}");
        }
        _ => {}
    }
}
