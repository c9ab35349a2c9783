//! Which scenario a saved session or a link names.

use session::{LinkError, Saved, Scenario, Session};

/// The account of a first visit: LAB1 at its start.
pub fn first_visit() -> Session {
    match labs::all().first() {
        Some(lab) => Session::new(lab.scenario(None)),
        None => Session::new(Scenario::sandbox(base::Seed(1))),
    }
}

/// The scenario that a link names, with its log played.
pub fn open(saved: Saved) -> Session {
    let mut scenario = match labs::find(&saved.scenario) {
        Some(lab) => lab.scenario(Some(saved.seed)),
        None => Scenario::sandbox(saved.seed),
    };
    scenario.now = saved.now;
    Session::replay(scenario, saved.log)
}

/// The words for a link that does not open.
pub fn link_error_key(error: LinkError) -> &'static str {
    match error {
        LinkError::Damaged => "app.link.damaged",
        LinkError::Newer => "app.link.newer",
        LinkError::TooLong => "app.link.too-long",
    }
}
