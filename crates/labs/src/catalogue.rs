//! The labs that come with Trailwatch.

use crate::goals::{self, Goal, GoalError};
use crate::guide::{self, Guide};
use base::Seed;
use session::Scenario;
use session::tw::{Report, Transcript};
use std::sync::OnceLock;

/// One lab, read from its folder.
#[derive(Debug)]
pub struct Lab {
    /// What links and scenarios call it: the folder's name.
    pub id: &'static str,
    pub goals: Vec<Goal>,
    /// What was wrong with the goals' file.
    pub errors: Vec<GoalError>,
    english: OnceLock<Guide>,
    korean: OnceLock<Guide>,
    folder: &'static Folder,
}

/// A folder of the catalogue: its files, each read when it is needed.
#[derive(Debug)]
struct Folder {
    id: &'static str,
    english: fn() -> &'static str,
    korean: fn() -> &'static str,
    start: fn() -> &'static str,
    goals: fn() -> &'static str,
    solution: fn() -> &'static str,
}

macro_rules! folder {
    ($id:literal) => {
        Folder {
            id: $id,
            english: base::text_file!(concat!("../catalogue/", $id, "/lab.en.md")),
            korean: base::text_file!(concat!("../catalogue/", $id, "/lab.ko.md")),
            start: base::text_file!(concat!("../catalogue/", $id, "/start.tw")),
            goals: base::text_file!(concat!("../catalogue/", $id, "/goals.toml")),
            solution: base::text_file!(concat!("../catalogue/", $id, "/solution.tw")),
        }
    };
}

/// A new lab is a line here.
static FOLDERS: &[Folder] = &[folder!("lab1"), folder!("lab1-2"), folder!("lab1-2-todo")];

/// Every lab, in the course's order.
pub fn all() -> &'static [Lab] {
    static LABS: OnceLock<Vec<Lab>> = OnceLock::new();
    LABS.get_or_init(|| FOLDERS.iter().map(read).collect())
}

/// The lab that a link names.
pub fn find(id: &str) -> Option<&'static Lab> {
    all().iter().find(|lab| lab.id == id)
}

fn read(folder: &'static Folder) -> Lab {
    let (goals, errors) = goals::parse((folder.goals)());
    Lab { id: folder.id, goals, errors, english: OnceLock::new(), korean: OnceLock::new(), folder }
}

impl Lab {
    /// The guide in a language by its tag; anything but `ko` is English.
    pub fn guide(&self, tag: &str) -> &Guide {
        let Folder { english, korean, .. } = self.folder;
        let (guide, text) = if tag == "ko" { (&self.korean, korean) } else { (&self.english, english) };
        guide.get_or_init(|| guide::parse(text()))
    }

    /// The start's transcript, as it stands in the folder.
    pub fn start(&self) -> &'static str {
        (self.folder.start)()
    }

    /// A transcript that reaches every goal.
    pub fn solution(&self) -> &'static str {
        (self.folder.solution)()
    }

    /// The scenario the lab begins with; `seed` makes another account of it.
    pub fn scenario(&self, seed: Option<Seed>) -> Scenario {
        let Ok(transcript) = Transcript::parse(self.start()) else {
            base::never!();
            return Scenario::sandbox(Seed(1));
        };
        let report = Report::of(transcript);
        let played = report.session.scenario().clone();
        Scenario {
            id: self.id.to_string(),
            seed: seed.unwrap_or(played.seed),
            start: report.session.log().to_vec(),
            ..played
        }
    }
}
