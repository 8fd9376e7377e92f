//! A look at a capture that came into its note a moment ago: whether it is there, and if not,
//! whether it was taken out by one who had seen it.

use super::addition;
use crate::{
    error::EngineError,
    store::{Look, NoteVersion, Store},
    vault::Cause,
};

/// Whether it stands in the bytes of a note.
pub(crate) fn stands_in(look: &Look, note: Vec<u8>) -> bool {
    addition::times(note, &look.text).is_none_or(|times| times > look.seen)
}

/// Whether Tsuzuri took it out, in whatever process: the first version without it since it
/// came in is our own, and so was made of bytes that held it.
pub(crate) fn was_taken_out(store: &Store, look: &Look) -> Result<bool, EngineError> {
    let versions = store.versions(&look.vault, &look.path)?;
    let came_in = |version: &NoteVersion| version.hash == look.hash;
    let Some(came_in) = versions.iter().position(came_in) else {
        return Ok(false);
    };
    for version in versions[..came_in].iter().rev() {
        let bytes = store.version_bytes(&look.vault, &look.path, version.number)?;
        if bytes.is_some_and(|bytes| !stands_in(look, bytes)) {
            return Ok(matches!(
                version.cause,
                Cause::Saved | Cause::Edited | Cause::Restored | Cause::Deleted
            ));
        }
    }
    Ok(false)
}
