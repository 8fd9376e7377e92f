//! When windows close and when the app ends. The main window's page saves before it lets
//! its window go; closing it leaves the app in the tray, if the person wants that and
//! there is one; quitting asks every page to save first.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, WebviewWindow, WindowEvent};
use tokio::sync::Notify;
use tsuzuri_api::commands::capture::deliver_captures;
use tsuzuri_api::wire::{CloseWindow, Closing, Nothing, TrayState};
use tsuzuri_api::{ApiError, Session};

use crate::commands::blocking;
use crate::desktop::{self, Around};
use crate::launch;
use crate::windows::{MAIN, Pages};

/// A page that wants to save first lets go of its window itself; one that hangs has it
/// closed after this time, and so does one that is to save before the app ends.
const PATIENCE: Duration = Duration::from_secs(5);

/// How the app is ending.
#[derive(Default)]
pub struct Ending {
    /// The person was asked in this run what closing should mean.
    asked: AtomicBool,
    /// How often the main window's page has answered to being closed.
    answers: AtomicU64,
    /// It ends; nothing calls it off.
    begun: AtomicBool,
    /// Labels of the windows whose page has yet to save.
    unsaved: Mutex<BTreeSet<String>>,
    /// One of them has.
    saved: Notify,
    /// It was started for the capture window alone.
    for_capture: AtomicBool,
    /// Arguments and folder of a start that came while it ended.
    again: Mutex<Option<(Vec<String>, String)>>,
}

impl Ending {
    /// The main window's page has answered to being closed.
    fn answer(&self) {
        self.answers.fetch_add(1, Ordering::AcqRel);
    }

    /// Whether it does not while something else goes on.
    async fn is_silent(&self, meanwhile: impl Future<Output = ()>) -> bool {
        let before = self.answers.load(Ordering::Acquire);
        meanwhile.await;
        self.answers.load(Ordering::Acquire) == before
    }
}

/// What closing the main window means.
#[derive(Debug, PartialEq, Eq)]
enum Meaning {
    Ask,
    Hide,
    End,
}

/// `said` is what the person answered just now, `chosen` what they chose before, if they
/// were ever asked.
fn meaning(tray: bool, said: Option<bool>, asked_now: bool, chosen: Option<bool>) -> Meaning {
    match (tray, said.or(chosen)) {
        (false, _) | (true, Some(false)) => Meaning::End,
        (true, Some(true)) => Meaning::Hide,
        // Asked, and closed again instead of an answer.
        (true, None) if asked_now => Meaning::Hide,
        (true, None) => Meaning::Ask,
    }
}

/// The command `close_window`: the page has saved.
pub async fn close_window(
    app: AppHandle,
    _: WebviewWindow,
    request: CloseWindow,
) -> Result<Closing, ApiError> {
    app.state::<Ending>().answer();
    let tray = app.state::<Around>().tray() == TrayState::Shown;
    let asked_now = app.state::<Ending>().asked.load(Ordering::Acquire);
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let said = request.keep_in_tray;
    let chosen = blocking(move || {
        if let Some(keep) = said.or((tray && asked_now).then_some(true)) {
            desktop::choose_tray(&session, keep)?;
        }
        desktop::chosen_tray(&session)
    });
    // That a choice can't be read or kept is no reason for a window not to close.
    let chosen = chosen.await.unwrap_or_else(|error| {
        tracing::error!("{error}");
        said.or(Some(false))
    });
    match meaning(tray, said, asked_now, chosen) {
        Meaning::Ask => {
            app.state::<Ending>().asked.store(true, Ordering::Release);
            return Ok(Closing { ask: true });
        }
        Meaning::Hide => hide(&app),
        Meaning::End => quit_saved(&app, &[MAIN]),
    }
    Ok(Closing { ask: false })
}

fn hide(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.hide()
    {
        tracing::error!("could not hide the window: {error}");
    }
}

/// Closes the main window without its page when the page does not answer.
pub fn close_in_time(window: &WebviewWindow) {
    let app = window.app_handle().clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else {
            return;
        };
        // Whoever made the window closes it: here, or the page through `close_window`.
        api.prevent_close();
        let app = app.clone();
        tauri::async_runtime::spawn(async move {
            let there = app.state::<Pages>().ready().contains(MAIN);
            let ending = app.state::<Ending>();
            // A page that has answered may be shown again by then, or ask the person.
            let silent = !there || ending.is_silent(tokio::time::sleep(PATIENCE)).await;
            let window = app.get_webview_window(MAIN);
            let open = window.is_some_and(|window| window.is_visible().unwrap_or(false));
            if open && silent {
                tracing::warn!("the page did not close its window");
                close_unasked(&app).await;
            }
        });
    });
}

