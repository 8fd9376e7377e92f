//! What holds for every change of every text: nothing else changes, and there is a way
//! back.

#![allow(
    clippy::unwrap_used,
    reason = "a law that can't be asked its question does not hold"
)]

mod common;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use common::{pieces, profile};
use proptest::prelude::*;
use tsuzuri_syntax::edit::{
    Moved, Rewrite, Target, TextEdit, apply, inverse, moved_links, rename_links, rename_tag,
};
use tsuzuri_syntax::{
    Link, LinkKind, ParsedNote, Profile, Reading, Span, Tag, TagKey, parse, read_tag,
};

/// No text has it, and it is a tag and a name everywhere. After its last character an
/// address may follow.
const FRESH: &str = "zz新";

type Checked = Result<(), TestCaseError>;

/// Tags next to each other, next to text, and in each other.
fn tag_pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "#",
        "＃",
        "a",
        "b",
        "A",
        "ａ",
        "/",
        "／",
        "=",
        "(",
        ")",
        "（",
        "・",
        "、",
        ",",
        "~",
        "-",
        " ",
        "\n",
        "\n\n",
        "#a",
        "#a/b",
        "#a(b)",
        "#b(a・c)",
        "#a=b",
        "# ",
        "*",
        "**",
        "`",
        "[",
        "](a)",
        "[[a]]",
        "http://a.jp",
        "%%",
        "$",
        "\r\n",
        "1",
        ".",
        ":",
        "が",
        "❤️",
        "- ",
        "> ",
        "|",
        "---\n",
        "\\",
        "2月1日",
        "2023年2月1日",
        "b(c)",
        " c)",
        "(c ",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn front_matter() -> impl Strategy<Value = String> {
    let value = prop::sample::select(vec![
        "[a, b, A]",
        "[\"a\", 'b', \"#a/b\"]",
        "a, b a/b",
        "\"a b\"",
        "'a'",
        "\n  - a\n  - b\n  - 'a(b・c)'",
        "\n- a\n- a/b # a",
        "|\n  a b\n  a",
        ">-\n  a\n  b",
        "[a, [a]]",
        "{a: a}",
        "[\"\\x61\", a=b]",
        "a",
        "[a,\n  b,\n  a]",
        "&x a",
        "[a, ",
        "[\"a\\\\\"]",
    ]);
    let yaml = (value, tag_pieces())
        .prop_map(|(value, text)| format!("---\ntitle: a\ntags: {value}\n---\n{text}"));
    let value = prop::sample::select(vec![
        "[\"a\", 'a/b', \"b\"]",
        "\"a b\"",
        "'''a'''",
        "\"\"\"\na b\"\"\"",
        "[ \"\\u0061\",\n 'a' ]",
    ]);
    let toml = (value, tag_pieces())
        .prop_map(|(value, text)| format!("+++\ntags = {value}\ntitle = \"a\"\n+++\n{text}"));
    prop_oneof![yaml, toml]
}

fn note_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => tag_pieces(), 2 => front_matter(), 1 => pieces()]
}

/// Of the text and then of the front matter.
fn tags<'t>(note: &ParsedNote<'t>) -> Vec<Tag<'t>> {
    let own = note.tags.iter();
    own.chain(&note.front_matter.tags).cloned().collect()
}

fn spans(note: &ParsedNote<'_>) -> (usize, usize, usize, usize) {
    (
        note.passages.len(),
        note.headings.len(),
        note.code.len(),
        note.tasks.len(),
    )
}

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

/// Everything but tags reads as it did.
fn check_rest(before: &ParsedNote<'_>, after: &ParsedNote<'_>) -> Checked {
    prop_assert_eq!(spans(before), spans(after));
    prop_assert_eq!(before.day, after.day);
    let without_place = |link: &Link<'_>| {
        let part = |text: &Option<Cow<'_, str>>| text.as_deref().map(str::to_owned);
        let (fragment, shown) = (part(&link.fragment), part(&link.alias));
        (link.kind, link.target.to_string(), fragment, shown)
    };
    let [old, new] =
        [before, after].map(|note| note.links.iter().map(without_place).collect::<Vec<_>>());
    prop_assert_eq!(old, new);
    let [old, new] = [before, after].map(|note| {
        let days = note.passages.iter().map(|passage| passage.day);
        days.collect::<Vec<_>>()
    });
    prop_assert_eq!(old, new);
    Ok(())
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

