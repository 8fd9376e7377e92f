//! Whether the machine runs on the last of its battery. Linux says so in
//! `/sys/class/power_supply`; elsewhere it is not asked, and nothing is held back.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tsuzuri_api::Session;

/// Below this many percent, and not being charged, a battery is low.
const LOW: u32 = 20;

/// A battery loses a percent in minutes.
const BETWEEN_LOOKS: Duration = Duration::from_secs(60);

/// Instead of `/sys/class/power_supply`, for tests.
const PLACE: &str = "TSUZURI_POWER_SUPPLY";

/// Lets the session know when the battery is low, and when no more.
pub fn follow(app: &AppHandle) {
    let place = std::env::var_os(PLACE)
        .map_or_else(|| PathBuf::from("/sys/class/power_supply"), PathBuf::from);
    if !cfg!(target_os = "linux") || !place.is_dir() {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        loop {
            app.state::<Arc<Session>>().spare_power(is_low(&place));
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    });
}

/// Whether there are batteries that feed the machine, and all of them are low.
fn is_low(place: &Path) -> bool {
    let supplies = fs::read_dir(place).into_iter().flatten().flatten();
    let mut charges = supplies.filter_map(|supply| draining(&supply.path()));
    charges
        .next()
        .is_some_and(|first| first.max(charges.max().unwrap_or(0)) < LOW)
}

/// What is left in a battery, in percent; a full one's worth for one that is charged, and
/// `None` for what does not feed the machine: a mains plug, a mouse.
fn draining(supply: &Path) -> Option<u32> {
    let says = |file: &str| fs::read_to_string(supply.join(file)).ok();
    let is_battery = says("type")?.trim() == "Battery";
    let is_of_a_device = says("scope").is_some_and(|scope| scope.trim() == "Device");
    if !is_battery || is_of_a_device {
        return None;
    }
    if says("status")?.trim() != "Discharging" {
        return Some(100);
    }
    says("capacity")?.trim().parse().ok()
}

#[cfg(test)]
mod tests;
