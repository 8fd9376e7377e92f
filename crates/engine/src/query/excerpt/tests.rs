use proptest::prelude::*;

use super::*;

fn marks(source: &str, words: &[&str]) -> Vec<Span> {
    let mut marks: Vec<Span> = words
        .iter()
        .flat_map(|word| source.match_indices(word))
        .map(|(start, word)| Span {
            start,
            end: start + word.len(),
        })
        .collect();
    marks.sort_unstable();
    marks
}

fn shown(excerpt: &Excerpt) -> Vec<String> {
    let units: Vec<u16> = excerpt.text.encode_utf16().collect();
    let cut = |[start, end]: &[u32; 2]| &units[*start as usize..*end as usize];
    excerpt
        .highlights_utf16
        .iter()
        .map(|at| String::from_utf16(cut(at)).unwrap())
        .collect()
}

#[test]
fn a_short_text_is_shown_whole() {
    let source = "\n短い😀文に印😀を\r\n付ける。\n\n";
    let excerpt = around(source, 0..source.len(), &marks(source, &["😀", "付け"]));
    assert_eq!(excerpt.text, "短い😀文に印😀を\n付ける。");
    assert_eq!(shown(&excerpt), ["😀", "😀", "付け"]);
}

#[test]
fn a_mark_may_hold_a_line_end() {
    let source = "共同\r\n声明を";
    let excerpt = around(source, 0..source.len(), &[Span { start: 3, end: 14 }]);
    assert_eq!(shown(&excerpt), ["同\n声明"]);
}

#[test]
fn a_long_text_is_cut_at_gaps() {
    let source = format!(
        "{}。ここで語る印の話。{}",
        "前".repeat(500),
        "後ろ、".repeat(200)
    );
    let excerpt = around(&source, 0..source.len(), &marks(&source, &["印"]));
    assert!(excerpt.text.starts_with("ここで語る印の話。後ろ、"));
    assert!(excerpt.text.ends_with('、'));
    assert!((150..=200).contains(&excerpt.text.chars().count()));
    assert_eq!(shown(&excerpt), ["印"]);
}

#[test]
fn a_long_text_without_gaps_is_cut_all_the_same() {
    let source = format!("{}印{}", "前".repeat(500), "後".repeat(500));
    let excerpt = around(&source, 0..source.len(), &marks(&source, &["印"]));
    assert_eq!(excerpt.text.chars().count(), 200);
    assert_eq!(shown(&excerpt), ["印"]);
}

#[test]
fn nothing_outside_the_bounds_is_shown() {
    let source = "外の印。内の印。外の印。";
    let start = source.find('内').unwrap();
    let bounds = start..start + "内の印。".len();
    let excerpt = around(
        source,
        bounds.clone(),
        &marks(&source[bounds], &["印"])
            .iter()
            .map(|mark| Span {
                start: mark.start + start,
                end: mark.end + start,
            })
            .collect::<Vec<_>>(),
    );
    assert_eq!(excerpt.text, "内の印。");
    assert_eq!(shown(&excerpt), ["印"]);
}

proptest! {
    #[test]
    fn highlights_are_the_marked_words(source in "([印a😀。 ]|\r\n){0,400}", from in 0usize..400) {
        let all = marks(&source, &["印", "😀"]);
        let mut merged: Vec<Span> = Vec::new();
        for mark in all {
            match merged.last_mut() {
                Some(last) if last.end == mark.start => last.end = mark.end,
                _ => merged.push(mark),
            }
        }
        let start = source.floor_char_boundary(from.min(source.len()));
        merged.retain(|mark| mark.start >= start);
        let excerpt = around(&source, start..source.len(), &merged);
        prop_assert!(excerpt.text.chars().count() <= LONGEST);
        prop_assert!(!excerpt.text.contains("\r\n"));
        for word in shown(&excerpt) {
            prop_assert!(!word.is_empty() && word.chars().all(|sign| matches!(sign, '印' | '😀')));
        }
        if let Some(first) = merged.first() {
            let word = source[first.start..first.end].chars().next().unwrap();
            prop_assert!(shown(&excerpt).first().is_some_and(|shown| shown.starts_with(word)));
        }
    }
}
