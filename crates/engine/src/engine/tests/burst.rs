//! Many notes change at once, as when another branch is checked out: what stays the same in
//! them is left where it is, and the index is what it would be, made anew.

use super::*;

/// More than one transaction.
const NOTES: usize = 320;

fn name(note: usize) -> String {
    format!("{}/Note {note}.md", ["x", "y", "x/z"][note % 3])
}

/// Lines of a note, of which some are alike.
fn lines(chance: &mut fastrand::Rng) -> Vec<String> {
    let line = |_| match chance.usize(0..8) {
        0 => format!("## Heading {}", chance.usize(0..9)),
        1 => "#NATO and #nato".to_owned(),
        2 => format!("[[Note {}]] #a/b", chance.usize(0..NOTES + 20)),
        3 => format!("[[Note {}|shown]] [[nowhere]]", chance.usize(0..9)),
        4 => format!(
            "https://e.example/{} #tag{}",
            chance.usize(0..9),
            chance.usize(0..40)
        ),
        5 => format!("![[Note {}#Heading 1]]", chance.usize(0..NOTES)),
        6 => "[[#Heading 1]]".to_owned(),
        _ => "word".to_owned(),
    };
    (0..8).map(line).collect()
}

/// The same lines but for a few: one more, one fewer, another order, another day.
fn changed(mut lines: Vec<String>, chance: &mut fastrand::Rng) -> Vec<String> {
    match chance.usize(0..6) {
        0 => lines.push("#burst".to_owned()),
        1 => lines.insert(0, "---\ndate: 2021-03-04\n---\n# Another title".to_owned()),
        2 => drop(lines.remove(chance.usize(0..lines.len()))),
        3 => lines.rotate_left(1),
        4 => lines.insert(3, "[[Note 7]] #nato".to_owned()),
        _ => lines.swap(2, 5),
    }
    lines
}

#[test]
fn whatever_changes_in_many_notes_the_index_is_what_it_would_be() {
    let (bench, mut chance) = (Bench::new(), fastrand::Rng::with_seed(11));
    let mut texts: Vec<_> = (0..NOTES).map(|_| lines(&mut chance)).collect();
    for (note, lines) in texts.iter().enumerate() {
        bench.write(&name(note), &lines.join("\n\n"));
    }
    bench.look();
    for _ in 0..3 {
        bench.rest();
        for (note, lines) in texts.iter_mut().enumerate() {
            match note % 16 {
                0 => bench.fs.remove(name(note).as_ref()).unwrap_or_default(),
                _ => {
                    *lines = changed(std::mem::take(lines), &mut chance);
                    bench.write(&name(note), &lines.join("\n\n"));
                }
            }
        }
        bench.look();
        bench.check();
    }
}

#[test]
fn a_link_that_is_written_as_before_stays_where_it_is() {
    let bench = Bench::new();
    bench.write("a.md", "[[gone]]\n\n[[b]]\n\n[[b]] https://e.example/1\n");
    let rows = || bench.column("SELECT id || ' ' || raw FROM link ORDER BY start");
    bench.look();
    let before = rows();
    bench.rest();
    bench.write(
        "a.md",
        "# New\n\n[[b]]\n\n[[new]] [[b]] https://e.example/1\n",
    );
    bench.look();
    let after = rows();
    assert_eq!(
        [&after[0], &after[2], &after[3]],
        [&before[1], &before[2], &before[3]]
    );
    assert_eq!(after.len(), 4);
    bench.check();
}
