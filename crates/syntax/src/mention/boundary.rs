//! Whether a match stands alone: not a part of a longer word (scripts with spaces), nor
//! cut out of a run of one script (scripts without).

mod particle;

use std::ops::Range;

use crate::chars::{
    ZWJ, is_emoji_modifier, is_letter_mark_number, is_mark, is_presentation_selector,
};
use particle::{LONGEST_HANGUL, is_hangul_particles, is_hiragana_particle};

/// What a run is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Kanji,
    Hiragana,
    Katakana,
    Hangul,
    /// Letters, marks and digits of all other scripts.
    Word,
    /// `ー`, which makes whatever kana stands before it longer.
    Prolonged,
    /// White space, punctuation, symbols.
    None,
}

/// Whether what stands in `range`, not empty and on character boundaries, is neither
/// joined to what is before it nor to what is behind.
pub(super) fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let (Some(before), Some(inside), Some(after)) = (
        text.get(..range.start),
        text.get(range.clone()),
        text.get(range.end..),
    ) else {
        return false;
    };
    !joined_before(before, inside) && !joined_after(inside, after)
}

fn joined_before(before: &str, inside: &str) -> bool {
    let Some(previous) = before.chars().next_back() else {
        return false;
    };
    let Some(first) = inside.chars().next() else {
        return false;
    };
    match script(first) {
        Script::None => {
            previous == ZWJ
                || (matches!(first, '.' | '-' | '_') && script(previous) == Script::Word)
        }
        Script::Word => match script(previous) {
            Script::Word => true,
            Script::None => word_goes_on_before(before, first),
            _ => false,
        },
        Script::Prolonged => true,
        // After kanji it is a dash.
        first @ (Script::Hiragana | Script::Katakana) => run_script(before) == first,
        first => script(previous) == first,
    }
}

fn joined_after(inside: &str, after: &str) -> bool {
    let Some(next) = after.chars().next() else {
        return false;
    };
    if is_mark(next) || is_presentation_selector(next) || is_emoji_modifier(next) || next == ZWJ {
        return true;
    }
    let Some(last) = inside.chars().next_back() else {
        return false;
    };
    match (script(last), script(next)) {
        (Script::Word, Script::Word) => true,
        (Script::Word, Script::None) => word_goes_on_after(last, after),
        (Script::None, Script::Word) => matches!(last, '.' | '-' | '_'),
        (Script::None, _) => last == '+' && next == '+',
        (Script::Hangul, Script::Hangul) => !is_hangul_particles(hangul_run(after)),
        (Script::Hiragana | Script::Prolonged, Script::Hiragana) => {
            run_script(inside) == Script::Hiragana && !is_hiragana_particle(after)
        }
        (Script::Hiragana | Script::Katakana | Script::Prolonged, Script::Prolonged) => true,
        (Script::Prolonged, next) => run_script(inside) == next,
        (last, next) => last == next,
    }
}

/// Whether the sign at the end of `before` joins what precedes it to a word that begins
/// with `first`: `node.js`, `@name`, `10:30`, `&amp;`.
fn word_goes_on_before(before: &str, first: char) -> bool {
    let mut chars = before.chars().rev();
    let sign = chars.next();
    let further = chars.next();
    match sign {
        Some('@' | '&' | '\\' | '^' | '#' | '$') => true,
        Some('.') => further != Some('.'),
        Some('_') => further.is_some_and(|c| c == '_' || script(c) == Script::Word),
        Some('\'' | '’') => {
            further.is_some_and(|c| script(c) == Script::Word) && !is_elision(before)
        }
        Some('-' | '\u{2010}' | '\u{2011}') => further.is_some_and(|c| script(c) == Script::Word),
        Some('/') if ends_path(before) => true,
        Some(':' | '/' | ',') => first.is_numeric() && further.is_some_and(char::is_numeric),
        _ => false,
    }
}

/// `~/notes/`, `./`, `@scope/`, `file:///`: names of files and packages, not the words
/// that are parted by a slash in `client/server`.
fn ends_path(before: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .take(LONGEST_PATH)
        .take_while(|(_, c)| c.is_ascii_graphic() && !matches!(c, '(' | '[' | '<' | '"' | '`'))
        .last()
        .map_or(before.len(), |(at, _)| at);
    let path = &before[start..];
    path.starts_with(['/', '~', '.', '$', '@']) || path.contains("://")
}

/// Characters of a path that are looked at.
const LONGEST_PATH: usize = 200;

/// Whether the sign at the start of `after` joins what follows it to a word that ends
/// with `last`. `'s` goes on no further than a particle does.
fn word_goes_on_after(last: char, after: &str) -> bool {
    let mut chars = after.chars();
    let sign = chars.next();
    let further = chars.next();
    match sign {
        Some('_') => further.is_some_and(|c| c == '_' || script(c) == Script::Word),
        Some('.' | '@' | '\u{2010}' | '\u{2011}' | '-') => {
            further.is_some_and(|c| script(c) == Script::Word)
        }
        Some('\'' | '’') => {
            further.is_some_and(|c| script(c) == Script::Word)
                && !(further == Some('s') && chars.next().is_none_or(|c| script(c) != Script::Word))
        }
        Some('+') => further.is_none_or(|c| script(c) != Script::Word),
        Some(':' | '/' | ',') => last.is_numeric() && further.is_some_and(char::is_numeric),
        _ => false,
    }
}

/// `l'Europe`, `d'Alembert`, `qu'Alger`: a word of its own before the apostrophe, which
/// the `O` of `O'Reilly` is not.
fn is_elision(before: &str) -> bool {
    let word = before.trim_end_matches(['\'', '’']);
    let start = word.rfind(|c| script(c) != Script::Word).map_or(0, |at| {
        at + word[at..].chars().next().map_or(1, char::len_utf8)
    });
    matches!(
        &word[start..],
        "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t" | "qu" | "dell" | "all" | "nell" | "un"
    )
}

/// The script of the run that `text` ends with.
fn run_script(text: &str) -> Script {
    text.chars()
        .rev()
        .map(script)
        .find(|&script| script != Script::Prolonged)
        .unwrap_or(Script::None)
}

/// As much of the run of Hangul that `after` begins with as particles could be.
fn hangul_run(after: &str) -> &str {
    let end = after
        .char_indices()
        .find(|&(at, c)| at > LONGEST_HANGUL || script(c) != Script::Hangul)
        .map_or(after.len(), |(at, _)| at);
    &after[..end]
}

fn script(c: char) -> Script {
    match c {
        'ー' => Script::Prolonged,
        '\u{3041}'..='\u{3096}' | '゛' | '゜' | 'ゝ' | 'ゞ' => Script::Hiragana,
        // Written for 箇 between numbers and kanji: 一ヶ月, 霞ヶ関.
        'ヵ' | 'ヶ' => Script::Kanji,
        '\u{30A1}'..='\u{30FA}' | 'ヽ' | 'ヾ' | '\u{31F0}'..='\u{31FF}' => Script::Katakana,
        '々'
        | '〆'
        | '〇'
        | '〻'
        | '\u{2E80}'..='\u{2FD5}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}' => Script::Kanji,
        '\u{1100}'..='\u{11FF}'
        | '\u{3131}'..='\u{318E}'
        | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}' => Script::Hangul,
        c if is_letter_mark_number(c) => Script::Word,
        _ => Script::None,
    }
}
