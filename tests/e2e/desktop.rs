//! A desktop of its own for each test: X server, window manager, session bus, home. What
//! a test does can touch neither another test nor the person at this machine.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use crate::process::{Process, User, is_there};

/// Everything that a test started, ended when it is dropped, newest first.
pub struct Desktop {
    dir: TempDir,
    /// What the environment of its programs is changed to.
    environment: Vec<(String, String)>,
    user: User,
    /// What the app is started after, in namespaces of its own.
    within: Option<String>,
    children: Vec<Child>,
}

/// What the window manager runs once it takes every window, which is a second later than it says
/// that it is there where fonts and menus were never looked at before.
const MANAGED: &str = "xprop -root -format _TSUZURI_MANAGED 8s -set _TSUZURI_MANAGED yes";

/// Has pages drawn in layers, as they are for most people; there is no graphics processor here, so
/// the app would do without (docs/decisions/0031).
const LAYERS: &str = "WEBKIT_FORCE_COMPOSITING_MODE";

impl Desktop {
    /// Starts an empty desktop with an empty home.
    pub fn start() -> Self {
        Self::start_as(User::Own)
    }

    /// The same as some user.
    pub fn start_as(user: User) -> Self {
        let mut desktop = Self {
            dir: TempDir::with_prefix("tsuzuri-e2e-").expect("a folder for the desktop"),
            environment: Vec::new(),
            user,
            within: None,
            children: Vec::new(),
        };
        desktop.make_home();
        // Without -noreset the server starts over whenever its last client goes away, and
        // drops the client that is just connecting.
        let xvfb = [
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x900x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ];
        let number = desktop.start_telling("Xvfb", &xvfb);
        desktop.set("DISPLAY", &format!(":{number}"));
        desktop.set(LAYERS, "1");
        let bus = ["--session", "--nofork", "--nopidfile", "--print-address"];
        let address = desktop.start_telling("dbus-daemon", &bus);
        desktop.set("DBUS_SESSION_BUS_ADDRESS", &address);
        // Dialogs get the keyboard only where someone manages windows.
        desktop.spawn("openbox", &["--startup", MANAGED]);
        desktop
    }

    /// Whether windows are the window manager's by now. One that came earlier may never be shown.
    pub fn is_managed(&self) -> bool {
        let asked = self.run("xprop", &["-root", "_TSUZURI_MANAGED"]);
        asked.is_some_and(|answer| answer.contains("yes"))
    }

    /// Who its programs are.
    pub fn user(&self) -> User {
        self.user
    }

    /// The address of its session bus.
    pub fn bus(&self) -> &str {
        self.variable("DBUS_SESSION_BUS_ADDRESS")
    }

    /// Sets a variable for the programs started from now on.
    pub fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    /// Leaves it to the app whether its pages are drawn in layers.
    pub fn leave_layers_to_the_app(&mut self) {
        self.set(LAYERS, "0");
    }

    /// A folder of the test's own, made when it is not there.
    pub fn folder(&self, name: &str) -> PathBuf {
        let folder = self.dir.path().join(name);
        fs::create_dir_all(&folder).expect("a folder of the test");
        folder
    }

    /// The home of its programs.
    pub fn home(&self) -> PathBuf {
        self.folder("home")
    }

