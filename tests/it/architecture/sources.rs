//! The repository's own text as the checks see it: a map from path to content, so that a violation
//! can be planted without touching a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where what we wrote ourselves is.
const ROOTS: &[&str] = &["crates", "src-tauri", "ui/src", "tests"];
const SINGLE_FILES: &[&str] = &[
    "ARCHITECTURE.md",
    "Cargo.toml",
    "tauri.conf.json",
    "ui/index.html",
];
const KINDS: &[&str] = &["rs", "toml", "sql", "ts", "svelte", "css", "html"];

/// Files of the repository by path, `/`-separated from its root.
#[derive(Clone)]
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    pub fn of_repository() -> Tree {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("tests/ stands in the repository");
        let mut paths: Vec<PathBuf> = SINGLE_FILES.iter().map(|file| root.join(file)).collect();
        for folder in ROOTS {
            collect(&root.join(folder), &mut paths);
        }
        let files = paths.into_iter().map(|path| {
            let name = path.strip_prefix(root).expect("found under the root");
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (name.to_string_lossy().replace('\\', "/"), text)
        });
        Tree(files.collect())
    }

    /// The same with one file added or replaced.
    pub fn with(mut self, path: &str, text: &str) -> Tree {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    pub fn text(&self, path: &str) -> &str {
        self.0.get(path).unwrap_or_else(|| panic!("{path} is gone"))
    }

    /// All files, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path
            .extension()
            .is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
        {
            into.push(path);
        }
    }
}

/// A source text without its comments; lines keep their numbers.
pub fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('/') {
        let (before, from) = rest.split_at(found);
        code.push_str(before);
        let comment = if from.starts_with("//") && !before.ends_with(':') {
            from.find('\n').unwrap_or(from.len())
        } else if from.starts_with("/*") {
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else {
            code.push('/');
            rest = &from[1..];
            continue;
        };
        code.extend(from[..comment].chars().filter(|&c| c == '\n'));
        rest = &from[comment..];
    }
    code.push_str(rest);
    code
}

#[test]
fn comments_go_and_lines_stay() {
    let code = without_comments("a(); // unsafe\nlet u = \"http://x\"; /* two\nlines */ b();\n");
    assert_eq!(code, "a(); \nlet u = \"http://x\"; \n b();\n");
}
