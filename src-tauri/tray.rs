//! The icon in the tray. It may be that nobody shows it: `host` finds out, and the
//! icon appears by itself when someone comes who does. Where the library is missing that
//! draws it on Linux, there is none, and the app does without.

mod host;
mod menu;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use tauri::menu::MenuEvent;
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;
use tsuzuri_api::commands::notes::find_notes;
use tsuzuri_api::commands::vault::{index_state, pause_sync};
use tsuzuri_api::wire::{
    FindNotes, IndexPhase, IndexState, Nothing, PauseSync, Show, SyncState, TrayState,
};
use tsuzuri_api::{ApiError, Session, Topic};

use crate::{capture, closing, desktop, windows};
use menu::{Item, Menu};

/// The menu follows the index at most this often.
const BEAT: Duration = Duration::from_millis(500);

/// How long an app without a window waits for someone to show the icon: at login the
/// desktop's own panel may well come later, and one that ended is often started again.
const HOST_COMES_WITHIN: Duration = Duration::from_secs(10);

/// The menu, and what brings it up to date.
pub struct Tray {
    menu: Menu,
    stale: Notify,
}

/// Puts the icon into the tray. To be called on the window's thread.
pub fn start(app: &AppHandle) {
    let made = catch_unwind(AssertUnwindSafe(|| make(app)));
    match made {
        Ok(Ok(menu)) => {
            app.manage(Tray {
                menu,
                stale: Notify::new(),
            });
            host::follow(app);
            follow_index(app);
            refresh(app);
        }
        Ok(Err(error)) => {
            tracing::error!("there is no tray: {error}");
            desktop::tray_is(app, TrayState::NoHost);
        }
        // The library's crate panics when the library is not there.
        Err(_) => {
            tracing::warn!("there is no tray: libayatana-appindicator3 is not installed");
            desktop::tray_is(app, TrayState::NoLibrary);
        }
    }
}

fn make(app: &AppHandle) -> tauri::Result<Menu> {
    let menu = Menu::new(app)?;
    let icon = TrayIconBuilder::with_id("tsuzuri")
        .icon(tauri::include_image!("icons/32x32.png"))
        .tooltip("Tsuzuri")
        .menu(&menu.whole)
        .on_menu_event(chosen);
    // By default a place that others may write to, where there is no runtime directory.
    let place = app.path().app_cache_dir()?.join("tray");
    icon.temp_dir_path(place).build(app)?;
    Ok(menu)
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    match Item::of_id(event.id().as_ref()) {
        Some(Item::Capture) => capture::open(app),
        Some(Item::Today) => windows::open_main(app, Some(Show::Today)),
        Some(Item::Search) => windows::open_main(app, Some(Show::Search)),
        Some(Item::Note(path)) => windows::open_main(app, Some(Show::Note { path })),
        Some(Item::Open) => windows::open_main(app, None),
        Some(Item::Pause) => pause(app),
        Some(Item::Quit) => closing::quit(app),
        None => tracing::warn!("the tray's menu has no {:?}", event.id()),
    }
}

fn pause(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let session = app.state::<Arc<Session>>();
        let turned = index_state(&session, Nothing {}).and_then(|state| {
            let paused = state.sync != SyncState::Paused;
            pause_sync(&session, PauseSync { paused })
        });
        if let Err(error) = turned {
            tracing::error!("live sync could not be paused or resumed: {error}");
        }
        // The click has ticked the item, whatever came of it.
        refresh(&app);
    });
}

/// Something that the menu shows may be other than it shows.
pub fn refresh(app: &AppHandle) {
    if let Some(tray) = app.try_state::<Tray>() {
        tray.stale.notify_one();
    }
}

/// The index changed; the menu is concerned if notes did.
pub fn index_changed(app: &AppHandle, topics: &[Topic]) {
    if topics
        .iter()
        .any(|topic| matches!(topic, Topic::Notes | Topic::Everything))
    {
        refresh(app);
    }
}

/// The index went on; the menu is concerned if another vault is open or live sync paused.
pub fn index_progress(app: &AppHandle, state: &IndexState) {
    if let Some(tray) = app.try_state::<Tray>()
        && tray.menu.is_news(state)
    {
        refresh(app);
    }
}

fn follow_index(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let tray = app.state::<Tray>();
        loop {
            tray.stale.notified().await;
            let asking = app.clone();
            let asked = tauri::async_runtime::spawn_blocking(move || bring_up_to_date(&asking));
            if let Ok(Err(error)) = asked.await {
                tracing::error!("the tray's menu is not up to date: {error}");
            }
            tokio::time::sleep(BEAT).await;
        }
    });
}

fn bring_up_to_date(app: &AppHandle) -> Result<(), ApiError> {
    let session = app.state::<Arc<Session>>();
    let state = index_state(&session, Nothing {})?;
    let notes = if state.phase == IndexPhase::Closed {
        Vec::new()
    } else {
        let asked = FindNotes {
            text: String::new(),
            limit: menu::RECENT,
        };
        find_notes(&session, asked)?.notes
    };
    let tray = app.state::<Tray>();
    if let Err(error) = tray.menu.show(app, &state, &notes) {
        tracing::error!("the tray's menu could not be changed: {error}");
    }
    Ok(())
}

/// Shows the main window when there is no tray to be in, and no window.
pub fn or_show_main(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let around = app.state::<desktop::Around>();
        let settled = tokio::time::timeout(HOST_COMES_WITHIN, around.tray_settled());
        if settled.await != Ok(TrayState::Shown) && !windows::any_shows(&app) {
            windows::open_main(&app, None);
        }
    });
}
