//! The law of search: what it finds, and in which order, is what a plain scan of all
//! files finds. The scan here shares nothing with the search but folding and the parser
//! of notes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tsuzuri_syntax::{Reading, fold, haystack};

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, NotePath};

/// A query as a tree, and as text.
#[derive(Clone, Debug)]
enum Tree {
    Word(String),
    And(Vec<Tree>),
    Or(Vec<Tree>),
    Not(Box<Tree>),
}

impl Tree {
    fn text(&self) -> String {
        let joined = |list: &[Tree], joint: &str| {
            format!(
                "({})",
                list.iter().map(Tree::text).collect::<Vec<_>>().join(joint)
            )
        };
        match self {
            Self::Word(word) => format!("\"{word}\""),
            Self::And(list) => joined(list, " "),
            Self::Or(list) => joined(list, " OR "),
            Self::Not(inner) => format!("-({})", inner.text()),
        }
    }

    /// `AND` in `AND` is one.
    fn flat(self) -> Self {
        let all = |list: Vec<Self>| list.into_iter().map(Self::flat);
        match self {
            Self::And(list) => {
                let parts = all(list).flat_map(|part| match part {
                    Self::And(inner) => inner,
                    other => vec![other],
                });
                let mut parts: Vec<Self> = parts.collect();
                if parts.len() == 1 {
                    parts.remove(0)
                } else {
                    Self::And(parts)
                }
            }
            Self::Or(list) => {
                let mut parts: Vec<Self> = all(list).collect();
                if parts.len() == 1 {
                    parts.remove(0)
                } else {
                    Self::Or(parts)
                }
            }
            Self::Not(inner) => match inner.flat() {
                Self::Not(twice) => *twice,
                once => Self::Not(Box::new(once)),
            },
            word => word,
        }
    }

    fn words(&self, into: &mut Vec<String>) {
        match self {
            Self::Word(word) => into.push(word.clone()),
            Self::And(list) | Self::Or(list) => list.iter().for_each(|part| part.words(into)),
            Self::Not(_) => {}
        }
    }

    fn holds(&self, is: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Word(word) => is(word),
            Self::And(list) => list.iter().all(|part| part.holds(is)),
            Self::Or(list) => list.iter().any(|part| part.holds(is)),
            Self::Not(inner) => !inner.holds(is),
        }
    }

    /// Whether the words hold in some field; `None` without words.
    fn field(&self, is: &dyn Fn(&str) -> bool) -> Option<bool> {
        match self {
            Self::Word(word) => Some(is(word)),
            Self::And(list) => list
                .iter()
                .filter_map(|part| part.field(is))
                .reduce(|a, b| a & b),
            Self::Or(list) => list
                .iter()
                .filter_map(|part| part.field(is))
                .reduce(|a, b| a | b),
            Self::Not(_) => None,
        }
    }

    /// The passages by which a note holds it, as `docs/search.md` says: exclusions are of
    /// passages, all else may stand anywhere among those that are left.
    fn apart(&self, note: &[&Text]) -> Option<BTreeSet<usize>> {
        match self {
            Self::Word(word) => {
                let found = note
                    .iter()
                    .filter(|text| text.has(word))
                    .map(|text| text.ordinal);
                Some(found.collect::<BTreeSet<_>>()).filter(|found| !found.is_empty())
            }
            Self::And(list) => {
                let (filters, terms): (Vec<&Tree>, Vec<&Tree>) =
                    list.iter().partition(|part| part.only_excludes());
                let left: Vec<&Text> = note
                    .iter()
                    .copied()
                    .filter(|text| {
                        filters
                            .iter()
                            .all(|part| part.holds(&|word| text.has(word)))
                    })
                    .collect();
                if terms.is_empty() {
                    let all: BTreeSet<usize> = left.iter().map(|text| text.ordinal).collect();
                    return Some(all).filter(|all| !all.is_empty());
                }
                let found: Option<Vec<_>> = terms.iter().map(|part| part.apart(&left)).collect();
                Some(found?.into_iter().flatten().collect())
            }
            Self::Or(list) => list
                .iter()
                .filter_map(|part| part.apart(note))
                .reduce(|a, b| a.union(&b).copied().collect()),
            Self::Not(inner) => inner.apart(note).is_none().then(BTreeSet::new),
        }
    }

    fn only_excludes(&self) -> bool {
        let mut words = Vec::new();
        self.words(&mut words);
        words.is_empty()
    }
}

