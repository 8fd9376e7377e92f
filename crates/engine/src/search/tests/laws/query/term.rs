//! Single terms: as text, and of which passages they are true.

use jiff::civil::Date;
use tsuzuri_syntax::{LinkKind, fold, name_key};

use super::super::links::Link;
use super::super::scan::{self, World};
use super::{At, Scope};

#[derive(Clone, Debug)]
pub(in super::super) enum Term {
    Word(String),
    /// As typed, and as it is for folded text.
    Pattern(&'static str, &'static str),
    Tag(&'static str),
    Title(String),
    Path(String),
    Heading(String),
    /// As typed, the first day and the last.
    Days(&'static str, &'static str, &'static str),
    LinkTo(String),
    LinkedFrom(String),
    /// As typed, and whether it is a whole site.
    Url(&'static str, bool),
    Has(&'static str),
    Is(&'static str),
}

impl Term {
    pub fn text(&self) -> String {
        match self {
            Self::Word(word) => format!("\"{word}\""),
            Self::Pattern(typed, _) => format!("/{typed}/"),
            Self::Tag(tag) => format!("#{tag}"),
            Self::Title(word) => format!("title:\"{word}\""),
            Self::Path(word) => format!("path:\"{word}\""),
            Self::Heading(word) => format!("heading:\"{word}\""),
            Self::Days(typed, ..) => (*typed).to_owned(),
            Self::LinkTo(name) => format!("link:[[{name}]]"),
            Self::LinkedFrom(name) => format!("linked-from:[[{name}]]"),
            Self::Url(url, _) => format!("url:{url}"),
            Self::Has(what) => format!("has:{what}"),
            Self::Is(what) => format!("is:{what}"),
        }
    }

    /// Whether it says where, and is nothing to be found.
    pub fn is_condition(&self) -> bool {
        !matches!(
            self,
            Self::Word(_) | Self::Pattern(..) | Self::Tag(_) | Self::Heading(_)
        )
    }

    pub fn holds(&self, world: &World, (at, ordinal): At, scope: Scope) -> bool {
        let note = &world.notes[at];
        let text = &note.texts[ordinal];
        let said = |says: &dyn Fn(&str) -> bool| {
            let in_text = scope != Scope::Title && says(&text.folded);
            in_text || ordinal == 0 && note.is_called(says)
        };
        match self {
            Self::Word(word) => said(&|folded| scan::holds(folded, word)),
            Self::Pattern(_, plain) => {
                let regex = regex::Regex::new(plain).unwrap();
                said(&|folded| regex.is_match(folded))
            }
            Self::Tag(asked) => {
                let asked = fold(asked);
                text.tags.iter().any(|tag| scan::asks_for(&asked, tag))
            }
            Self::Title(word) => note.is_called(&|name| scan::holds(name, word)),
            Self::Path(word) => scan::holds(&fold(&note.path), word),
            Self::Heading(word) => text.headings.iter().any(|one| scan::holds(one, word)),
            Self::Days(_, first, last) => {
                let day = |day: &str| day.parse::<Date>().unwrap();
                text.day
                    .is_some_and(|on| day(first) <= on && on <= day(last))
            }
            Self::LinkTo(target) => {
                let (name, place) = target.split_once('#').unwrap_or((target, ""));
                let there = |link: &&Link| place.is_empty() || link.leads_to(place);
                let mut links = text.links.iter().filter(there);
                links.any(|link| match link.notes.first() {
                    Some(&to) => world.notes[to].answers_to(name),
                    None => {
                        let target = link.name(note.folder());
                        link.kind != LinkKind::Url && name_key(&target) == name_key(name)
                    }
                })
            }
            Self::LinkedFrom(name) => {
                let named = world.notes.iter().enumerate();
                let mut named = named.filter(|(from, one)| *from != at && one.answers_to(name));
                named.any(|(_, one)| {
                    let mut links = one.texts.iter().flat_map(|text| &text.links);
                    links.any(|link| link.notes.first() == Some(&at))
                })
            }
            Self::Url(url, whole_site) => text.links.iter().any(|link| {
                let bare = |url: &str| {
                    let url = url
                        .rsplit("//")
                        .next()
                        .unwrap_or(url)
                        .trim_start_matches("www.");
                    url.trim_end_matches('/').to_owned()
                };
                let (cited, wanted) = (bare(&link.target), bare(url));
                link.kind == LinkKind::Url
                    && (cited == wanted || *whole_site && cited.starts_with(&format!("{wanted}/")))
            }),
            Self::Has(what) => match *what {
                "task" => !text.tasks.is_empty(),
                "todo" => text.tasks.contains(&false),
                "done" => text.tasks.contains(&true),
                "image" => text.links.iter().any(|link| link.is_image()),
                "link" => text.links.iter().any(|link| link.is_to_note()),
                "url" => text.links.iter().any(|link| link.kind == LinkKind::Url),
                "attachment" => {
                    let mut links = text.links.iter();
                    links.any(|link| link.kind != LinkKind::Url && link.is_file())
                }
                other => unreachable!("has:{other}"),
            },
            Self::Is(what) => match *what {
                "untagged" => text.tags.is_empty(),
                "unresolved" => {
                    let mut links = text.links.iter();
                    links.any(|link| link.is_to_note() && link.notes.is_empty())
                }
                "orphan" => !world.is_linked_to(at),
                "daily" => note.day.is_some_and(|day| {
                    let name = note.path.rsplit('/').next().unwrap_or_default();
                    name == format!("{day}.md")
                }),
                other => unreachable!("is:{other}"),
            },
        }
    }
}
