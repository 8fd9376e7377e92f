//! Invariants of what runs in the webview, and of what it may reach.

use regex::Regex;

use super::check::lines_matching;
use super::invariants::Invariant;
use super::sources::Tree;

pub const INVARIANTS: &[Invariant] = &[
    Invariant {
        id: "one-door-to-the-backend",
        check: |tree| {
            lines_matching(
                tree,
                |path| is_ui(path) && path != "ui/src/ipc/client.ts",
                r"@tauri-apps/|__TAURI",
            )
        },
        planted: &[
            (
                "ui/src/features/tags/planted.ts",
                "import { invoke } from '@tauri-apps/api/core';\n",
            ),
            (
                "ui/src/app/Planted.svelte",
                "<script>window.__TAURI_INTERNALS__.invoke('x')</script>\n",
            ),
        ],
    },
    Invariant {
        id: "features-never-meet",
        check: features_never_meet,
        planted: &[
            (
                "ui/src/features/tags/planted.ts",
                "import { open } from '../notes/open';\n",
            ),
            (
                "ui/src/features/tags/Planted.svelte",
                "import { open } from '$features/notes/open';\n",
            ),
        ],
    },
    Invariant {
        id: "editor-stands-alone",
        check: |tree| {
            let editor = |path: &str| {
                path.starts_with("ui/src/editor/") && path != "ui/src/editor/Editor.svelte"
            };
            lines_matching(
                tree,
                editor,
                r#"from ['"]svelte|from ['"][^'"]*/(app|features|ipc|i18n)/|\$(state|derived|effect)\b"#,
            )
        },
        planted: &[
            (
                "ui/src/editor/planted.ts",
                "import { mount } from 'svelte';\n",
            ),
            (
                "ui/src/editor/planted.ts",
                "import { call } from '../ipc/client';\n",
            ),
        ],
    },
    Invariant {
        id: "no-html-from-strings",
        check: |tree| {
            let parser = r"\b(inner|outer)HTML\b|\binsertAdjacentHTML\b|\bcreateContextualFragment\b|\bDOMParser\b|document\.write(ln)?\(|\{@html\b|\beval\(|\bnew Function\b";
            lines_matching(tree, |path| is_ui(path) && !tree.is_test(path), parser)
        },
        planted: &[
            (
                "ui/src/features/notes/planted.ts",
                "card.innerHTML = excerpt;\n",
            ),
            (
                "ui/src/features/notes/Planted.svelte",
                "<p>{@html excerpt}</p>\n",
            ),
        ],
    },
    Invariant {
        id: "no-style-in-markup",
        check: |tree| {
            lines_matching(
                tree,
                |path| path.ends_with(".svelte") || path.ends_with(".html"),
                r#"\sstyle=["'{]"#,
            )
        },
        planted: &[(
            "ui/src/app/Planted.svelte",
            "<div style=\"width: 1px\"></div>\n",
        )],
    },
    Invariant {
        id: "colours-are-tokens",
        check: |tree| {
            let styled = |path: &str| {
                is_ui(path) && !tree.is_test(path) && path != "ui/src/styles/tokens.css"
            };
            let looks = |path: &str| {
                path.ends_with(".css")
                    || path.ends_with(".svelte")
                    || path.starts_with("ui/src/editor/")
            };
            let colour = r"(?i)#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\s*[;,)'\x22]|\b(rgb|hsl|oklch|lab)a?\(";
            lines_matching(tree, |path| styled(path) && looks(path), colour)
        },
        planted: &[
            (
                "ui/src/app/Planted.svelte",
                "<style>p { color: #1f2328; }</style>\n",
            ),
            (
                "ui/src/editor/planted.ts",
                "const theme = { color: 'rgb(1, 2, 3)' };\n",
            ),
        ],
    },
    Invariant {
        id: "strict-webview",
        check: strict_webview,
        planted: &[
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": "default-src 'none'; script-src 'self' 'unsafe-inline'"}}}"#,
            ),
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": "default-src 'self'"}}}"#,
            ),
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": {"default-src": "'none'", "img-src": "note-asset: http://example.com"}}}}"#,
            ),
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": {"default-src": "'none'", "img-src": "asset:"}}}}"#,
            ),
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": "default-src 'none'", "capabilities": [{"identifier": "x", "windows": ["main"], "permissions": ["fs:default"]}]}}}"#,
            ),
            (
                "tauri.conf.json",
                r#"{"app": {"security": {"csp": "default-src 'none'", "capabilities": [{"identifier": "x", "windows": ["*"], "permissions": []}]}}}"#,
            ),
        ],
    },
];

