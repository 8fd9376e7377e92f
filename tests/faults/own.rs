//! Our own saves come back as events of the system: each is known by its hash, and none is taken for
//! another program's: nothing is merged, and no copy is made.
//!
//! `TSUZURI_OWN_SAVES` says how many.

use tsuzuri_engine::NotePath;
use tsuzuri_tests::long::{counted, seed, turns};

use crate::followed::{Followed, files};

const NOTES: [&str; 3] = ["a.md", "b/b.md", "日記/2023-02-01.md"];

#[test]
fn no_save_of_ours_is_taken_for_a_conflict() {
    let saves = turns("TSUZURI_OWN_SAVES", 500);
    let mut chance = fastrand::Rng::with_seed(seed());
    let vault = Followed::new(&NOTES.map(|note| (note, "#start\n")));
    let mut hashes = NOTES.map(|note| {
        let note = NotePath::new(note).unwrap();
        vault.engine.read_note(&note).unwrap().hash
    });
    for number in 0..saves {
        let which = chance.usize(0..NOTES.len());
        let path = NotePath::new(NOTES[which]).unwrap();
        let text = format!("# Save {number}\n\n#tag-{}\n", number % 50);
        let saved = vault.save(&path, &text, hashes[which]);
        assert_eq!(saved.sibling, None, "save {number}");
        assert_eq!(saved.text, None, "save {number} was merged with something");
        hashes[which] = saved.hash;
    }
    vault.engine.settle_saves();
    vault.settle("own saves");
    assert_eq!(files(&vault.root).len(), NOTES.len(), "a copy was made");
    counted(&format!("{saves} saves, 0 taken for another program's"));
}