    /// A program of this desktop, not yet started.
    pub fn command(&self, program: &str) -> Command {
        let mut command = self.user.command(program);
        command
            .current_dir(self.dir.path())
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XAUTHORITY")
            .env_remove("LC_ALL")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null());
        command
    }

    /// Starts a program that runs until the desktop ends. Its output is the log
    /// `<name>.log`.
    pub fn spawn(&mut self, program: &str, args: &[&str]) {
        let log = self.log(program);
        let errors = log.try_clone().expect("a second handle of the log");
        let child = self
            .bound(program, args)
            .stdout(log)
            .stderr(errors)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} (see scripts/setup): {error}"));
        self.children.push(child);
    }

    /// From now on the app is started in a user and mount namespace of its own, in which it has no
    /// other number, after a line of shell there: limits can be lowered in it.
    pub fn within(&mut self, line: &str) {
        self.within = Some(line.to_owned());
    }

    /// The line of shell that starts a program with the arguments of the script it stands in.
    pub fn starting(&self, program: &Path) -> String {
        let program = program.display();
        match &self.within {
            None => format!("exec '{program}' \"$@\""),
            Some(line) => format!(
                "exec unshare --user --map-current-user --keep-caps --mount \
                 sh -euc '{line}; exec \"$@\"' sh '{program}' \"$@\""
            ),
        }
    }

    /// Puts a program before the system's of that name, for those started from now on. It
    /// adds its arguments to the file that is answered.
    pub fn replace_program(&mut self, name: &str) -> PathBuf {
        let (folder, told) = (
            self.folder("bin"),
            self.dir.path().join(format!("{name}.args")),
        );
        let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" >>'{}'\n", told.display());
        write_program(&folder.join(name), &script);
        let path = std::env::var("PATH").unwrap_or_default();
        self.set("PATH", &format!("{}:{path}", folder.display()));
        told
    }

    /// Runs a program to its end and answers what it printed; `None` when it failed.
    pub fn run(&self, program: &str, args: &[&str]) -> Option<String> {
        let output = self
            .command(program)
            .args(args)
            .output()
            .unwrap_or_else(|error| panic!("{program} (see scripts/setup): {error}"));
        let printed = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(printed)
    }

    /// Where the log of a program is.
    pub fn log_file(&self, program: &str) -> PathBuf {
        self.dir.path().join(format!("{program}.log"))
    }

    /// What a program has logged so far.
    pub fn log_text(&self, program: &str) -> String {
        fs::read_to_string(self.log_file(program)).unwrap_or_default()
    }

    /// Fails when the app's page reported an error. That a list's rows are measured again in
    /// the next frame is none, though the browser says it as one.
    pub fn assert_clean_console(&self) {
        let log = self.log_text("app");
        let complaints: Vec<_> = log
            .lines()
            .filter(|line| line.contains("CONSOLE") && line.contains(" ERROR "))
            .filter(|line| !line.contains("ResizeObserver loop completed"))
            .collect();
        assert!(
            complaints.is_empty(),
            "the page complained:\n{}",
            complaints.join("\n")
        );
    }

    /// Ends what was started last, and what that started.
    pub fn end_last(&mut self) {
        if let Some(child) = self.children.pop() {
            end(child);
        }
    }

    /// Takes a picture of the whole screen, dialogs and all.
    pub fn picture(&self, file: &Path) {
        let file = file.display().to_string();
        if self.run("import", &["-window", "root", &file]).is_none() {
            eprintln!("no picture could be taken for {file}");
        }
    }

    fn make_home(&mut self) {
        let home = self.home();
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", ".config"),
            ("XDG_CACHE_HOME", ".cache"),
            ("XDG_DATA_HOME", ".local/share"),
            ("XDG_STATE_HOME", ".local/state"),
            ("XDG_RUNTIME_DIR", ".run"),
        ] {
            let folder = home.join(folder);
            fs::create_dir_all(&folder).expect("a home");
            self.set(name, &folder.display().to_string());
        }
        self.set("LANG", "C.UTF-8");
        self.set("GDK_BACKEND", "x11");
        self.set("NO_AT_BRIDGE", "1");
        self.set("GTK_USE_PORTAL", "0");
        self.set("GTK_IM_MODULE", "gtk-im-context-simple");
    }

    fn variable(&self, name: &str) -> &str {
        let set = self.environment.iter().rev().find(|(set, _)| set == name);
        set.map_or("", |(_, value)| value)
    }

    /// Starts a program that prints one line when it is up, and answers the line.
    fn start_telling(&mut self, program: &str, args: &[&str]) -> String {
        let errors = self.log(program);
        let mut child = self
            .bound(program, args)
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .unwrap_or_else(|error| panic!("{program} (see scripts/setup): {error}"));
        let output = child.stdout.take().expect("a pipe");
        self.children.push(child);
        let mut line = String::new();
        BufReader::new(output)
            .read_line(&mut line)
            .expect("one line of output");
        assert!(
            !line.is_empty(),
            "{program} ended at once: {}",
            self.log_text(program)
        );
        line.trim().to_owned()
    }

    /// A program in a process group of its own, which is told to end should the test end
    /// without doing so.
    fn bound(&self, program: &str, args: &[&str]) -> Command {
        use std::os::unix::process::CommandExt;
        // `setpriv` would say so in a log that nobody reads.
        assert!(is_there(program), "no {program} here (see scripts/setup)");
        let mut command = self.command("setpriv");
        command
            .args(["--pdeathsig", "TERM", "--", program])
            .args(args)
            .process_group(0);
        command
    }

    fn log(&self, program: &str) -> fs::File {
        fs::File::create(self.log_file(program)).expect("a log")
    }

    /// Keeps what explains a failure: the screen and the logs.
    fn keep_evidence(&self) {
        let test = std::thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("e2e")
            .join(test);
        if let Err(error) = fs::create_dir_all(&kept) {
            return eprintln!("{}: {error}", kept.display());
        }
        self.picture(&kept.join("screen.png"));
        let logs = fs::read_dir(self.dir.path())
            .into_iter()
            .flatten()
            .flatten();
        for log in logs.filter(|entry| entry.path().extension().is_some_and(|e| e == "log")) {
            if let Err(error) = fs::copy(log.path(), kept.join(log.file_name())) {
                eprintln!("{}: {error}", log.path().display());
            }
        }
        eprintln!("screen and logs are in {}", kept.display());
        eprintln!("the app said:\n{}", self.log_text("app"));
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
        while let Some(child) = self.children.pop() {
            end(child);
        }
        // What has left its group to outlive who started it, as `mozc_server` does.
        for process in Process::all_of(self) {
            process.kill();
        }
    }
}

/// Writes a script that can be run.
pub fn write_program(file: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(file, script).expect("a program");
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("it can be run");
}

/// Ends a child and what it started, politely first: the driver then ends its own.
fn end(mut child: Child) {
    let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
        return;
    };
    for signal in [Signal::TERM, Signal::KILL] {
        // Fails only when they have all gone already.
        let _ = kill_process_group(group, signal);
        let until = Instant::now() + Duration::from_secs(3);
        while Instant::now() < until {
            let ended = matches!(child.try_wait(), Ok(Some(_)) | Err(_));
            if ended && !someone_lives_in(group) {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// Whether a process of this group still runs; one that only waits to be counted does not.
fn someone_lives_in(group: Pid) -> bool {
    let processes = fs::read_dir("/proc").expect("the processes").flatten();
    processes
        .filter_map(|process| fs::read_to_string(process.path().join("stat")).ok())
        .any(|stat| {
            // pid (name) state parent group …, where the name may hold anything.
            let mut rest = stat
                .rsplit(')')
                .next()
                .unwrap_or_default()
                .split_whitespace();
            let state = rest.next();
            rest.nth(1) == Some(&group.as_raw_nonzero().to_string()) && state != Some("Z")
        })
}
