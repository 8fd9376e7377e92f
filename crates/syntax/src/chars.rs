//! Classes of characters that several rules share. Which characters one rule alone
//! names stands with that rule.

use unicode_properties::{
    GeneralCategory as Category, GeneralCategoryGroup as Group, UnicodeEmoji,
    UnicodeGeneralCategory,
};

/// Letters, marks and numbers of any script.
pub(crate) fn is_letter_mark_number(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_common_japanese(c)
        || matches!(
            c.general_category_group(),
            Group::Letter | Group::Mark | Group::Number
        )
}

/// Letters and numbers of any script.
pub(crate) fn is_letter_number(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    is_common_japanese(c) || matches!(c.general_category_group(), Group::Letter | Group::Number)
}

/// Letters and marks of any script.
pub(crate) fn is_letter_mark(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    is_common_japanese(c) || matches!(c.general_category_group(), Group::Letter | Group::Mark)
}

/// Marks that combine with what stands before them.
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{300}' && !is_common_japanese(c) && matches!(c.general_category_group(), Group::Mark)
}

/// Symbols: mathematics, currencies, pictures.
pub(crate) fn is_symbol(c: char) -> bool {
    matches!(c.general_category_group(), Group::Symbol)
}

/// Punctuation and symbols.
pub(crate) fn is_punctuation_or_symbol(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    !is_common_japanese(c)
        && matches!(
            c.general_category_group(),
            Group::Punctuation | Group::Symbol
        )
}

/// Characters that show nothing and join nothing: zero-width space, byte order mark,
/// direction marks. They count as white space before a tag.
pub(crate) fn is_invisible(c: char) -> bool {
    c >= '\u{AD}'
        && !matches!(c, ZWNJ | ZWJ)
        && !is_emoji_tag(c)
        && c.general_category() == Category::Format
}

/// Hiragana, katakana and the common Han: letters all, told without a table, because
/// they are most of the text there is.
fn is_common_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{4E00}'..='\u{9FFF}')
}

/// Han, kana, bopomofo, Hangul and Thai: scripts that are searched by substring.
pub(crate) fn is_cjk(c: char) -> bool {
    is_common_japanese(c)
        || (c >= '\u{E01}'
            && matches!(c,
                '\u{0E01}'..='\u{0E3A}' | '\u{0E40}'..='\u{0E5B}'
                | '\u{1100}'..='\u{11FF}'
                | '\u{2E80}'..='\u{2FD5}'
                | '々' | '〆' | '〇' | '〻'
                | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303A}'
                | '\u{3099}'..='\u{309F}' | '\u{30FD}'..='\u{30FF}'
                | '\u{3105}'..='\u{318E}' | '\u{31A0}'..='\u{31BF}'
                | '\u{31F0}'..='\u{31FF}'
                | '\u{3400}'..='\u{4DBF}'
                | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}'
                | '\u{F900}'..='\u{FAFF}'
                | '\u{FF66}'..='\u{FF9F}' | '\u{FFA0}'..='\u{FFDC}'
                | '\u{1AFF0}'..='\u{1B16F}'
                | '\u{20000}'..='\u{3FFFD}'))
}

/// Whether a line break beside this character means nothing, as in CSS Text 3, §4.1.3:
/// East Asian wide characters, but not Hangul, which is written with spaces. U+3000 at
/// the start of a line is a new paragraph to whoever wrote it.
pub(crate) fn is_unspaced_wide(c: char) -> bool {
    is_common_japanese(c)
        || (c >= '\u{2E80}'
            && matches!(c,
                '\u{2E80}'..='\u{2FFB}' | '\u{3001}'..='\u{303E}' | '\u{3041}'..='\u{3130}'
                | '\u{3190}'..='\u{4DBF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}'
                | '\u{FF01}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFD}'))
}

/// Zero-width non-joiner.
pub(crate) const ZWNJ: char = '\u{200C}';
/// Zero-width joiner.
pub(crate) const ZWJ: char = '\u{200D}';

/// Text or emoji presentation selector.
pub(crate) fn is_presentation_selector(c: char) -> bool {
    matches!(c, '\u{FE0E}' | '\u{FE0F}')
}

/// An emoji, `next` being the character after it: one that is shown in colour by
/// default, a pictograph, or any other with U+FE0F behind it.
pub(crate) fn is_emoji(c: char, next: Option<char>) -> bool {
    !c.is_ascii()
        && c >= '\u{A9}'
        && !is_common_japanese(c)
        && c.is_emoji_char()
        && (is_symbol(c) || next == Some('\u{FE0F}'))
}

/// A skin tone: changes the emoji before it.
pub(crate) fn is_emoji_modifier(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

/// What the flags of England, Scotland and Wales are spelled with.
pub(crate) fn is_emoji_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}

/// Latin letters, those with diacritics too.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c,
            'ª' | 'º' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2AF}'
            | '\u{1D00}'..='\u{1D25}' | '\u{1D6B}'..='\u{1D77}' | '\u{1D79}'..='\u{1DBE}'
            | '\u{1E00}'..='\u{1EFF}' | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A787}'
            | '\u{A78B}'..='\u{A7FF}' | '\u{AB30}'..='\u{AB64}'
            | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}')
}
