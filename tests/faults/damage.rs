//! A damaged index: bytes flipped, cut off or overwritten in the database, its log and its shared
//! memory, at random places. It heals, answers go on, and the notes are as they were.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use fastrand::Rng;
use tsuzuri_engine::{Engine, EngineError, Scope, query};

use crate::followed::{Followed, files, open, write};
use tsuzuri_tests::long::{counted, seed, turns};

fn make_notes(root: &Path) {
    for number in 0..60 {
        let text = format!(
            "# Note {number}\n\n首脳会談で共同声明を発表した。 [[{}]]\n\n#tag-{} #NATO\n",
            number / 2,
            number % 9
        );
        write(&root.join(format!("{}/{number}.md", number % 5)), text);
    }
}

/// The files of an index with something in them.
fn index_files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            [".db", "-wal", "-shm"]
                .iter()
                .any(|end| name.ends_with(end))
                && fs::metadata(path).unwrap().len() > 0
        })
        .collect();
    found.sort();
    found
}

/// Spoils a file at a random place; what was done.
fn spoil(file: &Path, chance: &mut Rng) -> String {
    let mut open = File::options().read(true).write(true).open(file).unwrap();
    let size = open.metadata().unwrap().len();
    let at = chance.u64(0..size);
    let what = match chance.u32(0..4) {
        0 => {
            open.set_len(at).unwrap();
            format!("cut at {at}")
        }
        1 => {
            let length = chance.u64(1..5000).min(size - at) as usize;
            open.seek(SeekFrom::Start(at)).unwrap();
            open.write_all(&vec![chance.u8(..); length]).unwrap();
            format!("{length} bytes overwritten at {at}")
        }
        _ => {
            let mut byte = [0];
            open.seek(SeekFrom::Start(at)).unwrap();
            open.read_exact(&mut byte).unwrap();
            open.seek(SeekFrom::Start(at)).unwrap();
            open.write_all(&[byte[0] ^ (1 << chance.u32(0..8))])
                .unwrap();
            format!("a bit flipped at {at}")
        }
    };
    format!("{}: {what}", file.file_name().unwrap().to_string_lossy())
}

/// What a window asks for when it opens. May fail while the index is damaged, and must not panic.
fn ask(engine: &Engine) -> Result<(), EngineError> {
    let reader = engine.reader()?;
    query::note(&reader, "1/1.md")?;
    query::skipped(&reader)?;
    drop(reader);
    engine.state()?;
    Ok(())
}

#[test]
fn a_damaged_index_heals() {
    let (damages, seed) = (turns("TSUZURI_DAMAGES", 200), seed());
    let mut chance = Rng::with_seed(seed);
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("vault");
    make_notes(&root);
    let (whole, spoilt) = (place.path().join("whole"), place.path().join("spoilt"));
    // Copied while it is open, so that a log and shared memory are there to be spoilt.
    let engine = open(&root, &whole, Arc::new(())).unwrap();
    engine.reconcile(Scope::All).unwrap();
    engine.complete_text().unwrap();
    let notes = files(&root);

    let (mut harmless, mut unseen, mut refused) = (0, 0, 0);
    for turn in 0..damages {
        let _ = fs::remove_dir_all(&spoilt);
        fs::create_dir(&spoilt).unwrap();
        for entry in fs::read_dir(&whole).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), spoilt.join(entry.file_name())).unwrap();
        }
        let victims = index_files(&spoilt);
        let mut done = Vec::new();
        for _ in 0..chance.usize(1..4) {
            // What was cut to nothing can't be spoilt further.
            let victims = index_files(&spoilt);
            if let Some(victim) = chance.choice(&victims) {
                done.push(spoil(victim, &mut chance));
            }
        }
        assert!(victims.len() >= 2, "{victims:?}");
        let context = || format!("seed {seed}, turn {turn}, {done:?}");

        let engine = open(&root, &spoilt, Arc::new(())).unwrap();
        refused += usize::from(ask(&engine).is_err());
        let healed = engine.reconcile(Scope::All);
        healed.unwrap_or_else(|error| panic!("{}: {error}", context()));
        let text = engine.complete_text();
        text.unwrap_or_else(|error| panic!("{}: {error}", context()));
        ask(&engine).unwrap_or_else(|error| panic!("{}: {error}", context()));
        match engine.check(10) {
            Ok(differences) if differences.is_empty() => harmless += 1,
            // No check of a database sees a letter that has become another one, but ours does.
            _ => {
                unseen += 1;
                engine.start_anew().unwrap();
                engine.reconcile(Scope::All).unwrap();
                engine.complete_text().unwrap();
                let differences = engine.check(10).unwrap();
                assert!(differences.is_empty(), "{}: {differences:?}", context());
            }
        }
    }
    assert!(files(&root) == notes, "the notes are as they were");
    counted(&format!(
        "{damages} damages, seed {seed}: {harmless} healed by a look at everything, {unseen} found by \
         `check` and made anew; before the look a question failed {refused} times; notes unchanged"
    ));
}

