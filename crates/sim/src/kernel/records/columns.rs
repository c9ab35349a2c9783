//! The rows of the record store: 22 bytes each, in columns.
//!
//! New rows go to a short tail of small shared chunks; 4,096 of them are
//! sealed as columns. Nothing ever grows by doubling, and clones share all but
//! the last few rows.

use crate::kernel::Chunks;
use std::rc::Rc;

/// Rows sealed together.
pub(super) const CHUNK: usize = 4_096;
/// Bytes of a row in columns.
const ROW: usize = 22;
/// Bits of a chunk's name bitmap.
const BITMAP: usize = 512;

/// One record. Texts are numbers of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Seconds since 1970: CloudTrail tells no more.
    pub time: u32,
    pub resource: u32,
    pub body: u32,
    pub name: u16,
    pub actor: u16,
    pub ip: u16,
    pub agent: u8,
    pub region: u8,
    pub error: u8,
    pub flags: u8,
}

/// The API call only reads.
pub(super) const READ_ONLY: u8 = 1;
/// A data event: not in Event history.
pub(super) const DATA: u8 = 2;

/// 4,096 rows and the names among them.
#[derive(Clone, Debug, PartialEq)]
struct Columns {
    time: Box<[u32]>,
    resource: Box<[u32]>,
    body: Box<[u32]>,
    name: Box<[u16]>,
    actor: Box<[u16]>,
    ip: Box<[u16]>,
    agent: Box<[u8]>,
    region: Box<[u8]>,
    error: Box<[u8]>,
    flags: Box<[u8]>,
    /// Bit `name % 512` is set where the chunk has that name.
    names: [u64; BITMAP / 64],
}

impl Columns {
    fn seal(rows: &[Row]) -> Columns {
        let mut names = [0; BITMAP / 64];
        for row in rows {
            if let Some(word) = names.get_mut(usize::from(row.name) % BITMAP / 64) {
                *word |= 1 << (row.name % 64);
            }
        }
        Columns {
            time: rows.iter().map(|row| row.time).collect(),
            resource: rows.iter().map(|row| row.resource).collect(),
            body: rows.iter().map(|row| row.body).collect(),
            name: rows.iter().map(|row| row.name).collect(),
            actor: rows.iter().map(|row| row.actor).collect(),
            ip: rows.iter().map(|row| row.ip).collect(),
            agent: rows.iter().map(|row| row.agent).collect(),
            region: rows.iter().map(|row| row.region).collect(),
            error: rows.iter().map(|row| row.error).collect(),
            flags: rows.iter().map(|row| row.flags).collect(),
            names,
        }
    }

    fn get(&self, at: usize) -> Option<Row> {
        Some(Row {
            time: *self.time.get(at)?,
            resource: *self.resource.get(at)?,
            body: *self.body.get(at)?,
            name: *self.name.get(at)?,
            actor: *self.actor.get(at)?,
            ip: *self.ip.get(at)?,
            agent: *self.agent.get(at)?,
            region: *self.region.get(at)?,
            error: *self.error.get(at)?,
            flags: *self.flags.get(at)?,
        })
    }

    fn has_name(&self, name: u16) -> bool {
        self.names.get(usize::from(name) % BITMAP / 64).is_some_and(|word| word >> (name % 64) & 1 == 1)
    }

    /// Whether a row of it may be wanted, by its names and times.
    fn may_have(&self, wanted: &Wanted) -> bool {
        wanted.names.as_ref().is_none_or(|names| names.ids().any(|name| self.has_name(name)))
            && self.time.first().is_some_and(|first| *first <= wanted.end)
    }

    fn is_wanted(&self, at: usize, wanted: &Wanted) -> bool {
        let among = |set: &Option<IdSet>, column: &[u16]| match (set, column.get(at)) {
            (Some(set), Some(id)) => set.has(*id),
            (None, _) => true,
            _ => false,
        };
        among(&wanted.names, &self.name)
            && among(&wanted.actors, &self.actor)
            && self.time.get(at).is_some_and(|time| *time <= wanted.end)
            && self.resource.get(at).is_some_and(|id| wanted.has_resource(*id))
            && self.flags.get(at).is_some_and(|flags| flags & wanted.mask == wanted.flags)
    }
}

