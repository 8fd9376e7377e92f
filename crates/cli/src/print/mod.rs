//! Answers on standard output: one JSON document, one JSON object a line, or aligned
//! text. Commands make answers; only this room writes them.

mod page;
mod progress;

use std::io::{IsTerminal, Write};

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

    /// What `--jsonl` prints, an object a line: the rows of a list, without what stands
    /// around them; anything else whole.
    fn lines(&self) -> serde_json::Result<Vec<String>> {
        rows(std::slice::from_ref(self))
    }

    /// Lays the answer out for people.
    fn lay_out(&self, page: &mut Page);
}

/// Writes an answer; the exit status is 1 when it holds nothing.
pub fn answer<A: Answer>(answer: &A, format: Format) -> std::io::Result<u8> {
    let printed = match format {
        Format::Text { colour } => {
            let mut page = Page::new(colour);
            answer.lay_out(&mut page);
            page.into_text()
        }
        Format::Json => {
            let mut document = serde_json::to_string_pretty(answer)?;
            document.push('\n');
            document
        }
        Format::JsonLines => answer.lines()?.concat(),
    };
    write(&printed)?;
    Ok(if answer.found() { 0 } else { 1 })
}

/// Writes one object of a running command at once, so that a reader of the pipe sees it.
pub fn line<A: Answer>(answer: &A, format: Format) -> std::io::Result<()> {
    if let Format::Text { colour } = format {
        let mut page = Page::new(colour);
        answer.lay_out(&mut page);
        return write(&page.into_text());
    }
    write(&answer.lines()?.concat())
}

/// Rows as lines of JSON.
pub fn rows<T: Serialize>(rows: &[T]) -> serde_json::Result<Vec<String>> {
    rows.iter()
        .map(|row| Ok(serde_json::to_string(row)? + "\n"))
        .collect()
}

fn write(printed: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(printed.as_bytes())?;
    out.flush()
}

#[cfg(test)]
mod tests;
