//! `graph`: notes and the links between them, of the vault or around one note.

use serde::{Serialize, Serializer};
use tsuzuri_api::Session;
use tsuzuri_engine::query::{self, GraphEdge};

use crate::args::GraphArgs;
use crate::failure::Failure;
use crate::language::Language;
use crate::note_name;
use crate::print::{Answer, Cell, Page, Style};

/// `{nodes: [{path, title}], edges: [{from, to, count}]}`; an edge names its notes by
/// their paths.
#[derive(Debug)]
pub struct Graph(query::Graph);

#[derive(Serialize)]
struct Document<N, E> {
    nodes: N,
    edges: E,
}

#[derive(Serialize)]
struct Node<'g> {
    path: &'g str,
    title: &'g str,
}

#[derive(Serialize)]
struct Edge<'g> {
    from: &'g str,
    to: &'g str,
    count: u32,
}

/// Asks for all of it, or for what lies around a note.
pub fn run(session: &Session, args: &GraphArgs) -> Result<Graph, Failure> {
    let note = match &args.note {
        Some(name) => Some(note_name::resolve(session, name)?),
        None => None,
    };
    let reader = session.vault()?.engine.reader()?;
    Ok(Graph(match note {
        Some(path) => query::graph_around(&reader, path.as_str(), args.depth.unwrap_or(1))?,
        None => query::graph(&reader)?,
    }))
}

impl Graph {
    fn edge(&self, edge: &GraphEdge) -> Edge<'_> {
        let path = |place: u32| {
            self.0
                .nodes
                .get(place as usize)
                .map_or("", |node| &node.path)
        };
        Edge {
            from: path(edge.from),
            to: path(edge.to),
            count: edge.count,
        }
    }
}

/// Row by row: with its paths, a graph is many times as long as it is in memory.
impl Serialize for Graph {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let nodes = self.0.nodes.iter().map(|node| Node {
            path: &node.path,
            title: &node.title,
        });
        let edges = self.0.edges.iter().map(|edge| self.edge(edge));
        let document = Document {
            nodes: Sequence(nodes),
            edges: Sequence(edges),
        };
        document.serialize(serializer)
    }
}

/// An iterator as a list.
struct Sequence<I>(I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for Sequence<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

impl Answer for Graph {
    fn found(&self) -> bool {
        !self.0.nodes.is_empty()
    }

    fn lay_out(&self, page: &mut Page) {
        let row = |edge: &GraphEdge| {
            let Edge { from, to, count } = self.edge(edge);
            vec![
                Cell::right(count, Style::Faint),
                Cell::left(from, Style::Link),
                Cell::left("→", Style::Faint),
                Cell::left(to, Style::Link),
            ]
        };
        page.table(&self.0.edges.iter().map(row).collect::<Vec<_>>());
        let (nodes, edges) = (self.0.nodes.len(), self.0.edges.len());
        let size = Language::of_environment().graph_size(nodes, edges);
        page.line(&[(&size, Style::Faint)]);
    }
}
