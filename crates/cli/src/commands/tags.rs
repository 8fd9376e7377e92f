//! `tags`: the tags of the vault with their counts, flat or as a tree.

use std::io::{self, Write};

use serde::Serialize;
use tsuzuri_api::wire::{TagRow, TagTreeRequest};
use tsuzuri_api::{Session, commands};
use tsuzuri_engine::query;

use crate::args::TagsArgs;
use crate::failure::Failure;
use crate::print::{Answer, Cell, Page, Style, rows};

/// Rows, most used first; in a tree, each with what lies below it.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Tags(Vec<Tag>);

#[derive(Debug, Serialize)]
struct Tag {
    key: String,
    tag: String,
    topic: String,
    facets: Vec<String>,
    names: Vec<String>,
    count: u32,
    own: u32,
    notes: u32,
    /// Only in a tree.
    #[serde(skip_serializing_if = "Option::is_none")]
    children: Option<Vec<Tag>>,
    #[serde(skip)]
    label: String,
}

/// Asks for the tree, level by level, or for all written tags.
pub fn run(session: &Session, args: &TagsArgs) -> Result<Tags, Failure> {
    let prefix = args.prefix.as_deref().unwrap_or_default();
    if args.tree {
        let prefix = tsuzuri_syntax::tag_beginning(prefix);
        let tags = level(session, None)?.into_iter();
        return Ok(Tags(
            tags.filter_map(|tag| tag.beginning_with(&prefix)).collect(),
        ));
    }
    let reader = session.vault()?.engine.reader()?;
    let tags = query::written_tags(&reader, prefix)?;
    Ok(Tags(
        tags.into_iter().map(|row| tag(row.into(), None)).collect(),
    ))
}

/// The tree below a tag.
fn level(session: &Session, parent: Option<&str>) -> Result<Vec<Tag>, Failure> {
    let request = TagTreeRequest {
        parent: parent.map(str::to_owned),
        filter: String::new(),
        offset: 0,
        limit: u32::MAX,
    };
    let mut tags = Vec::new();
    for row in commands::tags::tag_tree(session, request)?.tags {
        let below = if row.has_children {
            level(session, Some(&row.key))?
        } else {
            Vec::new()
        };
        tags.push(tag(row, Some(below)));
    }
    Ok(tags)
}

fn tag(row: TagRow, children: Option<Vec<Tag>>) -> Tag {
    Tag {
        key: row.key,
        tag: row.tag,
        topic: row.topic,
        facets: row.facets,
        names: row.names,
        count: row.count,
        own: row.own,
        notes: row.notes,
        children,
        label: row.label,
    }
}

impl Answer for Tags {
    fn found(&self) -> bool {
        !self.0.is_empty()
    }

    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, &self.0)
    }

    fn lay_out(&self, page: &mut Page) {
        let mut rows = Vec::new();
        for tag in &self.0 {
            tag.lay_out(0, &mut rows);
        }
        page.table(&rows);
    }
}

impl Tag {
    /// The tag with all that lies below it when its key begins with a text, else with
    /// what is left of that.
    fn beginning_with(mut self, prefix: &str) -> Option<Self> {
        if self.key.starts_with(prefix) {
            return Some(self);
        }
        let below = self.children.take().unwrap_or_default().into_iter();
        let left: Vec<Self> = below.filter_map(|tag| tag.beginning_with(prefix)).collect();
        self.children = Some(left);
        self.children
            .as_ref()
            .is_some_and(|left| !left.is_empty())
            .then_some(self)
    }

    fn lay_out(&self, depth: usize, rows: &mut Vec<Vec<Cell>>) {
        let shown = if depth == 0 {
            format!("#{}", self.tag)
        } else {
            self.label.clone()
        };
        rows.push(vec![
            Cell::right(self.count, Style::Faint),
            Cell::left(format!("{}{shown}", "  ".repeat(depth)), Style::Link),
        ]);
        for child in self.children.iter().flatten() {
            child.lay_out(depth + 1, rows);
        }
    }
}
