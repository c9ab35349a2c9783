//! Trailwatch: sim.
