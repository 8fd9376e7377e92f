//! Text for people: aligned columns, a few colours, East Asian widths counted as a
//! terminal shows them. Text from notes never reaches the terminal with its control
//! characters: a note can't move the cursor.

use unicode_width::UnicodeWidthStr;

/// Columns of a terminal that a column of a table takes, at most.
const WIDEST: usize = 48;

/// How a piece of text looks on a terminal with colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As the terminal's own text.
    Plain,
    /// What can be followed: paths and tags.
    Link,
    /// What heads a group, and what was looked for.
    Strong,
    /// Days, counts, places.
    Faint,
}

impl Style {
    /// Parameters of the SGR sequence.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Link => "34",
            Self::Strong => "1",
            Self::Faint => "2",
        }
    }
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    /// Text that starts at the column's left edge.
    pub fn left(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: visible(&text.into()),
            style,
            right: false,
        }
    }

    /// Numbers end at the column's right edge.
    pub fn right(number: impl ToString, style: Style) -> Self {
        Self {
            text: number.to_string(),
            style,
            right: true,
        }
    }
}

/// What is printed, as it grows.
#[derive(Debug)]
pub struct Page {
    text: String,
    colour: bool,
}

impl Page {
    /// An empty page.
    pub fn new(colour: bool) -> Self {
        Self {
            text: String::new(),
            colour,
        }
    }

    /// The finished text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A line made of pieces.
    pub fn line(&mut self, pieces: &[(&str, Style)]) {
        for (text, style) in pieces {
            self.paint(&visible(text), *style);
        }
        self.end_line();
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.text.push('\n');
    }

    /// Names with their values, one a line.
    pub fn pairs(&mut self, pairs: &[(&str, String)]) {
        let row = |(name, value): &(&str, String)| {
            vec![
                Cell::left(*name, Style::Faint),
                Cell::right(value, Style::Plain),
            ]
        };
        self.table(&pairs.iter().map(row).collect::<Vec<_>>());
    }

    /// Several lines of a note, indented, with the ranges that were looked for (UTF-16
    /// offsets in `text`) set off.
    pub fn excerpt(&mut self, text: &str, strong_utf16: &[[u32; 2]]) {
        let mut line_start = 0;
        for line in text.split('\n') {
            self.text.push_str("    ");
            self.excerpt_line(line, line_start, strong_utf16);
            self.end_line();
            line_start += line.encode_utf16().count() + 1;
        }
    }

    fn excerpt_line(&mut self, line: &str, line_start: usize, strong_utf16: &[[u32; 2]]) {
        let style_at = |at: usize| {
            let inside = |[start, end]: &[u32; 2]| (*start as usize..*end as usize).contains(&at);
            if strong_utf16.iter().any(inside) {
                Style::Strong
            } else {
                Style::Plain
            }
        };
        let mut at = line_start;
        let mut run = String::new();
        let mut style = style_at(at);
        for c in line.chars() {
            if style_at(at) != style {
                self.paint(&visible(&run), style);
                run.clear();
                style = style_at(at);
            }
            run.push(c);
            at += c.len_utf16();
        }
        self.paint(&visible(&run), style);
    }

    /// Rows of equal length, in aligned columns two spaces apart. What is wider than
    /// `WIDEST` is printed whole and does not move the other rows.
    pub fn table(&mut self, rows: &[Vec<Cell>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.text.width().min(WIDEST))
                    .max()
            })
            .map(Option::unwrap_or_default)
            .collect();
        for row in rows {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let padding = " ".repeat(width.saturating_sub(cell.text.width()));
                let last = column + 1 == row.len();
                if cell.right {
                    self.text.push_str(&padding);
                }
                self.paint(&cell.text, cell.style);
                if !cell.right && !last {
                    self.text.push_str(&padding);
                }
                if !last {
                    self.text.push_str("  ");
                }
            }
            self.end_line();
        }
    }

    fn paint(&mut self, text: &str, style: Style) {
        if self.colour && style != Style::Plain && !text.is_empty() {
            self.text
                .push_str(&format!("\x1b[{}m{text}\x1b[0m", style.code()));
        } else {
            self.text.push_str(text);
        }
    }

    fn end_line(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
    }
}

/// Control characters as signs: U+2400 and following for the old ones, else U+FFFD. Tabs
/// become a space.
fn visible(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        '\x7f' => '\u{2421}',
        c if (c as u32) < 0x20 => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(shown).collect()
}
