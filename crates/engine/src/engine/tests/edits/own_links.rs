//! Links and pictures of what moves, and links of others to what stays: all lead to where
//! they led before.

use tsuzuri_syntax::LinkKind;

use super::*;
use crate::index::{Resolution, resolve};

/// Links that the grammar finds beside the note, from the root, and by their name alone.
const LINKS: &str =
    "[root](notes/b.md) [stem](g.md) [near](sub/h.md) [up](../a.md) [later](later.md)\n";
/// Pictures that are found beside the note, from the root, in a folder for attachments, and by
/// their name alone.
const PICTURES: &str =
    "![](near.png) ![](pictures/root.png) ![](attached.png) ![](only.png) ![[near.png]]\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.bench.write("p/x.md", &format!("{LINKS}{PICTURES}"));
    desk.bench.write("notes/b.md", "root\n");
    desk.bench.write("far/g.md", "stem\n");
    desk.bench.write("p/sub/h.md", "near\n");
    for picture in [
        "p/near.png",
        "pictures/root.png",
        "attachments/attached.png",
        "far/only.png",
    ] {
        desk.bench.write(picture, "png");
    }
    desk.bench.look();
    desk
}

fn leads(desk: &Desk, from: &str, kind: LinkKind, target: &str) -> Resolution {
    let reader = desk.bench.engine.reader().unwrap();
    let addresses = &desk.bench.engine.config.reading.addresses;
    resolve(reader.connection(), addresses, from, kind, target).unwrap()
}

#[track_caller]
fn leads_to(desk: &Desk, from: &str, kind: LinkKind, target: &str, to: &str) {
    let leads = leads(desk, from, kind, target);
    let (Resolution::Unique(found) | Resolution::Ambiguous(found)) = &leads else {
        panic!("{target} of {from} leads nowhere");
    };
    assert_eq!(found, to, "{target} of {from}");
}

#[track_caller]
fn shows(desk: &Desk, from: &str, target: &str, to: &str) {
    let found = desk
        .bench
        .engine
        .find_file(&path(from), target, "attachments");
    assert_eq!(found.unwrap(), path(to), "{target} of {from}");
}

#[test]
fn a_note_that_moves_keeps_its_links_and_pictures() {
    let desk = desk();
    let before = desk.files();
    let done = desk.make(&desk.rename("p/x.md", "q/r/x.md"));
    assert_eq!(
        desk.file("q/r/x.md"),
        "[root](notes/b.md) [stem](g.md) [near](../../p/sub/h.md) [up](../../a.md) [later](later.md)\n\
         ![](../../p/near.png) ![](pictures/root.png) ![](attached.png) ![](only.png) ![[near.png]]\n"
    );
    let markdown = LinkKind::Markdown;
    leads_to(&desk, "q/r/x.md", markdown, "notes/b.md", "notes/b.md");
    leads_to(&desk, "q/r/x.md", markdown, "g.md", "far/g.md");
    leads_to(
        &desk,
        "q/r/x.md",
        markdown,
        "../../p/sub/h.md",
        "p/sub/h.md",
    );
    shows(&desk, "q/r/x.md", "../../p/near.png", "p/near.png");
    shows(&desk, "q/r/x.md", "pictures/root.png", "pictures/root.png");
    shows(
        &desk,
        "q/r/x.md",
        "attached.png",
        "attachments/attached.png",
    );
    shows(&desk, "q/r/x.md", "only.png", "far/only.png");
    shows(&desk, "q/r/x.md", "near.png", "p/near.png");
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
}

#[test]
fn a_folder_that_moves_keeps_the_links_and_pictures_in_it() {
    let desk = desk();
    let before = desk.files();
    let done = desk.make(&desk.rename_folder("p", "q/r").unwrap());
    assert_eq!(
        desk.file("q/r/x.md"),
        format!("{LINKS}{PICTURES}").replace("../a.md", "../../a.md")
    );
    let markdown = LinkKind::Markdown;
    leads_to(&desk, "q/r/x.md", markdown, "notes/b.md", "notes/b.md");
    leads_to(&desk, "q/r/x.md", markdown, "sub/h.md", "q/r/sub/h.md");
    shows(&desk, "q/r/x.md", "near.png", "q/r/near.png");
    shows(&desk, "q/r/x.md", "only.png", "far/only.png");
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
}

