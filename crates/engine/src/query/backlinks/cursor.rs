//! Where a page of links ended: a place in their order, by what a rebuild keeps.

/// The place of a link in the order of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::query) struct Place {
    /// Of the linking note, yyyymmdd; 0 without one.
    pub day: i64,
    pub path: String,
    /// Of the link.
    pub start: i64,
    pub end: i64,
}

impl Place {
    /// As it was handed out; anything else stands before all links.
    pub fn read(cursor: Option<&str>) -> Self {
        cursor.and_then(Self::parse).unwrap_or(Self {
            day: i64::MAX,
            path: String::new(),
            start: -1,
            end: -1,
        })
    }

    /// What `write` wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(4, ':');
        Some(Self {
            day: parts.next()?.parse().ok()?,
            start: parts.next()?.parse().ok()?,
            end: parts.next()?.parse().ok()?,
            path: parts.next()?.to_owned(),
        })
    }

    /// As a page hands it out.
    pub fn write(&self) -> String {
        format!("{}:{}:{}:{}", self.day, self.start, self.end, self.path)
    }
}
