//! Where a blog and its entries are published. Hatena's export names neither: an entry's
//! address is the blog's followed by `/entry/` and its `BASENAME`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::LazyLock,
};

use jiff::civil::{Date, DateTime};
use regex::Regex;
use url::Url;

use crate::{Entry, Status};

/// The address of a blog: a scheme and a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blog(Url);

/// What is no address of a blog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadAddress(pub String);

static ENTRY_LINK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)([a-z0-9][a-z0-9.-]*\.[a-z]{2,})/entry/([^\s"'<>#?()\[\]]+)"#).ok()
});

impl Blog {
    /// `https://name.hatenablog.com`, or the host alone.
    ///
    /// # Errors
    /// What is neither.
    pub fn new(address: &str) -> Result<Self, BadAddress> {
        let bad = || BadAddress(address.to_owned());
        let address = address.trim();
        let written = if address.contains("://") {
            address.to_owned()
        } else {
            format!("https://{address}")
        };
        let mut url = Url::parse(&written).map_err(|_| bad())?;
        let is_site = matches!(url.scheme(), "http" | "https") && url.has_host();
        if !is_site || !url.username().is_empty() || url.path().contains("/entry/") {
            return Err(bad());
        }
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The address under which most links of the entries name entries of this export.
    pub(super) fn told_by(entries: &[Entry]) -> Option<Self> {
        let basenames: BTreeSet<&str> = entries
            .iter()
            .map(|entry| entry.basename.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        let mut hosts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            for text in [&entry.body.text, &entry.extended.text] {
                for link in ENTRY_LINK.as_ref()?.captures_iter(text) {
                    if basenames.contains(link[2].trim_end_matches('/')) {
                        *hosts.entry(link[1].to_ascii_lowercase()).or_default() += 1;
                    }
                }
            }
        }
        let (host, _) = hosts.into_iter().max_by_key(|(_, links)| *links)?;
        Self::new(&host).ok()
    }

    fn address_of(&self, entry: &Entry) -> Option<Url> {
        if entry.basename.is_empty() {
            return None;
        }
        let blog = self.0.as_str().trim_end_matches('/');
        Url::parse(&format!("{blog}/entry/{}", entry.basename)).ok()
    }
}

/// Where an entry is published, as it says itself or as the blog's entries are.
pub(super) fn of(entry: &Entry, blog: Option<&Blog>) -> Option<String> {
    if entry.status == Status::Draft {
        return None;
    }
    let own = Url::parse(&entry.address).ok();
    let own = own.filter(|url| matches!(url.scheme(), "http" | "https"));
    let address = own.or_else(|| blog?.address_of(entry))?;
    Some(address.into())
}

impl fmt::Display for Blog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

/// The time that Hatena puts into a name: `2023/02/01/123456`.
pub(super) fn date_in(basename: &str) -> Option<DateTime> {
    let mut parts = basename.split('/');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    let date = Date::new(year, month, day).ok()?;
    let clock: Option<u32> = parts
        .next()
        .filter(|clock| clock.len() == 6)
        .and_then(|clock| clock.parse().ok());
    let clock = clock.unwrap_or(0);
    let part = |value: u32| i8::try_from(value % 100).ok();
    let (hour, minute, second) = (part(clock / 10_000)?, part(clock / 100)?, part(clock)?);
    Some(date.at(
        hour.clamp(0, 23),
        minute.clamp(0, 59),
        second.clamp(0, 59),
        0,
    ))
}
