//! Changes across notes, whose requests say where something goes: looked at and made with
//! destinations that lead out of the vault; and an import into a folder that does.

use std::fs;

use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, ErrorCode, commands};

use super::names::{ENCODED, WINDOWS};
use super::place::Place;
use super::{FOREIGN, HOSTILE, made, requests};

/// Where whoever looks at the vault does not see it, and other programs may run it.
const HIDDEN: &[&str] = &[
    ".git/hooks/post-commit",
    ".git/new.md",
    ".git/",
    ".obsidian/new.md",
    ".trash/new.md",
    ".new.md",
    "folder/.new.md",
    "folder/.hidden/new.md",
];

/// What can be moved, as a kind and where it is.
const MOVED: [(EditKind, &str); 2] = [(EditKind::Note, "inside.md"), (EditKind::Folder, "folder")];

fn check(place: &Place, (kind, from): (EditKind, &str), to: &str) -> Result<EditCheck, ApiError> {
    let (from, to) = (from.into(), to.into());
    commands::edits::check_edit(&place.session, EditAsk { kind, from, to })
}

fn plan(
    place: &Place,
    ticket: u32,
    (kind, from): (EditKind, &str),
    to: &str,
) -> Result<PlannedEdit, ApiError> {
    let (from, to) = (from.into(), to.into());
    let request = PlanEdit {
        ticket,
        kind,
        from,
        to,
    };
    commands::edits::plan_edit(&place.session, request)
}

/// Makes what is planned and takes it back.
fn make_and_undo(place: &Place, ticket: u32) -> Result<EditResult, ApiError> {
    let done = commands::edits::make_edit(&place.session, EditTicket { ticket })?;
    if let Some(id) = done.id {
        commands::edits::undo_edit(&place.session, UndoEdit { ticket, id })?;
    }
    Ok(done)
}

#[test]
fn no_destination_leads_out_of_the_vault() {
    let place = Place::new();
    let mut ticket = 0;
    for what in MOVED {
        // The folder itself, and a name that is asked for by its end alone.
        let no_way_out = ["", "inside.md/"];
        let strict = HOSTILE.iter().filter(|to| !no_way_out.contains(to));
        for to in strict.chain(FOREIGN).chain(HIDDEN) {
            ticket += 1;
            let refused = plan(&place, ticket, what, to).expect_err(to);
            assert_eq!(
                refused.code,
                ErrorCode::BadPath,
                "{what:?} {to:?}: {refused}"
            );
            let check = check(&place, what, to).unwrap();
            assert!(check.problem.is_some(), "{what:?} {to:?}");
            let none = make_and_undo(&place, ticket).expect_err(to);
            assert_eq!(none.code, ErrorCode::NotFound, "{what:?} {to:?}: {none}");
        }
    }
    place.assert_untouched();
}

/// Whatever is not refused stays within, and can be taken back.
#[test]
fn what_is_moved_stays_in_the_vault() {
    let place = Place::new();
    let others = ENCODED.iter().chain(WINDOWS).map(|to| (*to).to_owned());
    // The ends of those that are long are alike.
    let paths: Vec<String> = others.chain(made().filter(|to| to.len() < 24)).collect();
    let (mut ticket, mut moves) = (0, 0);
    for what in MOVED {
        for to in &paths {
            ticket += 1;
            match plan(&place, ticket, what, to) {
                Ok(_) => {
                    let done = make_and_undo(&place, ticket).unwrap();
                    moves += done.moved.len();
                }
                Err(error) => {
                    let codes = [ErrorCode::BadPath, ErrorCode::Exists];
                    assert!(codes.contains(&error.code), "{what:?} {to:?}: {error}");
                }
            }
            place.assert_outside_untouched();
        }
    }
    assert!(moves > 50, "{moves}");
}

/// A folder that is a link, or a file, is no place to move something to; that is said
/// before anything is tried.
#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link() {
    let place = Place::new();
    for (number, to) in super::LINKED
        .iter()
        .chain(&["inside.md/new.md"])
        .enumerate()
    {
        for what in [MOVED[1], (EditKind::Note, "folder/deep.md")] {
            let ticket =
                u32::try_from(number).unwrap() * 2 + u32::from(what.0 == EditKind::Note) + 1;
            let refused = plan(&place, ticket, what, to).expect_err(to);
            let codes = [ErrorCode::BadPath, ErrorCode::Exists];
            assert!(codes.contains(&refused.code), "{what:?} {to}: {refused}");
            let problem = check(&place, what, to).unwrap().problem;
            let problems = [
                EditProblem::NoFolder,
                EditProblem::Taken,
                EditProblem::Inside,
            ];
            assert!(
                problem.is_some_and(|one| problems.contains(&one)),
                "{what:?} {to}: {problem:?}"
            );
        }
    }
    place.assert_untouched();
}

/// One whose folder becomes a link between the look and the deed.
#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link_that_came_later() {
    for what in [MOVED[0], MOVED[1]] {
        let place = Place::new();
        fs::create_dir(place.vault.join("empty")).unwrap();
        plan(&place, 1, what, "empty/new.md").unwrap();
        fs::remove_dir(place.vault.join("empty")).unwrap();
        std::os::unix::fs::symlink(&place.outside, place.vault.join("empty")).unwrap();
        let done = make_and_undo(&place, 1);
        assert!(
            done.as_ref().map_or(true, |done| done.moved.is_empty()),
            "{done:?}"
        );
        place.assert_outside_untouched();
        assert!(place.vault.join(what.1).exists(), "{what:?}");
    }
}

#[test]
fn every_command_with_a_destination_is_here() {
    let has_one = |request: &str| {
        let mut words = request.split(|c: char| !c.is_alphanumeric() && !"_:".contains(c));
        words.any(|word| word == "to:")
    };
    let with_one = requests()
        .into_iter()
        .filter(|(_, request)| has_one(request));
    let names: Vec<&str> = with_one.map(|(name, _)| name).collect();
    // The third writes it into a link's text.
    assert_eq!(names, ["check_edit", "plan_edit", "link_mention"]);
}

#[cfg(unix)]
#[test]
fn an_import_does_not_leave_the_vault() {
    let place = Place::new();
    std::os::unix::fs::symlink(&place.outside, place.vault.join("diary")).unwrap();
    let file = place.vault.with_file_name("export.txt");
    let entry = "TITLE: t\nDATE: 02/01/2023 07:00:00\n-----\nBODY:\n<p>b</p>\n-----\n--------\n";
    fs::write(&file, entry).unwrap();
    assert_eq!(place.session.choose_export(&file).unwrap().problem, None);
    let request = PlanImport {
        ticket: 1,
        blog: None,
    };
    let refused = commands::imports::plan_import(&place.session, request).unwrap_err();
    assert_eq!(refused.code, ErrorCode::BadPath, "{refused}");
    let none = commands::imports::make_import(&place.session, EditTicket { ticket: 1 });
    assert_eq!(none.unwrap_err().code, ErrorCode::NotFound);
    place.assert_outside_untouched();
}
