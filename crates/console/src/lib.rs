//! Trailwatch: console.
