use std::fs;
use std::path::{Path, PathBuf};

use super::is_low;

/// A folder as the system has it, gone when dropped.
struct Supplies(PathBuf);

impl Supplies {
    fn new(name: &str) -> Self {
        let name = format!("tsuzuri-power-{name}-{}", std::process::id());
        let place = std::env::temp_dir().join(name);
        fs::create_dir_all(&place).unwrap();
        Self(place)
    }

    fn has(&self, name: &str, files: &[(&str, &str)]) {
        let supply = self.0.join(name);
        fs::create_dir_all(&supply).unwrap();
        for (file, text) in files {
            fs::write(supply.join(file), format!("{text}\n")).unwrap();
        }
    }

    fn battery(&self, name: &str, status: &str, capacity: &str) {
        let files = [
            ("type", "Battery"),
            ("status", status),
            ("capacity", capacity),
        ];
        self.has(name, &files);
    }
}

impl Drop for Supplies {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

#[test]
fn a_battery_is_low_below_a_fifth_while_nothing_charges_it() {
    let supplies = Supplies::new("one");
    supplies.has("AC", &[("type", "Mains"), ("online", "0")]);
    assert!(!is_low(&supplies.0), "there is none");
    for (status, capacity, low) in [
        ("Discharging", "20", false),
        ("Discharging", "19", true),
        ("Charging", "3", false),
        ("Not charging", "3", false),
        ("Full", "100", false),
        ("Discharging", "unknown", false),
    ] {
        supplies.battery("BAT0", status, capacity);
        assert_eq!(is_low(&supplies.0), low, "{status} {capacity}");
    }
}

#[test]
fn with_two_batteries_the_fuller_one_counts() {
    let supplies = Supplies::new("two");
    supplies.battery("BAT0", "Discharging", "4");
    supplies.battery("BAT1", "Discharging", "70");
    assert!(!is_low(&supplies.0));
    supplies.battery("BAT1", "Discharging", "9");
    assert!(is_low(&supplies.0));
}

#[test]
fn the_battery_of_a_mouse_is_its_own() {
    let supplies = Supplies::new("mouse");
    supplies.battery("hidpp_battery_0", "Discharging", "5");
    supplies.has("hidpp_battery_0", &[("scope", "Device")]);
    assert!(!is_low(&supplies.0));
    assert!(!is_low(Path::new("/nowhere")));
}
