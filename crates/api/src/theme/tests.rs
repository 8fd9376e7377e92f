use std::fs;

use super::{FILE, FIRST, LONGEST, of, read};
use crate::wire::{OwnTheme, ThemeProblem};

fn taken(text: &str) -> (Vec<String>, u32) {
    let theme = read(text);
    let tokens = theme.tokens.into_iter();
    (
        tokens
            .map(|token| format!("{}={}", token.name, token.value))
            .collect(),
        theme.left_out,
    )
}

#[test]
fn custom_properties_of_the_root_are_taken() {
    let text = "/* mine */ :root {\n --paper: light-dark(#fff, #000); --fs-body:18px;\n --font-text: 'A B', serif }";
    let wanted = [
        "--paper=light-dark(#fff, #000)",
        "--fs-body=18px",
        "--font-text='A B', serif",
    ];
    assert_eq!(taken(text), (wanted.map(str::to_owned).to_vec(), 0));
    assert_eq!(taken(FIRST), (vec![], 0));
    assert_eq!(taken(""), (vec![], 0));
}

#[test]
fn nothing_else_is_and_it_is_counted() {
    for text in [
        "body { display: none; }",
        ":root { color: red; }",
        ":root { --a: url(https://x.example/a.png); }",
        ":root { --a: URL(x); }",
        ":root { --a: \\75rl(x); }",
        ":root { --a: image-set('x' 1x); }",
        ":root { --: red; }",
        ":root { --a b: red; }",
        ":root { --a:; }",
        "@media print { :root { --a: red; } }",
        "@import 'x.css';",
        ".bar { --a: red; }",
    ] {
        assert_eq!(taken(text), (vec![], 1), "{text}");
    }
    let long = format!(":root {{ --a: {}; }}", "x".repeat(500));
    assert_eq!(taken(&long), (vec![], 1));
    // Whatever is broken breaks nothing.
    for text in [
        "}",
        "{",
        "{;}",
        ":root { --a: red",
        "/*",
        ":root{/*}",
        "}}}:root{--a:b}",
    ] {
        taken(text);
    }
}

#[test]
fn a_file_that_is_too_long_or_no_text_says_so_and_none_is_none() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(of(folder.path()), OwnTheme::default());
    let file = folder.path().join(FILE);
    fs::write(&file, " ".repeat(usize::try_from(LONGEST).unwrap() + 1)).unwrap();
    assert_eq!(of(folder.path()).problem, Some(ThemeProblem::TooLarge));
    fs::write(&file, b"\xFF\xFE:").unwrap();
    assert_eq!(of(folder.path()).problem, Some(ThemeProblem::Unreadable));
    fs::write(&file, ":root { --paper: white; }").unwrap();
    assert_eq!(of(folder.path()).tokens.len(), 1);
}
