//! What holds for every change of every text: nothing else changes, and there is a way
//! back.

#![allow(
    clippy::unwrap_used,
    reason = "a law that can't be asked its question does not hold"
)]

#[path = "../common/mod.rs"]
mod common;
mod links;
mod tags;
mod texts;

use common::{pieces, profile};
use proptest::prelude::*;
use tsuzuri_syntax::edit::{Enough, Rewrite, TextEdit, apply, inverse};
use tsuzuri_syntax::{Reading, Span, parse};

use links::{check_links, check_moved};
use tags::{check_any, check_back, check_fresh, tags};
use texts::{link_text, note_text, path, tag_pieces};

type Checked = Result<(), TestCaseError>;

/// The edits fit, change something, and can be taken back.
fn check_edits(text: &str, rewrite: &Rewrite) -> Result<String, TestCaseError> {
    let fits = |error| TestCaseError::fail(format!("{error} {rewrite:?}"));
    let after = apply(text, &rewrite.edits).map_err(fits)?;
    for edit in &rewrite.edits {
        prop_assert_ne!(&text[edit.span.start..edit.span.end], edit.text.as_str());
    }
    let back = inverse(text, &rewrite.edits).map_err(fits)?;
    prop_assert_eq!(apply(&after, &back).map_err(fits)?, text);
    for conflict in &rewrite.conflicts {
        prop_assert!(text.get(conflict.span.start..conflict.span.end).is_some());
    }
    Ok(after)
}

fn has_conflict(rewrite: &Rewrite, span: Span) -> bool {
    rewrite
        .conflicts
        .iter()
        .any(|conflict| conflict.span == span)
}

fn is_edited(rewrite: &Rewrite, span: Span) -> bool {
    rewrite
        .edits
        .iter()
        .any(|edit| edit.span.start < span.end && span.start < edit.span.end)
}

fn edits() -> impl Strategy<Value = Vec<TextEdit>> {
    let edit = (0..24_usize, 0..24_usize, "[aあ]{0,3}").prop_map(|(start, end, text)| TextEdit {
        span: Span { start, end },
        text,
    });
    prop::collection::vec(edit, 0..4)
}

fn enough() -> impl Strategy<Value = Enough> {
    prop::sample::select(vec![Enough::Names, Enough::Path, Enough::Root])
}

#[test]
fn a_tag_that_says_a_part_twice_need_not_come_back() {
    for pick in 0..4 {
        check_back("#a=b=a #a", pick).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn edits_that_fit_can_be_taken_back(text in "[a-cあ-う\r\n]{0,12}", edits in edits()) {
        let result = apply(&text, &edits);
        let back = inverse(&text, &edits);
        prop_assert_eq!(result.is_ok(), back.is_ok());
        if let (Ok(result), Ok(back)) = (result, back) {
            prop_assert_eq!(apply(&result, &back).unwrap(), text);
        }
    }

    #[test]
    fn a_tag_becomes_a_fresh_one(text in note_text(), profile in profile(), pick in any::<usize>()) {
        check_fresh(&text, profile, pick)?;
    }

    #[test]
    fn a_tag_comes_back(text in note_text(), pick in any::<usize>()) {
        check_back(&text, pick)?;
    }

    #[test]
    fn any_tag_becomes_any(text in note_text(), profile in profile(), from in tag_pieces(), to in tag_pieces()) {
        check_any(&text, profile, &from, &to)?;
    }

    #[test]
    fn a_tag_of_the_text_becomes_any(text in note_text(), profile in profile(), pick in any::<usize>(), to in tag_pieces()) {
        let all = tags(&parse(&text, &Reading { profile, ..Reading::default() }));
        if let Some(tag) = all.get(pick % all.len().max(1)) {
            let asks = tag.key.asks();
            check_any(&text, profile, &asks[pick % asks.len()].key, &to)?;
        }
    }

    #[test]
    fn a_target_becomes_any(text in link_text(), pick in any::<usize>(), to in path(), enough in enough()) {
        check_links(&text, pick, &to, enough)?;
    }

    #[test]
    fn a_target_of_any_text_becomes_any(text in pieces(), pick in any::<usize>(), to in path()) {
        check_links(&text, pick, &to, Enough::Names)?;
    }

    #[test]
    fn a_note_moves(text in link_text(), from in path(), to in path()) {
        check_moved(&text, &from, &to)?;
    }
}
