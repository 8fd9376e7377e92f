//! The shell: windows around the engine. It starts the app, hands every command of
//! `tsuzuri_api::with_commands!` to the session, passes the session's events on to the
//! windows, and opens dialogs and addresses. What could be tested without a window is in
//! `crates/api` instead.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod events;
mod launch;
mod os;
mod sample;
mod shell;
mod windows;

use std::process::ExitCode;

use launch::Launching;
use tauri::Manager;

fn main() -> ExitCode {
    start_log();
    let asked = match Launching::from_args(std::env::args_os()) {
        Ok(asked) => asked,
        Err(answer) => return answer.tell(),
    };
    match run(asked) {
        Ok(()) => ExitCode::SUCCESS,
        // The process that this one handed over to was just ending.
        Err(tauri::Error::PluginInitialization(plugin, error))
            if plugin == "single-instance" && launch::may_start_again() =>
        {
            tracing::warn!("starting again: {error}");
            launch::start_again()
        }
        Err(error) => {
            tracing::error!("Tsuzuri could not start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(asked: Launching) -> tauri::Result<()> {
    tauri::Builder::default()
        // First: a second process must end before it does anything.
        .plugin(tauri_plugin_single_instance::init(launch::second_process))
        .plugin(tauri_plugin_dialog::init())
        .plugin(os::webview_mends())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let session = events::open_session(app.handle())?;
            app.manage(session);
            launch::carry_out(app.handle(), &asked);
            windows::open_main(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!())
}

/// The log goes to stderr; `TSUZURI_LOG` says how much of it (`debug`, `tsuzuri_engine=trace`).
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("TSUZURI_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}
