//! Trailwatch: awscli.
