//! One piece of work in a process of its own, so that its memory can be told, and what it
//! took.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use serde::{Deserialize, Serialize};

use crate::Error;

/// What a piece of work took.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Took {
    /// Of what was to be measured, without starting and preparing.
    pub ms: f64,
    /// The most memory the process had, in MB.
    pub peak_mb: f64,
    /// What else it found out, by name.
    pub also: Vec<(String, f64)>,
}

impl Took {
    pub fn also(&self, name: &str) -> f64 {
        let found = self.also.iter().find(|(known, _)| known == name);
        found.map_or(f64::NAN, |(_, value)| *value)
    }
}

/// What a step works on.
#[derive(Clone, Debug)]
pub struct Place {
    pub vault: PathBuf,
    pub index: PathBuf,
}

/// Runs this program again for one step.
pub fn run(step: &str, place: &Place) -> Result<Took, Error> {
    let program = std::env::current_exe()?;
    let mut child = Command::new(program)
        .args(["step", step])
        .arg(&place.vault)
        .arg(&place.index)
        .stdout(Stdio::piped())
        .spawn()?;
    let mut said = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut said)?;
    }
    if !child.wait()?.success() {
        return Err(format!("{step} on {} failed", place.vault.display()).into());
    }
    Ok(serde_json::from_str(said.trim())?)
}

/// A program of someone else; `None` when it is not installed. Its output is thrown away.
/// Its memory is looked at every few milliseconds while it runs.
pub fn peer(program: &str, args: &[&str], within: &Path) -> Option<Took> {
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(args)
        .current_dir(within)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak_mb = 0.0_f64;
    while let Ok(None) = child.try_wait() {
        peak_mb = peak_mb.max(peak_memory_in(&status));
        std::thread::sleep(Duration::from_millis(2));
    }
    Some(Took {
        ms: began.elapsed().as_secs_f64() * 1e3,
        peak_mb,
        also: Vec::new(),
    })
}

/// The most memory this process has had, in MB; 0 where the system does not say.
pub fn peak_memory() -> f64 {
    peak_memory_in("/proc/self/status")
}

fn peak_memory_in(status: &str) -> f64 {
    let status = std::fs::read_to_string(status).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or(0.0) / 1024.0
}

/// What this process and its threads have used of the processors, in ms.
pub fn processor_ms() -> f64 {
    used_by(ClockId::ProcessCPUTime)
}

/// What this thread alone has used, in ms: on a machine with much else to do it says more
/// than the clock.
pub fn thread_ms() -> f64 {
    used_by(ClockId::ThreadCPUTime)
}

fn used_by(clock: ClockId) -> f64 {
    let used = clock_gettime(clock);
    used.tv_sec as f64 * 1e3 + used.tv_nsec as f64 / 1e6
}
