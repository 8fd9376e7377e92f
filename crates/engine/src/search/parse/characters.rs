//! The characters of a query, one by one; full-width signs are read as ASCII ones.

use super::Parser;

/// The ASCII form of a sign that has a meaning here.
pub(super) fn sign(character: char) -> char {
    match character {
        '＃' | '﹟' => '#',
        '：' => ':',
        '－' | '−' => '-',
        '＂' | '“' | '”' => '"',
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '／' => '/',
        other => other,
    }
}

impl<'a> Parser<'a> {
    /// The next character, as its ASCII form where it is a sign.
    pub(in super::super) fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next().map(sign)
    }

    pub(super) fn bump(&mut self) {
        self.at += self.text[self.at..]
            .chars()
            .next()
            .map_or(0, char::len_utf8);
    }

    pub(in super::super) fn rest_starts_with(&self, signs: &str) -> bool {
        let mut rest = self.text[self.at..].chars().map(sign);
        signs.chars().all(|wanted| rest.next() == Some(wanted))
    }

    pub(super) fn take_while(&mut self, mut wanted: impl FnMut(char) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest
            .char_indices()
            .find(|&(_, character)| !wanted(sign(character)))
            .map_or(rest.len(), |(at, _)| at);
        self.at += length;
        &rest[..length]
    }

    pub(super) fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Whether a whole word `OR` is next.
    pub(super) fn at_or(&self) -> bool {
        let mut rest = self.text[self.at..].chars();
        matches!(rest.next(), Some('O' | 'Ｏ'))
            && matches!(rest.next(), Some('R' | 'Ｒ'))
            && rest
                .next()
                .is_none_or(|next| next.is_whitespace() || matches!(sign(next), '(' | ')' | '"'))
    }

    pub(super) fn eat_or(&mut self) -> bool {
        let or = self.at_or();
        if or {
            self.bump();
            self.bump();
        }
        or
    }
}
