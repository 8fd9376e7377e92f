//! What a new name of a tag or of a note changes, all over the vault. Plans only: the index
//! says which notes may be meant, their files say what is so.

mod note;
mod planner;
mod tag;

pub(crate) use planner::Planner;
pub use tag::BadRetag;
