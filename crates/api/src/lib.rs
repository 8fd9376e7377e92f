//! The contract between the engine and whoever shows it: requests, answers, errors,
//! topics, and one function a command. Knows nothing of Tauri; the shell and the command
//! line are two hosts of it.

#[macro_use]
mod list;
pub mod commands;
mod error;
mod topic;
pub mod wire;

pub use error::{ApiError, ErrorCode};
pub use topic::{Origin, Topic};
