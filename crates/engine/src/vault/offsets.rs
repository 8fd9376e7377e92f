//! From offsets in a note's text to offsets in its file. The two differ where the file
//! has a byte order mark or another encoding than UTF-8.

use encoding_rs::UTF_8;
use tsuzuri_syntax::Span;

use super::encoding::{Decoded, Encoding, decode};

#[cfg(test)]
mod tests;

/// A file's text, with where it stands in the file.
#[derive(Clone, Debug)]
pub struct FileText {
    /// As decoded, with its own line ends, without byte order mark.
    pub text: String,
    /// From the text to the file.
    pub offsets: Offsets,
}

/// Where the characters of a text stand in its file.
#[derive(Clone, Debug)]
pub struct Offsets(Places);

#[derive(Clone, Debug)]
enum Places {
    /// Everything stands so many bytes later.
    Shifted(usize),
    /// `(in the text, in the file)` where a character starts, and of the end; ascending.
    Listed(Vec<(usize, usize)>),
}

impl FileText {
    /// Decodes a file as notes are decoded.
    pub fn of(bytes: Vec<u8>) -> Self {
        let Decoded { text, encoding, .. } = decode(bytes.clone());
        let offsets = Offsets::of(encoding, &bytes);
        Self { text, offsets }
    }
}

impl Offsets {
    fn of(encoding: Encoding, bytes: &[u8]) -> Self {
        let mark = encoding.mark_length();
        if encoding.table() == UTF_8 {
            return Self(Places::Shifted(mark));
        }
        // Byte by byte, the decoder shows which bytes made which character; that holds
        // for malformed text too.
        let mut decoder = encoding.table().new_decoder_without_bom_handling();
        let mut places = vec![(0, mark)];
        let (mut text, mut out) = (0, String::with_capacity(64));
        for (at, byte) in bytes.iter().enumerate().skip(mark) {
            out.clear();
            let last = at + 1 == bytes.len();
            let _ = decoder.decode_to_string(&[*byte], &mut out, last);
            if !out.is_empty() {
                text += out.len();
                places.push((text, at + 1));
            }
        }
        Self(Places::Listed(places))
    }

    /// Of a place in the text. One inside of a character counts as its end.
    pub fn at(&self, in_text: usize) -> usize {
        match &self.0 {
            Places::Shifted(by) => in_text + by,
            Places::Listed(places) => {
                let next = places.partition_point(|(text, _)| *text < in_text);
                places
                    .get(next)
                    .or(places.last())
                    .map_or(0, |(_, file)| *file)
            }
        }
    }

    /// Of a range of the text.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start), self.at(span.end)]
    }
}

/// Of a text that stands in its file as it is.
impl Default for Offsets {
    fn default() -> Self {
        Self(Places::Shifted(0))
    }
}
