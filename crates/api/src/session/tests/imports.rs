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
