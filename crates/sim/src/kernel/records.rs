//! The record store: every call through the door, refused ones too.

use super::Chunks;
use crate::Caller;
use crate::kernel::region::Region;
use base::{Document, Time};
use std::rc::Rc;

/// A call as CloudTrail keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub time: Time,
    /// `ec2.amazonaws.com`.
    pub event_source: &'static str,
    /// `StopInstances`.
    pub event_name: String,
    pub region: Region,
    pub caller: Caller,
    pub source_ip: String,
    pub user_agent: String,
    pub read_only: bool,
    /// Code and message of a refusal.
    pub error: Option<(String, String)>,
    /// In CloudTrail's casing.
    pub request_parameters: Document,
    /// Null for reads and refusals.
    pub response_elements: Document,
}

/// Rows in order of time, from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    rows: Chunks<Rc<Record>>,
}

impl Records {
    pub(crate) fn push(&mut self, record: Record) -> u32 {
        self.rows.push(Rc::new(record));
        self.rows.len() as u32 - 1
    }

    pub fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn get(&self, row: u32) -> Option<Rc<Record>> {
        self.rows.get(row as usize).cloned()
    }
}
