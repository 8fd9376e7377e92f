use tsuzuri_syntax::Span;

use super::*;

fn edit(text: &str, old: &str, new: &str) -> TextEdit {
    let start = text.find(old).unwrap();
    TextEdit {
        span: Span {
            start,
            end: start + old.len(),
        },
        text: new.to_owned(),
    }
}

/// `-` and `+` lines, with what changes in brackets.
fn drawn(text: &str, edits: &[TextEdit]) -> Vec<String> {
    let piece = |piece: &ShownPiece| match piece.changed {
        true => format!("[{}]", piece.text),
        false => piece.text.clone(),
    };
    let line = |line: &ShownLine| {
        let sign = if line.is_new { "+" } else { "-" };
        let text: String = line.pieces.iter().map(piece).collect();
        format!("{sign}{text}")
    };
    shown_lines(text, edits).iter().map(line).collect()
}

#[test]
fn lines_with_changes_stand_one_under_the_other() {
    let text = "一行目\r\n#NATO と #EU の話\r\n三行目\r\n最後 #NATO会議";
    let edits = [
        edit(text, "NATO", "N"),
        edit(text, "EU", "欧州"),
        edit(text, "NATO会議", "N会議"),
    ];
    assert_eq!(
        drawn(text, &edits),
        [
            "-#[NATO] と #[EU] の話",
            "+#[N] と #[欧州] の話",
            "-最後 #[NATO会議]",
            "+最後 #[N会議]",
        ]
    );
}

#[test]
fn what_is_far_from_the_change_is_left_out() {
    let text = format!("{}#NATO{}", "前".repeat(30), "後".repeat(100));
    let drawn = drawn(&text, &[edit(&text, "NATO", "N")]);
    let (before, behind) = ("前".repeat(23), "後".repeat(80));
    assert_eq!(drawn[0], format!("-…{before}#[NATO]{behind}…"));
    let text = format!("#a{}#b", "間".repeat(60));
    let drawn = self::drawn(&text, &[edit(&text, "a", "x"), edit(&text, "b", "y")]);
    let kept = "間".repeat(20);
    assert_eq!(drawn[1], format!("+#[x]{kept}…{}#[y]", "間".repeat(19)));
}

#[test]
fn a_line_that_goes_has_none_beside_it() {
    let text = "tags:\n  - a\n  - b\n";
    assert_eq!(
        drawn(text, &[edit(text, "\n  - b", "")]),
        ["-  - a", "-[  - b]", "+  - a"]
    );
}
