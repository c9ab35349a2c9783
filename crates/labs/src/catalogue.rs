//! The labs that come with Trailwatch.

use crate::goals::{self, Goal, GoalError};
use crate::guide::{self, Guide};
use base::Seed;
use session::Scenario;
use session::tw::{Report, Transcript};
use std::sync::OnceLock;

/// One lab. Its files are read when they are needed: a list of the labs reads
/// what each is about, and no more.
#[derive(Debug)]
pub struct Lab {
    /// What links and scenarios call it: the folder's name.
    pub id: &'static str,
    folder: &'static Folder,
    abouts: [OnceLock<Guide>; 2],
    guides: [OnceLock<Guide>; 2],
    goals: OnceLock<(Vec<Goal>, Vec<GoalError>)>,
}

/// A folder of the catalogue.
#[derive(Debug)]
struct Folder {
    id: &'static str,
    /// In English and in Korean, as are the guides.
    abouts: [fn() -> &'static str; 2],
    guides: [fn() -> &'static str; 2],
    start: fn() -> &'static str,
    goals: fn() -> &'static str,
    solution: fn() -> &'static str,
}

macro_rules! folder {
    ($id:literal) => {
        Folder {
            id: $id,
            abouts: [
                base::text_file!(concat!("../catalogue/", $id, "/about.en.md")),
                base::text_file!(concat!("../catalogue/", $id, "/about.ko.md")),
            ],
            guides: [
                base::text_file!(concat!("../catalogue/", $id, "/lab.en.md")),
                base::text_file!(concat!("../catalogue/", $id, "/lab.ko.md")),
            ],
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
    LABS.get_or_init(|| FOLDERS.iter().map(of).collect())
}

/// The lab that a link names.
pub fn find(id: &str) -> Option<&'static Lab> {
    all().iter().find(|lab| lab.id == id)
}

fn of(folder: &'static Folder) -> Lab {
    let empty = || [OnceLock::new(), OnceLock::new()];
    Lab { id: folder.id, folder, abouts: empty(), guides: empty(), goals: OnceLock::new() }
}

impl Lab {
    /// Title and introduction in a language by its tag, without the steps;
    /// anything but `ko` is English.
    pub fn about(&self, tag: &str) -> &Guide {
        let [english, korean] = &self.abouts;
        let cell = if tag == "ko" { korean } else { english };
        cell.get_or_init(|| guide::parse(self.about_text(tag)))
    }

    fn about_text(&self, tag: &str) -> &'static str {
        let [english, korean] = self.folder.abouts;
        if tag == "ko" { korean() } else { english() }
    }

    /// The whole guide in a language by its tag.
    pub fn guide(&self, tag: &str) -> &Guide {
        let [english, korean] = &self.guides;
        let [english_text, korean_text] = self.folder.guides;
        let (cell, text) = if tag == "ko" { (korean, korean_text) } else { (english, english_text) };
        cell.get_or_init(|| Guide { steps: guide::parse(text()).steps, ..guide::parse(self.about_text(tag)) })
    }

    /// In the order in which they are to be reached.
    pub fn goals(&self) -> &[Goal] {
        &self.read_goals().0
    }

    /// What is wrong with the goals' file.
    pub fn errors(&self) -> &[GoalError] {
        &self.read_goals().1
    }

    fn read_goals(&self) -> &(Vec<Goal>, Vec<GoalError>) {
        self.goals.get_or_init(|| goals::parse((self.folder.goals)()))
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
