use proptest::prelude::*;

use super::*;

/// The merge, with `⟨theirs|ours⟩` where a person has to choose.
fn merged(base: &str, theirs: &str, ours: &str) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Agreed(text) => text.clone(),
        Piece::Apart(apart) => format!("⟨{}|{}⟩", apart.theirs, apart.ours),
    };
    merge(base, theirs, ours).pieces.iter().map(piece).collect()
}

#[test]
fn changes_in_different_lines_are_both_taken() {
    let base = "一\n\n二\n\n三\n";
    assert_eq!(
        merged(base, "壱\n\n二\n\n三\n", "一\n\n二\n\n参\n"),
        "壱\n\n二\n\n参\n"
    );
    assert_eq!(
        merged(base, "一\n\n三\n", "一\n\n二\n\n三\n\n四\n"),
        "一\n\n三\n\n四\n"
    );
}

#[test]
fn neighbours_that_were_changed_line_by_line_are_both_taken() {
    let base = "- [ ] a\n- [ ] b\n- [ ] c\n";
    assert_eq!(
        merged(
            base,
            "- [x] a\n- [ ] b\n- [ ] c\n",
            "- [ ] a\n- [x] b\n- [ ] c\n"
        ),
        "- [x] a\n- [x] b\n- [ ] c\n"
    );
    assert_eq!(
        merged("last.\n", "last!\n", "last.\n\nmore\n"),
        "last!\n\nmore\n",
        "what was typed behind a line that was changed"
    );
}

#[test]
fn the_same_change_of_both_is_one_change() {
    let merge = merge("a\nb\nc\n", "a\nB\nc\nd\n", "a\nB\nc\n");
    assert_eq!(merge.clean().as_deref(), Some("a\nB\nc\nd\n"));
    assert_eq!(merge.joined, 2);
}

#[test]
fn within_one_line_sentences_are_merged() {
    let base = "朝は雨だった。昼に本を読んだ。「夜は？」と聞かれた。寝た。\n";
    let theirs = "朝は大雨だった。昼に本を読んだ。「夜は？」と聞かれた。寝た。\n";
    let ours = "朝は雨だった。昼に本を読んだ。「夜は？」と聞かれた。早く寝た。\n";
    assert_eq!(
        merged(base, theirs, ours),
        "朝は大雨だった。昼に本を読んだ。「夜は？」と聞かれた。早く寝た。\n"
    );
    let base = "One, as of v1.2. Two (2). Three.\n";
    assert_eq!(
        merged(
            base,
            "One, as of v1.3. Two (2). Three.\n",
            "One, as of v1.2. Two (2). Three, and more.\n"
        ),
        "One, as of v1.3. Two (2). Three, and more.\n"
    );
}

#[test]
fn one_sentence_is_never_mixed_of_two() {
    let base = "彼は東京に行った。\n";
    let (theirs, ours) = ("彼は京都に行った。\n", "彼女は東京に行った。\n");
    assert_eq!(merged(base, theirs, ours), format!("⟨{theirs}|{ours}⟩"));
    let base = "#a #b\n";
    assert_eq!(
        merged(base, "#c #a #b\n", "#a #b #d\n"),
        "⟨#c #a #b\n|#a #b #d\n⟩"
    );
}

#[test]
fn where_the_order_or_the_sense_is_not_certain_a_person_chooses() {
    assert_eq!(
        merged("a\n", "a\nx\n", "a\ny\n"),
        "a\n⟨x\n|y\n⟩",
        "both added here"
    );
    assert_eq!(
        merged("a\nb\nc\n", "a\nc\n", "a\nb\nnew\nc\n"),
        "a\n⟨|b\nnew\n⟩c\n",
        "added to what the other deleted"
    );
    assert_eq!(merged("a\n", "", "A\n"), "⟨|A\n⟩", "deleted and changed");
    assert_eq!(merged("", "x", "y"), "⟨x|y⟩");
    assert_eq!(
        merged("a\n", "a", "a\nb"),
        "⟨a|a\nb⟩",
        "an end that is gone"
    );
}

#[test]
fn lines_without_an_end_are_not_glued() {
    assert_eq!(merged("a\nlast.\n", "a\nlast!", "A\nlast.\n"), "A\nlast!");
    assert_eq!(merged("last", "LAST", "last\nmore"), "LAST\nmore");
    let (theirs, ours) = ("一\n", "一。二。三。\n");
    assert_eq!(
        merged("一。二。\n", "一二。\n", ours),
        format!("⟨一二。\n|{ours}⟩"),
        "a sentence that was joined to the next"
    );
    assert_eq!(
        merged("一。\n", theirs, "一。二。\n"),
        format!("⟨{theirs}|一。二。\n⟩")
    );
}

#[test]
fn only_the_places_that_both_changed_are_left_to_choose() {
    let base = "1\n2\n3\n4\n5\n";
    let merge = merge(base, "1x\n2\n3 theirs\n4\n5\n", "1\n2\n3 ours\n4\n5y\n");
    assert_eq!(
        merge.pieces,
        [
            Piece::Agreed("1x\n2\n".into()),
            Piece::Apart(Apart {
                base: "3\n".into(),
                theirs: "3 theirs\n".into(),
                ours: "3 ours\n".into(),
            }),
            Piece::Agreed("4\n5y\n".into()),
        ]
    );
    assert_eq!(merge.joined, 2);
    assert_eq!(merge.clean(), None);
}