/// Every tag that answered to the old name answers to the new one, or is reported.
fn check_fresh(text: &str, profile: Profile, pick: usize) -> Checked {
    let reading = Reading {
        profile,
        ..Reading::default()
    };
    let before = parse(text, &reading);
    let all = tags(&before);
    let Some(tag) = all.get(pick % all.len().max(1)) else {
        return Ok(());
    };
    let asks = tag.key.asks();
    let ask = &asks[pick % asks.len()].key;
    let Some(from) = read_tag(ask, profile) else {
        return Ok(());
    };
    let to = match (from.facets().count(), from.topic()) {
        (1, "") => format!("({FRESH})"),
        (1, topic) if from.names().next().is_none() => format!("{topic}({FRESH})"),
        _ => FRESH.to_owned(),
    };
    let Some(new_key) = read_tag(&to, profile) else {
        return Ok(());
    };
    let rewrite = rename_tag(text, &reading, &from, &to).unwrap();
    let result = check_edits(text, &rewrite)?;
    let after = parse(&result, &reading);
    check_rest(&before, &after)?;
    let new = tags(&after);
    prop_assert_eq!(all.len(), new.len());
    for (old, new) in all.iter().zip(&new) {
        let answers = |tag: &Tag<'_>, key| tag.key.asks().iter().any(|ask| ask.key == key);
        let meant = answers(old, from.full());
        if meant && !(has_conflict(&rewrite, old.span) && new.raw == old.raw) {
            prop_assert!(answers(new, new_key.full()), "{old:?} became {new:?}");
            prop_assert!(!answers(new, from.full()), "{new:?} still answers");
            check_parts(&from, old, new)?;
        } else {
            prop_assert_eq!(&old.raw, &new.raw);
        }
        if old.key.full() == from.full() && is_edited(&rewrite, old.span) {
            // Signs between facets may stay where nothing stands between them.
            prop_assert_eq!(new.key.topic(), new_key.topic());
            prop_assert!(new.key.facets().eq(new_key.facets()));
            prop_assert!(new.key.names().eq(new_key.names()));
        }
    }
    // One part that becomes another word is in no one's way, if it was no date.
    let easy = from.names().next().is_none() && from.facets().count() < 2 && !text.contains('月');
    prop_assert!(!easy || rewrite.conflicts.is_empty(), "{rewrite:?}");
    if rewrite.conflicts.is_empty() {
        let pairs = all.iter().zip(&new);
        let keys = pairs.map(|(old, new)| (old.key.full(), new.key.full()));
        check_cover(&before, &after, &keys.collect())?;
    }
    Ok(())
}

/// What a tag says beside the part that was renamed stays.
fn check_parts(from: &TagKey<'_>, old: &Tag<'_>, new: &Tag<'_>) -> Checked {
    let (old, new) = (&old.key, &new.key);
    if from.names().next().is_none() && from.facets().count() < 2 {
        // What would be said twice is said once.
        let mut renamed = false;
        let facets = old.facets().filter_map(|facet| match from.facets().next() {
            Some(asked) if asked == facet => {
                (!std::mem::replace(&mut renamed, true)).then_some(FRESH)
            }
            _ => Some(facet),
        });
        prop_assert!(new.facets().eq(facets));
        let distinct = |key: &TagKey<'_>| key.names().collect::<HashSet<_>>().len();
        if distinct(old) > 1 {
            prop_assert_eq!(distinct(old), distinct(new));
        }
    }
    Ok(())
}

/// Each passage is covered by the same tags under their new names.
fn check_cover(
    before: &ParsedNote<'_>,
    after: &ParsedNote<'_>,
    keys: &HashMap<&str, &str>,
) -> Checked {
    for (old, new) in before.passages.iter().zip(&after.passages) {
        let new: HashSet<&str> = after.covering(new).map(|t| t.tag.key.full()).collect();
        let old = before.covering(old).map(|t| keys.get(t.tag.key.full()));
        let old: HashSet<&str> = old.flatten().copied().collect();
        prop_assert_eq!(old, new);
    }
    Ok(())
}

