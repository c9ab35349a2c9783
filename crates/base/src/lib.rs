//! Trailwatch: base.
