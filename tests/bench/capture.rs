//! Quick capture: from the key to the field, from a second process, from nothing; and what
//! the window costs while it waits.

use std::time::Instant;

use crate::app::{App, binary, run, wait};
use crate::desktop::Desktop;
use crate::keyboard::FOREIGN;
use crate::memory::held_by;
use crate::vault;
use crate::windows::CAPTURE;
use crate::{Times, desktop_as_it_is, now_ms};

const TIMES: usize = 20;
const COLD: usize = 5;

/// Prints the rows.
pub fn measure() {
    run(desktop_as_it_is(), async |desktop| {
        let vault = vault::sample(desktop).display().to_string();
        let app = App::start(desktop, &["--vault", &vault]).await;
        app.find("tree", "").await;
        app.in_window(CAPTURE).await;
        let unused = held_by(desktop, "tsuzuri-app");
        listen(&app).await;
        desktop.open_foreign_window().await;
        let mut by_key = Times(Vec::new());
        for _ in 0..TIMES {
            by_key.0.push(
                opening(desktop, &app, |desktop| {
                    desktop.press("ctrl+alt+space");
                })
                .await,
            );
        }
        by_key.row(
            "shortcut pressed → field has the keyboard and is painted",
            "≤ 100 ms",
        );
        let program = binary().display().to_string();
        let (mut ended, mut by_process) = (Times(Vec::new()), Times(Vec::new()));
        for _ in 0..TIMES {
            let began = Instant::now();
            by_process.0.push(
                opening(desktop, &app, |desktop| {
                    desktop
                        .run(&program, &["--capture"])
                        .expect("a second process");
                    ended.0.push(began.elapsed().as_secs_f64() * 1e3);
                })
                .await,
            );
        }
        ended.row(
            "`tsuzuri-app --capture`, start to end of the second process",
            "≤ 150 ms",
        );
        by_process.row("its start → field has the keyboard and is painted", "");
        println!(
            "| memory, all processes (PSS): capture window never shown, shown | {unused:.0} MB | {:.0} MB | | |",
            held_by(desktop, "tsuzuri-app")
        );
        app.end_unclean(desktop).await;
    });
    let mut cold = Times(Vec::new());
    for _ in 0..COLD {
        run(desktop_as_it_is(), async |desktop| {
            cold.0.push(cold_start(desktop).await)
        });
    }
    cold.row(
        "`tsuzuri-app --capture` from nothing → window has the keyboard",
        "≤ 1,500 ms",
    );
}

/// Has the page note when it gets the keyboard and has painted.
async fn listen(app: &App) {
    let script = "window.addEventListener('focus', () => requestAnimationFrame(() => \
                  setTimeout(() => { window.gotKeyboard = Date.now() })))";
    app.script(script, vec![]).await;
}

/// Milliseconds from the call until the field could be typed into; then hides it again.
async fn opening(desktop: &Desktop, app: &App, open: impl FnOnce(&Desktop)) -> f64 {
    app.script("window.gotKeyboard = null", vec![]).await;
    let began = now_ms();
    open(desktop);
    let script = "return document.activeElement.matches('textarea') && window.gotKeyboard";
    let mut at = None;
    wait("the field", async || {
        at = app.script(script, vec![]).await.as_f64();
        at.is_some()
    })
    .await;
    desktop.press("Escape");
    wait("the keyboard to go back", async || {
        desktop.focused_window() == FOREIGN
    })
    .await;
    at.expect("a time") - began
}

/// Milliseconds from the start of the process, by the app's own log.
async fn cold_start(desktop: &mut Desktop) -> f64 {
    let vault = vault::sample(desktop).display().to_string();
    let app = App::start(desktop, &["--vault", &vault]).await;
    app.find("tree", "").await;
    app.end_unclean(desktop).await;
    desktop.set("TSUZURI_LOG", "tsuzuri_app=debug");
    desktop.set("NO_COLOR", "1");
    desktop.open_foreign_window().await;
    let began = now_ms();
    let program = binary().canonicalize().expect("the app");
    let start = format!("exec '{}' --capture", program.display());
    desktop.spawn("sh", &["-c", &start]);
    let mut at = None;
    wait("the window", async || {
        let told = desktop.log_text("sh");
        at = told
            .lines()
            .find(|line| line.contains("capture focused"))
            .and_then(|line| {
                line.split("ms=")
                    .nth(1)?
                    .split_whitespace()
                    .next()?
                    .parse::<f64>()
                    .ok()
            });
        at.is_some()
    })
    .await;
    at.expect("a time") - began
}
