//! What holds whatever a text says: spans lie in it, passages cover it, folding twice
//! changes nothing. Random texts, the corpus and the fuzz targets are all held to it.

use std::ops::Range;

use tsuzuri_syntax::edit::{
    Enough, Meaning, Moved, Rewrite, Target, apply, inverse, rename_links, rename_tag,
};
use tsuzuri_syntax::{
    ParsedNote, Passage, Profile, Reading, Span, TagKey, TagSource, fold, haystack, name_key,
    normalise_url, parse, read_tag, tokens, url_site,
};

/// What does not hold.
pub type Law = Result<(), String>;

/// The grammars of hashtags.
pub const PROFILES: [Profile; 3] = [Profile::Tsuzuri, Profile::Obsidian, Profile::Twitter];

macro_rules! hold {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

/// Any text is a note, whatever a tag is in it.
pub fn note(text: &str) -> Law {
    PROFILES
        .into_iter()
        .try_for_each(|profile| reading(text, profile, None))?;
    let with_colours = Reading {
        colours: true,
        ..Reading::default()
    };
    holds_of(text, &with_colours)
}

/// Any text is a note, in this grammar and at this path.
pub fn reading(text: &str, profile: Profile, path: Option<&str>) -> Law {
    let reading = Reading {
        profile,
        path,
        ..Reading::default()
    };
    holds_of(text, &reading)
}

fn holds_of(text: &str, reading: &Reading<'_>) -> Law {
    let note = parse(text, reading);
    spans(text, &note)?;
    cover(text, &note)?;
    if reading.profile == Profile::Tsuzuri {
        tags(&note)?;
    }
    Ok(())
}

/// Front matter of either language holds any text.
pub fn front_matter(inner: &str) -> Law {
    for fence in ["---", "+++"] {
        let text = format!("{fence}\na: b\n{inner}\n{fence}\n");
        reading(&text, Profile::Tsuzuri, None)?;
        let text = format!("{fence}\n{inner}\n{fence}\n");
        reading(&text, Profile::Tsuzuri, None)?;
    }
    Ok(())
}

/// Any text can be folded, and what is found in it leads back to where it was written.
pub fn folding(text: &str) -> Law {
    let once = fold(text);
    let twice = fold(&once);
    hold!(twice == once, "{once:?} folds to {twice:?}");
    apart(&once)?;

    let haystack = haystack(text);
    let folded = haystack.text();
    let whole = haystack.source_range(0..folded.len());
    let expected = Span {
        start: 0,
        end: text.len(),
    };
    hold!(whole == expected, "the whole leads back to {whole:?}");
    let mut reached = 0;
    for (at, c) in folded.char_indices() {
        let span = haystack.source_range(at..at + c.len_utf8());
        inside(text, span)?;
        hold!(
            span.start >= reached,
            "{span:?} leads back behind {reached}"
        );
        reached = span.start;
    }
    Ok(())
}

/// Whatever is asked for is understood or is not, and means the same when asked again.
pub fn asking(text: &str) -> Law {
    for profile in PROFILES {
        if let Some(key) = read_tag(text, profile) {
            asks(&key)?;
        }
    }
    let key = name_key(text);
    let again = name_key(&key);
    // `a.md.md` is the note `a.md`.
    hold!(
        again == key || key.ends_with(".md") || key.ends_with(".markdown"),
        "{key:?} is known as {again:?}"
    );
    if let Some(url) = normalise_url(text) {
        let again = normalise_url(&url);
        hold!(
            again.as_ref() == Some(&url),
            "{url:?} is compared as {again:?}"
        );
        let site = url_site(text).unwrap_or_default();
        hold!(
            url.starts_with(&site) && !site.is_empty(),
            "{url:?} is no page of {site:?}"
        );
    }
    Ok(())
}

/// What the first line asks for becomes what the second one says in the text below, and so
/// does the first tag that the text has.
pub fn retagging(text: &str) -> Law {
    let (from, to, text) = renaming(text);
    for profile in PROFILES {
        let reading = Reading {
            profile,
            ..Reading::default()
        };
        let note = parse(text, &reading);
        let first = note.tags.iter().chain(&note.front_matter.tags).next();
        let first = first.map(|tag| tag.key.clone());
        for from in read_tag(from, profile).into_iter().chain(first) {
            if let Ok(rewrite) = rename_tag(text, &reading, &from, to) {
                edits(text, &rewrite)?;
            }
        }
    }
    Ok(())
}

/// What lies where the first line says goes where the second one says: the links of the text
/// below that end as the first line does mean it, and the text's own note goes there too.
pub fn relinking(text: &str) -> Law {
    let (from, to, text) = renaming(text);
    let (reading, moved) = (Reading::default(), Moved { from, to });
    let before = parse(text, &reading).links.len();
    let stays = Moved {
        from: "x/y/n.md",
        to: "x/y/n.md",
    };
    for enough in [Enough::Names, Enough::Path, Enough::Root] {
        let target = Target {
            from: from.to_owned(),
            to: to.to_owned(),
            enough,
        };
        let rewrite = rename_links(text, &reading, stays, |link| {
            let named = link.target.trim_start_matches("../");
            let stem = from.strip_suffix(".md").unwrap_or(from);
            match from.ends_with(named) || stem.ends_with(named) {
                true => Meaning::Of(target.clone()),
                false => Meaning::Place,
            }
        });
        let after = edits(text, &rewrite)?;
        let links = parse(&after, &reading).links.len();
        hold!(links == before, "{before} links became {links}");
    }
    let after = edits(
        text,
        &rename_links(text, &reading, moved, |_| Meaning::Place),
    )?;
    let links = parse(&after, &reading).links.len();
    hold!(links == before, "{before} links became {links} of a move");
    Ok(())
}

/// Two lines and the text below them.
fn renaming(text: &str) -> (&str, &str, &str) {
    let mut parts = text.splitn(3, '\n');
    let mut next = || parts.next().unwrap_or_default();
    (next(), next(), next())
}

/// The edits fit, change something, and the way back leads to the same bytes.
fn edits(text: &str, rewrite: &Rewrite) -> Result<String, String> {
    let fits = |error| format!("{error} {rewrite:?}");
    for edit in &rewrite.edits {
        hold!(
            inside(text, edit.span)? != edit.text,
            "{:?} changes nothing",
            edit.span
        );
    }
    for conflict in &rewrite.conflicts {
        inside(text, conflict.span)?;
    }
    let after = apply(text, &rewrite.edits).map_err(fits)?;
    let back = inverse(text, &rewrite.edits).map_err(fits)?;
    let again = apply(&after, &back).map_err(fits)?;
    hold!(again == text, "the way back leads to {again:?}");
    Ok(after)
}

/// Tokens are ordered and apart.
fn apart(folded: &str) -> Law {
    let mut end = 0;
    for token in tokens(folded) {
        hold!(
            token.span.start >= end && token.span.end > token.span.start,
            "{:?} begins before {end}",
            token.span
        );
        inside(folded, token.span)?;
        end = token.span.end;
    }
    Ok(())
}

fn inside(text: &str, span: Span) -> Result<&str, String> {
    text.get(span.start..span.end)
        .ok_or_else(|| format!("{span:?} is no part of the text"))
}

/// In range, on boundaries, and each no earlier than the one before.
fn in_order(text: &str, spans: impl IntoIterator<Item = Span>) -> Law {
    let mut start = 0;
    for span in spans {
        inside(text, span)?;
        hold!(span.start >= start, "{span:?} stands before {start}");
        start = span.start;
    }
    Ok(())
}

fn spans(text: &str, note: &ParsedNote<'_>) -> Law {
    in_order(text, note.headings.iter().map(|heading| heading.span))?;
    in_order(text, note.code.iter().copied())?;
    in_order(text, note.html.iter().copied())?;
    in_order(text, note.front_matter.span)?;
    in_order(text, note.math.iter().copied())?;
    in_order(text, note.asides.iter().copied())?;
    in_order(text, note.block_ids.iter().map(|id| id.span))?;
    in_order(text, note.callouts.iter().map(|callout| callout.span))?;
    in_order(text, note.footnotes.iter().map(|footnote| footnote.span))?;
    for id in &note.block_ids {
        let written = inside(text, id.span)?;
        hold!(written[1..] == *id.id, "{written:?} is no {:?}", id.id);
        hold!(
            !inside(text, id.block)?.is_empty(),
            "{written:?} names nothing"
        );
        let mut literal = note.code.iter().chain(&note.html).chain(&note.asides);
        let is_literal = literal.any(|s| s.start < id.span.end && id.span.start < s.end);
        hold!(!is_literal, "{written:?} stands in code, HTML or math");
    }
    for (ordinal, passage) in note.passages.iter().enumerate() {
        hold!(
            passage.ordinal == ordinal,
            "{ordinal} is called {}",
            passage.ordinal
        );
        passage_spans(text, note, passage)?;
    }
    everything_is_in_passages(note)?;
    for warning in &note.warnings {
        let at = warning.at;
        hold!(text.is_char_boundary(at), "a warning stands at {at}");
    }
    Ok(())
}

fn passage_spans(text: &str, note: &ParsedNote<'_>, passage: &Passage) -> Law {
    for covering in note.covering(passage) {
        let tag = covering.tag;
        let written = inside(text, tag.span)?;
        // White space in a tag of front matter becomes a hyphen, and escapes what they mean.
        let is_front = covering.from == TagSource::FrontMatter;
        hold!(
            is_front || written.ends_with(&*tag.raw),
            "{written:?} is no {:?}",
            tag.raw
        );
        inside(text, tag.block)?;
    }
    for link in note.links_in(passage) {
        let written = inside(text, link.span)?;
        hold!(written == link.raw, "{written:?} is no {:?}", link.raw);
        inside(text, link.target_span)?;
    }
    let Range { start, end } = passage.span.start..passage.span.end;
    let tags: Vec<Span> = note.tags_in(passage).iter().map(|tag| tag.span).collect();
    let links: Vec<Span> = note.links_in(passage).iter().map(|l| l.span).collect();
    let tasks: Vec<Span> = note.tasks_in(passage).iter().map(|t| t.span).collect();
    for parts in [&tags, &links, &tasks, note.blocks_in(passage)] {
        in_order(text, parts.iter().copied())?;
        for span in parts {
            hold!(
                start <= span.start && span.end <= end,
                "{span:?} is not in {start}..{end}"
            );
        }
    }
    Ok(())
}

/// Whatever was found stands in one passage.
fn everything_is_in_passages(note: &ParsedNote<'_>) -> Law {
    let passages = || note.passages.iter();
    let counts = [
        (
            "tags",
            passages().map(|p| note.tags_in(p).len()).sum(),
            note.tags.len(),
        ),
        (
            "links",
            passages().map(|p| note.links_in(p).len()).sum(),
            note.links.len(),
        ),
        (
            "tasks",
            passages().map(|p| note.tasks_in(p).len()).sum(),
            note.tasks.len(),
        ),
        (
            "blocks",
            passages().map(|p| note.blocks_in(p).len()).sum(),
            note.blocks.len(),
        ),
    ];
    for (what, found, all) in counts {
        let found: usize = found;
        hold!(found == all, "{found} of {all} {what} stand in passages");
    }
    Ok(())
}

/// Outside passages and front matter stand only thematic breaks and white space.
fn cover(text: &str, note: &ParsedNote<'_>) -> Law {
    let mut reached = note.front_matter.span.map_or(0, |span| span.end);
    let spans = note.passages.iter().map(|passage| passage.span);
    for span in spans.chain([Span {
        start: text.len(),
        end: text.len(),
    }]) {
        hold!(span.start >= reached, "passages overlap at {}", span.start);
        let between = &text[reached..span.start];
        let nothing = between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '-' | '*' | '_' | '\u{FEFF}'));
        hold!(nothing, "{between:?} is in no passage");
        reached = span.end;
    }
    Ok(())
}

