//! Changes across notes and imports, as a window asks for them.

use super::*;

/// Keeps what it is told of progress, and what is to happen then.
#[derive(Default)]
struct Told(Mutex<Vec<EditProgress>>);

impl Sink for Told {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, _: IndexState) {}
    fn edit_progress(&self, progress: EditProgress) {
        self.0.lock().unwrap().push(progress);
    }
}

fn open(home: &Home, notes: &[(&str, &str)]) -> (Session, Arc<Told>, PathBuf) {
    let vault = home.vault("notes", notes);
    let told = Arc::new(Told::default());
    let session = home.session_with(false, told.clone());
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    (session, told, vault)
}

fn ask(kind: EditKind, from: &str, to: &str) -> EditAsk {
    EditAsk {
        kind,
        from: from.into(),
        to: to.into(),
    }
}

fn plan(session: &Session, ticket: u32, of: EditAsk) -> Result<PlannedEdit, ApiError> {
    let EditAsk { kind, from, to } = of;
    let request = PlanEdit {
        ticket,
        kind,
        from,
        to,
    };
    commands::edits::plan_edit(session, request)
}

const NOTES: &[(&str, &str)] = &[
    ("a.md", "一行\n#NATO と [[b]]\n"),
    ("b.md", "#NATO/訓練 #EU\n"),
];