async fn close_unasked(app: &AppHandle) {
    let session = Arc::clone(&app.state::<Arc<Session>>());
    let chosen = blocking(move || desktop::chosen_tray(&session)).await;
    let keep = chosen.ok().flatten().unwrap_or(true);
    if keep && app.state::<Around>().tray() == TrayState::Shown {
        hide(app);
    } else {
        quit_saved(app, &[MAIN]);
    }
}

/// Nobody asked for more than the capture window so far.
pub fn started_for_capture(app: &AppHandle) {
    let ending = app.state::<Ending>();
    ending.for_capture.store(true, Ordering::Release);
}

/// The capture window was hidden. An app that was started for it alone, and that nobody
/// could reach any more, ends.
pub fn after_capture(app: &AppHandle) {
    let alone = app.state::<Ending>().for_capture.load(Ordering::Acquire)
        && app.get_webview_window(MAIN).is_none();
    if alone && app.state::<Around>().tray() != TrayState::Shown {
        quit(app);
    }
}

/// The command `quit_ready`: this window's page has saved.
pub async fn quit_ready(
    app: AppHandle,
    window: WebviewWindow,
    _: Nothing,
) -> Result<Nothing, ApiError> {
    let ending = app.state::<Ending>();
    lock(&ending.unsaved).remove(window.label());
    ending.saved.notify_one();
    Ok(Nothing {})
}

/// Whether the app is ending, and will then start with these arguments.
pub fn starts_again_for(app: &AppHandle, args: Vec<String>, folder: &str) -> bool {
    let ending = app.state::<Ending>();
    let ends = ending.begun.load(Ordering::Acquire);
    if ends {
        *lock(&ending.again) = Some((args, folder.to_owned()));
    }
    ends
}

/// Ends the app once every page has saved.
pub fn quit(app: &AppHandle) {
    quit_saved(app, &[]);
}

/// Ends the app; the pages of these windows have saved already.
fn quit_saved(app: &AppHandle, saved: &[&str]) {
    let ending = app.state::<Ending>();
    if ending.begun.swap(true, Ordering::AcqRel) {
        return;
    }
    let mut labels = app.state::<Pages>().ready();
    labels.retain(|label| !saved.contains(&label.as_str()));
    *lock(&ending.unsaved) = labels.clone();
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        // Without its windows the app is gone for the person, however long it takes.
        for window in app.webview_windows().into_values() {
            drop(window.hide());
        }
        for label in &labels {
            if let Err(error) = app.emit_to(label.as_str(), "quit", ()) {
                tracing::error!("{label} was not told that the app ends: {error}");
            }
        }
        if tokio::time::timeout(PATIENCE, all_saved(&app))
            .await
            .is_err()
        {
            tracing::warn!("not every page said that it has saved");
        }
        let session = Arc::clone(&app.state::<Arc<Session>>());
        let delivering = blocking(move || deliver_captures(&session, Nothing {}));
        // What is not in its note by then is delivered at the next start.
        match tokio::time::timeout(PATIENCE, delivering).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!("captures wait: {error}"),
            Err(_) => tracing::warn!("captures wait for the next start"),
        }
        // From here on a new process does not hand over to this one.
        tauri_plugin_single_instance::destroy(&app);
        if let Some((args, folder)) = lock(&app.state::<Ending>().again).take() {
            launch::start_anew(&args, &folder);
        }
        app.exit(0);
    });
}

async fn all_saved(app: &AppHandle) {
    let ending = app.state::<Ending>();
    while !lock(&ending.unsaved).is_empty() {
        ending.saved.notified().await;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the app, having lost its last window, has nothing left to be reached by.
pub fn ends_without_windows(app: &AppHandle) -> bool {
    app.state::<Around>().tray() != TrayState::Shown
}

#[cfg(test)]
mod tests {
    use tauri::async_runtime::block_on;

    use super::{Ending, Meaning, meaning};

    #[test]
    fn a_page_that_has_answered_is_not_silent_whatever_its_window_does_by_then() {
        let ending = Ending::default();
        ending.answer();
        assert!(block_on(ending.is_silent(async {})));
        assert!(!block_on(ending.is_silent(async { ending.answer() })));
    }

    #[test]
    fn without_a_tray_closing_ends_the_app() {
        for said in [None, Some(true), Some(false)] {
            for chosen in [None, Some(true), Some(false)] {
                assert_eq!(meaning(false, said, false, chosen), Meaning::End);
            }
        }
    }

    #[test]
    fn the_person_is_asked_once_and_obeyed() {
        assert_eq!(meaning(true, None, false, None), Meaning::Ask);
        assert_eq!(meaning(true, None, true, None), Meaning::Hide);
        assert_eq!(meaning(true, Some(false), true, None), Meaning::End);
        assert_eq!(meaning(true, None, false, Some(false)), Meaning::End);
        assert_eq!(meaning(true, None, false, Some(true)), Meaning::Hide);
        assert_eq!(meaning(true, Some(true), false, Some(false)), Meaning::Hide);
    }
}
