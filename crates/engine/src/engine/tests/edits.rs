//! Changes across notes: what is planned is what is made, and all of it can be taken back.

use super::*;
use crate::{
    edit::{EditPlan, LeftBecause},
    path::BadPath,
    rename::BadRetag,
    store::Store,
};

mod broken_off;
mod captures;
mod folders;
mod kept;
mod many;
mod own_links;
mod searches;

const NOTES: &[(&str, &str)] = &[
    (
        "a.md",
        "一 #日NATO(会談) #NATO\r\n\r\n[[b]] と [[B|その]] と [[b#見出し]]\r\n",
    ),
    (
        "b.md",
        "---\ntags: [NATO, x]\n---\n# 見出し\n\n#NATO/訓練 自分 [[b]]\n",
    ),
    (
        "c/d.md",
        "\u{FEFF}[題](../b.md#見出し) ![[b]]\n\n#ＮＡＴＯ\n",
    ),
    ("e.md", "#他 [[a]]\n"),
];

struct Desk {
    bench: Bench,
    store: Arc<Store>,
    data: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self::unread();
        desk.bench.look();
        desk
    }

    /// Nothing of the vault is indexed.
    fn unread() -> Self {
        let bench = Bench::new();
        for (path, text) in NOTES {
            bench.write(path, text);
        }
        let data = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(data.path()).unwrap());
        Self { bench, store, data }
    }

    fn files(&self) -> Vec<(String, String)> {
        let files = self.bench.fs.files();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        files
            .iter()
            .map(|(path, bytes)| (path.display().to_string(), text(bytes)))
            .collect()
    }

    fn settings_file(&self) -> PathBuf {
        self.data.path().join("vaults/v/settings.toml")
    }

    fn file(&self, name: &str) -> String {
        let files = self.files();
        files.into_iter().find(|(path, _)| path == name).unwrap().1
    }

    fn retag(&self, from: &str, to: &str) -> EditPlan {
        let engine = &self.bench.engine;
        engine.plan_retag(from, to, &|_, _| true).unwrap().unwrap()
    }

    fn rename(&self, from: &str, to: &str) -> EditPlan {
        self.bench
            .engine
            .plan_rename(&path(from), &path(to), &|_, _| true)
            .unwrap()
    }

    fn rename_folder(&self, from: &str, to: &str) -> Result<EditPlan, EngineError> {
        let engine = &self.bench.engine;
        engine.plan_rename_folder(&path(from), &path(to), &|_, _| true)
    }

    fn make(&self, plan: &EditPlan) -> EditDone {
        self.make_while(plan, &|_| true).unwrap()
    }

    fn make_while(
        &self,
        plan: &EditPlan,
        progress: &dyn Fn(usize) -> bool,
    ) -> Result<EditDone, EngineError> {
        let ask = EditAsk {
            vault: "v",
            kind: "retag",
            from: "x",
            to: "y",
        };
        let origin = Origin::Cli;
        self.bench
            .engine
            .make_edit(&self.store, ask, plan, &origin, progress)
    }

    /// Finishes what was broken off.
    fn finish(&self) -> Vec<EditDone> {
        let done = |finished| match finished {
            Finished::Done(done) => done,
            Finished::Failed { edit, error, .. } => panic!("{edit:?}: {error}"),
        };
        self.try_to_finish()
            .unwrap()
            .into_iter()
            .map(done)
            .collect()
    }

    fn try_to_finish(&self) -> Result<Vec<Finished>, EngineError> {
        let finished = std::cell::RefCell::default();
        let told = |one| Vec::push(&mut finished.borrow_mut(), one);
        let engine = &self.bench.engine;
        engine.finish_edits(&self.store, "v", &Origin::Cli, &told)?;
        Ok(finished.take())
    }

    fn take_back(&self, id: i64) -> EditDone {
        self.bench
            .engine
            .take_back(&self.store, "v", id, &Origin::Cli, &|_| ())
            .unwrap()
    }
}

#[test]
fn a_tag_gets_its_new_name_wherever_it_is_written() {
    let desk = Desk::new();
    let before = desk.files();
    let plan = desk.retag("NATO", "北大西洋条約機構");
    assert_eq!(desk.files(), before);
    let places: Vec<(&str, (u64, u64), &str)> = plan
        .files
        .iter()
        .flat_map(|file| {
            file.places
                .iter()
                .map(|place| (file.path.as_str(), place.span, &*place.before))
        })
        .collect();
    // The last note has a byte order mark: its spans are those of the file.
    assert_eq!(places.last(), Some(&("c/d.md", (37, 49), "ＮＡＴＯ")));
    let done = desk.make(&plan);
    assert_eq!(done.changed, ["a.md", "b.md", "c/d.md"]);
    assert_eq!(
        desk.file("a.md").lines().next(),
        Some("一 #日NATO(会談) #北大西洋条約機構")
    );
    assert!(desk.file("a.md").contains("\r\n\r\n[[b]]"));
    assert!(desk.file("b.md").contains("tags: [北大西洋条約機構, x]"));
    assert!(desk.file("b.md").contains("#北大西洋条約機構/訓練"));
    assert_eq!(
        desk.file("c/d.md"),
        "\u{FEFF}[題](../b.md#見出し) ![[b]]\n\n#北大西洋条約機構\n"
    );
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
    desk.bench.check();
    assert_eq!(desk.store.edits("v").unwrap(), []);
}