/// Renaming there and back gives the same bytes, where all said it in the same way.
fn check_back(text: &str, pick: usize) -> Checked {
    let reading = Reading::default();
    let all = tags(&parse(text, &reading));
    let Some(tag) = all.get(pick % all.len().max(1)) else {
        return Ok(());
    };
    let plain = |c: char| c.is_alphabetic();
    let old = &tag.raw;
    let alike = |other: &Tag<'_>| {
        // Escapes of front matter are not written again.
        let written = text[other.span.start..other.span.end].trim_start_matches(['#', '＃', '﹟']);
        let asked = other.key.asks().iter().any(|ask| ask.key == tag.key.full());
        let mut parts = other.raw.split(|c| !plain(c));
        written == other.raw && (!asked || parts.all(|part| part == &**old || !same(part, old)))
    };
    if !old.chars().all(plain) || !all.iter().all(alike) {
        return Ok(());
    }
    let there = rename_tag(text, &reading, &tag.key, FRESH).unwrap();
    let middle = apply(text, &there.edits).unwrap();
    let fresh = read_tag(FRESH, Profile::Tsuzuri).unwrap();
    let back = rename_tag(&middle, &reading, &fresh, old).unwrap();
    let after = apply(&middle, &back.edits).unwrap();
    // What says the same twice would say it once.
    if there.conflicts.is_empty() && back.conflicts.is_empty() {
        prop_assert_eq!(after, text);
    }
    Ok(())
}

fn same(a: &str, b: &str) -> bool {
    let key = |text| read_tag(text, Profile::Tsuzuri).map(|key| key.full().to_owned());
    key(a) == key(b)
}

/// Whatever is asked to become whatever: other tags stay, and other facts.
fn check_any(text: &str, profile: Profile, from: &str, to: &str) -> Checked {
    let reading = Reading {
        profile,
        ..Reading::default()
    };
    let Some(from) = read_tag(from, profile) else {
        return Ok(());
    };
    let Ok(rewrite) = rename_tag(text, &reading, &from, to) else {
        return Ok(());
    };
    let result = check_edits(text, &rewrite)?;
    let [before, after] = [text, &result].map(|text| parse(text, &reading));
    check_rest(&before, &after)?;
    let (old, new) = (&before.tags, &after.tags);
    prop_assert_eq!(old.len(), new.len());
    for (old, new) in old.iter().zip(new) {
        if !is_edited(&rewrite, old.span) {
            prop_assert_eq!(&old.raw, &new.raw);
        }
    }
    let keys = |note: &ParsedNote<'_>| -> BTreeSet<String> {
        let tags = note.front_matter.tags.iter();
        tags.map(|tag| tag.key.full().to_owned()).collect()
    };
    let meant = |key: &String| {
        let tags = before.front_matter.tags.iter();
        let mut named = tags.filter(|tag| tag.key.full() == key);
        named.any(|tag| tag.key.asks().iter().any(|ask| ask.key == from.full()))
    };
    for key in keys(&before).difference(&keys(&after)) {
        prop_assert!(meant(key), "{key} is gone");
    }
    Ok(())
}

/// A path from the root, as a link in `folder` names it; `None` out of the vault.
fn place(folder: &str, target: &str) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    let steps = folder.split('/').chain(target.split('/'));
    for step in steps.filter(|step| !step.is_empty() && *step != ".") {
        match step {
            ".." => names.pop().map(|_| ())?,
            step => names.push(step.to_owned()),
        }
    }
    Some(names)
}