#[test]
fn without_a_base_every_difference_is_to_choose() {
    let merge = compare("a\nb\nc", "a\nB\nc\nd");
    let sides = |side: fn(&Apart) -> &str| -> String {
        let of = |piece: &Piece| match piece {
            Piece::Agreed(text) => text.clone(),
            Piece::Apart(apart) => side(apart).to_owned(),
        };
        merge.pieces.iter().map(of).collect()
    };
    assert_eq!(sides(|apart| &apart.theirs), "a\nb\nc");
    assert_eq!(sides(|apart| &apart.ours), "a\nB\nc\nd");
    assert_eq!(
        compare("same\n", "same\n").clean().as_deref(),
        Some("same\n")
    );
}

#[test]
fn long_texts_that_have_nothing_in_common_end_soon() {
    let text = |word: &str| {
        (0..50_000)
            .map(|n| format!("{word}{n}。\n"))
            .collect::<String>()
    };
    let merge = merge(&text("元"), &text("彼"), &text("我"));
    assert_eq!(merge.pieces.len(), 1);
    assert_eq!(merge.clean(), None);
}

/// Texts that are likely to have lines and sentences in common.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[ab]",
        "[あ。]{1,3}",
        "[.] ",
        Just("\n".into()),
        Just("- x\n".into())
    ];
    proptest::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// One side's pieces.
fn side(merge: &Merge, of: fn(&Apart) -> &str) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Agreed(text) => text.clone(),
        Piece::Apart(apart) => of(apart).to_owned(),
    };
    merge.pieces.iter().map(text).collect()
}

/// A line that a side leaves, changes, deletes, or puts another one behind.
#[derive(Clone, Copy, Debug)]
enum Act {
    Leave,
    Change,
    Delete,
    Follow,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => Just(Act::Leave),
        1 => Just(Act::Change),
        1 => Just(Act::Delete),
        1 => Just(Act::Follow),
    ];
    proptest::collection::vec(act, 8)
}

/// A base of lines of two sentences that all differ, and what a side called `who` made of it.
fn acted(acts: &[Act], who: &str) -> String {
    let line = |(n, act): (usize, &Act)| {
        let own = format!("文{n}の一。文{n}の二。\n");
        match act {
            Act::Leave => own,
            Act::Change => format!("文{n}の一。{who}{n}。\n"),
            Act::Delete => String::new(),
            Act::Follow => format!("{own}{who}追{n}\n"),
        }
    };
    acts.iter().enumerate().map(line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_only_one_side_changed_is_taken(base in text(), other in text()) {
        prop_assert_eq!(merge(&base, &base, &other).clean(), Some(other.clone()));
        prop_assert_eq!(merge(&base, &other, &base).clean(), Some(other.clone()));
        prop_assert_eq!(merge(&base, &other, &other).clean(), Some(other));
    }

    #[test]
    fn edits_lead_from_the_one_to_the_other(base in text(), new in text()) {
        let (from, to) = (lines(&base), lines(&new));
        let edits = edits_between(&from, &to);
        let side = Side { units: to, edits };
        prop_assert_eq!(written(&from, &side, &side.edits, &(0..from.len())), new.as_str());
        for pair in side.edits.windows(2) {
            prop_assert!(pair[0].base.end < pair[1].base.start);
        }
    }

    #[test]
    fn the_sides_are_equal(base in text(), one in text(), other in text()) {
        let turned = |merge: Merge| Merge {
            pieces: merge.pieces.into_iter().map(|piece| match piece {
                Piece::Apart(Apart { base, theirs, ours }) => {
                    Piece::Apart(Apart { base, theirs: ours, ours: theirs })
                }
                agreed => agreed,
            }).collect(),
            ..merge
        };
        prop_assert_eq!(merge(&base, &one, &other), turned(merge(&base, &other, &one)));
    }

    #[test]
    fn sentences_come_from_a_side_whole(base in text(), one in text(), other in text()) {
        let merge = merge(&base, &one, &other);
        for text in [side(&merge, |apart| &apart.theirs), side(&merge, |apart| &apart.ours)] {
            for sentence in sentences(&text) {
                let known = [&base, &one, &other];
                prop_assert!(
                    known.iter().any(|text| sentences(text).contains(&sentence)),
                    "{sentence:?} stands in none of {known:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_of_either_side_is_lost(theirs in acts(), ours in acts()) {
        let base = acted(&[Act::Leave; 8], "");
        let (they, we) = (acted(&theirs, "彼"), acted(&ours, "我"));
        let merge = merge(&base, &they, &we);
        let (one, other) = (side(&merge, |apart| &apart.theirs), side(&merge, |apart| &apart.ours));
        for (who, acts) in [("彼", &theirs), ("我", &ours)] {
            for (n, act) in acts.iter().enumerate() {
                let mark = match act {
                    Act::Change => format!("{who}{n}。"),
                    Act::Follow => format!("{who}追{n}"),
                    Act::Leave | Act::Delete => continue,
                };
                let kept = if who == "彼" { &one } else { &other };
                prop_assert_eq!(kept.matches(&mark).count(), 1, "{}", mark);
            }
        }
        if let Some(text) = merge.clean() {
            for (n, acts) in theirs.iter().zip(&ours).enumerate() {
                let touched = |act: &Act| matches!(act, Act::Delete);
                let gone = touched(acts.0) || touched(acts.1);
                prop_assert_eq!(text.matches(&format!("文{n}の一。")).count(), usize::from(!gone));
            }
        }
    }
}