pub fn is_ui(path: &str) -> bool {
    path.starts_with("ui/")
}

fn features_never_meet(tree: &Tree) -> Vec<String> {
    let import =
        Regex::new(r#"(?:from|import)\s*\(?['"]([^'"]+)['"]"#).expect("a pattern of this file");
    let mut places = Vec::new();
    for (path, text) in tree.texts() {
        let Some((own, _)) = path
            .strip_prefix("ui/src/features/")
            .and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        for found in import.captures_iter(text) {
            let to = resolve(path, &found[1]);
            let other = to
                .strip_prefix("ui/src/features/")
                .and_then(|rest| rest.split('/').next());
            if other.is_some_and(|other| other != own) {
                places.push(format!("{path}: imports {to}"));
            }
        }
    }
    places
}

/// Where an import in the file at `path` leads, from the repository's root.
fn resolve(path: &str, import: &str) -> String {
    if let Some(alias) = import.strip_prefix('$') {
        return format!("ui/src/{alias}");
    }
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn strict_webview(tree: &Tree) -> Vec<String> {
    const FILE: &str = "tauri.conf.json";
    /// Plugins that reach outside the vault; from JavaScript none may be called.
    const FORBIDDEN: &[&str] = &[
        "fs:",
        "shell:",
        "http:",
        "dialog:",
        "opener:",
        "process:",
        "upload:",
        "websocket:",
    ];

    let config: serde_json::Value =
        serde_json::from_str(tree.text(FILE)).expect("Tauri reads it too");
    let security = &config["app"]["security"];
    let policy = match &security["csp"] {
        serde_json::Value::String(policy) => policy.clone(),
        other => other.to_string(),
    };
    let mut places = Vec::new();
    if !policy.contains("default-src")
        || !Regex::new(r#"default-src"?[: ]+"?'none'"#)
            .expect("a pattern")
            .is_match(&policy)
    {
        places.push(format!(
            "{FILE}: the policy does not start from nothing: {policy}"
        ));
    }
    for hole in [
        "unsafe-inline",
        "unsafe-eval",
        "data:",
        "blob:",
        "https:",
        "*",
    ] {
        if policy.contains(hole) {
            places.push(format!("{FILE}: the policy allows {hole}"));
        }
    }
    // On Windows a scheme is a host.
    let images = security["csp"]["img-src"].as_str().unwrap_or_default();
    for source in images.split_whitespace() {
        if !["note-asset:", "http://note-asset.localhost"].contains(&source) {
            places.push(format!("{FILE}: images may come from {source}"));
        }
    }
    for capability in security["capabilities"].as_array().into_iter().flatten() {
        let windows = capability["windows"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        if windows.len() != 1 || windows[0].as_str().is_none_or(|name| name.contains('*')) {
            places.push(format!(
                "{FILE}: {} is not of one window",
                capability["identifier"]
            ));
        }
        for permission in capability["permissions"].as_array().into_iter().flatten() {
            let name = permission
                .as_str()
                .or(permission["identifier"].as_str())
                .unwrap_or_default();
            if FORBIDDEN.iter().any(|plugin| name.starts_with(plugin)) {
                places.push(format!("{FILE}: grants {name}"));
            }
        }
    }
    places
}
