//! `restore`: puts an earlier version of a note back. What the note holds now is a version
//! itself by then, so that nothing is lost by it.

use serde::Serialize;
use tsuzuri_api::wire::VersionRequest;
use tsuzuri_api::{Session, commands};

use crate::args::RestoreArgs;
use crate::failure::Failure;
use crate::note_name;
use crate::print::{self, Answer, Format, Page, Style};

/// `{path, revision}`, and where the version went instead if another program wrote the
/// note at the same moment.
#[derive(Debug, Serialize)]
struct Restored {
    path: String,
    revision: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    sibling: Option<String>,
}

/// Restores, answers, and then makes sure that no other program wrote into the old file.
pub fn run(session: &Session, args: &RestoreArgs, format: Format) -> Result<u8, Failure> {
    let path = note_name::resolve_past(session, &args.note)?.to_string();
    let request = VersionRequest {
        path: path.clone(),
        version: args.revision,
    };
    let saved = commands::history::restore_version(session, request)?;
    let restored = Restored {
        path,
        revision: args.revision,
        sibling: saved.sibling,
    };
    let answered = print::answer(&restored, format);
    session.vault()?.engine.settle_saves();
    Ok(answered?)
}

impl Answer for Restored {
    fn lay_out(&self, page: &mut Page) {
        let place = self.sibling.as_ref().unwrap_or(&self.path);
        page.line(&[
            (place, Style::Link),
            (&format!("  ← {}", self.revision), Style::Faint),
        ]);
    }
}
