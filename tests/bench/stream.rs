//! Scrolling through the passages of a tag, ten thousand of them, beside a blank page that is as
//! large and scrolled alike.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::app::{App, run_for};
use crate::{Times, desktop_as_it_is, large, ms};

const NOTES: usize = 100;
const PASSAGES: usize = 100;
const TAG: &str = "scrolled-by-the-bench";

/// A script may take half a minute, so it is scrolled in rounds, each from where the last ended.
const ROUNDS: usize = 5;
const FRAMES: usize = 200;
/// Each frame shows so many pixels more.
const STEP: usize = 240;

const PATIENCE: Duration = Duration::from_secs(600);

const OURS: &str = ".stream";
const BLANK: &str = "#blank";

/// Scrolls on, and answers how long each frame took, and where it came to.
const SCROLL: &str = "
    const [selector, step, frames, done] = arguments;
    const scroller = document.querySelector(selector);
    const times = [];
    let before;
    const next = () => {
      const now = performance.now();
      if (before !== undefined) times.push(now - before);
      before = now;
      if (times.length === frames) return done([times, scroller.scrollTop]);
      scroller.scrollTop += step;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);";

/// Lays a blank page over the passages, of so many pixels.
const LAY_OVER: &str = "
    const [selector, height] = arguments;
    const { top, left, width, height: shown } = document.querySelector(selector).getBoundingClientRect();
    const page = document.createElement('div');
    page.id = 'blank';
    Object.assign(page.style, {
      position: 'fixed', top: `${top}px`, left: `${left}px`, width: `${width}px`, height: `${shown}px`,
      zIndex: '100', overflow: 'auto', background: 'canvas',
    });
    const long = document.createElement('div');
    long.style.height = `${height}px`;
    page.append(long);
    document.body.append(page);";

/// Prints the row.
pub fn measure() {
    run_for(PATIENCE, desktop_as_it_is(), async |desktop| {
        let vault = desktop.folder("vault");
        write_notes(&vault);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        large::is_indexed(&app).await;
        app.open_tag(TAG).await;
        app.shows(OURS, "Passage 0 of note").await;
        let ours = scroll(&app, OURS).await;
        let height = 2 * ROUNDS * FRAMES * STEP;
        app.script(LAY_OVER, vec![json!(OURS), json!(height)]).await;
        let blank = scroll(&app, BLANK).await;
        print(&ours, &blank);
        app.end_unclean(desktop).await;
    });
}

fn write_notes(vault: &Path) {
    fs::create_dir_all(vault).expect("a folder");
    for note in 0..NOTES {
        let mut text = String::new();
        for passage in 0..PASSAGES {
            let more = "港の再開発について、住民投票が行われた。".repeat(passage % 9);
            let _ = write!(
                text,
                "Passage {passage} of note {note}, with **some weight** and a [[Link {passage}]]. {more}\n\n#{TAG}\n\n"
            );
        }
        fs::write(vault.join(format!("{note}.md")), text).expect("a note");
    }
}

/// How long each frame took, and where it came to, in pixels. While it waits at its end for the
/// next passages it shows nothing new, and is quick: so it matters how far it came.
async fn scroll(app: &App, place: &str) -> (Times, f64) {
    let mut times = Times(Vec::new());
    let mut at = 0.0;
    for _ in 0..ROUNDS {
        let args = vec![json!(place), json!(STEP), json!(FRAMES)];
        let answer = app.script_async(SCROLL, args).await;
        let (frames, came_to): (Vec<f64>, f64) = read(answer);
        times.0.extend(frames);
        at = came_to;
    }
    (times, at)
}

fn print((ours, at): &(Times, f64), (blank, blank_at): &(Times, f64)) {
    let beside = blank.at(0.95);
    let (ratio, share) = (ours.at(0.95) / beside, 100.0 * at / blank_at);
    let passages = NOTES * PASSAGES;
    ours.row(
        &format!(
            "scrolling through a stream of {passages} passages, frame to frame; came {share:.0} % as far"
        ),
        &format!("p95 ≤ 1.25 × a blank page's ({}): {ratio:.2} ×", ms(beside)),
    );
}

fn read<T: serde::de::DeserializeOwned>(answer: Value) -> T {
    serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{answer}: {error}"))
}
