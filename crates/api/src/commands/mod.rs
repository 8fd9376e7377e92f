//! One function a command, in the rooms of the interface: `name(&Session, Request) ->
//! Result<Answer, ApiError>`. Each is whole in itself and may be called from any thread;
//! most read files or the index and so may take milliseconds.

pub mod capture;
pub mod copies;
pub mod days;
pub mod drafts;
pub mod edits;
pub mod exports;
pub mod files;
pub mod graph;
pub mod history;
pub mod imports;
pub mod links;
pub mod notes;
pub mod outline;
pub mod search;
pub mod settings;
pub mod tags;
pub mod templates;
pub mod theme;
pub mod vault;
