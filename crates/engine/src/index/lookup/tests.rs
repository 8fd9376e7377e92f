use super::*;
use crate::index::name::path_names;
use crate::path::NotePath;

/// Where a link leads in a vault of these notes: `path`, `path?` when ambiguous, a state.
fn leads(notes: &[&str], from: &str, target: &str) -> String {
    leads_as(notes, from, LinkKind::Wikilink, target)
}

fn leads_as(notes: &[&str], from: &str, kind: LinkKind, target: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let key = link_key(folder, kind, target);
    let mut all = Vec::new();
    for (note, spec) in notes.iter().enumerate() {
        // `path|alias|=title|@address`
        let mut parts = spec.split('|');
        let path = NotePath::new(parts.next().unwrap()).unwrap();
        let mut names = path_names(&path);
        names.extend(parts.map(|part| match part.as_bytes() {
            [b'=', ..] => (name_key(&part[1..]), NameKind::TITLE),
            [b'@', ..] => (normalise_url(&part[1..]).unwrap(), NameKind::ADDRESS),
            _ => (name_key(part), NameKind::ALIAS),
        }));
        let own = names.into_iter().filter(|(name, _)| *name == key);
        all.extend(own.map(|(_, kind)| Candidate {
            kind,
            note: note as i64,
            path: path.to_string().into(),
        }));
    }
    match choose(&all, folder, kind, target) {
        Choice::One(found) => found.path.to_string(),
        Choice::Nearest(found) => format!("{}?", found.path),
        Choice::None => settle(&all, folder, kind, target).state.to_owned(),
    }
}

#[test]
fn the_steps_are_taken_in_order() {
    // From the note's folder, then from the root.
    assert_eq!(leads(&["a/b/x.md", "b/x.md"], "a/n.md", "b/x"), "a/b/x.md");
    assert_eq!(leads(&["c/b/x.md", "b/x.md"], "a/n.md", "b/x"), "b/x.md");
    assert_eq!(
        leads(&["a/x.md", "x.md", "b/x.md"], "a/n.md", "x"),
        "a/x.md"
    );
    // Stem, suffix path, alias, title.
    assert_eq!(leads(&["b/x.md", "c/y.md|x"], "a/n.md", "x"), "b/x.md");
    assert_eq!(leads(&["c/b/x.md", "d/x.md"], "a/n.md", "b/x"), "c/b/x.md");
    assert_eq!(leads(&["y.md|x", "z.md|=x"], "a/n.md", "x"), "y.md");
    assert_eq!(leads(&["y.md|=A title"], "n.md", "a TITLE"), "y.md");
    assert_eq!(leads(&["y.md"], "n.md", "z"), "unresolved");
}

#[test]
fn case_form_and_ending_do_not_matter() {
    for target in ["Ｎｏｔｅ", "NOTE.md", "note"] {
        assert_eq!(leads(&["b/Note.md"], "a/n.md", target), "b/Note.md");
    }
    assert_eq!(leads(&["か\u{3099}.md"], "n.md", "が"), "か\u{3099}.md");
}

#[test]
fn of_several_the_nearest_is_taken_and_the_link_is_ambiguous() {
    assert_eq!(
        leads(&["x/n.md", "a/b/c/n.md"], "a/b/m.md", "n"),
        "a/b/c/n.md?"
    );
    assert_eq!(
        leads(&["p/long name/n.md", "p/q/n.md"], "m.md", "n"),
        "p/q/n.md?"
    );
    assert_eq!(leads(&["b/n.md", "a/n.md"], "m.md", "n"), "a/n.md?");
    assert_eq!(leads(&["y.md|x", "z.md|x"], "n.md", "x"), "y.md?");
}

#[test]
fn of_twins_in_case_the_one_written_so_is_meant() {
    assert_eq!(leads(&["Note.md", "note.md"], "m.md", "note"), "note.md");
    assert_eq!(leads(&["Note.md", "note.md"], "m.md", "NOTE"), "Note.md?");
}

#[test]
fn dots_and_a_leading_slash_mean_one_path() {
    let notes = &["a/x.md", "a/b/x.md", "x.md"];
    for (target, path) in [
        ("./x", "a/b/x.md"),
        ("../x.md", "a/x.md"),
        ("../../x", "x.md"),
        ("/a/x", "a/x.md"),
        ("../y", "unresolved"),
    ] {
        assert_eq!(
            leads_as(notes, "a/b/n.md", LinkKind::Markdown, target),
            path,
            "{target}"
        );
    }
    assert_eq!(
        leads(&["b/x.md"], "n.md", "/x"),
        "unresolved",
        "no stem is looked for"
    );
}

#[test]
fn files_that_are_no_notes() {
    for (kind, target, state) in [
        (LinkKind::Embed, "pic.PNG", "file"),
        (LinkKind::Image, "img/x", "unresolved"),
        (LinkKind::Image, "https://e.example/b.png", "url"),
        (LinkKind::Image, "https://e.example/b", "url"),
        (LinkKind::Image, "//e.example/b.png", "url"),
        (LinkKind::Image, "data:image/png;base64,AA==", "url"),
        (LinkKind::Wikilink, "paper.pdf", "file"),
        (LinkKind::Wikilink, "v1.2", "unresolved"),
        (LinkKind::Wikilink, "node.js", "unresolved"),
        (LinkKind::Markdown, "../src/main.rs", "file"),
        (LinkKind::Markdown, "folder/", "file"),
        (LinkKind::Markdown, "x.md", "unresolved"),
    ] {
        assert_eq!(leads_as(&[], "n.md", kind, target), state, "{target}");
    }
    assert_eq!(leads(&["node.js.md"], "n.md", "node.js"), "node.js.md");
}

#[test]
fn an_address_leads_to_the_note_whose_own_it_is() {
    let notes = &[
        "y.md|@https://example.com/entry/1",
        "example.com/entry/1.md",
    ];
    assert_eq!(
        leads_as(
            notes,
            "n.md",
            LinkKind::Url,
            "http://www.example.com/entry/1/"
        ),
        "y.md"
    );
    assert_eq!(
        leads_as(notes, "n.md", LinkKind::Url, "https://example.com/entry/2"),
        "url"
    );
}
