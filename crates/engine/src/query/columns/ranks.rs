//! The order of paths as numbers: thousands of candidates are put in order, and not one path
//! is compared.

use rayon::prelude::*;

use super::Table;

impl Table {
    /// Gives the notes from the place `first` on in `notes` their ranks. Each that has come
    /// since moves those behind it; what it was before stays behind it, and is marked as gone.
    pub(super) fn rank_from(&mut self, first: usize) {
        let notes = &self.notes;
        let path_of = |at: u32| &*notes[at as usize].path;
        let fresh = first as u32..notes.len() as u32;
        if fresh.is_empty() {
            return;
        }
        let mut fresh: Vec<(&str, u32)> = fresh.map(|at| (path_of(at), at)).collect();
        fresh.par_sort_unstable();

        let mut ranked = Vec::with_capacity(self.ranked.len() + fresh.len());
        let mut rest = &self.ranked[..];
        let mut replaced: Vec<u32> = Vec::new();
        for (path, at) in fresh {
            let (before, behind) = rest.split_at(rest.partition_point(|&at| path_of(at) < path));
            ranked.extend_from_slice(before);
            ranked.push(at);
            replaced.extend(behind.first().filter(|&&old| path_of(old) == path));
            rest = behind;
        }
        ranked.extend_from_slice(rest);
        self.ranked = ranked;
        for (rank, &at) in self.ranked.iter().enumerate() {
            self.spots[at as usize].rank = rank as u32;
        }
        for at in replaced {
            self.mark_gone(at as usize);
        }
    }
}

#[cfg(test)]
mod tests;
