//! What is in force in the real windows, not what the configuration says: the policy that
//! the page has, and every command of the app, of Tauri and of its plugins that the access
//! control lets through. Both are golden files in `tests/golden/app`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::app::{App, on_a_desktop};
use crate::vault;
use crate::windows::{CAPTURE, MAIN};

#[test]
fn the_policy_in_force_is_the_golden_one() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        let mut in_force = String::new();
        for window in [MAIN, CAPTURE] {
            app.in_window(window).await;
            let policy = policy(&app).await;
            writeln!(in_force, "{window}\n{policy}\n").expect("a text");
        }
        assert_golden("policy.txt", &in_force);
        app.end_unclean(desktop).await;
    });
}

#[test]
fn what_the_windows_may_call_is_the_golden_list() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        let commands = commands();
        assert!(commands.len() > 200, "{} commands", commands.len());
        let mut allowed = String::new();
        for window in [MAIN, CAPTURE] {
            app.in_window(window).await;
            writeln!(allowed, "{window}").expect("a text");
            for command in allowed_of(&app, &commands).await {
                writeln!(allowed, "  {command}").expect("a text");
            }
        }
        assert_golden("commands.txt", &allowed);
        app.end_unclean(desktop).await;
    });
}

/// The page's policy as the webview reports it when something breaks it; its nonces and
/// hashes, which every build makes anew, by their kind alone.
async fn policy(app: &App) -> String {
    let script = "const done = arguments[arguments.length - 1]; \
        addEventListener('securitypolicyviolation', ({ originalPolicy }) => \
          done(originalPolicy), { once: true }); \
        new Image().src = 'http://127.0.0.1:9/'";
    let policy = app.script_async(script, vec![]).await;
    let policy = policy.as_str().expect("a policy");
    let kinds = regex::Regex::new("'(nonce|sha256)-[^']*'").expect("a pattern");
    let mut directives: Vec<_> = policy
        .split(';')
        .map(|directive| {
            let mut words: Vec<_> = directive.split_whitespace().collect();
            let sources = words.split_off(words.len().min(1));
            let sources: BTreeSet<_> = sources
                .into_iter()
                .map(|source| kinds.replace(source, "'$1-…'").into_owned())
                .collect();
            let sources: Vec<_> = sources.into_iter().collect();
            format!("  {} {}", words.concat(), sources.join(" "))
        })
        .filter(|directive| !directive.trim().is_empty())
        .collect();
    directives.sort();
    directives.join("\n")
}

/// Names of the commands that the access control of this window does not refuse. They are
/// called without what they need, so that none of them does anything.
async fn allowed_of(app: &App, commands: &BTreeSet<String>) -> BTreeSet<String> {
    let script = "const [commands, done] = arguments; \
        const refused = (error) => /not allowed|denied by ACL|not found/i.test(String(error?.message ?? error)); \
        const ask = (command) => window.__TAURI_INTERNALS__.invoke(command, {}) \
          .then(() => [command], (error) => (refused(error) ? [] : [command])); \
        Promise.all(commands.map(ask)).then((answers) => done(answers.flat()))";
    let allowed = app.script_async(script, vec![json!(commands)]).await;
    serde_json::from_value(allowed).expect("names")
}

/// Every command that was built in, by what Tauri's build step lists.
fn commands() -> BTreeSet<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gen/schemas/acl-manifests.json");
    let text = fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{} (made by `make app`): {error}", file.display()));
    let manifests: Value = serde_json::from_str(&text).expect("manifests");
    let manifests = manifests.as_object().expect("manifests").iter();
    let named = manifests.flat_map(|(plugin, manifest)| {
        let permissions = manifest["permissions"].as_object().into_iter().flatten();
        let allowed = permissions.flat_map(|(_, permission)| {
            let names = permission["commands"]["allow"].as_array();
            names.into_iter().flatten().filter_map(Value::as_str)
        });
        let plugin = plugin.trim_start_matches("core:").to_owned();
        allowed.map(move |name| match plugin.as_str() {
            "__app-acl__" => name.to_owned(),
            plugin => format!("plugin:{plugin}|{name}"),
        })
    });
    named.collect()
}

fn assert_golden(name: &str, text: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("golden/app")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
        fs::write(&file, text).expect("the golden file");
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        text, golden,
        "{name}; UPDATE_GOLDEN=1 writes it anew, and it is then to be read"
    );
}
