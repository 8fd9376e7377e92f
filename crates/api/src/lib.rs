//! The contract between the engine and whoever shows it: requests, answers, errors,
//! topics, and one function a command. Knows nothing of Tauri; the shell and the command
//! line are two hosts of it.

#[macro_use]
mod list;
pub mod alone;
pub mod attachments;
pub mod commands;
mod convert;
mod courier;
mod daily;
pub mod edits;
mod error;
pub mod exports;
pub mod imports;
mod path;
mod places;
mod power;
mod searches;
mod session;
mod sink;
pub mod template;
pub mod theme;
mod topic;
pub mod wire;

pub use courier::Courier;
pub use error::{ApiError, ErrorCode};
pub use places::{DATA_DIR, INDEX_DIR, Places};
pub use session::{Host, Session, Vault};
pub use sink::Sink;
pub use topic::{Origin, Topic};
pub use tsuzuri_engine::Trash;
