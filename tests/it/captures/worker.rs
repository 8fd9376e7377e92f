//! A process that captures, and the thread that kills it and starts the next one.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tsuzuri_tests::session;

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
                match line.split_once(' ').unwrap() {
                    ("begun", number) => ended.begun.push(number.parse().unwrap()),
                    (_, number) => ended.kept.push(number.parse().unwrap()),
                }
            }
            child.wait().unwrap();
            self.rest.retain(|number| !ended.begun.contains(number));
        }
        ended
    }

    fn start(&self) -> Child {
        Command::new(env!("CARGO_BIN_EXE_capture-worker"))
            .arg(self.place)
            .args(self.rest.iter().map(ToString::to_string))
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

/// What a start of the app does with what killed processes had kept.
pub fn deliver_the_rest(place: &Path) {
    let waiting = session::of(place).deliver().unwrap();
    assert_eq!(waiting.captures, []);
}
