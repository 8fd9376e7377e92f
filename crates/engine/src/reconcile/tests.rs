use super::*;
use crate::{delta::Moved, path::NotePath, vault::ContentHash};

#[test]
fn only_the_outermost_paths_are_looked_at() {
    let paths: Vec<PathBuf> = ["a/b.md", "a", "ab.md", "a/c/d.md", "ab.md"]
        .iter()
        .map(PathBuf::from)
        .collect();
    assert_eq!(
        outermost(&paths).collect::<Vec<_>>(),
        [Path::new("a"), Path::new("ab.md")]
    );
}

const NOW: Duration = Duration::from_secs(1000);

/// What is told of ends, `+` for one that came: path and bytes.
fn moves(ends: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let mut moves = Moves::default();
    let mut told = Vec::new();
    for (sign, path, bytes) in ends {
        let (hash, path) = (
            ContentHash::of(bytes.as_bytes()),
            NotePath::new(path).unwrap(),
        );
        match *sign {
            "+" => moves.came(NOW, hash, &path),
            _ => moves.gone(NOW, hash, &path),
        }
        told.extend(moves.take());
    }
    let pair = |Moved { from, to }| (from, to);
    told.into_iter().map(pair).collect()
}

fn pair(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn a_note_that_went_and_came_elsewhere_has_moved() {
    let a_to_b = [pair("a.md", "b.md")];
    assert_eq!(moves(&[("-", "a.md", "x"), ("+", "b.md", "x")]), a_to_b);
    assert_eq!(moves(&[("+", "b.md", "x"), ("-", "a.md", "x")]), a_to_b);
    assert_eq!(moves(&[("-", "a.md", "x"), ("+", "b.md", "y")]), []);
}

#[test]
fn what_is_back_where_it_was_has_not_moved() {
    let back = [("-", "a.md", "x"), ("+", "a.md", "x"), ("+", "b.md", "x")];
    assert_eq!(moves(&back), []);
}

#[test]
fn of_several_with_the_same_bytes_the_name_decides() {
    let mut all = Moves::default();
    let path = |path: &str| NotePath::new(path).unwrap();
    for name in ["one.md", "two.md"] {
        let hash = ContentHash::of(b"");
        all.gone(NOW, hash, &path(&format!("old/{name}")));
        all.came(NOW, hash, &path(&format!("new/{name}")));
    }
    let told: Vec<_> = all.take().into_iter().map(|m| (m.from, m.to)).collect();
    let wanted = [
        pair("old/one.md", "new/one.md"),
        pair("old/two.md", "new/two.md"),
    ];
    assert_eq!(told, wanted);

    let mut unclear = Moves::default();
    let hash = ContentHash::of(b"");
    for (gone, came) in [("a.md", "c.md"), ("b.md", "d.md")] {
        unclear.gone(NOW, hash, &path(gone));
        unclear.came(NOW, hash, &path(came));
    }
    assert_eq!(unclear.take(), []);
}

#[test]
fn the_ends_of_a_move_are_close_in_time() {
    let (hash, mut moves) = (ContentHash::of(b"x"), Moves::default());
    moves.gone(NOW, hash, &NotePath::new("a.md").unwrap());
    let later = NOW + Duration::from_secs(10);
    moves.came(later, hash, &NotePath::new("b.md").unwrap());
    assert_eq!(moves.take(), []);
}
