//! What a terminal shows: colours, and a progress bar while work takes long.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::process::Stdio;

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use crate::desk::{Desk, Run};

/// A terminal: what is written to one end is read from the other.
pub fn terminal() -> (File, OwnedFd) {
    let shown = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&shown).unwrap();
    unlockpt(&shown).unwrap();
    let name = ptsname(&shown, Vec::new()).unwrap();
    let end = rustix::fs::open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    (shown.into(), end)
}

/// Everything that is still shown, until no one writes any more.
pub fn read_rest(terminal: &mut File, text: &mut Vec<u8>) {
    let mut piece = [0; 4096];
    // Linux calls the end an error.
    while let Ok(read) = terminal.read(&mut piece)
        && read > 0
    {
        text.extend_from_slice(&piece[..read]);
    }
}

fn shown(desk: &Desk, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let (mut terminal, end) = terminal();
    let mut command = desk.on_vault(arguments);
    command
        .envs(variables.iter().copied())
        .stdout(end)
        .stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    // Its end of the terminal is closed once only the child has it.
    drop(command);
    let mut text = Vec::new();
    read_rest(&mut terminal, &mut text);
    assert!(child.wait().unwrap().success());
    String::from_utf8(text).unwrap()
}

#[test]
fn colours_are_for_terminals_and_can_be_switched_off() {
    let desk = Desk::with_vault("clippings");
    let colours = |arguments, variables| shown(&desk, arguments, variables).contains('\x1b');
    assert!(colours(&["notes"], &[]));
    assert!(
        colours(&["notes"], &[("NO_COLOR", "")]),
        "set to nothing is not set"
    );
    assert!(!colours(&["notes"], &[("NO_COLOR", "1")]));
    assert!(!colours(&["--json", "notes"], &[]));
    assert!(!colours(&["--jsonl", "notes"], &[]));
}

#[test]
fn what_takes_long_shows_that_it_goes_on() {
    let desk = Desk::with_vault("clippings");
    desk.json(0, &["stats"]);
    // Another process is at work on the first index, and takes its time.
    let claim = desk.database().with_extension("first");
    let claim = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(claim)
        .unwrap();
    claim.lock().unwrap();

    let (mut terminal, end) = terminal();
    let mut command = desk.on_vault(&["notes"]);
    command.stdout(Stdio::piped()).stderr(end);
    let child = command.spawn().unwrap();
    drop(command);
    let mut text = Vec::new();
    while !String::from_utf8_lossy(&text).contains('…') {
        let mut piece = [0; 64];
        let read = terminal.read(&mut piece).unwrap();
        text.extend_from_slice(&piece[..read]);
    }
    claim.unlock().unwrap();
    read_rest(&mut terminal, &mut text);
    let text = String::from_utf8(text).unwrap();
    assert!(text.ends_with("\r\x1b[K"), "the bar stays: {text:?}");
    let run = Run::of(child.wait_with_output().unwrap());
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("topics/NATO.md") && !run.stdout.contains('\x1b'));
}
