//! `capture`: keeps a text, and puts it behind what stands in a note.

use std::io::Read;

use serde::Serialize;
use tsuzuri_api::wire::{CaptureRequest, Nothing};
use tsuzuri_api::{ApiError, ErrorCode, Session, commands};
use tsuzuri_engine::NotePath;
use tsuzuri_syntax::{Reading, TagSource, parse};

use crate::args::{CaptureArgs, HostArgs};
use crate::failure::Failure;
use crate::host::{self, Freshness};
use crate::language::Language;
use crate::note_name;
use crate::print::{Answer, Page, Style};

/// `{id, path, span}`, or `{id, queued: true, problem}` while it can't come into its note.
#[derive(Debug, Serialize)]
pub struct Capture {
    id: String,
    #[serde(flatten)]
    place: Place,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Place {
    InNote {
        path: String,
        span: (u64, u64),
    },
    Queued {
        queued: bool,
        problem: Option<ApiError>,
    },
}

/// Keeps the text first: whatever fails after that, it is not lost.
pub fn run(host: &HostArgs, args: &CaptureArgs) -> Result<Capture, Failure> {
    let text = text(args)?;
    let (session, vault) = host::open_if_there(host)?;
    // While it is away, nobody knows how it reads hashtags.
    let open = session.vault().ok();
    let reading = open.as_deref().map(|open| open.reading().of(None));
    let text = closed_with(&text, &args.tags, &reading.unwrap_or_default())?;
    let note = match &args.to {
        Some(name) => {
            // A name is told by the notes that are there.
            bring_up_to_date(&session);
            Some(note(&session, name)?)
        }
        None => None,
    };
    let request = CaptureRequest {
        id: uuid::Uuid::new_v4().simple().to_string(),
        text,
        note,
    };
    let id = commands::capture::capture_into(&session, &vault, request)?.id;
    if args.to.is_none() {
        // And so is where today's note lies.
        bring_up_to_date(&session);
    }
    session.deliver_to(&vault)?;
    let place = place(&session, &id)?;
    Ok(Capture { id, place })
}

fn bring_up_to_date(session: &Session) {
    if let Ok(open) = session.vault()
        && let Err(failure) = host::refresh(&open, Freshness::Notes)
    {
        tracing::warn!(?failure, "the index is not up to date");
    }
}

fn place(session: &Session, id: &str) -> Result<Place, Failure> {
    if let Some(place) = session.place_of_capture(id)? {
        let (path, span) = (place.path, place.span);
        return Ok(Place::InNote { path, span });
    }
    let waiting = commands::capture::waiting_captures(session, Nothing {})?;
    let own = waiting.captures.into_iter().find(|one| one.id == id);
    Ok(Place::Queued {
        queued: true,
        problem: own.and_then(|own| own.problem),
    })
}

fn text(args: &CaptureArgs) -> Result<String, Failure> {
    match args.text.as_deref() {
        Some(text) if text != "-" => Ok(text.to_owned()),
        _ => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.map_err(|error| Failure::Unreadable {
                file: "-".into(),
                reason: error.to_string(),
            })?;
            Ok(text)
        }
    }
}

/// The text with a line of tags below it: its own last one goes on, if that is one.
fn closed_with(text: &str, tags: &[String], reading: &Reading<'_>) -> Result<String, Failure> {
    if tags.is_empty() {
        return Ok(text.to_owned());
    }
    let line = tags
        .iter()
        .map(|tag| signed(tag, reading))
        .collect::<Result<Vec<_>, _>>()?
        .join(" ");
    let text = text.trim_end();
    let parsed = parse(text, reading);
    let mut tags = parsed.tags.iter();
    let is_closed = tags.any(|tag| tag.stands != TagSource::Text && tag.span.end == text.len());
    Ok(match text {
        "" => line,
        text if is_closed => format!("{text} {line}"),
        text => format!("{text}\n\n{line}"),
    })
}

/// A tag as it is written; it must be read as the one that was meant.
fn signed(tag: &str, reading: &Reading<'_>) -> Result<String, Failure> {
    let signed = match tag.chars().next() {
        Some('#' | '＃' | '﹟') => tag.to_owned(),
        _ => format!("#{tag}"),
    };
    let parsed = parse(&signed, reading);
    let mut tags = parsed.tags.iter();
    let whole = tags.any(|tag| (tag.span.start, tag.span.end) == (0, signed.len()));
    if whole {
        return Ok(signed);
    }
    let message = format!("“{tag}” would not be read as one tag; see docs/grammar.md");
    Err(ApiError::new(ErrorCode::BadRequest, message).into())
}

/// A note by its name; by a path, also one that is to be made.
fn note(session: &Session, name: &str) -> Result<String, Failure> {
    let is_path = NotePath::new(name).is_ok_and(|path| path.is_note());
    let found = match session.vault() {
        Ok(_) => note_name::resolve(session, name).map(|path| path.to_string()),
        Err(_) => Err(Failure::NoSuchNote(name.to_owned())),
    };
    match found {
        Err(Failure::NoSuchNote(_)) if is_path => Ok(name.to_owned()),
        found => found,
    }
}

impl Answer for Capture {
    fn lay_out(&self, page: &mut Page) {
        match &self.place {
            Place::InNote { path, .. } => page.line(&[(path, Style::Link)]),
            Place::Queued { problem, .. } => {
                let language = Language::of_environment();
                let reason = problem.clone().map(Failure::from);
                let reason = reason.map_or(String::new(), |reason| reason.message(language));
                page.line(&[(language.kept_for_later(), Style::Strong)]);
                page.line(&[("  ", Style::Plain), (&reason, Style::Faint)]);
            }
        }
    }
}
