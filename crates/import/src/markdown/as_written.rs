//! What must come through a conversion letter by letter: hashtags, bare addresses, Hatena's
//! notation. Each is put away before and taken out again behind it, so that no mark of
//! Markdown in it is escaped.

use std::{collections::BTreeSet, ops::RangeInclusive, rc::Rc, sync::LazyLock};

use markup5ever_rcdom::{Node, NodeData};
use regex::{Captures, Regex};

use super::{all, tree};

/// Pieces of text that were put away.
pub(super) struct AsWritten {
    pieces: Vec<String>,
    /// A character that stands nowhere in the page.
    mark: char,
}

/// Characters for private use, of which nearly every page uses none.
const MARKS: RangeInclusive<char> = '\u{F0000}'..='\u{FFFFD}';

/// Hashtags by the characters they may hold (docs/grammar.md §2.2, §2.3), addresses,
/// `[address:embed:cite]`, `[f:id:name:20230201:image]` and their like, words with `_` in
/// them, where it marks nothing, what Markdown would take for a character, such as `&copy;`, and
/// `<`, which may begin HTML with the text of the next node.
static AS_WRITTEN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let tag = r"[#＃﹟][\p{L}\p{M}\p{N}_\-/+&=~・･·‧ー〜～＿－／＋＆＝()（）、，､,]+";
    let address = r"https?://[!-;=?-~]+";
    let notation = r"\[\]?(?:https?://|f:id:|id:|asin:|isbn:|tex:|google:|wikipedia:|keyword:|d:|b:|g:|a:|map:|rakuten:|movie:|mailto:|contents|:contents)[^\[\]\n]*\]";
    let word = r"[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+";
    let character = r"&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[Xx][0-9A-Fa-f]+);";
    Regex::new(&format!("{notation}|{address}|{tag}|{word}|{character}|<")).ok()
});

impl AsWritten {
    pub(super) fn new(page: &Rc<Node>) -> Self {
        let mut used = BTreeSet::new();
        for node in all(page) {
            let mut note = |text: &str| used.extend(text.chars().filter(|c| MARKS.contains(c)));
            match &node.data {
                NodeData::Text { contents } => note(&contents.borrow()),
                NodeData::Element { attrs, .. } => {
                    attrs.borrow().iter().for_each(|attr| note(&attr.value));
                }
                _ => {}
            }
        }
        Self {
            pieces: Vec::new(),
            mark: { MARKS }
                .find(|mark| !used.contains(mark))
                .unwrap_or('\u{FFFFE}'),
        }
    }

    /// Puts a piece away; what stands for it meanwhile.
    pub(super) fn put(&mut self, piece: &str) -> String {
        self.pieces.push(piece.to_owned());
        format!("{}{}{}", self.mark, self.pieces.len() - 1, self.mark)
    }

    /// Puts away what stands in the page's text.
    pub(super) fn hide(&mut self, page: &Rc<Node>) {
        let Some(written) = AS_WRITTEN.as_ref() else {
            return;
        };
        let mut in_code = Vec::new();
        for node in all(page) {
            if matches!(tree::tag(&node), Some("pre" | "code" | "script" | "style")) {
                in_code.extend(all(&node).iter().map(Rc::as_ptr));
            }
        }
        in_code.sort_unstable();
        for node in all(page) {
            let NodeData::Text { contents } = &node.data else {
                continue;
            };
            if in_code.binary_search(&Rc::as_ptr(&node)).is_ok() {
                continue;
            }
            let text = contents.borrow().to_string();
            if is_row(text.trim()) {
                // Below a line of text it would make a heading of it.
                tree::set_text(&node, &self.put(&format!("\\{}", text.trim())));
                continue;
            }
            let hidden = written.replace_all(&text, |piece: &Captures| match &piece[0] {
                "<" => self.put(less_than(piece, &text)),
                character if character.starts_with('&') => self.put(&format!("\\{character}")),
                written => self.put(written),
            });
            tree::set_text(&node, &hidden);
        }
    }

    /// Puts every piece back where it stood.
    pub(super) fn show(&self, markdown: &str) -> String {
        let mut shown = String::with_capacity(markdown.len());
        let mut parts = markdown.split(self.mark);
        shown.push_str(parts.next().unwrap_or_default());
        while let (Some(number), rest) = (parts.next(), parts.next()) {
            let piece = number
                .parse()
                .ok()
                .and_then(|at: usize| self.pieces.get(at));
            shown.push_str(piece.map_or(number, String::as_str));
            shown.push_str(rest.unwrap_or_default());
        }
        shown
    }
}

/// The sign as it stands in Markdown before what follows it.
fn less_than(sign: &Captures, text: &str) -> &'static str {
    let behind = sign.get(0).and_then(|sign| text.get(sign.end()..));
    let next = behind.and_then(|behind| behind.chars().next());
    let begins_html = |c: char| c.is_ascii_alphabetic() || "/!?".contains(c);
    if next.is_none_or(begins_html) {
        "\\<"
    } else {
        "<"
    }
}

/// A row of hyphens or equals signs.
fn is_row(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    matches!(first, Some('-' | '=')) && chars.all(|c| Some(c) == first)
}
