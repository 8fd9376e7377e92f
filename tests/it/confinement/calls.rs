//! Every command with a path in its request, as a call with any path.

use serde_json::Value;
use tsuzuri_api::exports::Head;
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, Session, commands};

/// A command, called with a path.
pub type Call = (&'static str, fn(&Session, &str) -> Result<Value, ApiError>);

/// Every command whose request names a note; `every_such_command_is_here` sees to it.
pub const CALLS: &[Call] = &[
    ("fill_template", |session, path| {
        let request = FillTemplate {
            path: path.into(),
            title: String::new(),
            clipboard: None,
        };
        json(commands::templates::fill_template(session, request))
    }),
    ("neighbourhood", |session, path| {
        let request = NeighbourhoodRequest {
            path: path.into(),
            depth: 1,
            limit: 10,
            tags: 10,
            query: None,
        };
        json(commands::graph::neighbourhood(session, request))
    }),
    ("open_note", |session, path| {
        json(commands::notes::open_note(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("passage", |session, path| {
        let request = PassageRequest {
            path: path.into(),
            line: 0,
        };
        json(commands::search::passage(session, request))
    }),
    ("whole_passage", |session, path| {
        let request = WholePassageRequest {
            path: path.into(),
            ordinal: 0,
        };
        json(commands::search::whole_passage(session, request))
    }),
    ("save_note", |session, path| {
        let base_hash = "0".repeat(64);
        let request = SaveNote {
            path: path.into(),
            text: "written".into(),
            base_hash,
        };
        json(commands::notes::save_note(session, request))
    }),
    ("create_note", |session, path| {
        let request = CreateNote {
            path: path.into(),
            text: "written".into(),
        };
        json(commands::notes::create_note(session, request))
    }),
    ("backlinks", |session, path| {
        let request = BacklinksRequest {
            path: path.into(),
            cursor: None,
            limit: 10,
        };
        json(commands::notes::backlinks(session, request))
    }),
    ("keep_draft", |session, path| {
        json(commands::drafts::keep_draft(session, typed(session, path)))
    }),
    ("save_draft", |session, path| {
        json(commands::drafts::save_draft(session, typed(session, path)))
    }),
    ("drop_draft", |session, path| {
        json(commands::drafts::drop_draft(session, draft(session, path)))
    }),
    ("note_draft", |session, path| {
        json(commands::drafts::note_draft(session, draft(session, path)))
    }),
    ("note_copies", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::copies::note_copies(session, request))
    }),
    ("compare_copy", |session, path| {
        let request = CompareCopy {
            path: "inside.md".into(),
            text: String::new(),
            copy: path.into(),
        };
        json(commands::copies::compare_copy(session, request))
    }),
    ("compare_copy", |session, path| {
        let request = CompareCopy {
            path: path.into(),
            text: String::new(),
            copy: "inside.md".into(),
        };
        json(commands::copies::compare_copy(session, request))
    }),
    ("trash_copy", |session, path| {
        let request = TrashCopy {
            path: path.into(),
            hash: "0".repeat(64),
        };
        json(commands::copies::trash_copy(session, request))
    }),
    ("check_edit", |session, path| {
        let request = EditAsk {
            kind: EditKind::Note,
            from: path.into(),
            to: "renamed.md".into(),
        };
        json(commands::edits::check_edit(session, request))
    }),
    ("plan_edit", |session, path| {
        let request = PlanEdit {
            ticket: 1,
            kind: EditKind::Note,
            from: path.into(),
            to: "renamed.md".into(),
        };
        json(commands::edits::plan_edit(session, request))
    }),
    ("embed_picture", |session, path| {
        let folder = tempfile::tempdir().unwrap();
        let head = Head {
            format: ExportFormat::Html,
            title: "",
            language: "en",
        };
        session.begin_export(&folder.path().join("page.html"), 1, &head)?;
        let request = EmbedPicture {
            ticket: 1,
            from: path.into(),
            target: "/dot.gif".into(),
        };
        json(commands::exports::embed_picture(session, request))
    }),
    ("picture", |session, path| {
        let request = PictureRequest {
            from: path.into(),
            target: "/dot.gif".into(),
        };
        json(commands::files::picture(session, request))
    }),
    ("attach", |session, path| {
        let request = Attach {
            note: path.into(),
            name: Some("../../outside/written.txt".into()),
            bytes: "d3JpdHRlbg==".into(),
        };
        json(commands::files::attach(session, request))
    }),
    ("moved_note", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::edits::moved_note(session, request))
    }),
    ("outline", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::outline::outline(session, request))
    }),
    ("related_tags", |session, path| {
        let request = NoteRequest { path: path.into() };
        json(commands::outline::related_tags(session, request))
    }),
    ("link_mention", |session, path| {
        let request = LinkMention {
            path: path.into(),
            span: [2, 8],
            raw: "Inside".into(),
            to: "inside.md".into(),
        };
        json(commands::links::link_mention(session, request))
    }),
    ("unlink_mention", |session, path| {
        let request = UnlinkMention {
            path: path.into(),
            start: 2,
            // As the row above leaves it.
            link: "[[Inside]]".into(),
            raw: "Inside".into(),
        };
        json(commands::links::unlink_mention(session, request))
    }),
    ("mentions", |session, path| {
        let request = MentionsRequest {
            path: path.into(),
            cursor: None,
            limit: 10,
            ticket: 0,
        };
        json(commands::links::mentions(session, request))
    }),
    ("note_history", |session, path| {
        json(commands::history::note_history(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("note_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::note_version(session, request))
    }),
    ("restore_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::restore_version(session, request))
    }),
    ("delete_version", |session, path| {
        let path = path.into();
        let request = VersionRequest { path, version: 1 };
        json(commands::history::delete_version(session, request))
    }),
    ("outgoing_links", |session, path| {
        json(commands::notes::outgoing_links(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
    ("resolve_link", |session, path| {
        let request = ResolveLink {
            from: path.into(),
            target: "inside".into(),
        };
        json(commands::notes::resolve_link(session, request))
    }),
    ("capture", |session, path| {
        let request = CaptureRequest {
            id: id_for(path),
            text: "written".into(),
            note: Some(path.into()),
        };
        let kept = json(commands::capture::capture(session, request))?;
        session.deliver()?;
        Ok(kept)
    }),
    ("redirect_capture", |session, path| {
        // One that waits whatever happens: its note would lie in a file.
        let waits = CaptureRequest {
            id: id_for(path) + "redirected",
            text: "written".into(),
            note: Some("inside.md/none.md".into()),
        };
        commands::capture::capture(session, waits)?;
        let request = RedirectCapture {
            id: id_for(path) + "redirected",
            note: Some(path.into()),
        };
        json(commands::capture::redirect_capture(session, request))
    }),
    ("folder", |session, path| {
        json(commands::notes::folder(
            session,
            FolderRequest { path: path.into() },
        ))
    }),
    ("delete_note", |session, path| {
        json(commands::history::delete_note(
            session,
            NoteRequest { path: path.into() },
        ))
    }),
];

/// Something typed into a note of the vault that is open.
fn typed(session: &Session, path: &str) -> KeepDraft {
    KeepDraft {
        vault: session.vault().unwrap().view.id.clone(),
        path: path.into(),
        base_hash: "0".repeat(64),
        base: Some(String::new()),
        start: 0,
        end: 0,
        insert: "written".into(),
        at: 0,
    }
}

fn draft(session: &Session, path: &str) -> DraftRequest {
    DraftRequest {
        vault: session.vault().unwrap().view.id.clone(),
        path: path.into(),
    }
}

/// An id for a capture into each path, 64 characters at most.
fn id_for(path: &str) -> String {
    path.bytes()
        .take(26)
        .map(|byte| format!("{byte:02x}"))
        .collect::<String>()
        + "-"
}

pub fn json<T: serde::Serialize>(answer: Result<T, ApiError>) -> Result<Value, ApiError> {
    answer.map(|answer| serde_json::to_value(answer).unwrap())
}
