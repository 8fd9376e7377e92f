//! What holds of whatever reads bytes that others wrote and is no note: queries, patterns,
//! files in any encoding, settings, names, themes, templates. Random bytes, the corpus and
//! the fuzz targets are all held to it.

use jiff::civil::date;
use tsuzuri_api::wire::Show;
use tsuzuri_api::{attachments, template, theme};
use tsuzuri_engine::search::{Cancel, Pattern, Query, explain, parse, saved_queries};
use tsuzuri_engine::{NotePath, PictureKind, compare, merge, outside};
use tsuzuri_syntax::{Profile, haystack};

#[path = "../../../../src-tauri/address.rs"]
mod address;

/// What does not hold.
pub type Law = Result<(), String>;

macro_rules! hold {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

fn query_of(text: &str) -> Option<Query> {
    parse(text, date(2023, 3, 15), Profile::Tsuzuri).ok()
}

/// Any text is a query or too long, its problems lie in it, and what it is said to mean is
/// said to mean that again.
pub fn query(text: &str) -> Law {
    let Some(query) = query_of(text) else {
        return Ok(());
    };
    let length = text.encode_utf16().count();
    let mut before = 0;
    for problem in &query.problems {
        hold!(problem.at_utf16 >= before, "problems out of order");
        hold!(problem.at_utf16 as usize <= length, "a problem outside");
        before = problem.at_utf16;
    }
    // Folding may make it longer than a query can be.
    let said = explain(&query);
    let Some(again) = query_of(&said) else {
        return Ok(());
    };
    let third = explain(&again);
    hold!(third == said, "{said:?} means {third:?}");
    Ok(())
}

/// A pattern in the first line, what it is held against below: where it stands are places
/// of the text.
pub fn pattern(text: &str) -> Law {
    let (source, text) = text.split_once('\n').unwrap_or((text, "港 a1 "));
    let Ok(pattern) = Pattern::new(source) else {
        return Ok(());
    };
    let (folded, cancel) = (haystack(text), Cancel::new());
    let folded = folded.text();
    let held = pattern.is_in(folded, &cancel);
    let mut before = 0;
    for place in pattern.find_all(folded, &cancel) {
        hold!(held, "found where it is not");
        hold!(place.start >= before, "places overlap");
        hold!(
            folded
                .get(place.clone())
                .is_some_and(|found| !found.is_empty()),
            "no place"
        );
        before = place.end;
    }
    // The same text, long enough to be gone through in steps.
    if held && !folded.ends_with('\r') {
        let long = format!("{folded}\n{}", "z\n".repeat(100_000));
        let at_end = source.contains(r"\z") || source.contains(r"\A") || source.contains(r"(?-m");
        hold!(
            at_end || pattern.is_in(&long, &cancel),
            "not found in a long text"
        );
    }
    Ok(())
}

/// Queries in a note's text stand where they are said to.
pub fn saved(text: &str) -> Law {
    for saved in saved_queries(text) {
        let inside = text.get(saved.inside.clone());
        hold!(inside.is_some(), "{:?} is no place", saved.inside);
        hold!(!saved.query.contains('\n'), "a query of two lines");
        query(&saved.query)?;
    }
    Ok(())
}

/// A file is read, and what would be written of it unchanged are its bytes.
pub fn file(bytes: &[u8]) -> Law {
    let (_, again) = outside::text_and_bytes(bytes);
    hold!(again.is_none_or(|again| again == bytes), "other bytes");
    hold!(
        str::from_utf8(bytes).is_err()
            || bytes.starts_with(b"\xEF\xBB\xBF")
            || outside::text_and_bytes(bytes).1.is_some(),
        "UTF-8 that can't be saved"
    );
    let kind = PictureKind::of(bytes);
    hold!(kind == PictureKind::of(bytes), "two kinds of picture");
    outside::size_of_picture(bytes);
    Ok(())
}

/// Settings that are taken are taken again as they were written.
pub fn settings(text: &str) -> Law {
    let Some(again) = outside::settings_again(text) else {
        return Ok(());
    };
    let third = outside::settings_again(&again);
    hold!(third.as_ref() == Some(&again), "{again:?} became {third:?}");
    Ok(())
}

/// A path that is taken leads down, and a copy's note lies beside it.
pub fn name(text: &str) -> Law {
    if let Ok(path) = NotePath::new(text) {
        hold!(!path.as_path().is_absolute(), "absolute");
        let odd = |part: &str| matches!(part, "" | "." | "..");
        hold!(!path.as_str().split('/').any(odd), "a part that leads out");
        hold!(path.as_str() == text, "another path");
    }
    if let Some(original) = outside::original_of_copy(text) {
        hold!(original.len() < text.len(), "{original:?} is no shorter");
        hold!(
            text.starts_with(original.rsplit_once('.').map_or("", |(stem, _)| stem)),
            "another name"
        );
    }
    Ok(())
}

/// Three texts between NULs become one: each side is whole in it.
pub fn merging(text: &str) -> Law {
    let mut texts = text.splitn(3, '\0');
    let mut next = || texts.next().unwrap_or_default();
    let (base, theirs, ours) = (next(), next(), next());
    hold!(
        merge(base, base, ours).clean().as_deref() == Some(ours),
        "ours alone is not ours"
    );
    hold!(
        merge(base, theirs, base).clean().as_deref() == Some(theirs),
        "theirs alone"
    );
    hold!(
        merge(base, ours, ours).clean().as_deref() == Some(ours),
        "the same twice"
    );
    merge(base, theirs, ours);
    hold!(
        compare(ours, ours).clean().as_deref() == Some(ours),
        "a text against itself"
    );
    compare(theirs, ours);
    Ok(())
}

/// Of a style sheet only custom properties are taken that load nothing.
pub fn style(text: &str) -> Law {
    for token in theme::read(text).tokens {
        hold!(token.name.starts_with("--"), "{:?}", token.name);
        let value = token.value.to_ascii_lowercase();
        for bad in [
            "url(",
            "image(",
            "image-set(",
            "\\",
            "<",
            "@",
            "{",
            "}",
            ";",
            "/*",
        ] {
            hold!(!value.contains(bad), "{bad} in {value:?}");
        }
    }
    Ok(())
}

/// A template is filled in; the cursor stands in what comes of it.
pub fn filling(text: &str) -> Law {
    let values = template::Values {
        title: "題",
        at: date(2023, 3, 15).at(1, 2, 3, 4),
        clipboard: None,
    };
    let filled = template::fill_in(text, &values);
    let cursor = filled.cursor.unwrap_or_default();
    hold!(filled.text.is_char_boundary(cursor), "a cursor nowhere");
    for unknown in &filled.unknown {
        hold!(filled.text.contains(unknown), "{unknown:?} did not stay");
    }
    Ok(())
}

/// An address of the app, whole or what stands behind `tsuzuri://note/`, names no note but
/// one of the vault.
pub fn address(text: &str) -> Law {
    for text in [text, &format!("tsuzuri://note/{text}")] {
        if let Ok(Show::Note { path }) = address::read(text) {
            let leads_out = |part: &str| matches!(part, "" | "." | "..");
            hold!(!path.split('/').any(leads_out), "{path:?} leads out");
            hold!(NotePath::new(&path).is_ok(), "{path:?} is no path");
        }
    }
    Ok(())
}

/// A path in the first line, `.tsuzuriignore` below: no line of it brings back what is never
/// looked at, and none takes another line's force.
pub fn ignoring(text: &str) -> Law {
    let (path, rules) = text.split_once('\n').unwrap_or((text, text));
    let ignored = outside::is_ignored(rules, path);
    hold!(
        ignored || !outside::is_ignored("", path),
        "{path:?} was brought back"
    );
    let more = format!("{rules}\n/the last rule/\n");
    hold!(
        outside::is_ignored(&more, "the last rule/a.md"),
        "a rule has no force"
    );
    Ok(())
}

/// Wherever Obsidian's settings put files, it is in the vault.
pub fn obsidian(text: &str) -> Law {
    let Some(rule) = attachments::rule_of_obsidian(text) else {
        return Ok(());
    };
    for note in ["a.md", "x/y/a.md"] {
        let note = NotePath::new(note).map_err(|bad| bad.to_string())?;
        let folder = attachments::resolved(&rule, &note);
        hold!(
            folder.is_empty() || NotePath::new(&folder).is_ok(),
            "{folder:?} is no folder"
        );
    }
    Ok(())
}
