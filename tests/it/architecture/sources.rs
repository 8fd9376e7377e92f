//! The repository's own text as the checks see it: a map from path to content, so that a violation
//! can be planted without touching a file.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use regex::Regex;

/// Where what we wrote ourselves is.
const ROOTS: &[&str] = &["crates", "src-tauri", "ui/src", "tests"];
const SINGLE_FILES: &[&str] = &[
    "ARCHITECTURE.md",
    "Cargo.toml",
    "tauri.conf.json",
    "ui/capture.html",
    "ui/index.html",
];
const KINDS: &[&str] = &["rs", "toml", "sql", "ts", "svelte", "css", "html"];

struct File {
    text: String,
    /// The text without its comments.
    code: String,
}

/// Files of the repository by path, `/`-separated from its root.
#[derive(Clone)]
pub struct Tree {
    files: BTreeMap<String, Rc<File>>,
    /// Rust modules that only tests compile, as paths without `.rs`.
    test_modules: Vec<String>,
}

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
            (name.to_string_lossy().replace('\\', "/"), File::new(text))
        });
        let files: BTreeMap<String, Rc<File>> = files.collect();
        let test_modules = files
            .iter()
            .flat_map(|(path, file)| test_modules(path, &file.code))
            .collect();
        Tree {
            files,
            test_modules,
        }
    }

    /// The same with one file added or replaced.
    pub fn with(mut self, path: &str, text: &str) -> Tree {
        self.files
            .insert(path.to_owned(), File::new(text.to_owned()));
        self
    }

    pub fn text(&self, path: &str) -> &str {
        &self.file(path).text
    }

    /// The text of a file without its comments.
    pub fn code(&self, path: &str) -> &str {
        &self.file(path).code
    }

    fn file(&self, path: &str) -> &File {
        self.files
            .get(path)
            .unwrap_or_else(|| panic!("{path} is gone"))
    }

    /// Whether a file is test code, which may do what other code may not.
    pub fn is_test(&self, path: &str) -> bool {
        let in_test_module = |module: &String| {
            path.strip_prefix(module.as_str())
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        path.starts_with("tests/")
            || path.contains("/tests/")
            || path.ends_with("/tests.rs")
            || path.contains(".test.")
            || self.test_modules.iter().any(in_test_module)
    }

    /// All files, path and text, in the order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        files.map(|(path, file)| (path.as_str(), file.text.as_str()))
    }

    /// The same without comments; lines keep their numbers.
    pub fn codes(&self) -> impl Iterator<Item = (&str, &str)> {
        let files = self.files.iter();
        files.map(|(path, file)| (path.as_str(), file.code.as_str()))
    }
}

impl File {
    fn new(text: String) -> Rc<File> {
        let code = without_comments(&text);
        Rc::new(File { text, code })
    }
}

/// The modules that the Rust file at `path` declares for tests only.
fn test_modules(path: &str, text: &str) -> Vec<String> {
    let Some(module) = path
        .strip_suffix(".rs")
        .filter(|_| text.contains("cfg(test)"))
    else {
        return Vec::new();
    };
    let folder = ["/lib", "/main", "/mod"]
        .iter()
        .find_map(|root| module.strip_suffix(root))
        .unwrap_or(module);
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\(\w+\))? )?mod (\w+);")
        .expect("a pattern of this file");
    declared
        .captures_iter(text)
        .map(|found| format!("{folder}/{}", &found[1]))
        .collect()
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
fn without_comments(text: &str) -> String {
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

#[test]
fn test_modules_are_known_by_their_declaration() {
    let declared = "mod a;\n#[cfg(test)]\npub(crate) mod sample;\n#[cfg(test)]\nmod tests;\n";
    assert_eq!(
        test_modules("crates/engine/src/query.rs", declared),
        [
            "crates/engine/src/query/sample",
            "crates/engine/src/query/tests"
        ]
    );
    assert_eq!(
        test_modules("crates/fts/src/lib.rs", "#[cfg(test)]\nmod tests;"),
        ["crates/fts/src/tests"]
    );
}
