//! Imports that a window calls off.

use std::path::Path;
use std::thread;

use super::*;

/// Calls an import off once some of its notes are made.
struct Stopping {
    made: Sender<u32>,
    go_on: Mutex<Receiver<()>>,
}

impl Sink for Stopping {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, _: IndexState) {}
    fn edit_progress(&self, progress: EditProgress) {
        // Whoever no longer listens has called it off.
        if progress.done > 0 && self.made.send(progress.done).is_ok() {
            self.go_on.lock().unwrap().recv().ok();
        }
    }
}

#[test]
fn an_import_that_is_called_off_leaves_whole_notes_and_goes_on_there() {
    const DAYS: usize = 1_000;
    let home = Home::new();
    let vault = home.vault("notes", &[]);
    let ((made, told), (stopped, go_on)) = (channel(), channel());
    let go_on = Mutex::new(go_on);
    let session = home.session_with(false, Arc::new(Stopping { made, go_on }));
    session.open_vault(&vault).unwrap();
    session
        .vault()
        .unwrap()
        .engine
        .reconcile(Scope::All)
        .unwrap();
    let file = home.0.path().join("export.txt");
    fs::write(&file, days(DAYS)).unwrap();
    let plan = |ticket| {
        session.choose_export(&file).unwrap();
        let request = PlanImport { ticket, blog: None };
        let notes = commands::imports::plan_import(&session, request)
            .unwrap()
            .notes;
        let count = |what| notes.iter().filter(|note| note.change == what).count();
        (count(ImportChange::Create), count(ImportChange::Present))
    };
    let make = |ticket| commands::imports::make_import(&session, EditTicket { ticket }).unwrap();

    assert_eq!(plan(1), (DAYS, 0));
    let done = thread::scope(|scope| {
        let making = scope.spawn(|| make(1));
        let so_far = told.recv().unwrap();
        commands::edits::stop_edit(&session, EditTicket { ticket: 1 }).unwrap();
        drop(told);
        stopped.send(()).unwrap();
        let done = making.join().unwrap();
        assert_eq!(done.made, so_far, "nothing was made behind it");
        done
    });
    assert!(done.called_off);
    let made = done.made as usize;
    assert!(0 < made && made < DAYS, "{made}");
    let notes = || written(&vault.join("diary"));
    assert_eq!(notes().len(), made);
    assert!(notes().iter().all(|text| text.ends_with("本文\n")));
    // What was made is in the index, and nothing else is.
    let engine = session.vault().unwrap().engine.clone();
    assert!(engine.reconcile(Scope::All).unwrap().is_empty());

    assert_eq!(plan(2), (DAYS - made, made));
    let done = make(2);
    assert_eq!((done.made as usize, done.called_off), (DAYS - made, false));
    assert_eq!(notes().len(), DAYS);
}

/// Keeps a change across notes waiting once it is being made.
struct Waiting {
    making: Sender<()>,
    go_on: Mutex<Receiver<()>>,
}

impl Sink for Waiting {
    fn index_changed(&self, _: IndexChanged) {}
    fn index_progress(&self, _: IndexState) {}
    fn edit_progress(&self, progress: EditProgress) {
        if progress.step == EditStep::Making && self.making.send(()).is_ok() {
            self.go_on.lock().unwrap().recv().ok();
        }
    }
}

#[test]
fn an_import_calls_off_no_change_across_notes() {
    // More than are changed between two looks at whether to go on.
    const NOTES: usize = 150;
    let home = Home::new();
    let paths: Vec<String> = (0..NOTES).map(|number| format!("{number}.md")).collect();
    let notes: Vec<(&str, &str)> = paths.iter().map(|path| (&**path, "#NATO\n")).collect();
    let vault = home.vault("notes", &notes);
    let ((making, made), (done, go_on)) = (channel(), channel());
    let go_on = Mutex::new(go_on);
    let session = home.session_with(false, Arc::new(Waiting { making, go_on }));
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let file = home.0.path().join("export.txt");
    fs::write(&file, days(2)).unwrap();
    let retag = PlanEdit {
        ticket: 1,
        kind: EditKind::Tag,
        from: "#NATO".into(),
        to: "N".into(),
    };
    commands::edits::plan_edit(&session, retag).unwrap();
    let renamed = thread::scope(|scope| {
        let making = scope.spawn(|| commands::edits::make_edit(&session, EditTicket { ticket: 1 }));
        made.recv().unwrap();
        session.choose_export(&file).unwrap();
        let import = PlanImport {
            ticket: 2,
            blog: None,
        };
        commands::imports::plan_import(&session, import).unwrap();
        let imported = commands::imports::make_import(&session, EditTicket { ticket: 2 });
        assert_eq!(imported.unwrap().made, 2);
        drop(made);
        done.send(()).unwrap();
        making.join().unwrap()
    });
    assert_eq!(renamed.unwrap().changed as usize, NOTES);
    let text = fs::read_to_string(vault.join("149.md")).unwrap();
    assert_eq!(text, "#N\n");
}

#[test]
fn days_of_one_name_come_beside_each_other() {
    let home = Home::new();
    let vault = home.vault("notes", &[]);
    let session = home.session();
    let id = session.open_vault(&vault).unwrap().view.id.clone();
    session.close_vault();
    let folder = home.0.path().join("data/vaults").join(id);
    fs::create_dir_all(&folder).unwrap();
    fs::write(
        folder.join("settings.toml"),
        "daily_note = \"{yyyy}-{mm}.md\"\n",
    )
    .unwrap();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let file = home.0.path().join("export.txt");
    fs::write(&file, days(3)).unwrap();
    session.choose_export(&file).unwrap();
    let request = PlanImport {
        ticket: 1,
        blog: None,
    };
    let planned = commands::imports::plan_import(&session, request).unwrap();
    let paths: Vec<&str> = planned.notes.iter().map(|note| &*note.path).collect();
    let names = ["2015-01.md", "2015-01-hatena.md", "2015-01-hatena-2.md"];
    assert_eq!(paths, names);
    let done = commands::imports::make_import(&session, EditTicket { ticket: 1 }).unwrap();
    assert_eq!(done.made, 3);
}

/// An export of so many days.
fn days(number: usize) -> String {
    let first = jiff::civil::date(2015, 1, 1);
    let days = first.series(jiff::Span::new().days(1)).take(number);
    days.map(|day| {
        let date = day.strftime("%m/%d/%Y");
        format!("DATE: {date} 08:00:00\n-----\nBODY:\n<p>本文</p>\n-----\n--------\n")
    })
    .collect()
}

/// The texts of all files below a folder.
fn written(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| match path.is_dir() {
            true => written(&path),
            false => vec![fs::read_to_string(path).unwrap()],
        })
        .collect()
}