#[test]
fn a_picture_by_name_says_where_it_lies_when_another_one_is_nearer() {
    let desk = desk();
    desk.bench.write("q/near.png", "another");
    desk.bench.write("q/pictures/root.png", "another");
    desk.bench.look();
    desk.make(&desk.rename("p/x.md", "q/x.md"));
    let text = desk.file("q/x.md");
    assert!(text.contains("![[p/near.png]]"), "{text}");
    shows(&desk, "q/x.md", "p/near.png", "p/near.png");
    assert!(text.contains("![](../pictures/root.png)"), "{text}");
    shows(&desk, "q/x.md", "../pictures/root.png", "pictures/root.png");
}

#[test]
fn a_link_to_what_is_not_there_stays_unless_it_names_its_place() {
    let desk = Desk::new();
    desk.bench
        .write("p/x.md", "[a](gone.md) [b](./gone.md) ![c](../gone.png)\n");
    desk.bench.write("p/y.md", "[b](./gone.md)\n");
    desk.bench.look();
    desk.make(&desk.rename("p/x.md", "q/r/x.md"));
    assert_eq!(
        desk.file("q/r/x.md"),
        "[a](gone.md) [b](../../p/gone.md) ![c](../../gone.png)\n"
    );
    desk.make(&desk.rename_folder("p", "s").unwrap());
    assert_eq!(desk.file("s/y.md"), "[b](./gone.md)\n");
}

#[test]
fn a_moved_note_does_not_take_up_with_notes_of_its_new_folder() {
    let desk = Desk::new();
    desk.bench
        .write("p/x.md", "[[d]] [[f/h]] [[a]] [[d#見出し|その]]\n");
    for note in ["p/d.md", "q/d.md", "f/h.md", "q/f/h.md"] {
        desk.bench.write(note, "");
    }
    desk.bench.look();
    let before = desk.files();
    let done = desk.make(&desk.rename("p/x.md", "q/x.md"));
    assert_eq!(
        desk.file("q/x.md"),
        "[[p/d]] [[/f/h]] [[a]] [[p/d#見出し|その]]\n"
    );
    leads_to(&desk, "q/x.md", LinkKind::Wikilink, "p/d", "p/d.md");
    leads_to(&desk, "q/x.md", LinkKind::Wikilink, "/f/h", "f/h.md");
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
}

#[test]
fn a_new_name_does_not_take_links_from_the_note_that_had_it() {
    let desk = Desk::new();
    let linking = "[[b]] ![[b#見出し]] [b](b.md) [[B|その]]\n";
    desk.bench.write("sub/x.md", linking);
    desk.bench.write("sub/other.md", "[[b]]\n");
    desk.bench.write("far/y.md", linking);
    desk.bench.look();
    let before = desk.files();
    let done = desk.make(&desk.rename("sub/other.md", "sub/b.md"));
    assert_eq!(
        desk.file("sub/x.md"),
        "[[/b]] ![[/b#見出し]] [b](../b.md) [[/b|その]]\n"
    );
    assert_eq!(desk.file("sub/b.md"), "[[/b]]\n");
    // From there the note at the root is still the one that is meant.
    assert_eq!(desk.file("far/y.md"), linking);
    leads_to(&desk, "sub/x.md", LinkKind::Wikilink, "/b", "b.md");
    leads_to(&desk, "sub/x.md", LinkKind::Markdown, "../b.md", "b.md");
    leads_to(&desk, "far/y.md", LinkKind::Wikilink, "b", "b.md");
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
}

#[test]
fn a_folders_new_name_does_not_take_links_from_notes_of_another_one() {
    let desk = Desk::new();
    desk.bench.write("z/q/n.md", "");
    desk.bench.write("p/n.md", "");
    desk.bench.write("x.md", "[[q/n]] [[p/n]]\n");
    desk.bench.look();
    desk.make(&desk.rename_folder("p", "q").unwrap());
    assert_eq!(desk.file("x.md"), "[[z/q/n]] [[q/n]]\n");
    leads_to(&desk, "x.md", LinkKind::Wikilink, "z/q/n", "z/q/n.md");
    leads_to(&desk, "x.md", LinkKind::Wikilink, "q/n", "q/n.md");
    desk.bench.check();
}
