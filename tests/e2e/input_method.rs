//! A desktop on which Japanese is typed: the input method mozc under ibus, in hiragana
//! from the start. Nothing here stands in for it; the keys, the conversion and its server
//! are those that a person has.

use std::fs;

use crate::app::{run, wait};
use crate::desktop::Desktop;
use crate::process::{Process, User};

/// Name of the engine that ibus knows mozc by.
const ENGINE: &str = "mozc-jp";

/// Without the last line mozc starts in direct input, and the keys come through as letters.
const CONFIGURATION: &str = r#"engines {
  name : "mozc-jp"
  longname : "Mozc"
  layout : "default"
  layout_variant : ""
  layout_option : ""
  rank : 80
}
active_on_launch: True
"#;

/// Runs an end-to-end test on a desktop of its own that has a Japanese input method. It
/// fails too when nothing was converted: then the test has shown nothing.
pub fn on_a_japanese_desktop(test: impl AsyncFnOnce(&mut Desktop)) {
    // The server that converts refuses root, and says so to nobody.
    User::NotRoot.must_be_possible();
    run(Desktop::start_as(User::NotRoot), async |desktop| {
        start_input_method(desktop).await;
        test(desktop).await;
        assert!(
            !Process::named(desktop, "mozc_server").is_empty(),
            "mozc_server never ran (package mozc-server, see scripts/setup)"
        );
    });
}

async fn start_input_method(desktop: &mut Desktop) {
    let folder = desktop.folder("home/.config/mozc");
    fs::write(folder.join("ibus_config.textproto"), CONFIGURATION).expect("mozc's configuration");
    desktop.set("GTK_IM_MODULE", "ibus");
    desktop.set("XMODIFIERS", "@im=ibus");
    // Mozc draws its candidates itself; the panel would only add a second window.
    desktop.spawn(
        "ibus-daemon",
        &["--xim", "--emoji-extension=disable", "--panel=disable"],
    );
    let what = format!("the engine {ENGINE} (package ibus-mozc, see scripts/setup)");
    wait(&what, async || {
        // It ends as if it had failed while no field has the focus; only asking tells.
        desktop.run("ibus", &["engine", ENGINE]);
        desktop.run("ibus", &["engine"]).as_deref() == Some(ENGINE)
    })
    .await;
}
