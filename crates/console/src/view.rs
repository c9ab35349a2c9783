//! How the account is looked at: language, region, page. Nothing of it changes
//! the account.

use crate::{Language, Route, Words};
use sim::Region;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// For `<html data-theme>` and storage.
    pub fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
    pub fn parse(name: &str) -> Theme {
        match name {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }
}

/// The view on the account.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct View {
    pub language: Language,
    pub theme: Theme,
    pub region: Region,
    pub route: Route,
}

impl Words for View {
    fn language(&self) -> Language {
        self.language
    }
}
