//! What the learner has looked at outside: which tab, whose mailbox and phone,
//! what was read. It stays while the panel is closed, and goes with the
//! account.

use base::Document;
use std::collections::BTreeSet;
use yew::AttrValue;

#[derive(Clone, Debug, PartialEq, Default)]
pub struct Attention {
    /// `mail`, `phone`, `web`; empty for the first.
    pub tab: AttrValue,
    pub mailbox: AttrValue,
    pub phone: AttrValue,
    pub endpoint: AttrValue,
    /// The numbers of the mails that were opened.
    pub mails: BTreeSet<u32>,
    /// The numbers of the text messages that were seen.
    pub texts: BTreeSet<u32>,
}

impl Attention {
    /// What was read, as it is kept.
    pub fn kept(&self) -> String {
        let numbers = |set: &BTreeSet<u32>| set.iter().map(|number| i64::from(*number)).collect::<Document>();
        Document::map().with("mails", numbers(&self.mails)).with("texts", numbers(&self.texts)).to_json()
    }

    pub fn of_kept(text: &str) -> Attention {
        let kept = Document::parse(text).unwrap_or_default();
        let numbers = |name: &str| kept.at(name).list().iter().filter_map(|it| it.to_json().parse().ok()).collect();
        Attention { mails: numbers("mails"), texts: numbers("texts"), ..Attention::default() }
    }

    /// After something was undone: what came since is as good as new.
    pub fn forget_after(&mut self, mails: u32, texts: u32) {
        self.mails.retain(|number| *number <= mails);
        self.texts.retain(|number| *number <= texts);
    }
}
