//! What is measured of the engine, each in a process of its own (see `step`).

use std::fs;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tsuzuri_engine::{
    DiskFs, Engine, EngineConfig, Events, IndexDelta, Origin, Phase, Running, Scope, State,
    SyncState, SystemClock, VaultReading,
};

use crate::step::{Place, Took, peak_memory, processor_ms, thread_ms};
use crate::{Error, floor, peers, questions};

/// Notes that are changed one by one.
const CHANGES: usize = 300;
/// Changes by another program that are waited for.
const FOLLOWED: usize = 100;

/// Does one step.
pub fn step(name: &str, place: &Place) -> Result<Took, Error> {
    match name {
        "stat" => timed(|| Ok(vec![("files", floor::stat_all(&place.vault).len() as f64)])),
        "read" => timed(|| Ok(vec![("events", floor::read_markdown(&place.vault) as f64)])),
        "insert" => insert(place),
        "open" => open_again(place),
        "tags" => timed(|| {
            let engine = open(place, Arc::new(()))?;
            engine.reconcile(Scope::All)?;
            counts(&engine)
        }),
        "all" => timed(|| {
            let engine = open(place, Arc::new(()))?;
            engine.reconcile(Scope::All)?;
            engine.complete_text()?;
            counts(&engine)
        }),
        "settle" => timed(|| {
            open(place, Arc::new(()))?.reconcile(Scope::All)?;
            Ok(Vec::new())
        }),
        "scan" => percentiles(floor::scan(&place.vault)?),
        "trigrams" => peers::trigrams(place),
        "change" => change(place),
        "follow" => follow(place),
        "burst" => burst(place),
        "idle" => idle(place),
        "ask" => questions::ask(place),
        "complete" => questions::complete(place),
        other => Err(format!("there is no step {other:?}").into()),
    }
}

/// Opens the index of a place.
pub fn open(place: &Place, events: Arc<dyn Events>) -> Result<Engine, Error> {
    let config = EngineConfig {
        root: place.vault.clone(),
        index_dir: place.index.clone(),
        reading: VaultReading::default(),
        origin: Origin::Disk,
    };
    let (disk, clock) = (
        Arc::new(DiskFs::new(&place.vault)),
        Arc::new(SystemClock::default()),
    );
    Ok(Engine::open(config, disk, clock, events)?)
}

