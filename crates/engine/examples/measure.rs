//! Indexes a folder as the app does and says how long each step took and how much memory
//! the process had at most: `cargo run --release --example measure -- FOLDER [CHANGES [INDEX]]`.
//! With CHANGES, that many notes get a line appended and taken away again, one by one; and
//! a note is written so often while the engine follows the folder.
//! With INDEX, the index is kept in that folder.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{Sender, channel},
    },
    time::{Duration, Instant},
};

use tsuzuri_engine::{
    DiskFs, Engine, EngineConfig, Events, IndexDelta, NotePath, Origin, Phase, Scope, State,
    SyncState, SystemClock,
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let root = fs::canonicalize(args.next().ok_or("which folder?")?)?;
    let changes: usize = args.next().map_or(Ok(0), |number| number.parse())?;
    let temporary = tempfile::tempdir()?;
    let index = args
        .next()
        .map_or(temporary.path().to_owned(), PathBuf::from);

    let began = Instant::now();
    let engine = open(&root, &index)?;
    engine.reconcile(Scope::All)?;
    say("tags, links, titles", began);
    let text = Instant::now();
    while engine.add_text() {}
    say("full text", text);
    say("both", began);
    let state = engine.state()?;
    say_line(&format!(
        "{} notes, {} passages, {} tags, {} links, {} left out; generation {}",
        state.notes, state.passages, state.tags, state.links, state.problems, state.generation
    ));
    drop(engine);

    let size: u64 = fs::read_dir(&index)?
        .flatten()
        .filter_map(|entry| entry.metadata().ok())
        .map(|meta| meta.len())
        .sum();
    say_line(&format!(
        "index {:.1} MB, memory at most {} MB",
        size as f64 / 1e6,
        peak_memory()
    ));

    let again = Instant::now();
    let engine = open(&root, &index)?;
    let delta = engine.reconcile(Scope::All)?;
    say("opened again, unchanged", again);
    if !delta.is_empty() {
        say_line("… but something was written");
    }
    if changes > 0 {
        change(&engine, &root, changes)?;
        drop(engine);
        follow(&root, &index, changes)?;
    }
    Ok(())
}

fn open(root: &Path, index: &Path) -> Result<Engine, Box<dyn Error>> {
    open_with(root, index, Arc::new(()))
}

fn open_with(root: &Path, index: &Path, events: Arc<dyn Events>) -> Result<Engine, Box<dyn Error>> {
    let config = EngineConfig {
        root: root.to_owned(),
        index_dir: index.to_owned(),
        reading: tsuzuri_engine::VaultReading::default(),
        origin: Origin::Disk,
    };
    Ok(Engine::open(
        config,
        Arc::new(DiskFs::new(root)),
        Arc::new(SystemClock::default()),
        events,
    )?)
}

fn change(engine: &Engine, root: &Path, changes: usize) -> Result<(), Box<dyn Error>> {
    let reader = engine.reader()?;
    let paths: Vec<String> = reader
        .connection()
        .prepare(
            "SELECT path FROM note WHERE state = 'ok' AND size < 100000 ORDER BY random() LIMIT ?1",
        )?
        .query_map([changes as i64], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    drop(reader);
    let mut times = Vec::new();
    for path in paths {
        let path = NotePath::new(&path)?;
        let file = root.join(path.as_path());
        let before = fs::read(&file)?;
        for bytes in [[&before[..], b"\n#measured\n"].concat(), before] {
            fs::write(&file, bytes)?;
            let began = Instant::now();
            engine.reconcile(Scope::Paths(vec![path.as_path().to_owned()]))?;
            times.push(began.elapsed());
        }
    }
    say_times("one note changed", times);
    Ok(())
}

/// From the moment a program has written to the moment the change is told.
fn follow(root: &Path, index: &Path, changes: usize) -> Result<(), Box<dyn Error>> {
    let (ear, told) = channel();
    let engine = Arc::new(open_with(root, index, Arc::new(Ear(Mutex::new(ear))))?);
    let running = engine.start()?;
    while engine.state()?.phase != Phase::Ready || engine.state()?.sync != SyncState::Events {
        std::thread::yield_now();
    }
    let file = root.join("measured by tsuzuri.md");
    let mut times = Vec::new();
    for number in 0..changes {
        if number % 2 == 0 {
            fs::write(&file, format!("#turn{number}\n"))?;
        } else {
            let temporary = file.with_extension("tmp");
            fs::write(&temporary, format!("#turn{number}\n"))?;
            fs::rename(&temporary, &file)?;
        }
        let began = Instant::now();
        told.recv_timeout(Duration::from_secs(20))?;
        times.push(began.elapsed());
    }
    fs::remove_file(&file)?;
    drop(running);
    say_times("written by another program → committed and told", times);
    Ok(())
}

struct Ear(Mutex<Sender<()>>);

impl Events for Ear {
    fn changed(&self, _: &IndexDelta) {
        if let Ok(ear) = self.0.lock() {
            let _ = ear.send(());
        }
    }
    fn state(&self, _: &State) {}
}

fn say_times(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    say_line(&format!(
        "{what}: {:.2?} median, {:.2?} p95, {:.2?} p99, {:.2?} at most",
        at(50),
        at(95),
        at(99),
        at(100)
    ));
}

fn say(what: &str, since: Instant) {
    say_line(&format!(
        "{what}: {:.3} s; {:.2} s of processor in all",
        since.elapsed().as_secs_f64(),
        processor_time()
    ));
}

#[expect(clippy::print_stdout, reason = "it is what this program is for")]
fn say_line(line: &str) {
    println!("{line}");
}

/// Of this process and all its threads, in seconds; 0 where the system does not say.
fn processor_time() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit(") ")
        .next()
        .unwrap_or_default()
        .split(' ')
        .skip(11)
        .take(2);
    fields
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// Of this process, in MB; 0 where the system does not say.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
