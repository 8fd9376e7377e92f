//! Where links lead, read from docs/grammar.md §3 a second time and done the slow way.

use tsuzuri_syntax::{LinkKind, fold, name_key, normalise_url};

use super::scan::{Note, World};

/// A link of a passage.
pub(super) struct Link {
    pub kind: LinkKind,
    pub target: String,
    /// The headings or the block behind its `#`; empty for the whole note.
    pub place: String,
    /// Notes that could be meant, by their place in the world; the one that is comes
    /// first.
    pub notes: Vec<usize>,
}

impl Link {
    /// The path that it means when read from a folder, or the name.
    pub fn name(&self, folder: &str) -> String {
        match self.target.strip_prefix('/') {
            Some(path) => path.to_owned(),
            None if self.target.starts_with("../") => plain(folder, &self.target),
            None => self.target.clone(),
        }
    }

    /// Whether it leads to a place, which the names of the headings above it may make plainer.
    pub fn leads_to(&self, place: &str) -> bool {
        let (here, wanted) = (fold(&self.place), fold(place));
        here == wanted || !wanted.starts_with('^') && here.ends_with(&format!("#{wanted}"))
    }

    pub fn is_file(&self) -> bool {
        let ending = self.target.rsplit_once('.').map(|(_, ending)| ending);
        self.notes.is_empty() && ending.is_some_and(|ending| ending != "md")
    }

    pub fn is_image(&self) -> bool {
        let pictures = [".png", ".jpg"];
        let picture = pictures.iter().any(|one| self.target.ends_with(one));
        self.kind == LinkKind::Image || self.kind == LinkKind::Embed && picture && self.is_file()
    }

    /// Whether it is of those that lead to notes.
    pub fn is_to_note(&self) -> bool {
        let kinds = [LinkKind::Wikilink, LinkKind::Embed, LinkKind::Markdown];
        kinds.contains(&self.kind) && !self.is_file()
    }
}

impl Note {
    /// Whether it can be called so at all.
    pub fn answers_to(&self, name: &str) -> bool {
        let key = name_key(name);
        self.is_at_end_of_path(&key) || self.has_alias(&key) || self.is_titled(&key)
    }

    fn is_at_end_of_path(&self, key: &str) -> bool {
        let path = name_key(&self.path);
        path == key || path.ends_with(&format!("/{key}"))
    }

    fn has_alias(&self, key: &str) -> bool {
        self.aliases.iter().any(|alias| name_key(alias) == key)
    }

    fn is_titled(&self, key: &str) -> bool {
        self.own_title
            .as_ref()
            .is_some_and(|title| name_key(title) == key)
    }

    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl World {
    /// Fills in where all links lead.
    pub fn resolve(&mut self) {
        for from in 0..self.notes.len() {
            for passage in 0..self.notes[from].texts.len() {
                for at in 0..self.notes[from].texts[passage].links.len() {
                    let link = &self.notes[from].texts[passage].links[at];
                    let notes = self.meant(from, link);
                    self.notes[from].texts[passage].links[at].notes = notes;
                }
            }
        }
    }

    fn meant(&self, from: usize, link: &Link) -> Vec<usize> {
        let folder = self.notes[from].folder();
        let target = &*link.target;
        if target.is_empty() {
            return vec![from];
        }
        if link.kind == LinkKind::Url {
            let url = normalise_url(target);
            return self.near(folder, |note| {
                note.addresses.iter().any(|own| normalise_url(own) == url)
            });
        }
        let at = |path: String| self.near(folder, |note| name_key(&note.path) == name_key(&path));
        if let Some(path) = target.strip_prefix('/') {
            return at(path.to_owned());
        }
        if target.starts_with("../") {
            return at(plain(folder, target));
        }
        let key = name_key(target);
        let steps: [&dyn Fn() -> Vec<usize>; 5] = [
            &|| at(plain(folder, target)),
            &|| at(target.to_owned()),
            &|| self.near(folder, |note| note.is_at_end_of_path(&key)),
            &|| self.near(folder, |note| note.has_alias(&key)),
            &|| self.near(folder, |note| note.is_titled(&key)),
        ];
        let found = steps.into_iter().map(|step| step());
        found
            .into_iter()
            .find(|found| !found.is_empty())
            .unwrap_or_default()
    }

    /// Notes of which something is so, the nearest to a folder first.
    fn near(&self, folder: &str, is: impl Fn(&Note) -> bool) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.notes.len())
            .filter(|&at| is(&self.notes[at]))
            .collect();
        found.sort_by_key(|&at| {
            let note = &self.notes[at];
            let steps = steps(folder, note.folder());
            (steps, note.path.chars().count(), note.path.clone())
        });
        found
    }
}

/// Folders to leave and to enter on the way from one to another.
fn steps(from: &str, to: &str) -> usize {
    let above = |folder: &str| -> Vec<String> {
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        (1..=parts.len())
            .map(|depth| parts[..depth].join("/"))
            .collect()
    };
    let (from, to) = (above(from), above(to));
    let leave = from.iter().filter(|one| !to.contains(one)).count();
    let enter = to.iter().filter(|one| !from.contains(one)).count();
    leave + enter
}

/// The path that a target means when read from a folder.
fn plain(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}
