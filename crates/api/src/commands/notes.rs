//! Notes: finding, reading and saving them, today's note, and links either way.

use tsuzuri_engine::query::{self, Columns};
use tsuzuri_engine::{ContentHash, EngineError, NotePath, Reader};

use crate::wire::{
    Backlinks, BacklinksRequest, CreateNote, FindNotes, Folder, FolderRequest, MatchNotes,
    MatchedNote, MatchedNotes, NoteList, NoteRequest, NoteRow, NoteView, OutgoingLinks,
    ResolveLink, ResolvedLink, SaveNote, Saved, Today, TodayRequest,
};
use crate::{ApiError, ErrorCode, Session, Vault, convert, daily, path};

/// What lies directly in a folder.
pub fn folder(session: &Session, request: FolderRequest) -> Result<Folder, ApiError> {
    if !request.path.is_empty() {
        path::in_vault(&request.path)?;
    }
    let reader = session.vault()?.reader()?;
    let level = query::folder(&reader, &request.path)?;
    Ok(Folder {
        generation: reader.generation(),
        folders: level.folders.into_iter().map(Into::into).collect(),
        notes: level.notes.into_iter().map(Into::into).collect(),
    })
}

/// Notes by a part of their title, path or alias.
pub fn find_notes(session: &Session, request: FindNotes) -> Result<NoteList, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let found = query::find_notes(&reader, &vault.columns, &request.text, request.limit)?;
    Ok(NoteList {
        generation: reader.generation(),
        total: found.total,
        notes: found.notes.into_iter().map(Into::into).collect(),
    })
}

/// Notes by a name that is half remembered, and the day that was typed, if it is one.
pub fn match_notes(session: &Session, request: MatchNotes) -> Result<MatchedNotes, ApiError> {
    let vault = session.vault()?;
    let reader = vault.reader()?;
    if request.text.trim().is_empty() {
        return Ok(MatchedNotes {
            generation: reader.generation(),
            day: None,
            notes: last_at(&reader, &vault.columns, &request)?,
        });
    }
    let found = query::match_notes(&reader, &vault.columns, &request.text, request.limit)?;
    let typed = query::typed_day(&request.text, vault.clock.today());
    Ok(MatchedNotes {
        generation: reader.generation(),
        day: convert::day(typed),
        notes: found
            .into_iter()
            .map(|note| written_out(&vault, note.into()))
            .collect(),
    })
}

/// Bytes of a note in which its front matter is looked for.
const FRONT: usize = 64 * 1024;

/// An alias as its note has it: the index knows only how names compare. One that can't be
/// found there any more stays as the index has it.
fn written_out(vault: &Vault, mut note: MatchedNote) -> MatchedNote {
    let Some(alias) = &note.alias else {
        return note;
    };
    let read = NotePath::new(&note.path)
        .ok()
        .and_then(|path| vault.engine.read_note(&path).ok());
    let Some(read) = read else {
        return note;
    };
    let front = &read.text[..read.text.floor_char_boundary(FRONT)];
    let reading = vault.reading().of(Some(&note.path));
    let front = tsuzuri_syntax::parse(front, &reading).front_matter;
    let same = |written: &&std::borrow::Cow<'_, str>| tsuzuri_syntax::name_key(written) == *alias;
    if let Some(written) = front.aliases.iter().find(same) {
        // Where the two forms differ in length, the places in one are none in the other.
        if written.encode_utf16().count() != alias.encode_utf16().count() {
            note.highlights_utf16.clear();
        }
        note.alias = Some(written.to_string());
    }
    note
}

