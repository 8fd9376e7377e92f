//! What one note is made of, and what belongs with it.

use tsuzuri_engine::query;

use crate::sink::count;
use crate::wire::{HeadingRow, NoteRequest, Outline, RelatedTags};
use crate::{ApiError, Session, path};

/// The headings of a note, as its file is now.
pub fn outline(session: &Session, request: NoteRequest) -> Result<Outline, ApiError> {
    let path = path::note(&request.path)?;
    let vault = session.vault()?;
    let reader = vault.reader()?;
    let text = vault.engine.read_note(&path)?.text;
    let reading = vault.reading().of(Some(path.as_str()));
    let note = tsuzuri_syntax::parse(&text, &reading);
    let (mut line, mut from) = (0, 0);
    let headings = note.headings.iter().map(|heading| {
        let between = text.get(from..heading.span.start).unwrap_or_default();
        line += between.bytes().filter(|byte| *byte == b'\n').count() as u64;
        from = heading.span.start;
        HeadingRow {
            level: heading.level,
            text: heading.text.to_string(),
            line: count(line),
        }
    });
    Ok(Outline {
        headings: headings.collect(),
        generation: reader.generation(),
    })
}

/// Tags that share passages with a note's tags elsewhere.
pub fn related_tags(session: &Session, request: NoteRequest) -> Result<RelatedTags, ApiError> {
    let path = path::note(&request.path)?;
    let reader = session.vault()?.reader()?;
    let tags = query::related_tags(&reader, path.as_str())?;
    Ok(RelatedTags {
        generation: reader.generation(),
        tags: tags.into_iter().map(Into::into).collect(),
    })
}
