//! What was read in one text, as `parse` and `note` print it. The type of each row is
//! its JSON; spans are bytes of the file as it is on disk.

use serde::Serialize;
use tsuzuri_syntax::{self as syntax, ParsedNote};

use crate::print::{Answer, Cell, Page, Style};
use tsuzuri_engine::Offsets;

/// `{title, front_matter, passages, warnings}`.
#[derive(Debug, Serialize)]
pub struct Facts {
    title: Option<String>,
    front_matter: Option<FrontMatter>,
    passages: Vec<Passage>,
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
}

impl Facts {
    /// The rows of a parsed text, with spans as they are on disk.
    pub fn new(note: ParsedNote, on_disk: &Offsets) -> Self {
        let front_matter = note.front_matter.span.map(|span| FrontMatter {
            span: on_disk.span(span),
            title: note.front_matter.title,
            aliases: note.front_matter.aliases,
            tags: note
                .front_matter
                .tags
                .into_iter()
                .map(|tag| tag.raw)
                .collect(),
            urls: note.front_matter.own_urls,
            sources: note.front_matter.sources,
            date: note.front_matter.date.map(|date| date.to_string()),
        });
        let warning = |warning: syntax::Warning| Warning {
            at: on_disk.at(warning.at),
            message: warning.message,
        };
        Self {
            title: note.title,
            front_matter,
            passages: note
                .passages
                .into_iter()
                .map(|one| passage(one, on_disk))
                .collect(),
            warnings: note.warnings.into_iter().map(warning).collect(),
        }
    }
}

impl Facts {
    /// What the vault shows a note as, where its text has no title.
    pub fn set_title(&mut self, title: &str) {
        self.title.get_or_insert_with(|| title.to_owned());
    }
}

fn passage(passage: syntax::Passage, on_disk: &Offsets) -> Passage {
    let tag = |covering: syntax::CoveringTag| Tag {
        raw: covering.tag.raw.clone(),
        key: covering.tag.key.full.clone(),
        topic: covering.tag.key.topic.clone(),
        facets: covering.tag.key.facets.clone(),
        names: covering.tag.key.names.clone(),
        span: on_disk.span(covering.tag.span),
        from: covering.from.name(),
    };
    let link = |link: syntax::Link| Link {
        kind: link.kind.name(),
        raw: link.raw,
        target: link.target,
        fragment: link.fragment,
        alias: link.alias,
        span: on_disk.span(link.span),
    };
    let task = |task: syntax::Task| Task {
        done: task.done,
        text: task.text,
        due: task.due.map(|due| due.to_string()),
        span: on_disk.span(task.span),
    };
    Passage {
        ordinal: passage.ordinal,
        span: on_disk.span(passage.span),
        heading_path: passage.heading_path,
        day: passage.day.map(|day| day.to_string()),
        tags: passage.tags.into_iter().map(tag).collect(),
        links: passage.links.into_iter().map(link).collect(),
        tasks: passage.tasks.into_iter().map(task).collect(),
    }
}

impl Answer for Facts {
    fn lay_out(&self, page: &mut Page) {
        if let Some(title) = &self.title {
            page.line(&[(title, Style::Strong)]);
        }
        for warning in &self.warnings {
            page.line(&[(
                &format!("! {}: {}", warning.at, warning.message),
                Style::Plain,
            )]);
        }
        for passage in &self.passages {
            page.gap();
            passage.lay_out(page);
        }
    }
}

impl Passage {
    fn lay_out(&self, page: &mut Page) {
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