/// Notes that one was at, then those changed last, each once.
fn last_at(
    reader: &Reader,
    columns: &Columns,
    request: &MatchNotes,
) -> Result<Vec<MatchedNote>, ApiError> {
    let limit = request.limit as usize;
    let mut rows = Vec::new();
    for path in request.recent.iter().take(limit) {
        rows.extend(query::note(reader, path)?);
    }
    let at = rows.len();
    for row in query::find_notes(reader, columns, "", request.limit)?.notes {
        if rows[..at].iter().all(|known| known.path != row.path) {
            rows.push(row);
        }
    }
    rows.truncate(limit);
    let row = |row: query::NoteRow| MatchedNote {
        path: row.path,
        title: row.title,
        by: "recent".to_owned(),
        alias: None,
        highlights_utf16: Vec::new(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// A note for reading or editing, as its file is now.
pub fn open_note(session: &Session, request: NoteRequest) -> Result<NoteView, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let note = vault.engine.read_note(&path)?;
    let reader = vault.reader()?;
    // A file that has just come has no row yet: until it has, its name is its title.
    let row = query::note(&reader, path.as_str())?;
    let (title, day) = match row {
        Some(row) => (row.title, convert::day(row.day)),
        None => (path.stem().to_owned(), None),
    };
    let reading = vault.reading().of(Some(path.as_str()));
    let parsed = tsuzuri_syntax::parse(&note.text, &reading);
    Ok(NoteView {
        generation: reader.generation(),
        path: path.to_string(),
        title,
        hash: note.hash.to_string(),
        day,
        read_only: note.read_only.map(|why| why.code().to_owned()),
        warnings: parsed
            .warnings
            .into_iter()
            .map(|warning| warning.kind.into())
            .collect(),
        hashtags: (vault.reading()).into(),
        text: note.text,
    })
}

/// Saves what stands in an editor; answers once the bytes are durable.
pub fn save_note(session: &Session, request: SaveNote) -> Result<Saved, ApiError> {
    let path = path::note(&request.path)?;
    let base = request.base_hash.parse().map_err(|_| bad_hash())?;
    save(session, &path, &request.text, base)
}

/// Saves a text over the bytes with a hash, with what was captured since behind it.
pub(super) fn save(
    session: &Session,
    path: &NotePath,
    text: &str,
    base: ContentHash,
) -> Result<Saved, ApiError> {
    let vault = session.vault()?;
    let captures = |now| {
        let between = session
            .store()
            .captures_between(&vault.view.id, path.as_str(), base, now);
        between.unwrap_or_else(|error| {
            tracing::warn!(%path, %error, "captures can't be told from other changes");
            None
        })
    };
    let saved = vault
        .engine
        .save(path, text, base, &captures, session.origin())?;
    vault.has_saved(path.as_str(), saved.hash);
    Ok(Saved {
        generation: vault.reader()?.generation(),
        hash: saved.hash.to_string(),
        sibling: saved.sibling.map(|path| path.to_string()),
        text: saved.text,
    })
}

/// Makes a new note.
pub fn create_note(session: &Session, request: CreateNote) -> Result<NoteRow, ApiError> {
    let path = path::new_note(&request.path)?;
    let vault = session.vault()?;
    vault
        .engine
        .create(&path, &request.text, session.origin())?;
    let reader = vault.reader()?;
    // The vault's own rules may keep it out of the index: it was made all the same.
    let unlisted = || NoteRow {
        path: path.to_string(),
        title: path.stem().to_owned(),
        day: None,
        modified: vault.clock.wall_ns() / 1_000_000,
    };
    Ok(query::note(&reader, path.as_str())?.map_or_else(unlisted, Into::into))
}

/// Where today's note is: under any usual name of the day, else where the vault's pattern
/// puts it.
pub fn today(session: &Session, request: TodayRequest) -> Result<Today, ApiError> {
    let vault = session.vault()?;
    let day = vault.clock.today();
    let mut note = daily::note_of(&vault, day)?;
    if request.create && !note.exists {
        session.wait_until_read(&vault)?;
        note = daily::note_of(&vault, day)?;
    }
    if request.create && !note.exists {
        let made = vault.engine.create(
            &note.path,
            &daily::first_text(&vault, &note.path, day),
            session.origin(),
        );
        match made {
            // Another program may have made it since the index looked: that is as good.
            Ok(_) | Err(EngineError::Exists(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Today {
        exists: note.exists || request.create,
        path: note.path.to_string(),
        day: day.to_string(),
    })
}

/// Passages that link to a note.
pub fn backlinks(session: &Session, request: BacklinksRequest) -> Result<Backlinks, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let ask = query::PageAsk {
        cursor: request.cursor.as_deref(),
        limit: request.limit,
    };
    let found = query::backlinks(&reader, &*vault.engine, path.as_str(), ask)?;
    vault.look_again_at(&found.changed);
    Ok(Backlinks {
        generation: reader.generation(),
        total: found.total,
        next_cursor: found.next_cursor,
        links: found.links.into_iter().map(Into::into).collect(),
    })
}

/// Links that stand in a note.
pub fn outgoing_links(session: &Session, request: NoteRequest) -> Result<OutgoingLinks, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let links = query::outgoing(&reader, &*vault.engine, path.as_str())?;
    Ok(OutgoingLinks {
        generation: reader.generation(),
        links: links.into_iter().map(Into::into).collect(),
    })
}

/// Where a link leads that is being written.
pub fn resolve_link(session: &Session, request: ResolveLink) -> Result<ResolvedLink, ApiError> {
    let from = path::note(&request.from)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let link = query::resolve_link(
        &reader,
        &*vault.engine,
        &vault.reading().addresses,
        from.as_str(),
        &request.target,
    )?;
    let unresolved = link.state == "unresolved";
    let would_be = unresolved
        .then(|| path::would_be(&from, &request.target))
        .flatten();
    Ok(ResolvedLink {
        resolution: link.state.to_owned(),
        path: link.path,
        line: link.line,
        would_be: would_be.map(|path| path.to_string()),
        candidates: link.candidates,
    })
}

fn bad_hash() -> ApiError {
    let message = "base_hash is none; send back what `open_note` or `save_note` answered";
    ApiError::new(ErrorCode::BadRequest, message)
}
