//! Words of two languages, made from syllables and signs, and what is made of them.

use std::collections::BTreeSet;

use fastrand::Rng;

use crate::made::zipf;

const SYLLABLES: &[&str] = &[
    "ba", "be", "co", "da", "de", "fi", "gra", "ho", "ja", "ka", "le", "li", "lo", "mo", "na",
    "no", "pe", "pro", "qua", "ra", "re", "sa", "su", "ta", "tri", "un", "ve", "wo", "ze", "con",
];
const ENDINGS: &[&str] = &[
    "ation", "ed", "er", "ing", "ity", "ly", "ment", "s", "al", "e", "n",
];
const KANJI: &str = "日月火水木金土年時分国会社人民主党首相外交防衛経済産業技術情報文書記録会談声明発表協力支援軍事\
    戦争平和条約同盟選挙政策予算税法裁判事件調査報道新聞記者写真映画音楽読書研究大学教育学習旅行料理健康電車電話天気\
    季節春夏秋冬朝夜山川海空花鳥風雨雪雲光色形声言語意味関係構造世界歴史家族友人仕事計画設計開発検索全文索引";
const KATAKANA: &[&str] = &[
    "ア", "イ", "ウ", "エ", "カ", "キ", "ク", "コ", "サ", "シ", "ス", "タ", "ト", "ナ", "ノ", "マ",
    "ミ", "ラ", "リ", "ル", "レ", "ロ", "ガ", "ド", "バ", "プ", "ジャ", "ショ", "ティ",
];
const PARTICLES: &[&str] = &[
    "は", "が", "を", "に", "で", "と", "の", "も", "から", "まで", "より", "では",
];
const ENDS: &[&str] = &[
    "した。",
    "する。",
    "である。",
    "だった。",
    "という。",
    "が必要だ。",
    "を確認した。",
];
const AREAS: &[&str] = &[
    "work", "home", "research", "travel", "仕事", "家庭", "研究", "読書", "旅行", "健康", "料理",
    "歴史",
];
/// Words of each language.
const COUNT: usize = 20_000;

/// What notes are made of; the most frequent words first.
pub struct Words {
    latin: Vec<String>,
    japanese: Vec<String>,
}

impl Words {
    pub fn new() -> Self {
        let mut rng = Rng::with_seed(2);
        let kanji: Vec<char> = KANJI.chars().collect();
        let any = |rng: &mut Rng, of: &[&'static str]| of[rng.usize(0..of.len())];
        let latin = distinct(|| {
            let start: String = (0..1 + rng.usize(0..3))
                .map(|_| any(&mut rng, SYLLABLES))
                .collect();
            start + any(&mut rng, ENDINGS)
        });
        let mut rng = Rng::with_seed(3);
        let japanese = distinct(|| match rng.u8(0..10) {
            0..=6 => (0..2 + rng.usize(0..2))
                .map(|_| kanji[rng.usize(0..kanji.len())])
                .collect(),
            _ => (0..2 + rng.usize(0..4))
                .map(|_| any(&mut rng, KATAKANA))
                .collect(),
        });
        Self { latin, japanese }
    }

    pub fn sentence(&self, rng: &mut Rng, japanese: bool) -> String {
        let count = 4 + rng.usize(0..8);
        let mut text = String::new();
        for at in 0..count {
            if japanese {
                text += &self.japanese[zipf(rng, COUNT, 3.0)];
                let next = if at + 1 == count { ENDS } else { PARTICLES };
                text += next[rng.usize(0..next.len())];
            } else {
                text += &self.latin[zipf(rng, COUNT, 3.0)];
                text += if at + 1 == count { ". " } else { " " };
            }
        }
        text
    }

    pub fn title(&self, rng: &mut Rng) -> String {
        if rng.bool() {
            let words: Vec<&str> = (0..2 + rng.usize(0..2))
                .map(|_| &*self.latin[zipf(rng, COUNT, 60.0)])
                .collect();
            words.join(" ")
        } else {
            let words: Vec<&str> = (0..2)
                .map(|_| &*self.japanese[zipf(rng, COUNT, 60.0)])
                .collect();
            words.join("の")
        }
    }

    pub fn area(&self, rng: &mut Rng) -> &'static str {
        AREAS[rng.usize(0..AREAS.len())]
    }

    /// So many tags, the most used first, in the shapes that people write.
    pub fn tags(&self, count: usize) -> Vec<String> {
        let mut rng = Rng::with_seed(4);
        let mut seen = BTreeSet::new();
        let mut tags = Vec::new();
        while tags.len() < count {
            let (latin, japanese) = (
                &self.latin[rng.usize(0..COUNT)],
                &self.japanese[rng.usize(0..COUNT)],
            );
            let facet = &self.japanese[rng.usize(0..COUNT)];
            let tag = match rng.u8(0..10) {
                0..=2 => latin.clone(),
                3..=5 => japanese.clone(),
                6 => format!("{latin}/{japanese}"),
                7 => format!("{japanese}({facet})"),
                8 => format!("{japanese}・{facet}"),
                _ => format!("{japanese}{}年", 2000 + rng.u32(0..30)),
            };
            if seen.insert(tag.clone()) {
                tags.push(tag);
            }
        }
        tags
    }
}

fn distinct(mut make: impl FnMut() -> String) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut words = Vec::new();
    while words.len() < COUNT {
        let word = make();
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}
