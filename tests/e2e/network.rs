//! No network: neither the app nor its webview's processes have a socket of the internet,
//! and `scripts/test` runs all of these tests where nothing outside can be reached.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::app::{binary, on_a_desktop, starter, wait};
use crate::desktop::Desktop;
use crate::process::Process;
use crate::vault;
use crate::windows::is_running;

/// Sockets that lead out of the machine; those of files are not among them.
const KINDS: [&str; 9] = [
    "tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "packet",
];

#[test]
fn the_app_has_no_socket_of_the_internet() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop).display().to_string();
        // Without a WebDriver, which would speak with it over the loopback.
        let starter = starter(desktop, &binary());
        let starter = starter.display().to_string();
        let args = ["--vault", &vault, "--note", "topics/Thread binding.md"];
        desktop.spawn(&starter, &args);
        wait("the app's window", async || desktop.stacking().len() == 1).await;
        wait("its webview's processes", async || {
            let all = Process::all_of(desktop);
            let helpers = all.iter().filter(|one| one.name().starts_with("WebKit"));
            helpers.count() >= 2 && is_running(desktop)
        })
        .await;
        assert_eq!(sockets(desktop), [""; 0]);

        // The same check sees one, whoever has it.
        let plant = "exec 3<>/dev/udp/127.0.0.1/9; echo open; exec sleep 60";
        desktop.spawn("bash", &["-c", plant]);
        wait("the planted socket", async || {
            desktop.log_text("bash").contains("open")
        })
        .await;
        let planted = sockets(desktop);
        assert!(
            planted.iter().any(|one| one.ends_with("udp")),
            "{planted:?}"
        );
        desktop.end_last();
        assert_eq!(sockets(desktop), [""; 0]);
        desktop.end_last();
    });
}

#[test]
fn without_network_nothing_outside_is_reached_and_the_loopback_is() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scripts/without-network");
    let reach = |address: &str| {
        let connect = format!("exec 3<>/dev/tcp/{address}");
        let output = Command::new(&script)
            .args(["bash", "-c", &connect])
            .output();
        let output = output.expect("the script");
        (
            output.status.success(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    // Kept for documentation, and nobody's: on a machine with a network this would wait.
    for outside in ["192.0.2.1/80", "1.1.1.1/53", "2001:db8::1/80"] {
        let (reached, said) = reach(outside);
        assert!(
            !reached && said.contains("unreachable"),
            "{outside}: {said}"
        );
    }
    // It is there, and refuses: nobody listens.
    let (reached, said) = reach("127.0.0.1/9");
    assert!(!reached && said.contains("refused"), "{said}");
}

/// Every socket of the internet that a process of the desktop holds, as `process: kind`.
fn sockets(desktop: &Desktop) -> Vec<String> {
    let processes = Process::all_of(desktop);
    let held = processes.iter().flat_map(|process| {
        let held = held_by(process);
        let kinds = KINDS.into_iter().filter(move |kind| {
            let table = fs::read_to_string(process.folder().join("net").join(kind));
            let table = table.unwrap_or_default();
            table
                .lines()
                .skip(1)
                .any(|row| row.split_whitespace().any(|field| held.contains(field)))
        });
        kinds.map(move |kind| format!("{}: {kind}", process.name()))
    });
    held.collect()
}

/// Numbers of the sockets among what a process has open.
fn held_by(process: &Process) -> BTreeSet<String> {
    let open = fs::read_dir(process.folder().join("fd"))
        .into_iter()
        .flatten()
        .flatten();
    open.filter_map(|entry| {
        let target = fs::read_link(entry.path()).ok()?;
        let number = target
            .to_str()?
            .strip_prefix("socket:[")?
            .strip_suffix(']')?;
        Some(number.to_owned())
    })
    .collect()
}