/// A tag answers to its own spelling.
fn tags(note: &ParsedNote<'_>) -> Law {
    for tag in note.tags.iter().chain(&note.front_matter.tags) {
        let asked = read_tag(&tag.raw, Profile::Tsuzuri);
        hold!(
            asked.as_ref() == Some(&tag.key),
            "{:?} is not {asked:?} but {:?}",
            tag.raw,
            tag.key
        );
        let named = !tag.key.topic().is_empty() || tag.key.facets().next().is_some();
        hold!(named, "{:?} has no topic", tag.raw);
        asks(&tag.key)?;
        kept(&tag.key)?;
    }
    Ok(())
}

/// A tag is found by its own key, and by each key once.
fn asks(key: &TagKey<'_>) -> Law {
    let asks = key.asks();
    let keys: Vec<&str> = asks.iter().map(|ask| ask.key.as_str()).collect();
    hold!(
        keys.contains(&key.full()),
        "{keys:?} lacks {:?}",
        key.full()
    );
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    hold!(once.len() == keys.len(), "{keys:?} says one of them twice");
    Ok(())
}

/// A key that was taken apart to be kept is the same when it is put together.
fn kept(key: &TagKey<'_>) -> Law {
    let facets: Vec<String> = key.facets().map(str::to_owned).collect();
    let names: Vec<String> = key.names().map(str::to_owned).collect();
    let kept = TagKey::from_parts(key.full().to_owned(), key.topic(), &facets, &names);
    hold!(kept.asks() == key.asks(), "{key:?} is kept as {kept:?}");
    Ok(())
}