#[test]
fn a_tag_is_looked_at_renamed_and_taken_back() {
    let home = Home::new();
    let (session, told, vault) = open(&home, NOTES);
    let planned = plan(&session, 7, ask(EditKind::Tag, "#NATO", "N")).unwrap();
    assert_eq!((planned.notes, planned.places, planned.rows), (2, 2, 6));
    let rows = |first, limit| {
        let request = EditRowsRequest {
            ticket: 7,
            first,
            limit,
        };
        let rows = commands::edits::edit_rows(&session, request).unwrap().rows;
        let text = |row: &EditRow| {
            let pieces = row.pieces.iter().map(|piece| match piece.changed {
                true => format!("[{}]", piece.text),
                false => piece.text.clone(),
            });
            format!("{:?} {}", row.kind, pieces.collect::<String>())
        };
        rows.iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(
        rows(0, 9),
        [
            "Note a.md",
            "Old #[NATO] と [[b]]",
            "New #[N] と [[b]]",
            "Note b.md",
            "Old #[NATO/訓練] #EU",
            "New #[N/訓練] #EU",
        ]
    );
    assert_eq!(rows(2, 2), ["New #[N] と [[b]]", "Note b.md"]);

    let done = commands::edits::make_edit(&session, EditTicket { ticket: 7 }).unwrap();
    assert_eq!((done.changed, done.left.len()), (2, 0));
    let a = || fs::read_to_string(vault.join("a.md")).unwrap();
    assert_eq!(a(), "一行\n#N と [[b]]\n");
    let steps = told.0.lock().unwrap().clone();
    assert!(steps.iter().all(|step| step.ticket == 7 && step.total == 2));
    assert!(steps.iter().any(|step| step.step == EditStep::Making));
    // It was made; it can't be made again.
    let again = commands::edits::make_edit(&session, EditTicket { ticket: 7 });
    assert_eq!(again.unwrap_err().code, ErrorCode::NotFound);

    let past = || {
        commands::edits::past_edits(&session, Nothing {})
            .unwrap()
            .edits
    };
    assert_eq!((past()[0].kind, past()[0].notes), (EditKind::Tag, 2));
    fs::write(vault.join("b.md"), "後から\n").unwrap();
    let (ticket, id) = (8, done.id.unwrap());
    let undone = commands::edits::undo_edit(&session, UndoEdit { ticket, id }).unwrap();
    assert_eq!(undone.left[0].path, "b.md");
    assert_eq!(a(), NOTES[0].1);
    assert!(past()[0].undone);
    assert_eq!(past()[0].left, undone.left);

    // Nothing of the rest can be taken back while it is another text.
    let undo = || commands::edits::undo_edit(&session, UndoEdit { ticket, id });
    assert_eq!(undo().unwrap().left, undone.left);
    assert_eq!(past()[0].left, undone.left);
    fs::write(vault.join("a.md"), "書き直し\n").unwrap();
    fs::write(vault.join("b.md"), "#N/訓練 #EU\n").unwrap();
    let rest = undo().unwrap();
    assert_eq!((rest.changed, rest.left.len()), (1, 0));
    assert_eq!(fs::read_to_string(vault.join("b.md")).unwrap(), NOTES[1].1);
    assert_eq!(a(), "書き直し\n", "what is taken back is no matter of it");
    assert!(past()[0].undone && past()[0].left.is_empty());
    assert_eq!(undo().unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn what_stands_in_the_way_of_a_name_is_said() {
    let home = Home::new();
    let (session, ..) = open(&home, NOTES);
    fs::create_dir(home.0.path().join("notes/f")).unwrap();
    let check = |kind, from: &str, to: &str| {
        let check = commands::edits::check_edit(&session, ask(kind, from, to)).unwrap();
        (check.problem, check.merges)
    };
    use EditProblem as Problem;
    let problem = |problem| (Some(problem), None);
    assert_eq!(check(EditKind::Note, "a.md", "c/d"), (None, None));
    assert_eq!(check(EditKind::Note, "a.md", "b"), problem(Problem::Taken));
    assert_eq!(check(EditKind::Note, "a.md", "a"), problem(Problem::Same));
    for bad in ["", "../x", ".x", "a:b", "x/"] {
        let told = check(EditKind::Note, "a.md", bad);
        assert_eq!(told, problem(Problem::BadName), "{bad}");
    }
    assert_eq!(
        check(EditKind::Folder, "f", "f/g"),
        problem(Problem::Inside)
    );
    assert_eq!(
        check(EditKind::Folder, "f", "a.md"),
        problem(Problem::Taken)
    );
    assert_eq!(check(EditKind::Folder, "f", "g/h"), (None, None));
    assert_eq!(check(EditKind::Tag, "NATO", "#EU"), (None, Some(1)));
    assert_eq!(check(EditKind::Tag, "NATO", "nato"), (None, None));
    assert_eq!(
        check(EditKind::Tag, "NATO", "#NATO"),
        problem(Problem::Same)
    );
    assert_eq!(check(EditKind::Tag, "NATO", ""), problem(Problem::NoTag));
    let facet = check(EditKind::Tag, "NATO", "(会談)");
    assert_eq!(facet, problem(Problem::FacetAndTopic));
    let gone = commands::edits::check_edit(&session, ask(EditKind::Note, "z.md", "y"));
    assert_eq!(gone.unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn notes_move_to_the_top_and_folders_with_all_they_hold() {
    let home = Home::new();
    let (session, _, vault) = open(&home, NOTES);
    let make = |ticket, of| {
        plan(&session, ticket, of).unwrap();
        commands::edits::make_edit(&session, EditTicket { ticket }).unwrap()
    };
    let done = make(1, ask(EditKind::Note, "b.md", "f/g/b.md"));
    assert_eq!(done.moved[0].to, "f/g/b.md");
    make(2, ask(EditKind::Folder, "f/g", "h"));
    assert!(vault.join("h/b.md").exists());
    make(3, ask(EditKind::Note, "h/b.md", "新.md"));
    let a = fs::read_to_string(vault.join("a.md")).unwrap();
    assert_eq!(a, "一行\n#NATO と [[新]]\n");
}

#[test]
fn a_newer_request_takes_the_place_of_a_plan() {
    let home = Home::new();
    let (session, ..) = open(&home, NOTES);
    plan(&session, 5, ask(EditKind::Tag, "NATO", "N")).unwrap();
    let late = plan(&session, 4, ask(EditKind::Tag, "NATO", "M"));
    assert_eq!(late.unwrap_err().code, ErrorCode::Cancelled);
    plan(&session, 6, ask(EditKind::Tag, "NATO", "M")).unwrap();
    let old = commands::edits::make_edit(&session, EditTicket { ticket: 5 });
    assert_eq!(old.unwrap_err().code, ErrorCode::NotFound);
}

const EXPORT: &str = "TITLE: 朝\nDATE: 02/01/2023 07:00:00\nCATEGORY: 国際 政治\n-----\nBODY:\n\
                      <p>本文</p>\n-----\n--------\nTITLE: 夜\nDATE: 02/02/2023 21:00:00\n\
                      -----\nBODY:\n<p>もう一つ</p>\n-----\n--------\n";

#[test]
fn a_blog_is_told_made_and_known_again() {
    let home = Home::new();
    let (session, _, vault) = open(&home, NOTES);
    let file = home.0.path().join("export.txt");
    let plan = |ticket, blog: Option<&str>| {
        let blog = blog.map(Into::into);
        commands::imports::plan_import(&session, PlanImport { ticket, blog })
    };
    assert_eq!(plan(1, None).unwrap_err().code, ErrorCode::NotFound);
    fs::write(&file, [0xFF]).unwrap();
    let chosen = session.choose_export(&file).unwrap();
    assert_eq!(chosen.problem, Some(ExportProblem::NoUtf8));
    fs::write(&file, EXPORT).unwrap();
    let chosen = session.choose_export(&file).unwrap();
    assert_eq!((&*chosen.file, chosen.problem), ("export.txt", None));

    let planned = plan(2, None).unwrap();
    assert_eq!((planned.entries, planned.notes.len()), (2, 2));
    assert_eq!(planned.problems[0].kind, ImportProblemKind::Category);
    assert_eq!(planned.problems[0].tag.as_deref(), Some("国際_政治"));
    let bad = plan(3, Some("none of these")).unwrap_err();
    assert_eq!(bad.code, ErrorCode::BadRequest);
    let make = |ticket| commands::imports::make_import(&session, EditTicket { ticket });
    let done = make(2).unwrap();
    assert_eq!((done.made, done.called_off), (2, false));
    let first = &planned.notes[0].path;
    let text = fs::read_to_string(vault.join(first)).unwrap();
    assert!(text.contains("本文"), "{text}");

    session.choose_export(&file).unwrap();
    let again = plan(4, None).unwrap();
    assert!(
        again
            .notes
            .iter()
            .all(|note| note.change == ImportChange::Present)
    );
    assert_eq!(make(4).unwrap().made, 0);
}