#[test]
fn an_index_that_is_damaged_while_it_is_used_heals() {
    let (damages, seed) = (turns("TSUZURI_DAMAGES", 200) / 20, seed());
    let mut chance = Rng::with_seed(seed);
    let vault = Followed::made(make_notes);
    let mut notes = files(&vault.root);
    let mut unseen = 0;
    for turn in 0..damages {
        let mut victims = index_files(&vault.beside().join("index"));
        // Shared memory that is cut off under a process ends it, whoever it belongs to.
        victims.retain(|file| !file.to_string_lossy().ends_with("-shm"));
        let victim = chance.choice(&victims).unwrap();
        let done = spoil(victim, &mut chance);
        // The next save and the next change by others meet the damage.
        write(&vault.path("0/0.md"), format!("#turn-{turn}\n"));
        let _ = ask(&vault.engine);
        vault.engine.reconcile(Scope::All).unwrap();
        if !vault
            .engine
            .check(1)
            .is_ok_and(|differences| differences.is_empty())
        {
            unseen += 1;
            vault.engine.start_anew().unwrap();
            vault.engine.reconcile(Scope::All).unwrap();
        }
        vault.settle(&format!("seed {seed}, turn {turn}, {done}"));
        ask(&vault.engine).unwrap();
    }
    notes.retain(|(path, _)| path != Path::new("0/0.md"));
    let mut now = files(&vault.root);
    now.retain(|(path, _)| path != Path::new("0/0.md"));
    assert!(now == notes, "the notes are as they were");
    counted(&format!(
        "{damages} damages to an index in use, seed {seed}: {unseen} found by `check` and made anew"
    ));
}

/// A process of this test binary that indexes the vault named by a variable, to be killed.
#[test]
fn killed_while_indexing_it_is_finished_at_the_next_start() {
    const PLACE: &str = "TSUZURI_KILLED_AT";
    if let Some(place) = std::env::var_os(PLACE).map(PathBuf::from) {
        let engine = open(&place.join("vault"), &place.join("index"), Arc::new(())).unwrap();
        writeln!(std::io::stdout(), "begun").unwrap();
        engine.reconcile(Scope::All).unwrap();
        engine.complete_text().unwrap();
        return;
    }
    let kills = turns("TSUZURI_INDEX_KILLS", 20);
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("vault");
    for number in 0..1500 {
        write(
            &root.join(format!("{number}.md")),
            format!("# {number}\n\n#tag-{} [[{}]]\n", number % 50, number / 2),
        );
    }
    let index = || {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "--nocapture",
                "damage::killed_while_indexing_it_is_finished_at_the_next_start",
            ])
            .env(PLACE, place.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.ends_with("begun\n") {
            assert!(
                std::io::BufRead::read_line(&mut said, &mut line).unwrap() > 0,
                "{line}"
            );
        }
        (child, said)
    };
    // How long it takes where nobody kills it: somewhere within that it is killed.
    let (mut undisturbed, mut said) = index();
    let begun = std::time::Instant::now();
    std::io::copy(&mut said, &mut std::io::sink()).unwrap();
    assert!(undisturbed.wait().unwrap().success());
    let longest: u64 = begun.elapsed().as_micros().try_into().unwrap();
    let mut whole = 0;
    for turn in 0..kills {
        if turn % 2 == 0 {
            let _ = fs::remove_dir_all(place.path().join("index"));
        }
        write(&root.join("0.md"), format!("#turn-{turn}\n"));
        let (mut child, _said) = index();
        std::thread::park_timeout(std::time::Duration::from_micros(fastrand::u64(..longest)));
        whole += usize::from(child.try_wait().unwrap().is_some());
        let _ = child.kill();
        child.wait().unwrap();
    }
    let engine = open(&root, &place.path().join("index"), Arc::new(())).unwrap();
    engine.reconcile(Scope::All).unwrap();
    engine.complete_text().unwrap();
    assert_eq!(engine.check(10).unwrap(), []);
    assert!(whole < kills, "none was killed in time");
    counted(&format!("{} kills, {whole} too late", kills - whole));
}
