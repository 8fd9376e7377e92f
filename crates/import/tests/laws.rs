//! What holds for every export, for random ones and for the corpus of the fuzz targets.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't read its corpus fails"
)]

use std::fs;
use std::path::Path;

use law::Law;
use proptest::prelude::*;

#[path = "common/law.rs"]
mod law;

type Check = fn(&str) -> Law;

/// The fuzz targets, and what each holds its input to.
const TARGETS: [(&str, Check); 3] = [
    ("hatena", law::hatena),
    ("page", law::page),
    ("pasted", law::pasted),
];

#[test]
fn the_corpus_keeps_the_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (target, law) in TARGETS {
        let mut count = 0;
        for entry in fs::read_dir(corpus.join(target)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            if let Err(broken) = law(&String::from_utf8_lossy(&bytes)) {
                panic!("{}: {broken}", path.display());
            }
            count += 1;
        }
        assert!(count >= 10, "only {count} texts for {target}");
    }
}

/// Pieces of which exports and pages consist, and what does not belong there.
const PIECES: &[&str] = &[
    "TITLE: ",
    "DATE: 02/03/2024 10:00:00\n",
    "AUTHOR: ",
    "CATEGORY: ",
    "BASENAME: ",
    "BODY:\n",
    "EXTENDED BODY:\n",
    "COMMENT:\n",
    "PING:\n",
    "KEYWORDS:\n",
    "EXCERPT:\n",
    "IMAGE: ",
    "STATUS: Draft\n",
    "CONVERT BREAKS: 0\n",
    "-----\n",
    "--------\n",
    "---\n",
    "\n",
    "\r\n",
    " ",
    "<p>",
    "</p>",
    "<br>",
    "<a href=\"",
    "\">",
    "</a>",
    "<img src=x>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "<tr>",
    "<th colspan=2 rowspan=3>",
    "<td>|",
    "<h2>",
    "<b>",
    "</b>",
    "<s>",
    "<div>",
    "</div>",
    "<input type=checkbox checked>",
    "<object data=x>",
    "<img alt=x src=data:y>",
    "&amp;lt;",
    "<blockquote>",
    "<pre>",
    "<script>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "#港",
    "#日NATO(会談)",
    "((注))",
    "[f:id:a:20240203:image]",
    "https://a.example/entry/1",
    "\"",
    "'",
    ": ",
    "- ",
    "*",
    "_",
    "`",
    "\u{feff}",
    "\u{2028}",
    "\0",
    "x",
    "字",
    "🌊",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn any_text_is_an_export(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        law::hatena(&pieces.concat()).map_err(TestCaseError::fail)?;
        law::page(&pieces.concat()).map_err(TestCaseError::fail)?;
        law::pasted(&pieces.concat()).map_err(TestCaseError::fail)?;
    }
}
