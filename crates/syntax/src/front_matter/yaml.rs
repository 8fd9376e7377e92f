//! YAML front matter, read event by event: nothing is built, so nothing can be made to
//! grow. Aliases stay what they are, unread names.

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::{Broken, DEEPEST, Found, Value};
use crate::{Fault, Span};

/// What is read next, seen from the outermost mapping.
enum Expected {
    Key,
    Value(String),
}

pub(super) fn read<'a>(source: &'a str, base: usize, found: Found<'_, 'a>) -> Result<(), Broken> {
    let offsets = Offsets::of(source, base);
    let mut depth = 0_usize;
    let mut expected = Expected::Key;
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|error| Broken {
            at: offsets.byte(error.marker().index()),
            why: Fault::Yaml {
                line: error.marker().line() + 1,
                why: error.info().to_owned(),
            },
        })?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Broken {
                        at: offsets.byte(span.start.index()),
                        why: Fault::Nested { most: DEEPEST },
                    });
                }
                // A list or a mapping as a key: what follows is the value of no name.
                if depth == 2 && matches!(expected, Expected::Key) {
                    expected = Expected::Value(String::new());
                    continue;
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    expected = Expected::Key;
                }
            }
            Event::Scalar(text, style, ..) => match &expected {
                Expected::Key if depth == 1 => expected = Expected::Value(text.into_owned()),
                Expected::Value(key) if depth <= 2 => {
                    let plain = style == ScalarStyle::Plain;
                    let start = offsets.byte(span.start.index());
                    let mut end = offsets.byte(span.end.index());
                    if matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
                        // The library counts the white space behind the quotation mark.
                        let written = source.get(start - base..end - base);
                        end -= written.map_or(0, |text| text.len() - text.trim_end().len());
                    }
                    let value = Value {
                        span: Span { start, end },
                        in_list: depth == 2,
                        quoted: !plain,
                        text,
                    };
                    if !(plain && is_null(&value.text)) {
                        found(key, value);
                    }
                    if depth == 1 {
                        expected = Expected::Key;
                    }
                }
                _ => {}
            },
            Event::Alias(_) if depth == 1 => {
                expected = match expected {
                    Expected::Key => Expected::Value(String::new()),
                    Expected::Value(_) => Expected::Key,
                };
            }
            _ => {}
        }
    }
    Ok(())
}

/// A plain value that says that there is none.
pub(super) fn is_null(plain: &str) -> bool {
    matches!(plain, "~" | "" | "null" | "Null" | "NULL")
}

/// From the parser's characters to bytes of the note.
struct Offsets {
    base: usize,
    /// Byte of each character, when not all are ASCII.
    bytes: Option<Vec<usize>>,
    end: usize,
}

impl Offsets {
    fn of(source: &str, base: usize) -> Self {
        Self {
            base,
            bytes: (!source.is_ascii()).then(|| source.char_indices().map(|(at, _)| at).collect()),
            end: source.len(),
        }
    }

    fn byte(&self, character: usize) -> usize {
        let byte = match &self.bytes {
            Some(bytes) => bytes.get(character).copied(),
            None => Some(character),
        };
        self.base + byte.unwrap_or(self.end).min(self.end)
    }
}
