//! What `tauri.conf.json` lets the webview do: a note is an attacker's text, so the test
//! says what is allowed and fails on anything more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

#[test]
fn the_main_window_may_call_every_command_and_nothing_else() {
    let capabilities = &config()["app"]["security"]["capabilities"];
    assert_eq!(capabilities.as_array().map(Vec::len), Some(1));
    assert_eq!(capabilities[0]["windows"], serde_json::json!(["main"]));
    let allowed: BTreeSet<_> = capabilities[0]["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect();
    let commands = commands()
        .into_iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")));
    let core = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:window:allow-destroy",
    ];
    assert_eq!(allowed, commands.chain(core.map(String::from)).collect());
}

#[test]
fn the_content_security_policy_is_the_strict_one() {
    let csp = &config()["app"]["security"]["csp"];
    let allowed: BTreeMap<_, _> = csp
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, sources)| (name.as_str(), text(sources)))
        .collect();
    let expected = [
        ("default-src", "'none'"),
        ("script-src", "'self'"),
        ("style-src", "'self'"),
        ("font-src", "'self'"),
        ("connect-src", "ipc: http://ipc.localhost"),
        ("worker-src", "'self'"),
        ("frame-src", "'none'"),
        ("object-src", "'none'"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
        ("frame-ancestors", "'none'"),
    ];
    assert_eq!(
        allowed,
        expected
            .map(|(name, sources)| (name, sources.to_owned()))
            .into()
    );
    let security = &config()["app"]["security"];
    assert!(
        security
            .get("dangerousDisableAssetCspModification")
            .is_none()
    );
    assert!(security.get("assetProtocol").is_none());
}

fn config() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tauri.conf.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn commands() -> Vec<&'static str> {
    macro_rules! names {
        (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* }
         shell { $($shell:ident($asked:ty) -> $told:ty;)* }) => {
            vec![$(stringify!($name),)* $(stringify!($shell),)*]
        };
    }
    tsuzuri_api::with_commands!(names)
}
