//! The bytes that a text becomes at the end of a file: in its encoding, with its line
//! ends, behind what sets it apart.

use super::joint;
use crate::{
    error::{EngineError, ReadOnly},
    path::NotePath,
    store::Plan,
    vault::{Bytes, READ_ONLY_FROM, VaultReading, encoding::decode, line_ends},
};

/// What is to be added to a file that holds `base`.
pub(super) fn plan(
    path: &NotePath,
    base: &Bytes,
    text: &str,
    reading: &VaultReading,
) -> Result<Plan, EngineError> {
    let read_only = |why| EngineError::ReadOnly {
        path: path.clone(),
        why,
    };
    if base.stamp.size > READ_ONLY_FROM {
        return Err(read_only(ReadOnly::Large));
    }
    let decoded = decode(base.kept.clone());
    if !decoded.exact {
        return Err(read_only(ReadOnly::Encoding));
    }
    let line_end = line_ends::last_of(&decoded.text);
    let lead = joint(&line_ends::to_lf(&decoded.text), text, reading);
    let encode = |text: &str| {
        let text = text.replace('\n', line_end);
        let bytes = decoded.encoding.encode_more(&text);
        bytes.ok_or_else(|| read_only(ReadOnly::Encoding))
    };
    let (lead, body, end) = (encode(&lead)?, encode(text)?, encode("\n")?);
    let seen = count(&base.kept, &body, &end);
    Ok(Plan {
        path: path.to_string(),
        base: base.hash,
        base_size: base.kept.len() as u64,
        lead: lead.len(),
        body: body.len(),
        addition: [lead, body, end].concat(),
        seen,
    })
}

/// How often a text stands in a note as lines of its own. `None` where the note's encoding
/// can't hold it.
pub(super) fn times(note: Vec<u8>, text: &str) -> Option<u32> {
    let decoded = decode(note.clone());
    let line_end = line_ends::last_of(&decoded.text);
    let body = decoded
        .encoding
        .encode_more(&text.replace('\n', line_end))?;
    let end = decoded.encoding.encode_more(line_end)?;
    Some(count(&note, &body, &end))
}

/// How often `body` stands in the bytes as lines of its own.
pub(super) fn count(bytes: &[u8], body: &[u8], line_end: &[u8]) -> u32 {
    let found = places(bytes, body, line_end).count();
    u32::try_from(found).unwrap_or(u32::MAX)
}

/// Where `body` stands in the bytes as lines of its own.
pub(super) fn places<'b>(
    bytes: &'b [u8],
    body: &'b [u8],
    line_end: &'b [u8],
) -> impl Iterator<Item = usize> + 'b {
    memchr::memmem::find_iter(bytes, body).filter(move |at| {
        let (before, after) = (&bytes[..*at], &bytes[at + body.len()..]);
        let begins = before.is_empty() || before.ends_with(line_end) || before.len() <= 3;
        begins && (after.is_empty() || after.starts_with(line_end))
    })
}