/// A passage as the scan sees it.
struct Text {
    path: String,
    title: String,
    ordinal: usize,
    day: Option<jiff::civil::Date>,
    folded: String,
    headings: Vec<String>,
    tags: Vec<String>,
}

impl Text {
    fn has(&self, word: &str) -> bool {
        holds(&self.folded, word) || self.ordinal == 0 && holds(&self.title, word)
    }

    fn tier(&self, tree: &Tree) -> Tier {
        let mut words = Vec::new();
        tree.words(&mut words);
        let in_title =
            self.ordinal == 0 && tree.field(&|word| holds(&self.title, word)) == Some(true);
        let beside = |word: &str| {
            self.headings
                .iter()
                .chain(&self.tags)
                .any(|field| holds(field, word))
        };
        let alone = matches!(tree, Tree::Word(_))
            || matches!(tree, Tree::And(list) if list.iter().all(|part| matches!(part, Tree::Word(_))));
        if in_title {
            let whole = words
                .iter()
                .map(|word| fold(word))
                .collect::<Vec<_>>()
                .join(" ");
            return if alone && whole == self.title {
                Tier::ExactTitle
            } else {
                Tier::Title
            };
        }
        match tree.field(&beside) {
            Some(true) => Tier::HeadingOrTag,
            _ => Tier::Text,
        }
    }
}

/// Whether a folded text holds a word: anywhere, but letters and digits only from the
/// start of a word.
fn holds(text: &str, word: &str) -> bool {
    let word = fold(word);
    let letter = |c: char| c.is_ascii_alphanumeric();
    text.char_indices().any(|(at, first)| {
        let starts = !letter(first) || !text[..at].chars().next_back().is_some_and(letter);
        starts && text[at..].starts_with(&word)
    })
}

fn scan(files: &[(String, String)]) -> Vec<Vec<Text>> {
    let notes = files.iter().map(|(path, text)| {
        let note = tsuzuri_syntax::parse(
            text,
            &Reading {
                path: Some(path),
                ..Reading::default()
            },
        );
        let stem = path.rsplit('/').next().unwrap().trim_end_matches(".md");
        let title = fold(note.title.as_deref().unwrap_or(stem));
        let passages = note.passages.iter().map(|passage| Text {
            path: path.clone(),
            title: title.clone(),
            ordinal: passage.ordinal,
            day: passage.day,
            folded: haystack(&text[passage.span.start..passage.span.end]).into_text(),
            headings: note
                .heading_path(passage)
                .iter()
                .map(|heading| fold(heading))
                .collect(),
            tags: note
                .covering(passage)
                .filter(|one| {
                    passage.span.start <= one.tag.span.start && one.tag.span.end <= passage.span.end
                })
                .map(|one| fold(one.tag.key.full()))
                .collect(),
        });
        passages.collect()
    });
    notes.collect()
}

/// What a search has to find, in order: path, ordinal and tier.
fn brute_force(files: &[(String, String)], tree: &Tree) -> Vec<(String, usize, Tier)> {
    let notes = scan(files);
    let mut found: Vec<(u8, &Text)> = Vec::new();
    for note in &notes {
        let meeting: Vec<&Text> = note
            .iter()
            .filter(|text| tree.holds(&|word| text.has(word)))
            .collect();
        if !meeting.is_empty() {
            found.extend(meeting.into_iter().map(|text| (0, text)));
            continue;
        }
        let all: Vec<&Text> = note.iter().collect();
        for ordinal in tree.apart(&all).unwrap_or_default() {
            found.push((1, &note[ordinal]));
        }
    }
    let tiers = |text: &Text| text.tier(tree);
    found.sort_by_key(|(group, text)| {
        let day = std::cmp::Reverse(text.day);
        (
            *group,
            tiers(text),
            text.day.is_none(),
            day,
            text.path.clone(),
            text.ordinal,
        )
    });
    found
        .into_iter()
        .map(|(_, text)| (text.path.clone(), text.ordinal, tiers(text)))
        .collect()
}

