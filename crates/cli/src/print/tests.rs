use std::cell::Cell as Counter;
use std::io::{self, BufWriter, ErrorKind, Write};

use serde::{Serialize, Serializer};

use super::{Cell, PIECE, Page, Style, rows};

#[test]
fn columns_align_by_the_width_a_terminal_shows() {
    let row = |tag: &str, count: u32| {
        vec![
            Cell::left(tag, Style::Link),
            Cell::right(count, Style::Faint),
        ]
    };
    let mut page = Page::new(false);
    page.table(&[row("外交", 7), row("NATO", 12), row("ｶﾅ", 100)]);
    assert_eq!(page.into_text(), "外交    7\nNATO   12\nｶﾅ    100\n");
}

#[test]
fn a_note_cannot_send_escape_sequences() {
    let mut page = Page::new(true);
    page.line(&[("a\x1b]0;x\x07b\u{9b}c\td", Style::Plain)]);
    page.excerpt("\x1b[2J\rx", &[]);
    page.table(&[vec![Cell::left("\x1b[31m", Style::Plain)]]);
    assert_eq!(page.into_text(), "a␛]0;x␇b\u{fffd}c d\n    ␛[2J␍x\n␛[31m\n");
}

#[test]
fn what_was_looked_for_is_set_off_by_utf16_offsets() {
    let mut page = Page::new(true);
    page.excerpt("👍首脳\n会談", &[[2, 4], [5, 6]]);
    assert_eq!(
        page.into_text(),
        "    👍\x1b[1m首脳\x1b[0m\n    \x1b[1m会\x1b[0m談\n"
    );
}

/// Counts how often it is written.
struct Row<'c>(&'c Counter<usize>);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.set(self.0.get() + 1);
        serializer.serialize_str("ninety-eight bytes or so, as a link of a note may have with its path, its place and all the rest")
    }
}

/// A pipe whose reader has gone.
struct Gone;

impl Write for Gone {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_long_answer_goes_out_in_pieces_and_ends_when_no_one_reads() {
    let written = Counter::new(0);
    let answer: Vec<Row<'_>> = (0..100_000).map(|_| Row(&written)).collect();
    let mut out = BufWriter::with_capacity(PIECE, Gone);
    let error = rows(&mut out, &answer).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BrokenPipe);
    assert!(written.get() < 1000, "{} rows were written", written.get());
}
