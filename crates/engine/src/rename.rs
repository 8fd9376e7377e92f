//! What a new name of a tag, of a note or of a folder changes, all over the vault. Plans only: the index
//! says which notes may be meant, their files say what is so.

mod folder;
mod links;
mod note;
mod planner;
mod queries;
mod tag;

pub(crate) use folder::notes_of;
pub(crate) use planner::{Planner, at, can_move};
pub(crate) use queries::{Named, NewName, Queries, notes_without_text};
pub use tag::{BadRetag, check_retag};
