//! Which notes that went are the same as notes that came. A guess from equal bytes, for those who
//! would offer to put links right; what is in the index does not depend on it.

use std::{collections::HashSet, time::Duration};

use crate::{delta::Moved, path::NotePath, vault::ContentHash};

/// The two ends of a move are told of within this time of each other, or not taken for one.
const TOGETHER: Duration = Duration::from_secs(3);
/// More notes than this at once are no one's renaming.
const MOST: usize = 10_000;

/// What came and went lately and was not paired yet.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    came: Vec<End>,
    gone: Vec<End>,
}

#[derive(Debug)]
struct End {
    at: Duration,
    hash: ContentHash,
    path: NotePath,
}

impl Moves {
    /// A note is new at this path.
    pub fn came(&mut self, at: Duration, hash: ContentHash, path: &NotePath) {
        // What went and is back where it was has not moved.
        self.gone.retain(|gone| gone.path != *path);
        self.forget(at);
        remember(&mut self.came, at, hash, path);
    }

    /// The note that was at this path is gone.
    pub fn gone(&mut self, at: Duration, hash: ContentHash, path: &NotePath) {
        self.came.retain(|came| came.path != *path);
        self.forget(at);
        remember(&mut self.gone, at, hash, path);
    }

    /// What the notes hold that came so lately that theirs may be the other end of a move.
    pub fn came_lately(&self, now: Duration) -> HashSet<ContentHash> {
        let lately = self.came.iter().filter(|end| end.at + TOGETHER >= now);
        lately.map(|end| end.hash).collect()
    }

    fn forget(&mut self, now: Duration) {
        for ends in [&mut self.came, &mut self.gone] {
            ends.retain(|end| end.at + TOGETHER >= now);
        }
    }

    /// The moves that can be told by now, each once: a note that went with one that came. Of
    /// several with the same bytes, those go together that have the same file name; where that
    /// says nothing either, nothing is said.
    pub fn take(&mut self) -> Vec<Moved> {
        let mut moves = Vec::new();
        let mut at = 0;
        while let Some(gone) = self.gone.get(at) {
            let Some(came) = self.partner(gone) else {
                at += 1;
                continue;
            };
            let (gone, came) = (self.gone.remove(at), self.came.remove(came));
            moves.push(Moved {
                from: gone.path.to_string(),
                to: came.path.to_string(),
            });
        }
        moves
    }

    fn partner(&self, gone: &End) -> Option<usize> {
        let same = |end: &&End| end.hash == gone.hash;
        let came: Vec<_> = (self.came.iter().enumerate())
            .filter(|(_, end)| same(end))
            .collect();
        let others_went = self.gone.iter().filter(same).count() > 1;
        if let ([(at, _)], false) = (&came[..], others_went) {
            return Some(*at);
        }
        let mut named = came.iter().filter(|(_, end)| end.name() == gone.name());
        match (named.next(), named.next()) {
            (Some((at, _)), None) => Some(*at),
            _ => None,
        }
    }
}

impl End {
    fn name(&self) -> &str {
        let path = self.path.as_str();
        path.rsplit_once('/').map_or(path, |(_, name)| name)
    }
}

fn remember(ends: &mut Vec<End>, at: Duration, hash: ContentHash, path: &NotePath) {
    ends.retain(|end| end.path != *path);
    if ends.len() < MOST {
        ends.push(End {
            at,
            hash,
            path: path.clone(),
        });
    }
}
