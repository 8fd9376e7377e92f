//! Saving what was typed over what others have written.

use std::cell::Cell;

use super::*;
use crate::{merge::Piece, store::DraftBase};

const BASE: &str = "一\r\n\r\n二\r\n\r\n三\r\n";

fn base() -> DraftBase {
    DraftBase {
        hash: ContentHash::of(BASE.as_bytes()),
        text: BASE.replace('\r', ""),
    }
}

impl Bench {
    /// A note that held `BASE` when it was read and holds `now` by now.
    fn with_note(now: &str) -> Self {
        let bench = Self::new();
        bench.write("a.md", now);
        bench.look();
        bench
    }

    fn save_typed(&self, text: &str) -> Result<DraftSaved, EngineError> {
        let origin = Origin::Window("main".into());
        self.engine
            .save_draft(&path("a.md"), text, &base(), &|_| None, origin)
    }

    fn file(&self, name: &str) -> String {
        let files = self.fs.files();
        String::from_utf8(files[Path::new(name)].to_vec()).unwrap()
    }

    fn file_names(&self) -> Vec<String> {
        let files = self.fs.files();
        files
            .keys()
            .map(|path| path.display().to_string())
            .collect()
    }
}

#[test]
fn a_save_that_comes_first_is_a_plain_save() {
    let bench = Bench::with_note(BASE);
    let DraftSaved::Saved(saved) = bench.save_typed("一\n\n二\n\n参\n").unwrap() else {
        panic!("a conflict with nobody");
    };
    assert_eq!((saved.text, saved.sibling), (None, None));
    assert_eq!(bench.file("a.md"), "一\r\n\r\n二\r\n\r\n参\r\n");
}

#[test]
fn what_others_wrote_elsewhere_is_merged_with_its_line_ends_and_indexed() {
    let bench = Bench::with_note("一 #彼\n\r\n二\r\n\r\n三\r\n");
    let DraftSaved::Saved(saved) = bench.save_typed("一\n\n二\n\n三 #我\n").unwrap() else {
        panic!("different places");
    };
    assert_eq!(saved.text.as_deref(), Some("一 #彼\n\n二\n\n三 #我\n"));
    assert_eq!(bench.file("a.md"), "一 #彼\n\r\n二\r\n\r\n三 #我\r\n");
    assert_eq!(saved.hash, ContentHash::of(bench.file("a.md").as_bytes()));
    assert_eq!(bench.file_names(), ["a.md"]);
    assert_eq!(
        bench.column("SELECT key FROM tag ORDER BY key"),
        ["彼", "我"]
    );
    bench.check();
}

#[test]
fn the_same_place_is_left_to_the_person_and_nothing_is_written() {
    let theirs = "一\r\n\r\n弐\r\n\r\n三\r\n";
    let bench = Bench::with_note(theirs);
    bench.fs.take_touched();
    let DraftSaved::Conflict(conflict) = bench.save_typed("壱\n\n貳\n\n三\n").unwrap() else {
        panic!("the same line");
    };
    assert_eq!(conflict.hash, ContentHash::of(theirs.as_bytes()));
    assert_eq!(conflict.theirs, theirs.replace('\r', ""));
    assert_eq!(conflict.merge.joined, 1);
    assert!(matches!(&conflict.merge.pieces[1], Piece::Apart(apart) if apart.ours == "貳\n"));
    assert_eq!(bench.file("a.md"), theirs);
    assert_eq!(bench.fs.take_touched(), Vec::<PathBuf>::new());
}

#[test]
fn a_program_that_is_faster_by_a_hair_is_merged_too() {
    let bench = Bench::with_note("一\r\n\r\n二\r\n\r\n三。\r\n");
    let raced = Cell::new(0);
    let race = |_| {
        if raced.replace(raced.get() + 1) == 0 {
            bench.write("a.md", "零\r\n\r\n一\r\n\r\n二\r\n\r\n三。\r\n");
        }
        None
    };
    let text = "一\n\n弐\n\n三\n";
    let saved = bench
        .engine
        .save_draft(&path("a.md"), text, &base(), &race, Origin::Cli)
        .unwrap();
    let DraftSaved::Saved(saved) = saved else {
        panic!("different places");
    };
    assert_eq!(raced.get(), 2);
    assert_eq!(saved.sibling, None);
    assert_eq!(saved.text.as_deref(), Some("零\n\n一\n\n弐\n\n三。\n"));
    assert_eq!(bench.file_names(), ["a.md"], "nothing is left beside it");
    bench.check();
}

#[test]
fn a_program_that_is_always_faster_is_not_overwritten() {
    let bench = Bench::with_note("一\r\n\r\n二\r\n\r\n三。\r\n");
    let turn = Cell::new(0);
    let race = |_| {
        let turn = turn.replace(turn.get() + 1);
        bench.write(
            "a.md",
            format!("{turn}\r\n\r\n一\r\n\r\n二\r\n\r\n三\r\n").as_str(),
        );
        None
    };
    let saved = bench
        .engine
        .save_draft(
            &path("a.md"),
            "一\n\n弐\n\n三\n",
            &base(),
            &race,
            Origin::Cli,
        )
        .unwrap();
    let DraftSaved::Saved(saved) = saved else {
        panic!("different places");
    };
    let sibling = saved.sibling.unwrap();
    assert!(bench.file("a.md").contains("二"), "theirs, untouched");
    assert!(
        bench.file(sibling.as_str()).contains("弐"),
        "ours, beside it"
    );
    assert_eq!(bench.file_names().len(), 2);
}

#[test]
fn a_note_that_was_deleted_does_not_come_back_by_itself() {
    let bench = Bench::with_note(BASE);
    bench.fs.remove(Path::new("a.md")).unwrap();
    assert!(matches!(
        bench.save_typed("text"),
        Err(EngineError::NotFound(_))
    ));
    assert_eq!(bench.file_names(), [""; 0]);
    bench.fs.set_offline(true);
    assert!(matches!(
        bench.save_typed("text"),
        Err(EngineError::Offline(_))
    ));
}

#[test]
fn what_can_not_be_written_back_exactly_is_not_merged() {
    let bench = Bench::new();
    let bytes = b"\xEF\xBB\xBFtext \xFF\n";
    bench.fs.write("a.md", bytes).unwrap();
    let error = bench.save_typed("一\n").unwrap_err();
    assert!(matches!(error, EngineError::ReadOnly { .. }), "{error}");
    assert_eq!(*bench.fs.files()[Path::new("a.md")], *bytes);
}
