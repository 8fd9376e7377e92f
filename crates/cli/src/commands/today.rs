//! `today`: where today's note is or would be.

use serde::Serialize;
use tsuzuri_api::wire::TodayRequest;
use tsuzuri_api::{Session, commands};

use crate::args::TodayArgs;
use crate::failure::Failure;
use crate::print::{Answer, Page, Style};

/// `{path, day, exists}`.
#[derive(Debug, Serialize)]
pub struct Today {
    path: String,
    day: String,
    exists: bool,
}

/// Asks, and makes the note when told to.
pub fn run(session: &Session, args: &TodayArgs) -> Result<Today, Failure> {
    let today = commands::notes::today(
        session,
        TodayRequest {
            create: args.create,
        },
    )?;
    Ok(Today {
        path: today.path,
        day: today.day,
        exists: today.exists,
    })
}

impl Answer for Today {
    fn lay_out(&self, page: &mut Page) {
        let sign = if self.exists { "" } else { "  –" };
        page.line(&[(&self.path, Style::Link), (sign, Style::Faint)]);
    }
}
