//! Disks that are really full, and really read-only: small ones in memory, mounted in a namespace of
//! their own, where a process of the test may do so without any rights.

use std::process::Command;

use tsuzuri_tests::long::counted;

#[test]
fn a_full_disk_and_a_read_only_one_lose_nothing() {
    let place = tempfile::tempdir().unwrap();
    let ran = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount"])
        .arg(env!("CARGO_BIN_EXE_save-worker"))
        .arg("fill")
        .arg(place.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{told}");
    counted(
        "a vault with 15 amounts of room, a full store, an index with 4 amounts, a vault read-only and back",
    );
}
