//! What counts as the same text, as docs/search.md says it, from the file to the result.

use super::*;

/// Texts, and what finds them or does not, both ways round: each text is asked for by
/// each of its group, as a word and as a pattern.
const SAME: &[&[&str]] = &[
    &["NATO", "nato", "ＮＡＴＯ", "ｎａｔｏ", "Nato"],
    &["㍻", "平成"],
    &["café", "cafe", "CAFÉ", "cafe\u{301}", "ｃａｆé"],
    &["カタカナ", "ｶﾀｶﾅ"],
    &["ガ", "ｶﾞ", "カ\u{3099}"],
    &["Straße", "STRASSE", "strasse"],
    &["㎏", "kg", "ＫＧ"],
    &["①", "1", "１"],
    &["Ｃ＋＋", "c++"],
    &["ﬁn", "fin"],
    &["한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"],
    &["Ελλάς", "ελλάσ", "ΕΛΛΆΣ"],
    &["NATO首脳", "ｎａｔｏ首脳"],
    &["ไทย"],
    &["👍"],
    &["共同声明", "共同\n声明"],
];

#[test]
fn spellings_of_one_text_find_one_another() {
    for group in SAME {
        for text in *group {
            let sample = Sample::of(&[("x.md", &format!("始 {text} 終\n"))]);
            // A query is one line.
            for asked in group.iter().filter(|asked| !asked.contains('\n')) {
                let pattern = asked.replace('+', "\\+");
                for query in [format!("\"{asked}\""), format!("/{pattern}/")] {
                    let hits = pages(&sample, &sample.engine, &query, 9);
                    assert_eq!(hits.len(), 1, "{query} in {text}");
                    let shown = &hits[0].excerpt;
                    let [start, end] = shown.highlights_utf16[0].map(|at| at as usize);
                    let units: Vec<u16> = shown.text.encode_utf16().collect();
                    let marked = String::from_utf16(&units[start..end]).unwrap();
                    assert_eq!(marked, *text, "{query} in {text}");
                }
            }
        }
    }
}

#[test]
fn others_do_not() {
    for (text, asked) in [
        ("ひらがな", "ヒラガナ"),
        ("カナ", "かな"),
        ("か", "が"),
        ("は", "ぱ"),
        ("ё", "е"),
        ("insecure", "secure"),
        ("12", "2"),
        ("共同 声明", "共同声明"),
        ("共同\n\n声明", "共同声明"),
        ("共同\nabc", "同abc"),
        ("c + +", "c++"),
        ("👍", "👎"),
    ] {
        let sample = Sample::of(&[("x.md", &format!("始 {text} 終\n"))]);
        let hits = pages(&sample, &sample.engine, &format!("\"{asked}\""), 9);
        assert_eq!(hits.len(), 0, "{asked} in {text}");
    }
}

/// Every part of these is found, from one character on.
#[test]
fn scripts_without_spaces_match_anywhere() {
    for text in [
        "共同声明を発表した",
        "ひらがなカタカナ",
        "대한민국",
        "ประเทศไทย",
        "NATO首脳",
        "首脳NATO会談",
        "々仝〆ヶ",
        "𠮷野家",
    ] {
        let sample = Sample::of(&[("x.md", &format!("始、{text}。終\n"))]);
        let places: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        for (at, &start) in places.iter().enumerate() {
            for &end in &places[at + 1..] {
                let part = &text[start..end];
                let before = text[..start].chars().next_back();
                let cut = before.is_some_and(|before| before.is_ascii_alphabetic())
                    && part.starts_with(|first: char| first.is_ascii_alphabetic());
                let hits = pages(&sample, &sample.engine, &format!("\"{part}\""), 9);
                // A mark alone is nothing to find, and a word is found from its start.
                let found = !cut && Phrase::new(part).is_some();
                assert_eq!(hits.len(), usize::from(found), "{part} in {text}");
            }
        }
    }
}

#[test]
fn a_symbol_is_a_word_of_one() {
    let sample = Sample::of(&[("x.md", "いいね👍👍🏽 C++ →終 €5 a=b\n")]);
    for asked in ["👍", "👍👍", "ね👍", "+", "c++", "→", "→終", "€", "€5", "="] {
        let hits = pages(&sample, &sample.engine, &format!("\"{asked}\""), 9);
        assert_eq!(hits.len(), 1, "{asked}");
    }
}

#[test]
fn lines_of_one_run_are_joined_and_others_are_not() {
    for (text, asked, found) in [
        ("共同\n声明", "同声", 1),
        ("共同\r\n声明", "同声", 1),
        ("# 共同\n声明", "同声", 0),
        ("the quick\nbrown", "quick brown", 1),
        ("the quick\nbrown", "quickbrown", 0),
        ("共同\nNATO", "同nato", 0),
        ("共同\nNATO", "同 nato", 1),
        ("한국\n사람", "국사", 0),
        ("한국\n사람", "국 사", 1),
    ] {
        let sample = Sample::of(&[("x.md", text)]);
        let hits = pages(&sample, &sample.engine, &format!("\"{asked}\""), 9);
        assert_eq!(hits.len(), found, "{asked} in {text:?}");
    }
}
