//! Tests that must run in a process of their own: as someone who may not read everything, or in a
//! namespace where limits can be lowered and file systems mounted.

use std::path::Path;
use std::process::Command;

/// Set in such a process.
const APART: &str = "TSUZURI_APART";

/// Whether this is that process.
pub fn is_apart() -> bool {
    std::env::var_os(APART).is_some()
}

/// Runs the test of this name again as a user without rights; here that is enough when one is such a
/// user already, and `false`.
pub fn as_anyone(test: &str) -> bool {
    if is_apart() || !rustix::process::geteuid().is_root() {
        return false;
    }
    let place = tempfile::tempdir().unwrap();
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    std::fs::set_permissions(place.path(), open).unwrap();
    let as_nobody = [
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--inh-caps=-all",
    ];
    let mut command = Command::new("setpriv");
    command.args(as_nobody).env("TMPDIR", place.path());
    again(command, test);
    true
}

/// Runs the test of this name again in a user and mount namespace of its own, after a line of shell
/// there. `false` in that process.
pub fn in_namespace(test: &str, first: &str) -> bool {
    if is_apart() {
        return false;
    }
    let line = format!("{first}\nexec \"$@\"");
    let arguments = ["-Urm", "sh", "-euc", &line, "sh"];
    // Where users may not make namespaces, root may.
    let may = Command::new("unshare").args(["-Urm", "true"]).status();
    let mut command = if may.is_ok_and(|status| status.success()) {
        Command::new("unshare")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "--preserve-env", "unshare"]);
        sudo
    };
    command.args(arguments);
    again(command, test);
    true
}

fn again(mut command: Command, test: &str) {
    let program = std::env::current_exe().unwrap();
    let output = command
        .arg(program)
        .args(["--exact", "--nocapture", test])
        .env(APART, "1")
        .current_dir(Path::new("/"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    eprintln!("{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{test} failed apart");
    assert!(said.contains("1 passed"), "{test} did not run apart");
}
