//! Where a page ended: the last row's place in the order, with a mark of the query, so
//! that it stays valid while the index changes and is not taken for another query's.

use std::cmp::Ordering;

use super::explain;
use super::query::Query;

/// A row's place in the order of results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place<T> {
    /// 0 where terms meet in one passage, 1 where a note holds them apart.
    pub group: u8,
    /// See `Tier`.
    pub tier: u8,
    /// What numbers decide: smaller comes first.
    pub number: i64,
    /// What names decide.
    pub name: T,
    pub path: T,
    pub ordinal: u32,
}

impl<T: AsRef<str>> Place<T> {
    /// Names go the other way when `reversed`; numbers are made so already.
    pub fn order<U: AsRef<str>>(&self, other: &Place<U>, reversed: bool) -> Ordering {
        let names = self.name.as_ref().cmp(other.name.as_ref());
        (self.group, self.tier, self.number)
            .cmp(&(other.group, other.tier, other.number))
            .then(if reversed { names.reverse() } else { names })
            .then_with(|| self.path.as_ref().cmp(other.path.as_ref()))
            .then(self.ordinal.cmp(&other.ordinal))
    }

    /// The same, kept for itself.
    pub fn owned(&self) -> Place<String> {
        Place {
            group: self.group,
            tier: self.tier,
            number: self.number,
            name: self.name.as_ref().to_owned(),
            path: self.path.as_ref().to_owned(),
            ordinal: self.ordinal,
        }
    }

    /// As a page hands it out.
    pub fn write(&self, query: &Query) -> String {
        let Self {
            group,
            tier,
            number,
            name,
            path,
            ordinal,
        } = self;
        let (name, path) = (name.as_ref(), path.as_ref());
        let length = name.len();
        format!(
            "{}:{group}:{tier}:{number}:{ordinal}:{length}:{name}{path}",
            mark(query)
        )
    }
}

impl Place<String> {
    /// As it was handed out; `None` when it is no cursor of this query.
    pub fn read(text: &str, query: &Query) -> Option<Self> {
        let mut parts = text.splitn(7, ':');
        if parts.next()? != mark(query) {
            return None;
        }
        let group = parts.next()?.parse().ok()?;
        let tier = parts.next()?.parse().ok()?;
        let number = parts.next()?.parse().ok()?;
        let ordinal = parts.next()?.parse().ok()?;
        let length: usize = parts.next()?.parse().ok()?;
        let (name, path) = parts.next()?.split_at_checked(length)?;
        Some(Self {
            group,
            tier,
            number,
            ordinal,
            name: name.to_owned(),
            path: path.to_owned(),
        })
    }
}

/// The same for queries that mean the same.
pub(super) fn mark(query: &Query) -> String {
    blake3::hash(explain(query).as_bytes()).to_hex()[..16].to_owned()
}
