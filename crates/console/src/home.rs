//! The console's home: the labs, the services, how the account stands.

use crate::frame::{Service, services};
use crate::labs::{LabCard, cards};
use crate::{View, Words};
use session::Session;

/// The home page.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    pub title: String,
    pub text: String,
    pub labs: Vec<LabCard>,
    pub services: Vec<Service>,
}

pub fn home(session: &Session, view: &View) -> Home {
    Home {
        title: view.say("home.title"),
        text: view.say("home.text"),
        labs: cards(session, view),
        services: services(view),
    }
}
