//! What EC2 keeps: the instances, the tags of everything else, and the client
//! tokens of launches.

use super::instance::Instance;
use crate::kernel::region::Region;
use base::Document;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Tags by key.
pub type Tags = BTreeMap<String, String>;

/// EC2's state in every region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    pub(super) instances: BTreeMap<(Region, String), Rc<Instance>>,
    /// Tags of whatever is not an instance, by its id.
    pub(super) tags: BTreeMap<(Region, String), Rc<Tags>>,
    /// What was asked with a client token, and the reservation it gave.
    pub(super) client_tokens: BTreeMap<(Region, String), Rc<(Document, String)>>,
}

impl State {
    /// The instances of a region by id, terminated ones included while listed.
    pub fn instances(&self, region: Region) -> impl Iterator<Item = &Rc<Instance>> {
        within(&self.instances, region).map(|(_, instance)| instance)
    }

    /// The instances of a region in the order of their launch.
    pub fn instances_by_launch(&self, region: Region) -> Vec<&Rc<Instance>> {
        let mut instances: Vec<_> = self.instances(region).collect();
        instances.sort_by_key(|instance| instance.sequence);
        instances
    }

    pub fn instance(&self, region: Region, id: &str) -> Option<&Rc<Instance>> {
        self.instances.get(&(region, id.to_string()))
    }

    /// The tags of a resource; none where it has none.
    pub fn tags(&self, region: Region, id: &str) -> Tags {
        let key = (region, id.to_string());
        let of_instance = self.instances.get(&key).map(|instance| &instance.tags);
        of_instance.or(self.tags.get(&key).map(Rc::as_ref)).cloned().unwrap_or_default()
    }

    pub(super) fn instance_mut(&mut self, region: Region, id: &str) -> Option<&mut Instance> {
        self.instances.get_mut(&(region, id.to_string())).map(Rc::make_mut)
    }
}

/// The entries of a region, by id.
pub(super) fn within<T>(map: &BTreeMap<(Region, String), T>, region: Region) -> impl Iterator<Item = (&String, &T)> {
    let from_here = map.range((region, String::new())..);
    from_here.take_while(move |((at, _), _)| *at == region).map(|((_, id), value)| (id, value))
}
