//! The menu "Instance state": what it offers for a selection, the dialogs that
//! ask first, the calls that follow and what is said afterwards.

use super::full_name;
use crate::{View, Words};
use base::Document;
use sim::services::ec2::{Instance, InstanceState};
use sim::{Account, ApiResult};

/// An item of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateAction {
    Stop,
    Start,
    Reboot,
    Terminate,
}

impl StateAction {
    /// In the order of the menu.
    pub const ALL: [StateAction; 4] =
        [StateAction::Stop, StateAction::Start, StateAction::Reboot, StateAction::Terminate];

    /// `stop`: its id in the page.
    pub fn id(self) -> &'static str {
        match self {
            StateAction::Stop => "stop",
            StateAction::Start => "start",
            StateAction::Reboot => "reboot",
            StateAction::Terminate => "terminate",
        }
    }
    pub fn parse(id: &str) -> Option<StateAction> {
        StateAction::ALL.into_iter().find(|action| action.id() == id)
    }
    /// The API operation.
    pub fn operation(self) -> &'static str {
        match self {
            StateAction::Stop => "StopInstances",
            StateAction::Start => "StartInstances",
            StateAction::Reboot => "RebootInstances",
            StateAction::Terminate => "TerminateInstances",
        }
    }
    fn label_key(self) -> &'static str {
        match self {
            StateAction::Stop => "ec2.stop",
            StateAction::Start => "ec2.start",
            StateAction::Reboot => "ec2.reboot",
            StateAction::Terminate => "ec2.terminate",
        }
    }
    /// What the action does to an instance in a state: something, nothing, or
    /// it is refused.
    fn effect(self, state: InstanceState) -> Effect {
        use InstanceState::{Pending, Running, ShuttingDown, Stopped, Stopping, Terminated};
        match (self, state) {
            (StateAction::Stop, Running) | (StateAction::Start, Stopped) | (StateAction::Reboot, Running) => {
                Effect::Works
            }
            (StateAction::Terminate, Pending | Running | Stopping | Stopped) => Effect::Works,
            (StateAction::Stop, Stopping | Stopped) | (StateAction::Start, Pending | Running) => Effect::Idle,
            (StateAction::Terminate, ShuttingDown | Terminated) => Effect::Idle,
            _ => Effect::Refused,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Effect {
    Works,
    Idle,
    Refused,
}

/// An item of the menu for a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct StateItem {
    pub action: StateAction,
    /// `Stop instance`.
    pub label: String,
    /// Why it cannot be chosen now.
    pub reason: Option<String>,
}

/// A dialog that asks before an action.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirmation {
    pub action: StateAction,
    /// `Stop instance?`
    pub title: String,
    /// What it will do.
    pub text: String,
    /// The chosen instances: `i-0… (web-1)`.
    pub names: Vec<String>,
    /// What is lost by it.
    pub warning: Option<String>,
    /// The word to be typed first, and the sentence that asks for it.
    pub consent: Option<(String, String)>,
    /// `Stop`.
    pub button: String,
}

fn chosen<'a>(account: &'a Account, view: &View, ids: &[String]) -> Vec<&'a Instance> {
    let ec2 = account.services().ec2();
    ids.iter().filter_map(|id| ec2.instance(view.region, id)).map(AsRef::as_ref).collect()
}

/// The menu's items for the instances chosen.
pub fn state_menu(account: &Account, view: &View, ids: &[String]) -> Vec<StateItem> {
    let instances = chosen(account, view, ids);
    let item = |action: StateAction| StateItem {
        action,
        label: view.say(action.label_key()),
        reason: reason(view, action, &instances),
    };
    StateAction::ALL.into_iter().map(item).collect()
}

fn reason(view: &View, action: StateAction, instances: &[&Instance]) -> Option<String> {
    if instances.is_empty() {
        return Some(view.say("ec2.menu.none-selected"));
    }
    let effects = instances.iter().map(|instance| (instance, action.effect(instance.state())));
    let refused = effects.clone().find(|(_, effect)| *effect == Effect::Refused);
    let idle = effects.clone().all(|(_, effect)| effect == Effect::Idle);
    let (instance, _) = refused.or(effects.clone().next().filter(|_| idle))?;
    let state = super::state_status(view, instance.state()).text;
    Some(view.fill("ec2.menu.wrong-state", &[("id", instance.id()), ("state", &state)]))
}

/// The dialog before an action; none where the console asks nothing.
pub fn confirmation(account: &Account, view: &View, action: StateAction, ids: &[String]) -> Option<Confirmation> {
    let (title, text, warning, button) = match action {
        StateAction::Start => return None,
        StateAction::Stop => ("ec2.stop.title", "ec2.stop.text", Some("ec2.stop.warning"), "ec2.stop.button"),
        StateAction::Reboot => ("ec2.reboot.title", "ec2.reboot.text", None, "ec2.reboot.button"),
        StateAction::Terminate => {
            ("ec2.terminate.title", "ec2.terminate.text", Some("ec2.terminate.warning"), "ec2.terminate.button")
        }
    };
    let word = "terminate".to_string();
    let consent = (action == StateAction::Terminate)
        .then(|| (word.clone(), view.fill("ec2.terminate.consent", &[("word", &word)])));
    Some(Confirmation {
        action,
        title: view.say(title),
        text: view.say(text),
        names: chosen(account, view, ids).into_iter().map(full_name).collect(),
        warning: warning.map(|key| view.say(key)),
        consent,
        button: view.say(button),
    })
}

/// The input of an action's call.
pub fn input(ids: &[String]) -> Document {
    Document::map().with("InstanceIds", ids.iter().collect::<Document>())
}

/// What the page says after the call: whether it went well, and the words.
pub fn outcome(view: &View, action: StateAction, ids: &[String], answer: &ApiResult) -> (bool, String) {
    let ids = ids.join(", ");
    match answer {
        Ok(_) => {
            let key = match action {
                StateAction::Stop => "ec2.stop.done",
                StateAction::Start => "ec2.start.done",
                StateAction::Reboot => "ec2.reboot.done",
                StateAction::Terminate => "ec2.terminate.done",
            };
            (true, view.fill(key, &[("ids", &ids)]))
        }
        Err(error) => {
            let key = match action {
                StateAction::Stop => "ec2.stop.failed",
                StateAction::Start => "ec2.start.failed",
                StateAction::Reboot => "ec2.reboot.failed",
                StateAction::Terminate => "ec2.terminate.failed",
            };
            (false, view.fill(key, &[("ids", &ids), ("code", &error.code), ("message", &error.message)]))
        }
    }
}
