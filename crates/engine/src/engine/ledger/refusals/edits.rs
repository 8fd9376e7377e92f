//! The same of changes across notes: each is made, or it is as if nobody had asked, and what it
//! left is told; nobody has to do more for that than to open the vault again. Then it is taken
//! back, and every byte is what it was.

use std::collections::BTreeMap;

use super::*;
use crate::edit::EditPlan;

const NOTES: &[(&str, &str)] = &[
    ("a.md", "#NATO [[b]]\r\n"),
    ("b.md", "# 題\n\n[[b]] #NATO/訓練\n"),
    ("c/d.md", "[題](../b.md) ![[b]]\n"),
    ("s.md", "```query\n#NATO link:b path:c/\n```\n"),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    Retag,
    Rename,
    RenameFolder,
}

impl Change {
    const ALL: [Self; 3] = [Self::Retag, Self::Rename, Self::RenameFolder];

    /// What it is called, from what, to what.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Retag => ("retag", "NATO", "N"),
            Self::Rename => ("rename", "b.md", "x/新.md"),
            Self::RenameFolder => ("rename-folder", "c", "x/c"),
        }
    }

    fn plan(self, world: &World) -> EditPlan {
        // Folders outlive a wipe.
        for folder in ["c", "x"] {
            let _ = world.fs.remove_all(folder);
        }
        for (path, text) in NOTES {
            world.write(path, text);
        }
        world.engine.reconcile(Scope::All).unwrap();
        let (_, from, to) = self.names();
        let note = |path| NotePath::new(path).unwrap();
        let go_on = |_, _| true;
        let engine = &world.engine;
        match self {
            Self::Retag => engine.plan_retag(from, to, &go_on).unwrap().unwrap(),
            Self::Rename => engine.plan_rename(&note(from), &note(to), &go_on).unwrap(),
            Self::RenameFolder => {
                let plan = engine.plan_rename_folder(&note(from), &note(to), &go_on);
                plan.unwrap()
            }
        }
    }

    fn make(self, world: &World, plan: &EditPlan) -> Result<EditDone, EngineError> {
        let (kind, from, to) = self.names();
        let ask = EditAsk {
            vault: "v",
            kind,
            from,
            to,
        };
        let (engine, store) = (&world.engine, &world.store);
        engine.make_edit(store, ask, plan, &Origin::Cli, &|_| true)
    }

    fn steps(self, world: &World) -> usize {
        let plan = self.plan(world);
        world.faulty.plan([]);
        let done = self.make(world, &plan).unwrap();
        assert_eq!(done.skipped, []);
        let steps = world.faulty.asked().len();
        world.wipe();
        steps
    }
}

/// Without what a save that was refused leaves beside its note where files can't be exchanged.
fn notes(world: &World) -> BTreeMap<String, Vec<u8>> {
    let files = world.fs.files().into_iter();
    files
        .map(|(path, bytes)| (path.display().to_string(), bytes.to_vec()))
        .filter(|(path, _)| !path.contains(".tsuzuri-") && !path.contains(" (conflict "))
        .collect()
}

fn try_with(world: &World, change: Change, at: usize, fault: Fault) {
    let what = format!("{change:?}, {at}, {fault:?}");
    let plan = change.plan(world);
    let before = notes(world);
    world.faulty.plan([(at, fault)]);
    let made = change.make(world, &plan);
    world.faulty.plan([]);

    // As the next one does who opens the vault.
    let finished = Mutex::new(Vec::new());
    let told = |one| lock(&finished).push(one);
    let (engine, store) = (&world.engine, &world.store);
    engine
        .finish_edits(store, "v", &Origin::Cli, &told)
        .unwrap();
    assert_eq!(store.unfinished_edits("v").unwrap(), [], "{what}");
    let finished = finished.into_inner().unwrap();
    let done = match (made, &*finished) {
        (Ok(done), []) => Some(done),
        (Err(_), [Finished::Done(done)]) => Some(done.clone()),
        (Err(_), []) => None,
        other => panic!("{what}: {other:?}"),
    };
    if let Some(done) = &done {
        let now = notes(world);
        let is_below = |path: &NotePath| now.keys().any(|at| at.starts_with(path.as_str()));
        for one in &plan.moves {
            assert!(is_below(&one.to) && !is_below(&one.from), "{what}: {now:?}");
        }
        for file in &plan.files {
            let is_left = done
                .skipped
                .iter()
                .any(|(path, _)| *path == file.path.as_str());
            let hash = world.base(file.path.as_str());
            let wanted = if is_left { file.before } else { file.after };
            assert_eq!(hash, wanted, "{what}: {}", file.path);
        }
        if let Some(id) = done.id {
            let back = engine.take_back(store, "v", id, &Origin::Cli, &|_| ());
            assert_eq!(back.unwrap().skipped, [], "{what}");
        }
    }
    assert_eq!(notes(world), before, "{what}");
    clear_leftovers(world);
    world.assert_whole(&what);
}

/// Of each kind one, unless `TSUZURI_LEDGER_PAIRS` asks for all: what is refused first is what
/// decides.
#[test]
fn any_step_of_a_change_across_notes_may_be_refused() {
    let every = std::env::var_os("TSUZURI_LEDGER_PAIRS").is_some();
    let faults = if every { &FAULTS[..] } else { &FAULTS[1..2] };
    for (world, exchanges) in ways().zip([true, false]) {
        // Moves are the same where files can't be exchanged.
        let changes = Change::ALL
            .into_iter()
            .filter(|change| exchanges || every || *change == Change::Retag);
        for change in changes {
            world.fs.set_exchanges(exchanges);
            for at in 0..change.steps(&world) {
                for fault in faults {
                    world.fs.set_exchanges(exchanges);
                    try_with(&world, change, at, *fault);
                    world.wipe();
                }
            }
        }
    }
}
