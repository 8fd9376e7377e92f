//! What `tauri.conf.json` lets the webview do: a note is an attacker's text, so the test
//! says what is allowed and fails on anything more.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use regex::Regex;
use serde_json::{Value, json};

/// What the capture window's page alone asks of its window.
const CAPTURE_WINDOW: [&str; 3] = ["capture_ready", "fit_capture", "hide_capture"];

/// What any page needs to hear the app's events.
const HEARING: [&str; 2] = ["core:event:allow-listen", "core:event:allow-unlisten"];

#[test]
fn every_window_has_a_capability_of_its_own() {
    let capabilities = &config()["app"]["security"]["capabilities"];
    let windows: Vec<_> = capabilities
        .as_array()
        .unwrap()
        .iter()
        .map(|capability| capability["windows"].clone())
        .collect();
    assert_eq!(windows, [json!(["main"]), json!(["capture"])]);
    let described: Vec<_> = config()["app"]["windows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|window| text(&window["label"]))
        .collect();
    assert_eq!(described, ["main", "capture"]);
}

#[test]
fn the_main_window_may_call_every_command_but_the_capture_windows() {
    let expected = commands()
        .into_iter()
        .filter(|name| !CAPTURE_WINDOW.contains(name));
    assert_eq!(allowed(0), permissions(expected));
}

#[test]
fn the_capture_window_may_put_a_text_into_a_note_and_read_none() {
    let expected = [
        "preferences",
        "capture_targets",
        "capture",
        "capture_draft",
        "keep_capture_draft",
        "complete_tag",
        "quit_ready",
    ];
    let expected = expected.into_iter().chain(CAPTURE_WINDOW);
    assert_eq!(allowed(1), permissions(expected));
}

/// Who takes over a page can do what its windows may, so that what no page does is no command.
#[test]
fn what_windows_may_call_is_called_by_their_pages() {
    let sources = pages(&root().join("ui/src"));
    let called = called(&sources);
    let idle: Vec<_> = commands()
        .into_iter()
        .filter(|name| !called.contains(*name))
        .collect();
    assert!(idle.is_empty(), "no page calls {idle:?}");
}

#[test]
fn a_call_is_told_from_a_word() {
    let source = "kind === 'search'; client.call('open_note', { path }); \
        question(\n  desk.cache,\n  'backlinks', () => 'outline'); cache.hold('tag_tree', it)";
    let expected = ["backlinks", "open_note", "tag_tree"];
    assert_eq!(called(source), expected.map(String::from).into());
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
        ("img-src", "note-asset: http://note-asset.localhost"),
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

/// What the capability at this place allows.
fn allowed(place: usize) -> BTreeSet<String> {
    config()["app"]["security"]["capabilities"][place]["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(text)
        .collect()
}

/// What the pages are made of, without their tests and what is generated.
fn pages(folder: &Path) -> String {
    let mut sources = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources += &pages(&path);
        } else if !name.ends_with(".test.ts")
            && name != "bindings.ts"
            && (name.ends_with(".ts") || name.ends_with(".svelte"))
        {
            sources += &std::fs::read_to_string(&path).unwrap();
        }
    }
    sources
}

/// Names of the commands that a source calls by the client, or by the cache.
fn called(source: &str) -> BTreeSet<String> {
    let call = r"\b(?:call|hold|question)\(\s*(?:[\w.]+,\s*)?'(\w+)'";
    let calls = Regex::new(call).unwrap();
    calls
        .captures_iter(source)
        .map(|call| call[1].to_owned())
        .collect()
}

/// The permissions for these commands, and for hearing events.
fn permissions<'a>(commands: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    commands
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .chain(HEARING.map(String::from))
        .collect()
}

fn config() -> Value {
    let file = root().join("tauri.conf.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
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
