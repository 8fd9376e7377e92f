//! Bytes to text and back. Text is never written back in a form whose bytes did not come
//! from it exactly: a file that does not survive the round trip is read-only.

use encoding_rs::{CoderResult, Encoding as Table, UTF_8, UTF_16BE, UTF_16LE};

#[cfg(test)]
mod tests;

/// How a file's bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Encoding {
    table: &'static Table,
    /// The file starts with a byte order mark, which is not part of the text.
    mark: bool,
}

/// A file's text. Line ends are as in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub text: String,
    pub encoding: Encoding,
    /// Whether encoding the text gives the bytes again.
    pub exact: bool,
}

impl Encoding {
    pub const UTF_8: Self = Self {
        table: UTF_8,
        mark: false,
    };

    /// How bytes are mapped.
    pub fn table(self) -> &'static Table {
        self.table
    }

    /// Bytes before the text.
    pub fn mark_length(self) -> usize {
        match (self.mark, self.table == UTF_8) {
            (false, _) => 0,
            (true, true) => 3,
            (true, false) => 2,
        }
    }

    /// As the WHATWG names it, in lower case: `utf-8`, `shift_jis`.
    pub fn name(self) -> String {
        self.table.name().to_ascii_lowercase()
    }

    /// Of text that follows other text of the file. `None` as for `encode`.
    pub fn encode_more(self, text: &str) -> Option<Vec<u8>> {
        Self {
            mark: false,
            ..self
        }
        .encode(text)
    }

    /// `None` when the text holds a character that the encoding lacks.
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        let mark: &[u8] = match self {
            Self { mark: false, .. } => b"",
            Self { table, .. } if table == UTF_16LE => b"\xFF\xFE",
            Self { table, .. } if table == UTF_16BE => b"\xFE\xFF",
            Self { .. } => b"\xEF\xBB\xBF",
        };
        let mut bytes = mark.to_vec();
        if self.table == UTF_16LE {
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        } else if self.table == UTF_16BE {
            bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
        } else if self.table == UTF_8 {
            bytes.extend_from_slice(text.as_bytes());
        } else {
            let (encoded, _, lacking) = self.table.encode(text);
            if lacking {
                return None;
            }
            bytes.extend_from_slice(&encoded);
        }
        Some(bytes)
    }
}

/// By byte order mark, else strict UTF-8, else by the look of the bytes.
pub(crate) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((table, length)) = Table::for_bom(&bytes) {
        return decode_as(Encoding { table, mark: true }, &bytes, length);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded {
            text,
            encoding: Encoding::UTF_8,
            exact: true,
        },
        Err(error) => {
            let bytes = error.into_bytes();
            decode_as(
                Encoding {
                    table: guess(&bytes),
                    mark: false,
                },
                &bytes,
                0,
            )
        }
    }
}

/// The detector needs no more than this to make up its mind.
const GUESS_FROM: usize = 256 * 1024;

fn guess(bytes: &[u8]) -> &'static Table {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow);
    detector.feed(
        &bytes[..bytes.len().min(GUESS_FROM)],
        bytes.len() <= GUESS_FROM,
    );
    detector.guess(None, chardetng::Utf8Detection::Deny)
}

fn decode_as(encoding: Encoding, bytes: &[u8], start: usize) -> Decoded {
    let mut text = String::new();
    let mut decoder = encoding.table.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length(bytes.len() - start)
        .unwrap_or(bytes.len() * 3);
    text.reserve(room);
    let (result, _, replaced) = decoder.decode_to_string(&bytes[start..], &mut text, true);
    let whole = result == CoderResult::InputEmpty && !replaced;
    text.shrink_to_fit();
    let exact = whole && encoding.encode(&text).is_some_and(|again| again == bytes);
    Decoded {
        text,
        encoding,
        exact,
    }
}
