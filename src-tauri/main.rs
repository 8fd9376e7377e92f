//! The shell: windows around the engine. It starts the app, hands every command of
//! `tsuzuri_api::with_commands!` to the session, passes the session's events on to the
//! windows, opens dialogs and addresses, and stands in the desktop: tray, shortcut, quick
//! capture. What could be tested without a window is in `crates/api` instead.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod address;
mod arriving;
mod battery;
mod capture;
mod closing;
mod commands;
mod desktop;
mod dialogs;
mod events;
mod export;
#[cfg(target_os = "linux")]
mod handover;
mod imports;
mod launch;
mod opening;
mod os;
mod pictures;
mod sample;
mod shell;
mod shortcut;
mod tray;
mod unstarted;
mod windows;
mod words;

use std::io::IsTerminal;
use std::process::ExitCode;

use launch::Launching;
use tauri::Manager;
use tsuzuri_api::Courier;
use unstarted::Unstarted;

/// Gives back what was needed for a moment, as when a large vault is opened (docs/decisions/0032).
#[cfg(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    start_log();
    let asked = match Launching::from_args(std::env::args_os()) {
        Ok(asked) => asked,
        Err(answer) => return answer.tell(),
    };
    #[cfg(target_os = "linux")]
    match handover::hand_over() {
        handover::Handover::Done => return ExitCode::SUCCESS,
        handover::Handover::Alone => {}
        handover::Handover::Hangs => return Unstarted::Hangs.tell(),
    }
    match run(asked) {
        Ok(()) => ExitCode::SUCCESS,
        // The process that this one handed over to was just ending.
        Err(Unstarted::Windows(tauri::Error::PluginInitialization(plugin, error)))
            if plugin == "single-instance" && launch::may_start_again() =>
        {
            tracing::warn!("starting again: {error}");
            launch::start_again()
        }
        Err(reason) => reason.tell(),
    }
}

fn run(mut asked: Launching) -> Result<(), Unstarted> {
    // Before Tauri: once that runs, an error here would be a panic.
    let (session, ear) = events::open_session()?;
    let courier = session.start_courier().map_err(Unstarted::Crowded)?;
    tauri::Builder::default()
        // First: a second process must end before it does anything more.
        .plugin(tauri_plugin_single_instance::init(launch::second_process))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .arg("--hidden")
                .build(),
        )
        .plugin(windows::places())
        .plugin(os::webview_mends())
        .manage(session)
        .manage(courier)
        .manage(windows::Pages::default())
        .manage(capture::Wanted::default())
        .manage(closing::Ending::default())
        .manage(desktop::Around::default())
        .manage(opening::Alone::default())
        .manage(arriving::Dragged::default())
        .manage(arriving::Pasting::default())
        .invoke_handler(commands::handler())
        .register_asynchronous_uri_scheme_protocol(pictures::SCHEME, pictures::serve)
        .setup(move |app| {
            let app = app.handle();
            ear.belong_to(app);
            // Only now: a second process has ended by itself.
            app.state::<Courier>().begin();
            asked.settle(app, &std::env::current_dir().unwrap_or_default());
            // First the window: its page starts in another process, while the vault opens
            // in this one.
            launch::open_windows(app, &asked);
            if let Err(error) = launch::carry_out(app, &asked) {
                app.state::<windows::Pages>().opened_none(error);
            }
            tray::start(app);
            capture::prepare(app);
            battery::follow(app);
            os::on_termination(app, closing::quit);
            let app = app.clone();
            tauri::async_runtime::spawn_blocking(move || shortcut::register_chosen(&app));
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| match event {
            // Without a window the app lives on in the tray; it ends by `closing` alone.
            tauri::RunEvent::ExitRequested {
                code: None, api, ..
            } if !closing::ends_without_windows(app) => api.prevent_exit(),
            #[cfg(target_os = "macos")]
            tauri::RunEvent::Reopen {
                has_visible_windows: false,
                ..
            } => windows::open_main(app, None),
            // Finder hands files over so, and not as arguments.
            #[cfg(target_os = "macos")]
            tauri::RunEvent::Opened { urls } => {
                for url in urls {
                    let args = vec![String::new(), url.to_string()];
                    launch::second_process(app, args, String::new());
                }
            }
            _ => {}
        });
    Ok(())
}

/// The log goes to stderr; `TSUZURI_LOG` says how much of it (`debug`, `tsuzuri_engine=trace`).
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TSUZURI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
}
