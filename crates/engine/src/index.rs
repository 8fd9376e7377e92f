//! What can be derived from the files, in SQLite: opened, written, linked, compared.
//! Answers are for `query` and `search`; which files to read is for `reconcile`.

mod checkpoint;
mod connect;
mod dump;
mod entry;
mod expected;
mod gather;
mod lookup;
mod name;
mod open;
mod pool;
mod relink;
mod terms;
mod text;
mod write;

pub use dump::Difference;
pub(crate) use dump::compare;
#[cfg(any(test, feature = "testing"))]
pub(crate) use dump::dump;
pub(crate) use entry::{Entry, Known, day_number, digest};
pub(crate) use expected::Expected;
pub(crate) use gather::Ids;
pub(crate) use lookup::Relocated;
pub use lookup::{Resolution, candidates_of, resolve};
pub(crate) use name::{NameKind, more_names};
pub use open::schema_version;
pub(crate) use open::{Claim, Index};
pub use pool::Reader;
pub(crate) use text::{read_all, wanted};
pub(crate) use write::{Batch, Counts};
