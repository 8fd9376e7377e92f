//! What may be written against the end of a name and is no part of its word.

/// After a name that ends in hiragana, more hiragana is its word going on, unless it
/// begins as these do: `まとめを`, but not `ことば` for `こと`.
const HIRAGANA: [&str; 18] = [
    "は", "が", "を", "に", "で", "と", "も", "の", "や", "へ", "から", "まで", "より", "など",
    "だ", "って", "なら", "さん",
];

/// Particles of Korean, which stand against the noun; several may follow one another:
/// `한국에서는`.
const HANGUL: [&str; 43] = [
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "에게서",
    "께",
    "께서",
    "한테",
    "와",
    "과",
    "랑",
    "이랑",
    "하고",
    "로",
    "으로",
    "로서",
    "으로서",
    "로써",
    "으로써",
    "도",
    "만",
    "뿐",
    "부터",
    "까지",
    "마다",
    "보다",
    "처럼",
    "같이",
    "조차",
    "마저",
    "밖에",
    "이나",
    "나",
    "이다",
    "입니다",
    "이라는",
    "라는",
];

/// Bytes that three particles may have together.
pub(super) const LONGEST_HANGUL: usize = 3 * 9;

/// Whether the hiragana that `after` begins with may follow a name in hiragana.
pub(super) fn is_hiragana_particle(after: &str) -> bool {
    HIRAGANA.iter().any(|particle| after.starts_with(particle))
}

/// Whether a run of Hangul is particles and nothing else, three at most.
pub(super) fn is_hangul_particles(run: &str) -> bool {
    fn within(run: &str, left: usize) -> bool {
        run.is_empty()
            || left > 0
                && HANGUL.iter().any(|particle| {
                    run.strip_prefix(particle)
                        .is_some_and(|rest| within(rest, left - 1))
                })
    }
    within(run, 3)
}
