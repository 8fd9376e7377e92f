//! End to end: the real app in a real window, under an X server, a window manager, a
//! session bus and a home of its own, driven through WebDriver.
//!
//! It needs the app from `tauri build --debug --no-bundle` and the programs that
//! `scripts/setup` installs. What is missing fails a test; nothing is skipped.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod accessibility;
mod app;
mod around;
mod arriving;
mod axe;
mod capture;
mod captured_day;
mod captures_and_editor;
mod choices;
mod chooser;
mod commands;
mod composition;
mod constructs;
mod copies;
mod cursors;
mod deleting;
mod desktop;
mod drawing;
mod dropping;
mod fields;
mod finding;
mod following;
mod guide;
mod hostile;
mod importing;
mod in_force;
mod input_method;
mod keyboard;
#[expect(dead_code, reason = "`make bench` needs more of it")]
#[path = "../bench/large.rs"]
mod large;
mod layout;
mod leaving;
mod live;
#[expect(dead_code, reason = "`make bench` needs more of it")]
#[path = "../../crates/engine/benches/vaults/made.rs"]
mod made;
mod main_job;
mod meeting;
mod merging;
mod narrowing;
mod network;
mod opening;
mod painted;
mod panels;
mod pictures;
mod policy;
mod printing;
mod process;
mod renaming;
mod requests;
mod saving;
mod scrolling;
mod searching;
mod settings;
#[path = "../faults/syncthing/daemon.rs"]
mod syncthing;
mod taking;
mod tray;
mod tray_check;
mod tray_host;
mod tray_menu;
mod two_machines;
mod typing;
mod unstarted;
mod vault;
mod views;
mod walk;
mod windows;
#[path = "../../crates/engine/benches/vaults/words.rs"]
mod words;
