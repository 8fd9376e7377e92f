//! Links: what one says of its target (the grammar, §3). Where links stand is `note`'s
//! to find; which note a target means is the index's.

use std::borrow::Cow;

use memchr::{memchr, memchr3};
use percent_encoding::percent_decode_str;

use crate::shown::trimmed;
use crate::url::is_address;
use crate::{Link, LinkKind, Span};

/// Reads `[[…]]` or `![[…]]` at `span`. `None` for what Markdown takes for one and
/// nobody means: over a line's end, or without any target.
pub(crate) fn wikilink(source: &str, span: Span) -> Option<Link<'_>> {
    let raw = &source[span.start..span.end];
    let embed = raw.starts_with('!');
    let open = if embed { 3 } else { 2 };
    let inner = raw.get(open..raw.len().checked_sub(2)?)?;
    let (name, fragment, alias) = match memchr3(b'\n', b'|', b'#', inner.as_bytes()) {
        // Most are a name alone.
        None => (inner, None, None),
        Some(_) => parts_of_wikilink(inner)?,
    };
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
        raw,
        target: Cow::Borrowed(target),
        fragment: fragment.map(Cow::Borrowed),
        alias: alias.filter(|a| differs(a, target)).map(Cow::Borrowed),
        span,
        target_span: Span {
            start,
            end: start + target.len(),
        },
    })
}

/// Name, fragment and shown text of what stands between the brackets. `None` for several
/// lines.
fn parts_of_wikilink(inner: &str) -> Option<(&str, Option<&str>, Option<&str>)> {
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
    Some((name, fragment, alias))
}

/// A Markdown link or image, as the parser of Markdown understood it.
pub(crate) struct Markdown<'t> {
    pub(crate) image: bool,
    /// With escapes and entities resolved.
    pub(crate) destination: Cow<'t, str>,
    /// Shown text or alternative text.
    pub(crate) text: Cow<'t, str>,
    pub(crate) span: Span,
    /// Where the destination is written.
    pub(crate) destination_span: Span,
}

/// `[text](destination)` in all its forms. `None` without a destination.
pub(crate) fn markdown<'t>(source: &'t str, link: Markdown<'t>) -> Option<Link<'t>> {
    let written = &source[link.destination_span.start..link.destination_span.end];
    let address = is_address(&link.destination);
    let (target, fragment, target_length) = if address {
        (link.destination, None, written.len())
    } else {
        let (path, fragment) = split_cow(link.destination);
        let fragment = fragment.map(decoded).filter(|f| !f.is_empty());
        (decoded(path), fragment, split_fragment(written).0.len())
    };
    if target.is_empty() && fragment.is_none() {
        return None;
    }
    Some(Link {
        kind: match (link.image, address) {
            (true, _) => LinkKind::Image,
            (false, true) => LinkKind::Url,
            (false, false) => LinkKind::Markdown,
        },
        raw: &source[link.span.start..link.span.end],
        alias: Some(trimmed(link.text)).filter(|text| differs(text, &target)),
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
pub(crate) fn address(source: &str, span: Span, target_span: Span) -> Link<'_> {
    let target = &source[target_span.start..target_span.end];
    let is_mail = span != target_span && target.contains('@') && !is_address(target);
    Link {
        kind: LinkKind::Url,
        raw: &source[span.start..span.end],
        target: if is_mail {
            Cow::Owned(format!("mailto:{target}"))
        } else {
            Cow::Borrowed(target)
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
    match memchr(b'#', place.as_bytes()) {
        Some(at) => (&place[..at], Some(&place[at + 1..])),
        None => (place, None),
    }
}

fn split_cow<'t>(place: Cow<'t, str>) -> (Cow<'t, str>, Option<Cow<'t, str>>) {
    match place {
        Cow::Borrowed(place) => {
            let (path, fragment) = split_fragment(place);
            (Cow::Borrowed(path), fragment.map(Cow::Borrowed))
        }
        Cow::Owned(place) => {
            let (path, fragment) = split_fragment(&place);
            let fragment = fragment.map(|text| Cow::Owned(text.to_owned()));
            (Cow::Owned(path.to_owned()), fragment)
        }
    }
}

fn decoded(path: Cow<'_, str>) -> Cow<'_, str> {
    if memchr(b'%', path.as_bytes()).is_none() {
        return path;
    }
    match percent_decode_str(&path).decode_utf8() {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => path,
    }
}

fn differs(alias: &str, target: &str) -> bool {
    !alias.is_empty() && alias != target
}
