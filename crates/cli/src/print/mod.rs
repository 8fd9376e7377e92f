//! Answers on standard output: one JSON document, one JSON object a line, or aligned
//! text. Commands make answers; only this room writes them.

mod page;
mod progress;

use std::io::{self, BufWriter, IsTerminal, Write};

use serde::Serialize;

pub use page::{Cell, Page, Style};
pub use progress::{Progress, thousands, with_progress};

/// The form of what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text {
        /// On a terminal, unless `NO_COLOR` is set.
        colour: bool,
    },
    /// One document.
    Json,
    /// One object a line.
    JsonLines,
}

impl Format {
    /// As the flags and the terminal say.
    pub fn of(json: bool, jsonl: bool) -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match (json, jsonl) {
            (true, _) => Self::Json,
            (_, true) => Self::JsonLines,
            _ => Self::Text {
                colour: !no_colour && std::io::stdout().is_terminal(),
            },
        }
    }

    /// Whether a program reads what is printed.
    pub fn is_json(self) -> bool {
        !matches!(self, Self::Text { .. })
    }
}

/// What a command answers. The JSON shape is the type's own.
pub trait Answer: Serialize + Sized {
    /// Whether anything was found; if not, the exit status is 1.
    fn found(&self) -> bool {
        true
    }

    /// Writes what `--jsonl` prints, an object a line: the rows of a list, without what
    /// stands around them; anything else whole.
    ///
    /// # Errors
    /// What the reader's end says.
    fn lines(&self, out: &mut dyn Write) -> io::Result<()> {
        rows(out, std::slice::from_ref(self))
    }

    /// Lays the answer out for people.
    fn lay_out(&self, page: &mut Page);
}

/// Bytes that are written at once: an answer of any length goes out piece by piece, and
/// work on the rest ends as soon as no one reads any more.
const PIECE: usize = 64 * 1024;

/// Writes an answer; the exit status is 1 when it holds nothing.
pub fn answer<A: Answer>(answer: &A, format: Format) -> io::Result<u8> {
    match format {
        Format::Json => {
            let mut out = standard_output();
            serde_json::to_writer_pretty(&mut out, answer)?;
            out.write_all(b"\n")?;
            out.flush()?;
        }
        _ => line(answer, format)?,
    }
    Ok(if answer.found() { 0 } else { 1 })
}

/// Writes one object of a running command at once, so that a reader of the pipe sees it.
pub fn line<A: Answer>(answer: &A, format: Format) -> io::Result<()> {
    let mut out = standard_output();
    if let Format::Text { colour } = format {
        let mut page = Page::new(colour);
        answer.lay_out(&mut page);
        out.write_all(page.into_text().as_bytes())?;
    } else {
        answer.lines(&mut out)?;
    }
    out.flush()
}

fn standard_output() -> impl Write {
    BufWriter::with_capacity(PIECE, io::stdout().lock())
}

/// Rows as lines of JSON.
pub fn rows<T: Serialize>(out: &mut dyn Write, rows: &[T]) -> io::Result<()> {
    for row in rows {
        serde_json::to_writer(&mut *out, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
