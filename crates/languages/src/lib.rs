//! Trailwatch: languages.
