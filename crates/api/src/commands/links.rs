//! Places that name a note without a link, and what a vault cites.

use tsuzuri_engine::query::{self, MentionsAsk, PageAsk};
use tsuzuri_syntax::{Link, LinkKind};

use super::notes;
use crate::sink::count;
use crate::wire::{
    Citations, CitationsRequest, LinkMention, Linked, Mentions, MentionsRequest, Saved,
    UnlinkMention,
};
use crate::{ApiError, ErrorCode, Session, path};

/// Places in other notes that name a note without a link.
///
/// # Errors
/// `cancelled` when a request with a newer ticket came.
pub fn mentions(session: &Session, request: MentionsRequest) -> Result<Mentions, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let cancel = vault.searches.mentions.begin(request.ticket);
    let ask = MentionsAsk {
        path: path.as_str(),
        reading: vault.reading(),
        page: PageAsk {
            cursor: request.cursor.as_deref(),
            limit: request.limit,
        },
    };
    let (reader, found) = vault
        .ask(|reader| query::mentions(reader, &vault.columns, &*vault.engine, ask, &cancel))?;
    vault.look_again_at(&found.changed);
    Ok(Mentions {
        generation: reader.generation(),
        covered: query::covered(&reader)?,
        total: found.total,
        total_exact: found.total_exact,
        next_cursor: found.next_cursor,
        mentions: found.mentions.into_iter().map(Into::into).collect(),
    })
}

/// Links to a page, or to all pages of a site.
pub fn citations(session: &Session, request: CitationsRequest) -> Result<Citations, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let ask = PageAsk {
        cursor: request.cursor.as_deref(),
        limit: request.limit,
    };
    let cited = query::citations(&reader, &*vault.engine, &request.url, ask)?;
    vault.look_again_at(&cited.found.changed);
    Ok(Citations {
        generation: reader.generation(),
        page: cited.page,
        site: cited.site,
        whole_site: cited.whole_site,
        page_total: cited.page_total,
        site_total: cited.site_total,
        next_cursor: cited.found.next_cursor,
        links: cited.found.links.into_iter().map(Into::into).collect(),
    })
}

/// Makes a link of a place that names a note, in one save of the note it stands in.
///
/// # Errors
/// `not-found` when the place is no longer there, `bad-request` when no link can stand
/// there. Nothing is written then.
pub fn link_mention(session: &Session, request: LinkMention) -> Result<Linked, ApiError> {
    let (path, to) = (path::note(&request.path)?, path::note(&request.to)?);
    let vault = session.vault()?;
    let note = vault.engine.read_note(&path)?;
    let file = vault.engine.file_text(&path)?.text;
    let before = file.get(..request.span[0] as usize).unwrap_or_default();
    let start = before.replace("\r\n", "\n").len();
    let end = start + request.raw.len();
    if request.raw.is_empty() || note.text.get(start..end) != Some(&*request.raw) {
        return Err(not_there(&request.raw));
    }
    let reader = vault.reader()?;
    let leads_there = |target: &str| {
        let addresses = &vault.reading().addresses;
        let link = query::resolve_link(&reader, &*vault.engine, addresses, path.as_str(), target)?;
        Ok::<_, ApiError>(link.state == "unique" && link.path.as_deref() == Some(to.as_str()))
    };
    let reading = vault.reading().of(Some(path.as_str()));
    let bare = to.as_str().trim_end_matches(".md");
    for target in [&*request.raw, to.stem(), bare] {
        if !leads_there(target)? {
            continue;
        }
        let link = if target == request.raw {
            format!("[[{target}]]")
        } else {
            format!("[[{target}|{}]]", request.raw)
        };
        let text = [&note.text[..start], &link, &note.text[end..]].concat();
        let made = (start, start + link.len());
        let links = tsuzuri_syntax::parse(&text, &reading).links;
        let is_link = |link: &Link<'_>| {
            (link.span.start, link.span.end) == made && link.kind == LinkKind::Wikilink
        };
        if links.iter().any(is_link) {
            return Ok(Linked {
                saved: notes::save(session, &path, &text, note.hash)?,
                start: count(start as u64),
                link,
            });
        }
    }
    let message = format!("no link to “{to}” can be written there");
    Err(ApiError::new(ErrorCode::BadRequest, message))
}

/// Takes a link back that was made of a place; all else that was written since stays.
///
/// # Errors
/// `not-found` when the link is no longer there. Nothing is written then.
pub fn unlink_mention(session: &Session, request: UnlinkMention) -> Result<Saved, ApiError> {
    let path = path::note(&request.path)?;
    let note = session.vault()?.engine.read_note(&path)?;
    let start = request.start as usize;
    let end = start.saturating_add(request.link.len());
    if request.link.is_empty() || note.text.get(start..end) != Some(&*request.link) {
        return Err(not_there(&request.link));
    }
    let text = [&note.text[..start], &request.raw, &note.text[end..]].concat();
    notes::save(session, &path, &text, note.hash)
}

fn not_there(written: &str) -> ApiError {
    let message = format!("“{written}” does not stand there any more");
    ApiError::new(ErrorCode::NotFound, message)
}
