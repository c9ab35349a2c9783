//! `trailwatch coverage`: what is simulated, operation by operation, and which
//! members of an input are known to AWS but refused here.

use base::Document;
use sim::model::{Kind, Model, Operation, ShapeId};
use sim::services::{SERVICES, Service, snake};

/// An operation's members by their paths (`Filters[].Name`).
struct Members {
    simulated: Vec<String>,
    refused: Vec<String>,
}

/// For people.
pub(crate) fn text() -> String {
    let mut out = String::new();
    for service in SERVICES {
        let model = (service.model)();
        let built = model.operations.values().filter(|operation| is_built(service, operation)).count();
        out.push_str(&format!(
            "{} ({} {}): {built} of {} declared operations\n",
            service.name,
            model.title,
            model.version,
            model.operations.len()
        ));
        for operation in model.operations.values() {
            let members = members(model, operation);
            let state = if is_built(service, operation) { "" } else { ", not simulated" };
            out.push_str(&format!("  {:<28} {} members{state}\n", operation.name, members.simulated.len()));
            if !members.refused.is_empty() {
                out.push_str(&format!("    refused: {}\n", members.refused.join(", ")));
            }
        }
    }
    out.push_str("Everything else of AWS answers NotSimulated.\n");
    out
}

/// For programs.
pub(crate) fn document() -> Document {
    let services: Document = SERVICES.iter().map(|service| service_document(service)).collect();
    Document::map().with("services", services)
}

fn service_document(service: &Service) -> Document {
    let model = (service.model)();
    let operations = model.operations.values().map(|operation| {
        let Members { simulated, refused } = members(model, operation);
        Document::map()
            .with("name", operation.name)
            .with("readOnly", operation.read_only)
            .with("action", &operation.action)
            .with("simulated", is_built(service, operation))
            .with("members", simulated)
            .with("refusedMembers", refused)
    });
    Document::map()
        .with("name", service.name)
        .with("title", model.title)
        .with("version", model.version)
        .with("operations", operations.collect::<Document>())
}

fn is_built(service: &Service, operation: &Operation) -> bool {
    let name = snake(operation.name);
    service.operations.iter().any(|(built, _)| *built == name)
}

fn members(model: &Model, operation: &Operation) -> Members {
    let mut members = Members { simulated: Vec::new(), refused: Vec::new() };
    if let Some(shape) = operation.input {
        walk(model, shape, "", &mut Vec::new(), &mut members);
    }
    members
}

fn walk(model: &Model, id: ShapeId, path: &str, within: &mut Vec<ShapeId>, members: &mut Members) {
    if within.contains(&id) {
        return;
    }
    within.push(id);
    match &model.shape(id).kind {
        Kind::Structure(all) => {
            for member in all {
                let dot = if path.is_empty() { "" } else { "." };
                let path = format!("{path}{dot}{}", member.name);
                if member.simulated {
                    members.simulated.push(path.clone());
                    walk(model, member.shape, &path, within, members);
                } else {
                    members.refused.push(path);
                }
            }
        }
        Kind::List(of) => walk(model, *of, &format!("{path}[]"), within, members),
        Kind::Map(_, of) => walk(model, *of, &format!("{path}.*"), within, members),
        _ => {}
    }
    within.pop();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_is_listed() {
        let text = text();
        assert!(text.contains("sts (AWS Security Token Service 2011-06-15): 1 of 1 declared operations\n"), "{text}");
        let document = document();
        let services = document.at("services").list();
        let ec2 = services.iter().find(|service| service.at("name").text() == "ec2").unwrap();
        let run = ec2.at("operations").list().iter().find(|it| it.at("name").text() == "RunInstances").unwrap();
        let has = |key: &str, path: &str| run.at(key).list().iter().any(|it| it.text() == path);
        assert!(has("members", "TagSpecifications[].Tags[].Key"));
        assert!(!run.at("refusedMembers").list().is_empty());
        assert!(services.iter().all(|service| {
            service.at("operations").list().iter().all(|it| it.at("simulated").as_bool() == Some(true))
        }));
    }
}
