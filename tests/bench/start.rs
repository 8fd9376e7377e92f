//! From the start of the program to the last note on the page, in a large vault in which nothing
//! has changed, and what all its processes hold then. Beside an app of as many blank windows. A
//! driver looks at both, and takes its part of both times.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::{App, binary, command_line, driver, run_for, starter};
use crate::desktop::Desktop;
use crate::large::{self, FIRST_INDEX};
use crate::{Times, desktop_as_it_is, memory, ms, now_ms};

const ROUNDS: usize = 5;

const NOTE: &str = "Read last.md";
const TEXT: &str = "What was read last when the app was left.";

/// A program that is started, and what it then shows.
struct Program<'a> {
    file: PathBuf,
    args: Vec<&'a str>,
    /// Usable is it once this element shows the text.
    place: &'a str,
    text: &'a str,
}

/// Of one start.
struct Started {
    ms: f64,
    /// All processes, when all work is over.
    megabytes: f64,
}

/// Prints the rows.
pub fn measure() {
    run_for(2 * FIRST_INDEX, desktop_as_it_is(), async |desktop| {
        let vault = desktop.folder("vault");
        large::make(&vault);
        fs::write(vault.join(NOTE), format!("# Read last\n\n{TEXT}\n")).expect("a note");
        let vault = vault.display().to_string();
        let index = desktop.run(&command_line(), &["--vault", &vault, "index"]);
        index.expect("an index");
        let app = Program {
            file: binary(),
            args: vec!["--vault", &vault, "--note", NOTE],
            place: ".cm-content",
            text: TEXT,
        };
        let blank = Program {
            file: binary().with_file_name("examples").join("blank"),
            args: Vec::new(),
            place: "html",
            text: "",
        };
        // The first start makes the folders of a home, and trusts no file that was just written.
        app.start(desktop).await;
        let (mut ours, mut beside) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            beside.push(blank.start(desktop).await);
            ours.push(app.start(desktop).await);
        }
        print(&ours, &beside);
    });
}

impl Program<'_> {
    async fn start(&self, desktop: &mut Desktop) -> Started {
        let starter = starter(desktop, &self.file);
        let driver = driver(desktop).await;
        let began = now_ms();
        let app = App::launch(driver, &starter, &self.args).await;
        app.watch_for(self.place, self.text).await;
        let painted = app.painted().await;
        if !self.text.is_empty() {
            large::is_indexed(&app).await;
        }
        let megabytes = memory::held_at_rest(desktop, name(&self.file)).await;
        app.end_unclean(desktop).await;
        Started {
            ms: painted - began,
            megabytes,
        }
    }
}

fn name(program: &Path) -> &str {
    let name = program.file_name().and_then(|name| name.to_str());
    name.expect("a program")
}

fn print(ours: &[Started], beside: &[Started]) {
    let of = |all: &[Started], one: fn(&Started) -> f64| Times(all.iter().map(one).collect());
    let notes = large::notes();
    let blank = of(beside, |started| started.ms).at(0.5);
    of(ours, |started| started.ms).row(
        &format!("start of the program → last note painted, {notes} notes unchanged"),
        &format!("≤ 1 s; blank windows {}", ms(blank)),
    );
    let (held, blank) = (
        of(ours, |started| started.megabytes).at(0.5),
        of(beside, |started| started.megabytes).at(0.5),
    );
    println!(
        "| memory, all processes (PSS), {notes} notes | {held:.0} MB | | \
         ≤ 1.4 × blank windows ({blank:.0} MB): {:.2} × | {ROUNDS} |",
        held / blank
    );
}
