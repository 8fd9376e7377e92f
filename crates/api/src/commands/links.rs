//! Places that name a note without a link, and what a vault cites.

use tsuzuri_engine::query::{self, MentionsAsk, PageAsk};

use crate::wire::{
    Citations, CitationsRequest, Cited, CitedList, CitedPagesRequest, CitedSitesRequest, Mentions,
    MentionsRequest,
};
use crate::{ApiError, Session, path};

/// Places in other notes that name a note without a link.
///
/// # Errors
/// `cancelled` when a request with a newer ticket came.
pub fn mentions(session: &Session, request: MentionsRequest) -> Result<Mentions, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let cancel = vault.searches.mentions.begin(request.ticket);
    let reader = vault.reader()?;
    let ask = MentionsAsk {
        path: path.as_str(),
        reading: &vault.settings.reading,
        page: PageAsk {
            cursor: request.cursor.as_deref(),
            limit: request.limit,
        },
    };
    let found = query::mentions(&reader, &vault.columns, &*vault.engine, ask, &cancel)?;
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

/// The sites that are cited most.
pub fn cited_sites(session: &Session, request: CitedSitesRequest) -> Result<CitedList, ApiError> {
    let reader = session.vault()?.reader()?;
    let cited = query::cited_sites(&reader, request.limit)?;
    Ok(list(reader.generation(), cited))
}

/// The pages that are cited most, of one site or of all.
pub fn cited_pages(session: &Session, request: CitedPagesRequest) -> Result<CitedList, ApiError> {
    let reader = session.vault()?.reader()?;
    let cited = query::cited_pages(&reader, request.site.as_deref(), request.limit)?;
    Ok(list(reader.generation(), cited))
}

fn list(generation: u64, cited: query::CitedList) -> CitedList {
    CitedList {
        generation,
        total: cited.total,
        rows: cited.rows.into_iter().map(Into::into).collect(),
    }
}

impl From<query::Cited> for Cited {
    fn from(cited: query::Cited) -> Self {
        Self {
            name: cited.name,
            written: cited.written,
            links: cited.links,
            notes: cited.notes,
        }
    }
}