/// Some of the numbers of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct IdSet(Vec<bool>);

impl IdSet {
    pub fn add(&mut self, id: usize) {
        if self.0.len() <= id {
            self.0.resize(id + 1, false);
        }
        if let Some(place) = self.0.get_mut(id) {
            *place = true;
        }
    }

    /// A row whose text did not fit the table may be any: see `Records::find`.
    fn has(&self, id: u16) -> bool {
        id == u16::MAX || self.0.get(usize::from(id)) == Some(&true)
    }

    fn ids(&self) -> impl Iterator<Item = u16> {
        self.0.iter().zip(0..=u16::MAX).filter(|(is_in, _)| **is_in).map(|(_, id)| id)
    }
}

/// What a search is for. Sets that are absent allow all.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub names: Option<IdSet>,
    pub actors: Option<IdSet>,
    pub resources: Option<IdSet>,
    /// The row's flags under `mask` must be `flags`.
    pub mask: u8,
    pub flags: u8,
    /// Inclusive, in seconds since 1970.
    pub start: u32,
    pub end: u32,
}

impl Wanted {
    fn has_resource(&self, id: u32) -> bool {
        self.resources.as_ref().is_none_or(|set| set.0.get(id as usize) == Some(&true))
    }

    fn is_row(&self, row: &Row) -> bool {
        self.names.as_ref().is_none_or(|set| set.has(row.name))
            && self.actors.as_ref().is_none_or(|set| set.has(row.actor))
            && self.has_resource(row.resource)
            && row.time <= self.end
            && row.flags & self.mask == self.flags
    }
}

/// All rows, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Rows {
    sealed: Rc<Vec<Rc<Columns>>>,
    tail: Chunks<Row>,
}

impl Rows {
    pub fn push(&mut self, row: Row) {
        self.tail.push(row);
        if self.tail.len() == CHUNK {
            let rows: Vec<Row> = self.tail.iter().copied().collect();
            Rc::make_mut(&mut self.sealed).push(Rc::new(Columns::seal(&rows)));
            self.tail = Chunks::default();
        }
    }

    pub fn len(&self) -> usize {
        self.sealed.len() * CHUNK + self.tail.len()
    }

    pub fn get(&self, at: usize) -> Option<Row> {
        match self.sealed.get(at / CHUNK) {
            Some(columns) => columns.get(at % CHUNK),
            None => self.tail.get(at % CHUNK).copied(),
        }
    }

    /// Bytes that the rows take.
    pub fn bytes(&self) -> usize {
        self.sealed.len() * (CHUNK * ROW + BITMAP / 8) + self.tail.len() * size_of::<Row>()
    }

    /// The newest row below `before` that is wanted. Rows are in order of
    /// time, so the first one before the wanted time ends the search.
    pub fn newest(&self, before: usize, wanted: &Wanted) -> Option<usize> {
        let mut at = before.min(self.len());
        while at > self.sealed.len() * CHUNK {
            at -= 1;
            let row = self.get(at)?;
            if row.time < wanted.start {
                return None;
            }
            if wanted.is_row(&row) {
                return Some(at);
            }
        }
        while at > 0 {
            let chunk = (at - 1) / CHUNK;
            let columns = self.sealed.get(chunk)?;
            if columns.time.last().is_some_and(|last| *last < wanted.start) {
                return None;
            }
            if columns.may_have(wanted) {
                let found = (0..at - chunk * CHUNK).rev().find(|place| columns.is_wanted(*place, wanted));
                if let Some(place) = found {
                    let in_time = columns.time.get(place).is_some_and(|time| *time >= wanted.start);
                    return in_time.then_some(chunk * CHUNK + place);
                }
            }
            at = chunk * CHUNK;
        }
        None
    }
}
