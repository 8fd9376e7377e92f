//! What was read in one text, as `parse` and `note` print it. The type of each row is
//! its JSON; spans are bytes of the file as it is on disk.

mod marks;

use std::borrow::Cow;

use serde::Serialize;
use tsuzuri_syntax::{self as syntax, ParsedNote};

use crate::language::Language;
use crate::print::{Answer, Cell, Page, Style};
use marks::{MarkRow, Marks};
use tsuzuri_engine::Offsets;

/// `{title, front_matter, passages, marks, warnings}`.
#[derive(Debug, Serialize)]
pub struct Facts {
    title: Option<String>,
    front_matter: Option<FrontMatter>,
    passages: Vec<Passage>,
    marks: Marks,
    warnings: Vec<Warning>,
}

#[derive(Debug, Serialize)]
struct FrontMatter {
    span: [usize; 2],
    title: Option<String>,
    aliases: Vec<String>,
    tags: Vec<String>,
    urls: Vec<String>,
    sources: Vec<String>,
    date: Option<String>,
}

#[derive(Debug, Serialize)]
struct Passage {
    ordinal: usize,
    span: [usize; 2],
    heading_path: Vec<String>,
    day: Option<String>,
    tags: Vec<Tag>,
    links: Vec<Link>,
    tasks: Vec<Task>,
}

#[derive(Debug, Serialize)]
struct Tag {
    raw: String,
    key: String,
    topic: String,
    facets: Vec<String>,
    names: Vec<String>,
    span: [usize; 2],
    from: &'static str,
}

#[derive(Debug, Serialize)]
struct Link {
    kind: &'static str,
    raw: String,
    target: String,
    fragment: Option<String>,
    alias: Option<String>,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct Task {
    done: bool,
    text: String,
    due: Option<String>,
    span: [usize; 2],
}

#[derive(Debug, Serialize)]
struct Warning {
    at: usize,
    message: String,
    #[serde(skip)]
    kind: syntax::WarningKind,
}

impl Facts {
    /// The rows of a parsed text, with spans as they are on disk.
    pub fn new(note: &ParsedNote<'_>, on_disk: &Offsets) -> Self {
        let warning = |warning: &syntax::Warning| Warning {
            at: on_disk.at(warning.at),
            message: warning.message.clone(),
            kind: warning.kind.clone(),
        };
        Self {
            title: owned(&note.title),
            front_matter: front_matter(&note.front_matter, on_disk),
            passages: note
                .passages
                .iter()
                .map(|one| passage(note, one, on_disk))
                .collect(),
            marks: Marks::new(note, on_disk),
            warnings: note.warnings.iter().map(warning).collect(),
        }
    }
}

impl Facts {
    /// What the vault shows a note as, where its text has no title.
    pub fn set_title(&mut self, title: &str) {
        self.title.get_or_insert_with(|| title.to_owned());
    }
}

fn front_matter(front: &syntax::FrontMatter<'_>, on_disk: &Offsets) -> Option<FrontMatter> {
    let all = |texts: &[Cow<'_, str>]| texts.iter().map(|text| text.to_string()).collect();
    Some(FrontMatter {
        span: on_disk.span(front.span?),
        title: owned(&front.title),
        aliases: all(&front.aliases),
        tags: front.tags.iter().map(|tag| tag.raw.to_string()).collect(),
        urls: all(&front.own_urls),
        sources: all(&front.sources),
        date: front.date.map(|date| date.to_string()),
    })
}

fn passage(note: &ParsedNote<'_>, passage: &syntax::Passage, on_disk: &Offsets) -> Passage {
    let all = |parts: &mut dyn Iterator<Item = &str>| parts.map(str::to_owned).collect();
    let tag = |covering: syntax::CoveringTag<'_, '_>| Tag {
        raw: covering.tag.raw.to_string(),
        key: covering.tag.key.full().to_owned(),
        topic: covering.tag.key.topic().to_owned(),
        facets: all(&mut covering.tag.key.facets()),
        names: all(&mut covering.tag.key.names()),
        span: on_disk.span(covering.tag.span),
        from: covering.from.name(),
    };
    let link = |link: &syntax::Link<'_>| Link {
        kind: link.kind.name(),
        raw: link.raw.to_owned(),
        target: link.target.to_string(),
        fragment: owned(&link.fragment),
        alias: owned(&link.alias),
        span: on_disk.span(link.span),
    };
    let task = |task: &syntax::Task<'_>| Task {
        done: task.done,
        text: task.text.to_string(),
        due: task.due.map(|due| due.to_string()),
        span: on_disk.span(task.span),
    };
    Passage {
        ordinal: passage.ordinal,
        span: on_disk.span(passage.span),
        heading_path: note.heading_path(passage),
        day: passage.day.map(|day| day.to_string()),
        tags: note.covering(passage).map(tag).collect(),
        links: note.links_in(passage).iter().map(link).collect(),
        tasks: note.tasks_in(passage).iter().map(task).collect(),
    }
}

fn owned(text: &Option<Cow<'_, str>>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

impl Answer for Facts {
    fn lay_out(&self, page: &mut Page) {
        if let Some(title) = &self.title {
            page.line(&[(title, Style::Strong)]);
        }
        let language = Language::of_environment();
        for Warning { at, kind, .. } in &self.warnings {
            let told = language.oddity(kind);
            page.line(&[(&format!("! {at}: {told}"), Style::Plain)]);
        }
        let marks = self.marks.rows();
        for passage in &self.passages {
            page.gap();
            let [from, to] = passage
                .span
                .map(|at| marks.partition_point(|(span, ..)| span[0] < at));
            passage.lay_out(page, &marks[from..to.max(from)]);
        }
    }
}

impl Passage {
    fn lay_out(&self, page: &mut Page, marks: &[MarkRow]) {
        let [start, end] = self.span;
        page.line(&[
            (&format!("{start}–{end}  "), Style::Faint),
            (self.day.as_deref().unwrap_or("–"), Style::Faint),
            ("  ", Style::Plain),
            (&self.heading_path.join(" › "), Style::Strong),
        ]);
        let mut rows = Vec::new();
        for tag in &self.tags {
            rows.push(row(tag.span, tag.from, &format!("#{}", tag.raw)));
        }
        for link in &self.links {
            rows.push(row(link.span, link.kind, &link.raw));
        }
        for task in &self.tasks {
            rows.push(row(
                task.span,
                if task.done { "done" } else { "todo" },
                &task.text,
            ));
        }
        for (span, kind, text) in marks {
            rows.push(row(*span, kind, text));
        }
        page.table(&rows);
    }
}

fn row([start, end]: [usize; 2], kind: &str, text: &str) -> Vec<Cell> {
    vec![
        Cell::left("   ", Style::Plain),
        Cell::left(format!("{start}–{end}"), Style::Faint),
        Cell::left(kind, Style::Faint),
        Cell::left(text, Style::Link),
    ]
}
