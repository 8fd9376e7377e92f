//! A vault as a plain reader sees it: every note parsed, every passage folded, nothing
//! looked up.

use jiff::civil::Date;
use tsuzuri_syntax::{Reading, fold, haystack};

use super::links::Link;
use super::*;

/// All notes of a vault.
pub(super) struct World {
    pub notes: Vec<Note>,
}

pub(super) struct Note {
    pub path: String,
    /// Folded; the file's name when the text has none.
    pub title: String,
    /// As the text has it.
    pub own_title: Option<String>,
    pub aliases: Vec<String>,
    /// Its own, as written.
    pub addresses: Vec<String>,
    pub day: Option<Date>,
    pub modified_ns: i64,
    pub texts: Vec<Text>,
}

/// A passage.
pub(super) struct Text {
    pub ordinal: u32,
    pub day: Option<Date>,
    pub folded: String,
    /// Folded, outermost first.
    pub headings: Vec<String>,
    /// Keys of the tags that cover it.
    pub tags: Vec<String>,
    /// Keys of those that stand in it.
    pub own_tags: Vec<String>,
    pub links: Vec<Link>,
    /// Whether each is done.
    pub tasks: Vec<bool>,
}

impl World {
    pub fn of(files: &[(String, String)], modified_ns: impl Fn(&str) -> i64) -> Self {
        let notes = files
            .iter()
            .map(|(path, text)| Note::read(path, text, modified_ns(path)));
        let mut world = Self {
            notes: notes.collect(),
        };
        world.resolve();
        world
    }

    /// Whether some other note links to this one.
    pub fn is_linked_to(&self, at: usize) -> bool {
        let others = self
            .notes
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at);
        others
            .flat_map(|(_, other)| &other.texts)
            .flat_map(|text| &text.links)
            .any(|link| link.notes.first() == Some(&at))
    }
}

impl Note {
    fn read(path: &str, text: &str, modified_ns: i64) -> Self {
        let reading = Reading {
            profile: Profile::Tsuzuri,
            colours: false,
            path: Some(path),
        };
        let note = tsuzuri_syntax::parse(text, &reading);
        let texts = note.passages.iter().map(|passage| {
            let span = passage.span;
            let covering: Vec<_> = note.covering(passage).collect();
            let own = covering
                .iter()
                .filter(|one| span.start <= one.tag.span.start && one.tag.span.end <= span.end);
            let headings = note.heading_path(passage);
            Text {
                ordinal: u32::try_from(passage.ordinal).unwrap(),
                day: passage.day,
                folded: haystack(&text[span.start..span.end]).into_text(),
                headings: headings.iter().map(|heading| fold(heading)).collect(),
                own_tags: own.map(|one| one.tag.key.full().to_owned()).collect(),
                tags: covering
                    .iter()
                    .map(|one| one.tag.key.full().to_owned())
                    .collect(),
                links: note
                    .links_in(passage)
                    .iter()
                    .map(|link| Link {
                        kind: link.kind,
                        target: link.target.to_string(),
                        place: link.fragment.as_deref().unwrap_or_default().to_owned(),
                        notes: Vec::new(),
                    })
                    .collect(),
                tasks: note
                    .tasks_in(passage)
                    .iter()
                    .map(|task| task.done)
                    .collect(),
            }
        });
        let texts = texts.collect();
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".md");
        let strings = |list: &[std::borrow::Cow<'_, str>]| -> Vec<String> {
            list.iter().map(ToString::to_string).collect()
        };
        Self {
            path: path.to_owned(),
            title: fold(note.title.as_deref().unwrap_or(stem)),
            own_title: note.title.as_ref().map(ToString::to_string),
            aliases: strings(&note.front_matter.aliases),
            addresses: strings(&note.front_matter.own_urls),
            day: note.day,
            modified_ns,
            texts,
        }
    }

    /// Whether its title or an alias says something.
    pub fn is_called(&self, says: &dyn Fn(&str) -> bool) -> bool {
        says(&self.title) || self.aliases.iter().any(|alias| says(&fold(alias)))
    }
}

/// Whether a folded text holds a word: anywhere, but letters and digits only from the
/// start of a word. White space in it stands for any.
pub(super) fn holds(text: &str, word: &str) -> bool {
    let word = fold(word);
    let letter = |c: char| c.is_ascii_alphanumeric();
    text.char_indices().any(|(at, first)| {
        let starts = !letter(first) || !text[..at].chars().next_back().is_some_and(letter);
        starts && begins(&text[at..], &word)
    })
}

fn begins(text: &str, word: &str) -> bool {
    let Some((part, more)) = word.split_once(char::is_whitespace) else {
        return text.starts_with(word);
    };
    let rest = text.strip_prefix(part).unwrap_or_default();
    rest.starts_with(char::is_whitespace) && begins(rest.trim_start(), more.trim_start())
}

/// Whether asking for one key finds what has another: the tag itself, and what lies
/// below it.
pub(super) fn asks_for(asked: &str, tag: &str) -> bool {
    let split = |key: &str| -> (String, Vec<String>) {
        let (head, inside) = key.split_once('(').unwrap_or((key, ""));
        let facets = inside.trim_end_matches(')').split('・');
        let facets = facets.filter(|facet| !facet.is_empty()).map(str::to_owned);
        (head.to_owned(), facets.collect())
    };
    let ((wanted, facets), (head, has)) = (split(asked), split(tag));
    let named = wanted == head || head.split('=').any(|name| name == wanted);
    match &facets[..] {
        _ if asked == tag => true,
        [] => named || head.starts_with(&format!("{wanted}/")),
        [facet] => (wanted.is_empty() || named) && has.contains(facet),
        _ => false,
    }
}
