//! Trailwatch: labs.
