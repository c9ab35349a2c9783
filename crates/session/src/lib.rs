//! Trailwatch: session.
