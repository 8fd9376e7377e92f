//! Links: what one says of its target (the grammar, §3). Where links stand is `note`'s
//! to find; which note a target means is the index's.

use percent_encoding::percent_decode_str;

use crate::url::is_address;
use crate::{Link, LinkKind, Span};

/// Reads `[[…]]` or `![[…]]` at `span`. `None` for what Markdown takes for one and
/// nobody means: over a line's end, or without any target.
pub(crate) fn wikilink(source: &str, span: Span) -> Option<Link> {
    let raw = &source[span.start..span.end];
    let embed = raw.starts_with('!');
    let open = if embed { 3 } else { 2 };
    let inner = raw.get(open..raw.len().checked_sub(2)?)?;
    if inner.contains('\n') {
        return None;
    }
    let (place, alias) = match inner.split_once('|') {
        // Within a table the bar is escaped; the backslash belongs to neither.
        Some((place, alias)) => (
            place.strip_suffix('\\').unwrap_or(place),
            Some(alias.trim()),
        ),
        None => (inner, None),
    };
    let (name, fragment) = split_fragment(place);
    let target = name.trim();
    let fragment = fragment.map(str::trim).filter(|f| !f.is_empty());
    if target.is_empty() && fragment.is_none() {
        return None;
    }
    let start = span.start + open + (name.len() - name.trim_start().len());
    Some(Link {
        kind: if embed {
            LinkKind::Embed
        } else {
            LinkKind::Wikilink
        },
        raw: raw.to_owned(),
        target: target.to_owned(),
        fragment: fragment.map(str::to_owned),
        alias: alias.filter(|a| differs(a, target)).map(str::to_owned),
        span,
        target_span: Span {
            start,
            end: start + target.len(),
        },
    })
}

/// A Markdown link or image, as the parser of Markdown understood it.
pub(crate) struct Markdown<'a> {
    pub(crate) image: bool,
    /// With escapes and entities resolved.
    pub(crate) destination: &'a str,
    /// Shown text or alternative text.
    pub(crate) text: &'a str,
    pub(crate) span: Span,
    /// Where the destination is written.
    pub(crate) destination_span: Span,
}

/// `[text](destination)` in all its forms. `None` without a destination.
pub(crate) fn markdown(source: &str, link: &Markdown<'_>) -> Option<Link> {
    let address = is_address(link.destination);
    let (path, fragment) = if address {
        (link.destination, None)
    } else {
        split_fragment(link.destination)
    };
    let fragment = fragment.map(decoded).filter(|f| !f.is_empty());
    let target = if address {
        path.to_owned()
    } else {
        decoded(path)
    };
    if target.is_empty() && fragment.is_none() {
        return None;
    }
    let written = &source[link.destination_span.start..link.destination_span.end];
    let target_length = if address {
        written.len()
    } else {
        split_fragment(written).0.len()
    };
    let text = link.text.trim();
    Some(Link {
        kind: match (link.image, address) {
            (true, _) => LinkKind::Image,
            (false, true) => LinkKind::Url,
            (false, false) => LinkKind::Markdown,
        },
        raw: source[link.span.start..link.span.end].to_owned(),
        alias: Some(text)
            .filter(|t| differs(t, &target))
            .map(str::to_owned),
        target,
        fragment,
        span: link.span,
        target_span: Span {
            start: link.destination_span.start,
            end: link.destination_span.start + target_length,
        },
    })
}

/// An address that stands in the text, bare or between `<` and `>`.
pub(crate) fn address(source: &str, span: Span, target_span: Span) -> Link {
    let target = &source[target_span.start..target_span.end];
    let is_mail = span != target_span && target.contains('@') && !is_address(target);
    Link {
        kind: LinkKind::Url,
        raw: source[span.start..span.end].to_owned(),
        target: if is_mail {
            format!("mailto:{target}")
        } else {
            target.to_owned()
        },
        fragment: None,
        alias: None,
        span,
        target_span,
    }
}

/// Where the destination stands in `](destination "title")`, which begins at `from`, or
/// in a definition from behind its `]:`. Without the `<` and `>` around it.
pub(crate) fn destination_span(source: &str, from: usize, end: usize) -> Span {
    let text = &source[from..end];
    let start = text
        .find(|c: char| !c.is_ascii_whitespace())
        .unwrap_or(text.len());
    let text = &text[start..];
    if let Some(inner) = text.strip_prefix('<') {
        let length = unescaped(inner, |c| c == '>');
        return at(from + start + 1, length);
    }
    let mut depth = 0_usize;
    let length = unescaped(text, |c| match c {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth == 0 => true,
        ')' => {
            depth -= 1;
            false
        }
        c => c.is_ascii_whitespace(),
    });
    at(from + start, length)
}

fn at(start: usize, length: usize) -> Span {
    Span {
        start,
        end: start + length,
    }
}

/// Length up to the first unescaped character that ends it.
fn unescaped(text: &str, mut ends: impl FnMut(char) -> bool) -> usize {
    let mut escaped = false;
    text.find(|c: char| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        escaped = c == '\\';
        ends(c)
    })
    .unwrap_or(text.len())
}

/// Where a reference definition's `[label]:` ends.
pub(crate) fn label_end(source: &str, definition: Span) -> usize {
    let text = &source[definition.start..definition.end];
    let label = unescaped(text, |c| c == ']');
    (definition.start + label + 2).min(definition.end)
}

fn split_fragment(place: &str) -> (&str, Option<&str>) {
    match place.split_once('#') {
        Some((path, fragment)) => (path, Some(fragment)),
        None => (place, None),
    }
}

fn decoded(path: &str) -> String {
    if !path.contains('%') {
        return path.to_owned();
    }
    percent_decode_str(path)
        .decode_utf8()
        .map_or_else(|_| path.to_owned(), |text| text.into_owned())
}

fn differs(alias: &str, target: &str) -> bool {
    !alias.is_empty() && alias != target
}
