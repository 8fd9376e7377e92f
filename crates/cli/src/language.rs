//! The language of messages: what the locale asks for, Japanese or English.

mod edits;
mod import;
mod labels;
mod reasons;

use crate::print::thousands;

/// A language that messages are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The default.
    English,
    /// When the locale is `ja…`.
    Japanese,
}

impl Language {
    /// Above the reason why a capture waits.
    pub fn kept_for_later(self) -> &'static str {
        match self {
            Self::English => "Kept; it comes into its note as soon as that is possible.",
            Self::Japanese => "預かりました。ノートに書けるようになりしだい書き入れます。",
        }
    }

    /// How far a search with a regular expression came, and what to do.
    pub fn search_reach(self, searched: &str, of: &str) -> String {
        match self {
            Self::English => format!(
                "Searched {searched} of {of} passages. Another word narrows it; --json gives the cursor to go on with."
            ),
            Self::Japanese => format!(
                "{of}件のうち{searched}件まで探しました。語を足すと絞れます。続きを探すためのカーソルは --json で出ます。"
            ),
        }
    }

    /// That `sort:relevance` has put no more hits in order than these.
    pub fn search_scored(self, scored: &str) -> String {
        match self {
            Self::English => format!(
                "Of these, the first {scored} were scored and are shown. Another word narrows it; sort:date shows all."
            ),
            Self::Japanese => format!(
                "このうち先頭の{scored}件に点をつけ、それだけを出しました。語を足すと絞れます。sort:date ならすべて出ます。"
            ),
        }
    }

    /// What is wrong with a part of a query; `english` names the part too.
    pub fn query_problem(self, code: &str, english: &str) -> String {
        if self == Self::English {
            return english.to_owned();
        }
        let what = match code {
            "bad-date" => "日付として読めません。2023-02-01、2023-02、7d のように書きます。",
            "unclosed-quote" => "引用符が閉じていないので、終わりまでを囲みとしました。",
            "unmatched-parenthesis" => "括弧の相手がないので、ないものとして読みました。",
            "lonely-or" => "OR の前と後ろに、探す語が要ります。",
            "bad-tag" => "タグとして読めません。",
            "unknown-field" => "その欄はないので、文として探しました。",
            "unknown-value" => "この欄では使えない値です。",
            "nothing-to-find" => "探せるものがありません。",
            "too-deep" => "括弧の入れ子が深すぎます。",
            "bad-regex" => "正規表現として読めないので、文として探しました。",
            "large-regex" => "正規表現が大きすぎるので、文として探しました。",
            _ => return english.to_owned(),
        };
        // The part of the query stands first in the English sentence.
        match english.split('`').nth(1) {
            Some(part) if english.starts_with('`') => format!("「{part}」: {what}"),
            _ => what.to_owned(),
        }
    }

    /// By `LC_ALL`, `LC_MESSAGES`, `LANG`: the first that is set and not empty decides.
    pub fn of_environment() -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(std::env::var_os)
            .find(|value| !value.is_empty());
        Self::of_locale(&set.unwrap_or_default().to_string_lossy())
    }

    /// `ja`, `ja_JP.UTF-8`, … are Japanese.
    fn of_locale(locale: &str) -> Self {
        let language = locale
            .split(['_', '.', '@', '-'])
            .next()
            .unwrap_or_default();
        if language.eq_ignore_ascii_case("ja") {
            Self::Japanese
        } else {
            Self::English
        }
    }
}

/// `1 note`, `2 notes`: a number of what English has a word for one and for several of.
pub fn counted(number: u64, one: &str, several: &str) -> String {
    let what = if number == 1 { one } else { several };
    format!("{} {what}", thousands(number))
}

#[cfg(test)]
mod tests;
