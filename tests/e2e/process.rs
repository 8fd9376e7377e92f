//! The processes of a desktop: who they are, which there are, and their end. A process
//! belongs to the desktop whose folder is in its environment, whoever its parent is now.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::{Pid, Signal, geteuid, kill_process};

use crate::desktop::Desktop;

/// Who the programs of a desktop are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum User {
    /// Whoever runs the tests.
    Own,
    /// Anybody but root, for programs that refuse root: root's run in user namespaces, in
    /// which it has another number. Every one maps the same way, so they know each other.
    NotRoot,
}

impl User {
    /// The number of root inside such a namespace: `daemon`, whom each Unix has, since ibus refuses who
    /// has no name.
    const MAPPED: u32 = 1;

    /// What the programs take as their own number.
    pub fn id(self) -> u32 {
        match (self, geteuid().as_raw()) {
            (Self::NotRoot, 0) => Self::MAPPED,
            (_, id) => id,
        }
    }

    /// A program of this user, not yet started.
    pub fn command(self, program: &str) -> Command {
        if self.id() == geteuid().as_raw() {
            return Command::new(program);
        }
        let id = self.id();
        let mut command = Command::new("unshare");
        let (user, group) = (format!("--map-user={id}"), format!("--map-group={id}"));
        command.args(["--user", &user, &group, "--", program]);
        command
    }

    /// Fails where this user can't be had.
    pub fn must_be_possible(self) {
        let done = self.command("true").output();
        assert!(
            done.is_ok_and(|output| output.status.success()),
            "this test's programs refuse root, and no user namespace can be made here: \
             run it as another user"
        );
    }
}

/// One running process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    id: Pid,
    name: String,
}

impl Process {
    /// The living processes of a desktop that bear this name.
    pub fn named(desktop: &Desktop, name: &str) -> Vec<Self> {
        let mut all = Self::all_of(desktop);
        all.retain(|process| process.name() == name);
        all
    }

    /// All of them.
    pub fn all_of(desktop: &Desktop) -> Vec<Self> {
        let own = format!("XDG_RUNTIME_DIR={}", desktop.folder("home/.run").display());
        let processes = fs::read_dir("/proc").expect("the processes").flatten();
        processes
            .filter_map(|entry| Self::read(&entry.path(), own.as_bytes()))
            .collect()
    }

    /// What the system calls it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its folder in `/proc`.
    #[allow(dead_code, reason = "the benches read there what it holds")]
    pub fn folder(&self) -> PathBuf {
        Path::new("/proc").join(self.id.as_raw_nonzero().to_string())
    }

    /// Has it do nothing any more, as if it hung.
    #[allow(dead_code, reason = "the benches have none hang")]
    pub fn stop(&self) {
        kill_process(self.id, Signal::STOP).expect("a process to stop");
    }

    /// Ends it, without asking.
    pub fn kill(&self) {
        // Fails only when it has gone already.
        let _ = kill_process(self.id, Signal::KILL);
    }

    /// The process of a folder in `/proc`, if it lives and has this in its environment.
    fn read(folder: &Path, own: &[u8]) -> Option<Self> {
        let id = folder.file_name()?.to_str()?.parse().ok()?;
        let environment = fs::read(folder.join("environ")).ok()?;
        if !environment.split(|byte| *byte == 0).any(|set| set == own) {
            return None;
        }
        let stat = fs::read_to_string(folder.join("stat")).ok()?;
        let (before, after) = stat.rsplit_once(')')?;
        if after.trim_start().starts_with('Z') {
            return None;
        }
        let name = before.split_once('(')?.1.to_owned();
        Some(Self {
            id: Pid::from_raw(id)?,
            name,
        })
    }
}

/// Whether there is such a program.
pub fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // What is joined to a folder and is absolute replaces it.
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
