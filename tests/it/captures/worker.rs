//! A process that captures, and the thread that kills it and starts the next one.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tsuzuri_api::wire::CaptureRequest;
use tsuzuri_api::{Host, Origin, Places, Session, commands};

use super::{note, text};

/// Tells a process of this test that it is a worker: the folder of the test, a line feed,
/// and the numbers of its captures.
const WORK: &str = "TSUZURI_TEST_CAPTURES";

/// One share of the captures.
pub struct Worker<'p> {
    place: &'p Path,
    number: usize,
    rest: Vec<usize>,
}

/// What became of a share.
#[derive(Default)]
pub struct Ended {
    /// Captures that were acknowledged.
    pub kept: Vec<usize>,
    /// Captures that were asked for, and may or may not have been kept.
    pub begun: Vec<usize>,
    /// Processes that were killed.
    pub killed: usize,
}

impl<'p> Worker<'p> {
    pub fn new(place: &'p Path, number: usize, share: Vec<usize>) -> Self {
        Self {
            place,
            number,
            rest: share,
        }
    }

    /// Starts process after process until the share is done. Each is killed after a time
    /// of its own, from 30 to 1,500 ms.
    pub fn run_and_kill(mut self) -> Ended {
        let mut ended = Ended::default();
        while !self.rest.is_empty() {
            let turn = ended.killed;
            let time = Duration::from_millis((30 + (turn * 379 + self.number * 131) % 1470) as u64);
            let mut child = self.start();
            if kill_after(&mut child, time) {
                ended.killed += 1;
            }
            let output = BufReader::new(child.stdout.take().unwrap());
            for line in output.lines() {
                let line = line.unwrap();
                // The frame of the test that the process runs in prints lines of its own.
                let Some((what, number)) = line.rsplit_once(' ') else {
                    continue;
                };
                match (what, number.parse()) {
                    ("begun", Ok(number)) => ended.begun.push(number),
                    ("kept", Ok(number)) => ended.kept.push(number),
                    _ => {}
                }
            }
            child.wait().unwrap();
            self.rest.retain(|number| !ended.begun.contains(number));
        }
        ended
    }

    fn start(&self) -> Child {
        let numbers: Vec<String> = self.rest.iter().map(ToString::to_string).collect();
        let work = format!("{}\n{}", self.place.display(), numbers.join(" "));
        Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "captures::worker::captures_its_share",
                "--nocapture",
            ])
            .env(WORK, work)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap()
    }
}

/// Whether the process still ran when it was killed.
fn kill_after(child: &mut Child, time: Duration) -> bool {
    let until = Instant::now() + time;
    while Instant::now() < until {
        if child.try_wait().unwrap().is_some() {
            return false;
        }
        std::thread::park_timeout(Duration::from_millis(1));
    }
    child.kill().unwrap();
    true
}

fn session(place: &Path) -> Session {
    Session::new(Host {
        places: Places {
            index: place.join("index"),
            data: place.join("data"),
        },
        origin: Origin::Cli.into(),
        stays: false,
        sink: Arc::new(()),
    })
    .unwrap()
}

/// What a process does; nothing, when this is no such process.
#[test]
fn captures_its_share() {
    let Ok(work) = std::env::var(WORK) else {
        return;
    };
    let (place, numbers) = work.split_once('\n').unwrap();
    let session = session(Path::new(place));
    let vault = session.open_vault(&Path::new(place).join("vault")).unwrap();
    for number in numbers.split(' ') {
        let number: usize = number.parse().unwrap();
        say("begun", number);
        let request = CaptureRequest {
            id: format!("capture-{number}"),
            text: text(number),
            note: Some(note(number)),
        };
        commands::capture::capture(&session, request).unwrap();
        say("kept", number);
        session.deliver_to(&vault.view.id).unwrap();
    }
}

/// In one piece, at once: the process may end right after.
fn say(what: &str, number: usize) {
    let line = format!("\n{what} {number}\n");
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
}

/// What a start of the app does with what killed processes had kept.
pub fn deliver_the_rest(place: &Path) {
    let waiting = session(place).deliver().unwrap();
    assert_eq!(waiting.captures, []);
}