#[test]
fn links_follow_a_note_in_their_own_forms() {
    let desk = Desk::new();
    let before = desk.files();
    let done = desk.make(&desk.rename("b.md", "c/新.md"));
    assert_eq!(done.skipped, []);
    assert!(
        desk.file("a.md")
            .contains("[[新]] と [[新|その]] と [[新#見出し]]"),
        "{}",
        desk.file("a.md")
    );
    assert!(desk.file("c/新.md").contains("自分 [[新]]"));
    assert!(
        desk.file("c/d.md").contains("[題](新.md#見出し) ![[新]]"),
        "{}",
        desk.file("c/d.md")
    );
    assert!(!desk.files().iter().any(|(path, _)| path == "b.md"));
    desk.bench.check();
    desk.take_back(done.id.unwrap());
    assert_eq!(desk.files(), before);
    desk.bench.check();
}

#[test]
fn a_file_that_changed_meanwhile_is_left_alone_and_told() {
    let desk = Desk::new();
    let plan = desk.retag("NATO", "N");
    desk.bench.write("b.md", "人が書いた #NATO\n");
    let done = desk.make(&plan);
    assert_eq!(
        done.skipped,
        [("b.md".to_owned(), LeftBecause::ChangedMeanwhile)]
    );
    assert_eq!(done.changed, ["a.md", "c/d.md"]);
    assert_eq!(desk.file("b.md"), "人が書いた #NATO\n");
    // And on the way back too.
    desk.bench.write("a.md", "後から\n");
    let back = desk.take_back(done.id.unwrap());
    assert_eq!(
        back.skipped,
        [("a.md".to_owned(), LeftBecause::ChangedMeanwhile)]
    );
    assert_eq!(desk.file("a.md"), "後から\n");
    assert!(desk.file("c/d.md").contains("#ＮＡＴＯ"));
}

#[test]
fn an_undo_that_takes_nothing_back_can_be_asked_for_again() {
    let desk = Desk::new();
    let first = desk.make(&desk.retag("他", "別"));
    let last = desk.make(&desk.retag("NATO", "N"));
    let ids = || {
        let edits = desk.store.edits("v").unwrap();
        edits.iter().map(|edit| edit.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(), [last.id.unwrap(), first.id.unwrap()]);
    let texts = [&last.changed[..]].concat();
    let texts: Vec<(&String, String)> = texts.iter().map(|p| (p, desk.file(p))).collect();
    for (path, text) in &texts {
        desk.bench.write(path, &format!("{text}後から\n"));
    }
    let back = desk.take_back(last.id.unwrap());
    assert_eq!((back.id, &back.changed[..]), (None, &[][..]));
    assert_eq!(back.skipped.len(), texts.len());
    assert_eq!(ids(), [last.id.unwrap(), first.id.unwrap()]);
    // Once the notes are again what the change made of them, it can.
    for (path, text) in &texts {
        desk.bench.write(path, text);
    }
    let back = desk.take_back(last.id.unwrap());
    assert_eq!((back.skipped.len(), back.changed.len()), (0, texts.len()));
    assert_eq!(ids(), [first.id.unwrap()]);
}

#[test]
fn what_is_called_off_before_anything_was_changed_is_no_change() {
    let desk = Desk::new();
    let before = desk.files();
    let called_off = desk.make_while(&desk.retag("NATO", "N"), &|_| false);
    assert!(matches!(called_off, Err(EngineError::Cancelled)));
    assert_eq!(desk.files(), before);
    assert_eq!(desk.store.edits("v").unwrap(), []);
    assert_eq!(desk.store.unfinished_edits("v").unwrap(), []);
}

#[test]
fn what_is_called_off_is_taken_back() {
    let desk = Desk::new();
    let before = desk.files();
    let plan = desk.rename("b.md", "c/新.md");
    let called_off = desk.make_while(&plan, &|_| false);
    assert!(matches!(called_off, Err(EngineError::Cancelled)));
    assert_eq!(desk.files(), before);
    assert_eq!(desk.store.unfinished_edits("v").unwrap(), []);
}

#[test]
fn a_note_that_can_not_be_moved_changes_nothing() {
    let desk = Desk::new();
    let before = desk.files();
    let plan = desk.rename("b.md", "c/新.md");
    desk.bench.write("c/新.md", "先に来た\n");
    assert!(matches!(
        desk.make_while(&plan, &|_| true),
        Err(EngineError::Exists(_))
    ));
    let mut after = desk.files();
    after.retain(|(path, _)| path != "c/新.md");
    assert_eq!(after, before);
    assert_eq!(desk.store.edits("v").unwrap(), []);
    let taken = desk
        .bench
        .engine
        .plan_rename(&path("b.md"), &path("c/新.md"), &|_, _| true);
    assert!(matches!(taken, Err(EngineError::Exists(_))));
}

#[test]
fn a_name_that_another_note_has_makes_links_say_more() {
    let desk = Desk::new();
    desk.bench.write("f/新.md", "");
    desk.bench.look();
    let plan = desk.rename("b.md", "c/新.md");
    assert_eq!(plan.conflicts[0].reason, LeftBecause::NameIsTakenElsewhere);
    desk.make(&plan);
    assert!(
        desk.file("a.md").contains("[[c/新]]"),
        "{}",
        desk.file("a.md")
    );
    desk.bench.check();
}

#[test]
fn names_that_do_not_fit_are_told_before_anything_is_read() {
    let desk = Desk::new();
    let engine = &desk.bench.engine;
    let bad = |from: &str, to: &str| {
        let plan = engine.plan_retag(from, to, &|_, _| true).unwrap();
        plan.unwrap_err()
    };
    assert_eq!(bad("", "x"), BadRetag::NoTag);
    assert!(matches!(bad("NATO", ""), BadRetag::Name(_)));
    assert!(matches!(bad("(会談)", "x"), BadRetag::Name(_)));
    let nobody = engine.plan_rename(&path("z.md"), &path("y.md"), &|_, _| true);
    assert!(matches!(nobody, Err(EngineError::NotFound(_))));
}
