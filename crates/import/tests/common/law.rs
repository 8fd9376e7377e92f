//! What holds whatever an export says: it is read the same every time, what comes out is
//! bounded by what went in, and no text of it gets into a note's front matter but as a
//! value. Random exports, the corpus and the fuzz targets are all held to it.

use tsuzuri_import::hatena::{self, Blog, Import, Options, note_text};
use tsuzuri_import::pasted;
use tsuzuri_syntax::{Reading, parse};

/// What does not hold.
pub type Law = Result<(), String>;

/// Keys that the front matter of an imported note may have.
const KEYS: [&str; 6] = [
    "date:",
    "draft:",
    "url:",
    "author:",
    "image:",
    "categories:",
];

macro_rules! hold {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// Any text is an export.
pub fn hatena(text: &str) -> Law {
    let blog = Blog::new("https://a.example/").ok();
    for blog in [None, blog.as_ref()] {
        let options = Options {
            blog,
            ..Options::default()
        };
        let read = || hatena::read(text, &options).map_err(|what| format!("too many {what:?}"));
        let import = read()?;
        hold!(import == read()?, "read differently");
        bounded(&import, text)?;
        for day in &import.days {
            note(&note_text(day.date, day.draft, &day.entries))?;
        }
    }
    Ok(())
}

/// Any text is the page of an entry.
pub fn page(text: &str) -> Law {
    hatena(&format!(
        "TITLE: t\nDATE: 02/03/2024 10:00:00\n-----\nBODY:\n{text}\n-----\n--------\n"
    ))
}

/// Any text is the HTML of what was copied: it is bounded, and no HTML is left of it.
pub fn pasted(html: &str) -> Law {
    let Some(markdown) = pasted::markdown(html) else {
        return Ok(());
    };
    hold!(
        pasted::markdown(html).as_ref() == Some(&markdown),
        "read differently"
    );
    hold!(
        markdown.len() <= html.len() * 8 + 4096,
        "{} bytes became {}",
        html.len(),
        markdown.len()
    );
    let note = parse(&markdown, &Reading::default());
    let left = note.html.first();
    let left = left.and_then(|span| markdown.get(span.start..span.end));
    hold!(left.is_none(), "{left:?} is left");
    Ok(())
}

fn bounded(import: &Import, text: &str) -> Law {
    let entries: Vec<_> = import.days.iter().flat_map(|day| &day.entries).collect();
    let made: usize = entries.iter().map(|entry| entry.text.len()).sum();
    let bound = text.len() * 8 + (entries.len() + 1) * 4096;
    hold!(made <= bound, "{} bytes became {made}", text.len());
    for entry in entries {
        hold!(!entry.title.contains('\n'), "a title of two lines");
        let spaced = |tag: &String| tag.contains(char::is_whitespace);
        hold!(
            !entry.tags.iter().any(spaced),
            "a tag with a space: {:?}",
            entry.tags
        );
    }
    Ok(())
}

fn note(text: &str) -> Law {
    let inner = text.strip_prefix("---\n").unwrap_or_default();
    for line in inner.lines().take_while(|line| *line != "---") {
        let key = KEYS.iter().any(|key| line.starts_with(key));
        hold!(
            key || line.starts_with("  - "),
            "front matter with {line:?}"
        );
    }
    hold!(inner.contains("\n---\n"), "front matter without an end");
    Ok(())
}
