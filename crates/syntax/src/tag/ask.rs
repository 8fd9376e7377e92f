//! Every key that finds a tag: its own, and those of all that it lies under.

use crate::TagKey;

/// A key that can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagAsk {
    /// What is asked for.
    pub key: String,
    /// What the key is, seen from the tag that it finds. The same key may be more than
    /// one thing in a vault: `日nato(会談)` is a tag here and there a facet of a tag with
    /// several. A tag counts first then.
    pub kind: AskKind,
    /// The key that this one lies under in the tree. `None` for what stands at the top,
    /// and for names and facets under any topic, which are no part of the tree.
    pub parent: Option<String>,
    /// Its topic: of a facet the topic it is a facet of, else the key itself; empty for
    /// a facet under any topic.
    pub topic: String,
    /// Its facets.
    pub facets: Vec<String>,
    /// Its names, when it is a whole tag with several.
    pub names: Vec<String>,
}

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AskKind {
    /// A tag as a whole.
    Tag,
    /// `a` and `a/b` of `a/b/c`.
    Level,
    /// `topic` of `topic(facet)`.
    Topic,
    /// `topic(x)` of `topic(x・y)`.
    Facet,
    /// `a` and `b` of `a=b`.
    Name,
    /// `(facet)`, under any topic.
    AnyFacet,
}

impl AskKind {
    /// The name used by the index.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Level => "level",
            Self::Topic => "topic",
            Self::Facet => "facet",
            Self::Name => "name",
            Self::AnyFacet => "any-facet",
        }
    }
}

impl TagKey<'_> {
    /// Every key that finds this tag, each once: first the tag itself, then what it lies
    /// under, nearest first.
    pub fn asks(&self) -> Vec<TagAsk> {
        let mut asks = Asks(Vec::new());
        asks.add(TagAsk {
            key: self.full().to_owned(),
            kind: if self.topic().is_empty() {
                AskKind::AnyFacet
            } else {
                AskKind::Tag
            },
            parent: match self.facets().next() {
                Some(_) => Some(self.topic().to_owned()).filter(|t| !t.is_empty()),
                None => level_above(self.topic()).map(str::to_owned),
            },
            topic: self.topic().to_owned(),
            facets: self.facets().map(str::to_owned).collect(),
            names: self.names().map(str::to_owned).collect(),
        });
        if self.names().next().is_none() {
            self.ask_topic(self.topic(), AskKind::Topic, &mut asks);
        }
        for name in self.names() {
            self.ask_topic(name, AskKind::Name, &mut asks);
        }
        for facet in self.facets() {
            asks.facet("", facet, AskKind::AnyFacet);
        }
        asks.0
    }

    /// One topic (or one of its names), its facets, and the levels above it.
    fn ask_topic(&self, topic: &str, kind: AskKind, asks: &mut Asks) {
        if topic.is_empty() {
            return;
        }
        for facet in self.facets() {
            asks.facet(topic, facet, AskKind::Facet);
        }
        asks.plain(topic, kind);
        let mut level = topic;
        while let Some(above) = level_above(level) {
            asks.plain(above, AskKind::Level);
            level = above;
        }
    }
}

struct Asks(Vec<TagAsk>);

impl Asks {
    fn add(&mut self, ask: TagAsk) {
        if self.0.iter().all(|known| known.key != ask.key) {
            self.0.push(ask);
        }
    }

    fn plain(&mut self, key: &str, kind: AskKind) {
        self.add(TagAsk {
            key: key.to_owned(),
            kind,
            parent: level_above(key).map(str::to_owned),
            topic: key.to_owned(),
            facets: Vec::new(),
            names: Vec::new(),
        });
    }

    fn facet(&mut self, topic: &str, facet: &str, kind: AskKind) {
        self.add(TagAsk {
            key: format!("{topic}({facet})"),
            kind,
            parent: Some(topic.to_owned()).filter(|t| !t.is_empty()),
            topic: topic.to_owned(),
            facets: vec![facet.to_owned()],
            names: Vec::new(),
        });
    }
}

/// `a/b` of `a/b/c`; empty levels are none.
fn level_above(levels: &str) -> Option<&str> {
    let (above, _) = levels.trim_end_matches('/').rsplit_once('/')?;
    let above = above.trim_end_matches('/');
    (!above.is_empty()).then_some(above)
}