fn link_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "[[a]]",
        "![[a]]",
        "[[a#b|c]]",
        "[[b/a|a]]",
        "[a](a.md)",
        "[x](b/a)",
        "[x](<a.md> 'a')",
        "[x](<a b.md>)",
        "[x](a%20b.md)",
        "![x](a.png)",
        "[r]",
        "[x][r]",
        "\n\n[r]: a.md\n",
        "\n\n[r]: <a.md> \"t\"\n\n",
        "[x](../a.md#h)",
        "[x](/b/a.md)",
        "[[./a]]",
        "[[../a]]",
        "[[",
        "]]",
        "[",
        "](",
        ")",
        "(",
        "|",
        "\n|-|-|\n",
        "`",
        "<",
        ">",
        "%",
        "&amp;",
        "\\",
        "#a",
        "# ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "a",
        "- ",
        "- [ ] ",
        "> ",
        "www.a.jp",
        "https://a.md",
        "*",
        "$",
        "---\n",
        "2月1日",
        "[![a](a.png)](a.md)",
        "が",
        "\u{FEFF}",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn check_links(text: &str, pick: usize, to: &str, unique: bool) -> Checked {
    let reading = Reading::default();
    let before = parse(text, &reading);
    let old = &before.links;
    let in_vault = |link: &&Link<'_>| link.kind != LinkKind::Url && !link.target.contains(':');
    let candidates: Vec<&Link<'_>> = old.iter().filter(in_vault).collect();
    let Some(link) = candidates.get(pick % candidates.len().max(1)) else {
        return Ok(());
    };
    let (folder, note) = ("x/y", "x/y/n.md");
    let Some(path) = place(folder, &link.target).map(|names| names.join("/")) else {
        return Ok(());
    };
    let target = Target {
        path: Moved { from: &path, to },
        unique,
    };
    let asked = link.target.clone();
    let moved = Moved {
        from: note,
        to: note,
    };
    let rewrite = rename_links(text, &reading, moved, |link| {
        (link.target == asked).then_some(target)
    });
    let result = check_edits(text, &rewrite)?;
    let after = parse(&result, &reading);
    prop_assert_eq!(spans(&before), spans(&after));
    let raws = |note: &ParsedNote<'_>| {
        tags(note)
            .into_iter()
            .map(|tag| tag.raw.into_owned())
            .collect::<Vec<_>>()
    };
    prop_assert_eq!(raws(&before), raws(&after));
    let new = &after.links;
    prop_assert_eq!(old.len(), new.len());
    for (old, new) in old.iter().zip(new) {
        prop_assert_eq!(old.kind, new.kind);
        prop_assert_eq!(&old.fragment, &new.fragment);
        if !is_edited(&rewrite, old.target_span) {
            prop_assert_eq!(&old.target, &new.target);
            continue;
        }
        prop_assert_eq!(&old.target, &asked);
        let ends = to.ends_with(&*new.target) || new.target.ends_with(to);
        let leads = place(folder, &new.target) == place("", to);
        prop_assert!(ends || leads, "{old:?} became {new:?}");
    }
    Ok(())
}

/// What is relative leads to the same place from another folder.
fn check_moved(text: &str, from: &str, to: &str) -> Checked {
    let reading = Reading::default();
    let [old_folder, new_folder] = [from, to].map(|path| path.rsplit_once('/').map_or("", |p| p.0));
    let rewrite = moved_links(text, &reading, Moved { from, to });
    let result = check_edits(text, &rewrite)?;
    let [before, after] = [text, &result].map(|text| parse(text, &reading));
    prop_assert_eq!(before.links.len(), after.links.len());
    for (old, new) in before.links.iter().zip(&after.links) {
        prop_assert_eq!(old.kind, new.kind);
        if is_edited(&rewrite, old.target_span) {
            prop_assert_eq!(
                place(old_folder, &old.target),
                place(new_folder, &new.target)
            );
        } else {
            prop_assert_eq!(&old.target, &new.target);
        }
    }
    Ok(())
}

fn name() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a", "b", " ", "#", "(", ")", "[", "]", "|", "%", "%20", "&amp;", ";", "\\", "<", ">", "^",
        "`", "あ", "が", ".", ":", "?", "*", "_", "\u{3000}", "👍🏽", "'", "\"", "~", "$",
    ]);
    prop::collection::vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("no name of a file", |name| name != "." && name != "..")
}

fn path() -> impl Strategy<Value = String> {
    prop::collection::vec(name(), 1..4).prop_map(|names| names.join("/") + ".md")
}

fn edits() -> impl Strategy<Value = Vec<TextEdit>> {
    let edit = (0..24_usize, 0..24_usize, "[aあ]{0,3}").prop_map(|(start, end, text)| TextEdit {
        span: Span { start, end },
        text,
    });
    prop::collection::vec(edit, 0..4)
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
    fn a_target_becomes_any(text in link_text(), pick in any::<usize>(), to in path(), unique in any::<bool>()) {
        check_links(&text, pick, &to, unique)?;
    }

    #[test]
    fn a_target_of_any_text_becomes_any(text in pieces(), pick in any::<usize>(), to in path()) {
        check_links(&text, pick, &to, true)?;
    }

    #[test]
    fn a_note_moves(text in link_text(), from in path(), to in path()) {
        check_moved(&text, &from, &to)?;
    }
}
