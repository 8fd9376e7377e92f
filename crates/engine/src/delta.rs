//! What one transaction changed and who asked for it: the half of an event that the
//! engine knows. Which answers it touches is for the contract to say.

use serde::{Deserialize, Serialize};

/// Grows with each transaction that changed what answers say; an index made anew goes
/// on from 1.
pub type Generation = u64;

/// Who caused a change.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "type", content = "label", rename_all = "kebab-case")]
pub enum Origin {
    /// An editor window, by label.
    Window(String),
    /// Another program, seen on disk.
    Disk,
    /// The command line.
    Cli,
    /// Quick capture.
    Capture,
}

/// What a transaction, or several of one reconcile, changed. Lists are sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexDelta {
    /// After the last transaction.
    pub generation: Generation,
    /// Who caused it.
    pub origin: Origin,
    /// How many notes' bytes changed, came or went; counted where nothing is listed too.
    pub changed: u64,
    /// From the first sign of the change to its commit, in milliseconds; `None` when no
    /// watcher saw it. Known only in the process that wrote it.
    #[serde(skip)]
    pub event_to_commit_ms: Option<u64>,
    /// Too much to list: everything may have changed, and the lists are empty.
    pub everything: bool,
    /// Notes came, went, or changed title, day or time.
    pub listed: bool,
    /// Counts, spellings or the set of tags changed.
    pub tree: bool,
    /// Full text was added for notes indexed before.
    pub text: bool,
    /// Files that are no notes, such as pictures, may have come, gone or changed. The index has
    /// none of them; each process sees that for itself.
    #[serde(skip)]
    pub files: bool,
    /// Paths of notes whose bytes changed, came or went.
    pub notes: Vec<String>,
    /// Paths of notes that other links lead to now, or passages around them changed.
    pub backlinks: Vec<String>,
    /// Keys of tags whose passages changed.
    pub tags: Vec<String>,
    /// Notes that went, and with the same bytes came somewhere else. Told too when the other
    /// lists are empty for being too long, unless it is too long itself.
    #[serde(default)]
    pub moved: Vec<Moved>,
}

/// A note that another program moved or renamed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moved {
    /// The path that is gone.
    pub from: String,
    /// The path that has its bytes.
    pub to: String,
}

/// A delta with more entries than this says `everything`.
pub(crate) const MOST: usize = 500;

impl IndexDelta {
    /// Nothing changed.
    pub fn none(generation: Generation, origin: Origin) -> Self {
        Self {
            generation,
            origin,
            changed: 0,
            event_to_commit_ms: None,
            everything: false,
            listed: false,
            tree: false,
            text: false,
            files: false,
            notes: Vec::new(),
            backlinks: Vec::new(),
            tags: Vec::new(),
            moved: Vec::new(),
        }
    }

    /// Nothing in the index changed, and files beside the notes did.
    pub fn of_files(generation: Generation, origin: Origin) -> Self {
        Self {
            files: true,
            ..Self::none(generation, origin)
        }
    }

    /// Anything may have changed.
    pub fn all(generation: Generation, origin: Origin) -> Self {
        Self {
            everything: true,
            listed: true,
            tree: true,
            text: true,
            files: true,
            ..Self::none(generation, origin)
        }
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        let Self {
            generation: _,
            origin: _,
            changed: _,
            event_to_commit_ms: _,
            everything,
            listed,
            tree,
            text,
            files,
            notes,
            backlinks,
            tags,
            moved,
        } = self;
        !(*everything || *listed || *tree || *text || *files)
            && notes.is_empty()
            && backlinks.is_empty()
            && tags.is_empty()
            && moved.is_empty()
    }

    /// Adds what a later transaction changed.
    pub fn absorb(&mut self, later: Self) {
        self.generation = later.generation;
        self.changed += later.changed;
        self.everything |= later.everything;
        self.listed |= later.listed;
        self.tree |= later.tree;
        self.text |= later.text;
        self.files |= later.files;
        self.notes.extend(later.notes);
        self.backlinks.extend(later.backlinks);
        self.tags.extend(later.tags);
        self.moved.extend(later.moved);
        self.tidy();
    }

    /// Sorts the lists, and gives up on listing when there is too much.
    pub(crate) fn tidy(&mut self) {
        let lists = [&mut self.notes, &mut self.backlinks, &mut self.tags];
        let mut entries = 0;
        for list in lists {
            list.sort_unstable();
            list.dedup();
            entries += list.len();
        }
        self.moved.sort_unstable();
        self.moved.dedup();
        if self.moved.len() > MOST {
            self.moved.clear();
        }
        if self.everything || entries > MOST {
            *self = Self {
                changed: self.changed,
                event_to_commit_ms: self.event_to_commit_ms,
                moved: std::mem::take(&mut self.moved),
                ..Self::all(self.generation, self.origin.clone())
            };
        }
    }
}
