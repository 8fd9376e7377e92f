use std::collections::{BTreeMap, BTreeSet};

use super::super::all_links;
use super::super::tests::sample::Sample;
use super::*;

fn vault() -> Sample {
    Sample::of(&[
        (
            "b.md",
            "# Bee\n\n[[a]] [[a|again]] [[b]] [[#here]] [[nowhere]] ![[c]] https://site.example/d\n",
        ),
        ("a.md", "[x](b.md) <https://example.com>\n"),
        ("c.md", "[[twice]]\n"),
        ("d.md", "---\nurl: https://site.example/d\n---\n[[e]]\n"),
        ("e.md", "end\n"),
        ("x/twice.md", "alone\n"),
        ("y/twice.md", "alone\n"),
    ])
}

fn shown(graph: &Graph) -> (Vec<&str>, Vec<String>) {
    let path = |place: u32| &*graph.nodes[place as usize].path;
    let edge = |edge: &GraphEdge| format!("{} {} {}", path(edge.from), path(edge.to), edge.count);
    (
        graph.nodes.iter().map(|node| &*node.path).collect(),
        graph.edges.iter().map(edge).collect(),
    )
}

#[test]
fn every_note_and_every_link_that_leads_to_another_one() {
    let sample = vault();
    let graph = graph(&sample.reader()).unwrap();
    let (nodes, edges) = shown(&graph);
    assert_eq!(
        nodes,
        [
            "a.md",
            "b.md",
            "c.md",
            "d.md",
            "e.md",
            "x/twice.md",
            "y/twice.md"
        ]
    );
    assert_eq!(
        edges,
        [
            "a.md b.md 1",
            "b.md a.md 2",
            "b.md c.md 1",
            "b.md d.md 1",
            "c.md x/twice.md 1",
            "d.md e.md 1",
        ]
    );
    assert_eq!(graph.nodes[1].title, "Bee");
}

#[test]
fn around_a_note_lies_what_links_reach_in_either_direction() {
    let sample = vault();
    let around = |path: &str, depth: u32| graph_around(&sample.reader(), path, depth).unwrap();
    let one = around("d.md", 1);
    assert_eq!(
        shown(&one),
        (
            vec!["b.md", "d.md", "e.md"],
            vec!["b.md d.md 1".to_owned(), "d.md e.md 1".to_owned()]
        )
    );
    assert_eq!(shown(&around("d.md", 0)).0, ["d.md"]);
    assert_eq!(
        shown(&around("d.md", 2)).0,
        ["a.md", "b.md", "c.md", "d.md", "e.md"]
    );
    assert_eq!(shown(&around("d.md", u32::MAX)).0.len(), 6);
    assert_eq!(shown(&around("y/twice.md", 3)).0, ["y/twice.md"]);
    assert_eq!(around("nobody.md", 3), Graph::default());
}

/// Every note of a vault of random links, at every depth, against the list of links.
#[test]
fn it_is_what_the_links_say() {
    let mut seed = 1_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let files: Vec<(String, String)> = (0..40)
        .map(|note| {
            let links = (0..random(4)).map(|_| format!("[[{}]] ", random(60)));
            (format!("{note}.md"), links.collect())
        })
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (&**path, &**text))
        .collect();
    let sample = Sample::of(&files);
    let mut links: BTreeMap<(String, String), u32> = BTreeMap::new();
    for link in all_links(&sample.reader(), &sample.engine).unwrap() {
        if let Some(to) = link.resolved.filter(|to| *to != link.path) {
            *links.entry((link.path, to)).or_default() += 1;
        }
    }
    for (path, _) in &files {
        let mut near = BTreeSet::from([(*path).to_owned()]);
        for depth in 0..=FARTHEST {
            let expected: Vec<String> = links
                .iter()
                .filter(|((from, to), _)| near.contains(from) && near.contains(to))
                .map(|((from, to), count)| format!("{from} {to} {count}"))
                .collect();
            let found = graph_around(&sample.reader(), path, depth).unwrap();
            let (nodes, edges) = shown(&found);
            assert!(nodes.into_iter().eq(&near), "around {path} at {depth}");
            assert_eq!(edges, expected, "around {path} at {depth}");
            let step = |(from, to): &(String, String)| {
                let (here, there) = (near.contains(from), near.contains(to));
                (here != there).then(|| if here { to.clone() } else { from.clone() })
            };
            let next: Vec<String> = links.keys().filter_map(step).collect();
            near.extend(next);
        }
    }
}

#[test]
fn a_neighbourhood_has_the_nearest_notes_and_counts_those_it_has_no_room_for() {
    let sample = vault();
    let around = |path: &str, depth, limit| {
        let found = neighbourhood(&sample.reader(), path, depth, limit).unwrap();
        let steps = found.steps.iter().map(ToString::to_string);
        let paths = found.graph.nodes.iter().map(|node| node.path.clone());
        let notes: Vec<String> = paths.zip(steps).map(|(a, b)| format!("{a} {b}")).collect();
        (notes, found.left_out)
    };
    let (notes, left_out) = around("a.md", 2, 100);
    assert_eq!(notes, ["a.md 0", "b.md 1", "c.md 2", "d.md 2"]);
    assert_eq!(left_out, 0);
    // With room for all it is what `graph_around` has.
    for depth in 0..=4 {
        for path in ["a.md", "b.md", "e.md", "y/twice.md", "none.md"] {
            let reader = sample.reader();
            let found = neighbourhood(&reader, path, depth, 100).unwrap();
            assert_eq!(found.graph, graph_around(&reader, path, depth).unwrap());
        }
    }
    // The neighbours of what has room are met, though there is none for them.
    let (notes, left_out) = around("a.md", 3, 2);
    assert_eq!(notes, ["a.md 0", "b.md 1"]);
    assert_eq!(left_out, 2);
    let (notes, left_out) = around("b.md", 1, 3);
    assert_eq!((notes.len(), left_out), (3, 1));
}

#[test]
fn a_neighbourhood_keeps_the_note_itself_and_of_the_wanted_ones_the_nearest() {
    let sample = vault();
    let kept = |wanted: &[&str], limit| {
        let mut found = neighbourhood(&sample.reader(), "a.md", 3, 100).unwrap();
        found.keep(limit, |node| wanted.contains(&&*node.path));
        assert_eq!(found.steps.len(), found.graph.nodes.len());
        let (nodes, edges) = shown(&found.graph);
        let nodes: Vec<String> = nodes.into_iter().map(str::to_owned).collect();
        (nodes, edges, found.left_out)
    };
    let (nodes, edges, left_out) = kept(&["d.md", "e.md"], 100);
    assert_eq!(nodes, ["a.md", "d.md", "e.md"]);
    assert_eq!((edges, left_out), (vec!["d.md e.md 1".to_owned()], 0));
    // The links and the steps are those of the notes that stay.
    let (nodes, edges, left_out) = kept(&["b.md", "d.md", "e.md"], 3);
    assert_eq!(nodes, ["a.md", "b.md", "d.md"]);
    assert_eq!(edges, ["a.md b.md 1", "b.md a.md 2", "b.md d.md 1"]);
    assert_eq!(left_out, 1);
    assert_eq!(kept(&[], 100).0, ["a.md"]);
}