fn timed(work: impl FnOnce() -> Result<Vec<(&'static str, f64)>, Error>) -> Result<Took, Error> {
    let (began, used) = (Instant::now(), thread_ms());
    let mut also = work()?;
    let time = began.elapsed();
    also.push(("thread ms", thread_ms() - used));
    Ok(took(time, also))
}

fn took(time: Duration, also: Vec<(&'static str, f64)>) -> Took {
    Took {
        ms: time.as_secs_f64() * 1e3,
        peak_mb: peak_memory(),
        also: also
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    }
}

fn counts(engine: &Engine) -> Result<Vec<(&'static str, f64)>, Error> {
    let state = engine.state()?;
    Ok(vec![
        ("notes", state.notes as f64),
        ("passages", state.passages as f64),
        ("links", state.links as f64),
        ("tags", state.tags as f64),
        ("covered", f64::from(state.covered as f32)),
    ])
}

fn insert(place: &Place) -> Result<Took, Error> {
    let target = tempfile::tempdir_in(&place.index)?;
    let took_time = floor::insert_rows(&database(&place.index)?, &target.path().join("rows.db"))?;
    Ok(took(took_time, Vec::new()))
}

/// The file that an index folder's index is in.
pub fn database(index: &Path) -> Result<std::path::PathBuf, Error> {
    let name = fs::read_to_string(index.join("current"))?;
    Ok(index.join(name.trim()))
}

fn open_again(place: &Place) -> Result<Took, Error> {
    let before = fs::metadata(database(&place.index)?)?.modified()?;
    let took = timed(|| {
        let engine = open(place, Arc::new(()))?;
        let delta = engine.reconcile(Scope::All)?;
        Ok(vec![("changed", delta.changed as f64)])
    })?;
    let after = fs::metadata(database(&place.index)?)?.modified()?;
    if took.also("changed") != 0.0 || before != after {
        return Err("opening an unchanged vault wrote something".into());
    }
    Ok(took)
}

/// Some notes get a line and lose it again, one by one.
fn change(place: &Place) -> Result<Took, Error> {
    let engine = open(place, Arc::new(()))?;
    engine.reconcile(Scope::All)?;
    let files = floor::stat_all(&place.vault);
    let small =
        |file: &&std::path::PathBuf| fs::metadata(file).is_ok_and(|meta| meta.len() < 100_000);
    let step = (files.len() / CHANGES).max(1);
    let mut times = Vec::new();
    for file in files.iter().filter(small).step_by(step) {
        let before = fs::read(file)?;
        for bytes in [[&before[..], b"\n#measured\n"].concat(), before] {
            fs::write(file, bytes)?;
            let began = Instant::now();
            let path = file.strip_prefix(&place.vault)?.to_owned();
            engine.reconcile(Scope::Paths(vec![path]))?;
            times.push(began.elapsed());
            // What the app does as soon as it has nothing else to do.
            engine.tidy_text();
        }
    }
    percentiles(times)
}

/// An engine that follows its folder, and is heard.
struct Followed {
    engine: Arc<Engine>,
    told: Receiver<IndexDelta>,
    _running: Running,
}

struct Ear(Mutex<Sender<IndexDelta>>);

impl Events for Ear {
    fn changed(&self, delta: &IndexDelta) {
        if let Ok(ear) = self.0.lock() {
            // Nobody listens once the measuring is over.
            let _ = ear.send(delta.clone());
        }
    }
    fn state(&self, _: &State) {}
}

fn followed(place: &Place) -> Result<Followed, Error> {
    let (ear, told) = channel();
    let engine = Arc::new(open(place, Arc::new(Ear(Mutex::new(ear))))?);
    let running = engine.start()?;
    loop {
        let state = engine.state()?;
        if state.phase == Phase::Ready && state.sync == SyncState::Events && state.covered >= 1.0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    Ok(Followed {
        engine,
        told,
        _running: running,
    })
}

/// From the moment a program has closed or renamed a file to the moment the change is told.
fn follow(place: &Place) -> Result<Took, Error> {
    let followed = followed(place)?;
    let file = place.vault.join("followed.md");
    let mut times = Vec::new();
    for number in 0..FOLLOWED {
        let text = format!("#turn{number}\n");
        if number % 2 == 0 {
            fs::write(&file, text)?;
        } else {
            let temporary = file.with_extension("tmp");
            fs::write(&temporary, text)?;
            fs::rename(&temporary, &file)?;
        }
        let began = Instant::now();
        followed.told.recv_timeout(Duration::from_secs(20))?;
        times.push(began.elapsed());
    }
    fs::remove_file(&file)?;
    followed.told.recv_timeout(Duration::from_secs(20))?;
    percentiles(times)
}

/// Half of all notes get another line at once, as when another branch is checked out; until
/// the index has them all with their text. Meanwhile questions are asked.
fn burst(place: &Place) -> Result<Took, Error> {
    let followed = followed(place)?;
    let mut files = floor::stat_all(&place.vault);
    files.sort_unstable();
    files.truncate(files.len() / 2);
    for file in &files {
        let mut text = fs::read(file)?;
        text.extend_from_slice(b"\n#burst\n");
        fs::write(file, text)?;
    }
    let (began, mut slowest) = (Instant::now(), Duration::ZERO);
    loop {
        let asked = Instant::now();
        let has = questions::notes_with(&followed.engine, "burst")?;
        slowest = slowest.max(asked.elapsed());
        if has == files.len() && followed.engine.state()?.covered >= 1.0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(took(
        began.elapsed(),
        vec![
            ("files", files.len() as f64),
            ("slowest ms", slowest.as_secs_f64() * 1e3),
        ],
    ))
}

/// Ten seconds in which nothing happens.
fn idle(place: &Place) -> Result<Took, Error> {
    let followed = followed(place)?;
    let generation = followed.engine.state()?.generation;
    let (began, used) = (Instant::now(), processor_ms());
    std::thread::sleep(Duration::from_secs(10));
    let share = (processor_ms() - used) / (began.elapsed().as_secs_f64() * 1e3);
    let written = followed.engine.state()?.generation - generation;
    Ok(took(
        began.elapsed(),
        vec![("processor %", share * 100.0), ("written", written as f64)],
    ))
}

/// The median as the time, the late ones beside it. Nothing measured is an error: what is no
/// number does not come through JSON.
pub fn percentiles(mut times: Vec<Duration>) -> Result<Took, Error> {
    times.sort_unstable();
    let last = times.len().checked_sub(1).ok_or("nothing was measured")?;
    let ms = |share: usize| times[last * share / 100].as_secs_f64() * 1e3;
    Ok(Took {
        ms: ms(50),
        peak_mb: peak_memory(),
        also: vec![("p95".to_owned(), ms(95)), ("p99".to_owned(), ms(99))],
    })
}
