//! What the vault of very many notes has changed: its tests ask for it, and the process that is
//! killed meanwhile.

use tsuzuri_api::wire::{EditKind, PlanEdit};

/// The note, which all link to, and where it goes; or the tag that all have.
pub fn asked(is_note: bool, ticket: u32) -> PlanEdit {
    let (kind, from, to) = match is_note {
        true => (EditKind::Note, "0/0.md", "新/零.md"),
        false => (EditKind::Tag, "多い", "少ない"),
    };
    PlanEdit {
        ticket,
        kind,
        from: from.into(),
        to: to.into(),
    }
}
