//! Places that name a note without a link, and what a vault cites.

use std::ops::Range;

use tsuzuri_engine::NotePath;
use tsuzuri_engine::query::{self, MentionsAsk, PageAsk};
use tsuzuri_syntax::LinkKind;

use super::notes;
use crate::sink::count;
use crate::wire::{
    Citations, CitationsRequest, LinkMention, Linked, Mentions, MentionsRequest, Saved,
    UnlinkMention,
};
use crate::{ApiError, ErrorCode, Session, Vault, path};

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
    let place = Place {
        path: &path,
        text: &note.text,
        span: start..end,
    };
    // The save asks the index too; it must not wait for what is held here.
    let Some((text, link)) = place.linked(&vault, &to)? else {
        let message = format!("no link to “{to}” can be written there");
        return Err(ApiError::new(ErrorCode::BadRequest, message));
    };
    Ok(Linked {
        saved: notes::save(session, &path, &text, note.hash)?,
        start: count(start as u64),
        link,
    })
}

/// Where a note names another.
struct Place<'n> {
    path: &'n NotePath,
    /// Of the whole note.
    text: &'n str,
    /// Bytes of it.
    span: Range<usize>,
}

impl Place<'_> {
    /// The note's text with a link to `to` there, and the link; `None` where none can stand.
    fn linked(&self, vault: &Vault, to: &NotePath) -> Result<Option<(String, String)>, ApiError> {
        let reader = vault.reader()?;
        let (from, addresses) = (self.path.as_str(), &vault.reading().addresses);
        let leads_there = |target: &str| {
            let link = query::resolve_link(&reader, &*vault.engine, addresses, from, target)?;
            Ok::<_, ApiError>(link.state == "unique" && link.path.as_deref() == Some(to.as_str()))
        };
        let named = &self.text[self.span.clone()];
        let bare = to.as_str().trim_end_matches(".md");
        for target in [named, to.stem(), bare] {
            if !leads_there(target)? {
                continue;
            }
            let link = if target == named {
                format!("[[{target}]]")
            } else {
                format!("[[{target}|{named}]]")
            };
            let text = self.with(&link);
            if self.is_link(vault, &text, link.len()) {
                return Ok(Some((text, link)));
            }
        }
        Ok(None)
    }

    fn with(&self, link: &str) -> String {
        let (before, behind) = (&self.text[..self.span.start], &self.text[self.span.end..]);
        [before, link, behind].concat()
    }

    /// Whether so many bytes are read as a link there.
    fn is_link(&self, vault: &Vault, text: &str, length: usize) -> bool {
        let made = (self.span.start, self.span.start + length);
        let reading = vault.reading().of(Some(self.path.as_str()));
        let links = tsuzuri_syntax::parse(text, &reading).links;
        links
            .iter()
            .any(|link| (link.span.start, link.span.end) == made && link.kind == LinkKind::Wikilink)
    }
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
