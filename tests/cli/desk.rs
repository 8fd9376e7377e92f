//! One run-through's own world: a copy of a vault, an empty home, its own index and
//! durable store, and nothing of the environment that could change an answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use serde_json::Value;
use tempfile::TempDir;

/// When every note of a copied vault was changed last: 2023-02-05T12:00:00Z.
const MODIFIED: Duration = Duration::from_secs(1_675_598_400);

/// A place to run `tsuzuri` in.
pub struct Desk {
    root: TempDir,
}

/// What a run ended with.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    /// With a copy of `tests/vaults/<name>`.
    pub fn with_vault(name: &str) -> Self {
        let desk = Self::empty();
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../tests/vaults")
            .join(name);
        copy(&source, &desk.vault());
        desk
    }

    /// Without a vault.
    pub fn empty() -> Self {
        let root = TempDir::new().unwrap();
        fs::create_dir(root.path().join("home")).unwrap();
        Self { root }
    }

    /// The copied vault.
    pub fn vault(&self) -> PathBuf {
        self.root.path().join("vault")
    }

    /// Everything this desk may write to.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Writes the vault's `settings.toml`.
    pub fn settings(&self, text: &str) {
        self.json(0, &["index"]);
        let vaults = fs::read_dir(self.root().join("index")).unwrap();
        let id = vaults
            .map(|entry| entry.unwrap().file_name())
            .next()
            .unwrap();
        let folder = self.root().join("data/vaults").join(id);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("settings.toml"), text).unwrap();
    }

    /// The index's file in use. There must be one.
    pub fn database(&self) -> PathBuf {
        self.database_if_any().unwrap()
    }

    /// The same; `None` while there is none.
    pub fn database_if_any(&self) -> Option<PathBuf> {
        let mut vaults = fs::read_dir(self.root().join("index")).ok()?;
        let folder = vaults.next()?.ok()?.path();
        let name = fs::read_to_string(folder.join("current")).ok()?;
        Some(folder.join(name))
    }

    /// `tsuzuri`, not yet with arguments, standing in the home folder.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tsuzuri"));
        command
            .env_clear()
            .env("HOME", self.root().join("home"))
            .env("LANG", "C.UTF-8")
            .env("TSUZURI_INDEX_DIR", self.root().join("index"))
            .env("TSUZURI_DATA_DIR", self.root().join("data"))
            .current_dir(self.root().join("home"))
            .stdin(Stdio::null());
        command
    }

    /// Runs `tsuzuri` on the copied vault.
    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.on_vault(arguments).output().unwrap())
    }

    /// The same with no more address space than so many megabytes.
    #[cfg(target_os = "linux")]
    pub fn run_within(&self, megabytes: u32, arguments: &[&str]) -> Run {
        let command = self.on_vault(arguments);
        let limited = format!("ulimit -v {}; exec \"$@\"", megabytes * 1024);
        let mut shell = Command::new("sh");
        shell
            .env_clear()
            .envs(
                command
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            )
            .current_dir(self.root().join("home"))
            .stdin(Stdio::null())
            .args(["-c", &limited, "sh"])
            .arg(command.get_program())
            .args(command.get_args());
        Run::of(shell.output().unwrap())
    }

    /// `tsuzuri` with these arguments on the copied vault, not yet started.
    pub fn on_vault(&self, arguments: &[&str]) -> Command {
        let mut command = self.command();
        command.arg("--vault").arg(self.vault()).args(arguments);
        command
    }

    /// The JSON document it prints, to either stream; its exit status must be `status`.
    pub fn printed(&self, status: i32, arguments: &[&str]) -> String {
        let run = self.run(&[&["--json"], arguments].concat());
        assert_eq!(
            run.status, status,
            "{arguments:?}: {}{}",
            run.stdout, run.stderr
        );
        if run.stdout.is_empty() {
            run.stderr
        } else {
            run.stdout
        }
    }

    /// The same, read.
    pub fn json(&self, status: i32, arguments: &[&str]) -> Value {
        let printed = self.printed(status, arguments);
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error} in {printed}"))
    }
}

impl Run {
    /// Of a finished process.
    pub fn of(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (source, target) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).unwrap();
            let file = fs::File::options().write(true).open(&target).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + MODIFIED)
                .unwrap();
        }
    }
}