/// The law, for one query on one vault.
fn check(
    files: &[(String, String)],
    sample: &Sample,
    source: &dyn NoteSource,
    tree: &Tree,
) -> Result<(), String> {
    let expected = brute_force(files, tree);
    let hits = pages(sample, source, &tree.text(), 3);
    let found: Vec<(String, usize, Tier)> = hits
        .iter()
        .map(|hit| (hit.path.clone(), hit.ordinal as usize, hit.tier))
        .collect();
    if found != expected {
        return Err(format!(
            "{} found {found:?} and not {expected:?}",
            tree.text()
        ));
    }
    let counted = count(sample, &tree.text());
    if counted.total as usize != expected.len() || !counted.exact {
        return Err(format!(
            "{} counted {counted:?} and not {}",
            tree.text(),
            expected.len()
        ));
    }
    Ok(())
}

fn sample_of(files: &[(String, String)]) -> Sample {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    Sample::of(&files)
}

fn any_word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[共同声明日]{1,6}",
        2 => "[ab]{1,3}",
        1 => "[共同声ab]{2,5}",
        1 => Just("Ａｂ".to_owned()),
    ]
}

fn any_tree() -> impl Strategy<Value = Tree> {
    any_word()
        .prop_map(Tree::Word)
        .prop_recursive(3, 10, 3, |inner| {
            prop_oneof![
                4 => prop::collection::vec(inner.clone(), 1..4).prop_map(Tree::And),
                2 => prop::collection::vec(inner.clone(), 1..4).prop_map(Tree::Or),
                1 => inner.prop_map(|inner| Tree::Not(Box::new(inner))),
            ]
        })
}

/// Words, headings, tags, days and broken lines, short enough to meet often.
fn any_note() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[共同声明日ab ]{1,12}",
        2 => "[共同声明日ab]{1,6}\n[共同声明日ab]{1,6}",
        1 => "#[共同声明]{1,3}",
        1 => "## [共同声明日ab]{1,4}",
        1 => Just("## 2023-02-01".to_owned()),
        1 => Just("---".to_owned()),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.join("\n\n"))
}

fn any_vault() -> impl Strategy<Value = Vec<(String, String)>> {
    let note = ("[共同ab]{1,2}", any_note());
    prop::collection::vec(note, 1..5).prop_map(|notes| {
        let named = notes.into_iter().enumerate();
        named
            .map(|(at, (name, text))| (format!("{at}/{name}.md"), text))
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn search_finds_what_a_scan_finds(
        files in any_vault(),
        trees in prop::collection::vec(any_tree(), 12),
    ) {
        let sample = sample_of(&files);
        for tree in trees {
            let checked = check(&files, &sample, &sample.engine, &tree.flat());
            prop_assert_eq!(checked, Ok(()));
        }
    }
}

/// Never has a text to show: the search must take what full text nominates.
struct Blind;

impl NoteSource for Blind {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        Err(EngineError::NotFound(path.clone()))
    }
}

#[test]
fn the_law_fails_when_nothing_is_verified() {
    let files = [
        ("a.md".to_owned(), "共同声明を発表".to_owned()),
        ("b.md".to_owned(), "共同 同声 声明".to_owned()),
    ];
    let sample = sample_of(&files);
    let tree = Tree::Word("共同声明".into());
    assert_eq!(check(&files, &sample, &sample.engine, &tree), Ok(()));
    assert!(check(&files, &sample, &Blind, &tree).is_err());
}
