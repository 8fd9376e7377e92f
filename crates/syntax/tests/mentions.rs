//! How well unlinked mentions are found in notes that people wrote: every place of
//! `tests/mentions/judged.json` was judged by hand (its README says how), and of the
//! places that the rules take, nine in ten at least must be right.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't read its places fails; the numbers are for whoever looks"
)]

use std::fs;
use std::path::Path;

use serde::Deserialize;
use tsuzuri_syntax::{Names, Reading, parse};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    /// `vault:path:line`
    source: String,
    /// The line without its indentation; a long one is cut at `…`.
    line: String,
    name: String,
    /// Byte offset of the name in the line.
    at: usize,
    /// Whether the writer means the note of this name.
    mention: bool,
    #[serde(rename = "why")]
    _why: Option<String>,
}

impl Place {
    fn is_found(&self) -> bool {
        let note = parse(&self.line, &Reading::default());
        Names::new([self.name.as_str()])
            .mentions(&self.line, &note)
            .iter()
            .any(|mention| mention.span.start == self.at)
    }
}

#[derive(Debug, Default)]
struct Count {
    /// Taken, and meant.
    right: usize,
    /// Taken, but not meant.
    wrong: usize,
    /// Meant, but not taken.
    missed: usize,
}

#[test]
fn nine_in_ten_mentions_are_right() {
    for vault in ["", "ikorihn:", "garden:"] {
        let mut count = Count::default();
        for place in places() {
            if !place.source.starts_with(vault) {
                continue;
            }
            match (place.is_found(), place.mention) {
                (true, true) => count.right += 1,
                (true, false) => count.wrong += 1,
                (false, true) => count.missed += 1,
                (false, false) => {}
            }
        }
        let taken = count.right + count.wrong;
        let meant = count.right + count.missed;
        println!(
            "{vault:8} precision {}/{taken} = {:.3}, recall {}/{meant} = {:.3}",
            count.right,
            ratio(count.right, taken),
            count.right,
            ratio(count.right, meant),
        );
        if vault.is_empty() {
            assert!(ratio(count.right, taken) >= 0.9, "{count:?}");
            assert!(taken >= 200, "only {taken} places were taken");
        }
    }
}

#[test]
fn judged_places_hold_their_names() {
    for place in places() {
        let rest = place.line.get(place.at..).unwrap();
        let folded = tsuzuri_syntax::fold(rest);
        let name = tsuzuri_syntax::fold(&place.name);
        assert!(
            folded.starts_with(&name),
            "{}: {}",
            place.source,
            place.name
        );
    }
}

fn places() -> Vec<Place> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/mentions/judged.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[allow(clippy::cast_precision_loss, reason = "counts of a few hundred")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
