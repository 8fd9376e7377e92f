//! The language of messages: what the locale asks for, Japanese or English.

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

#[cfg(test)]
mod tests;
