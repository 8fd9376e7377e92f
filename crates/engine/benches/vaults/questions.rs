//! Questions to a large vault, many different ones of each kind, because a person feels the
//! slow ones. Texts come from the notes themselves, so that frequent words are asked for as
//! often as they are written.

use std::time::Instant;

use tsuzuri_engine::query::{
    Columns, MentionsAsk, PageAsk, StreamAsk, backlinks, complete_tag, find_notes, find_tag,
    mentions, stream, summary,
};
use tsuzuri_engine::search::{Ask, Cancel, counts, parse, search};
use tsuzuri_engine::{Engine, NotePath, NoteSource, Scope, SystemClock, VaultReading};
use tsuzuri_syntax::Profile;

use crate::Error;
use crate::step::{Place, Took, peak_memory};
use crate::work::{open, percentiles};

/// The first page of a list.
const FIRST: PageAsk<'_> = PageAsk {
    cursor: None,
    limit: 50,
};

/// Questions of a kind.
const QUESTIONS: usize = 200;

/// What is asked, and what it may take: 99 of 100, in ms.
pub const KINDS: &[(&str, f64)] = &[
    ("search: 1 CJK character", 5.0),
    ("search: 2 CJK characters", 5.0),
    ("search: 3 CJK characters", 5.0),
    ("search: 5 CJK characters", 5.0),
    ("search: a Latin word", 5.0),
    ("search: 3 letters of a word", 5.0),
    ("counts beside: 2 CJK characters", f64::NAN),
    ("a tag's first 50 passages", 0.5),
    ("all passages of the most used tag", 10.0),
    ("a tag's summary", f64::NAN),
    ("backlinks, first 50, of the most linked notes", 3.0),
    ("mentions, first 50, of the most linked notes", f64::NAN),
    ("tag completion", 2.0),
    ("note by name", f64::NAN),
];

struct Asked {
    engine: Engine,
    columns: Columns,
    /// Texts to take words from.
    texts: Vec<String>,
}

/// Asks all kinds of questions; median and 99th percentile of each, by name.
pub fn ask(place: &Place) -> Result<Took, Error> {
    let asked = Asked::new(place)?;
    let mut took = Took::default();
    let only = std::env::var("TSUZURI_BENCH_ONLY").unwrap_or_default();
    for (kind, _) in KINDS.iter().filter(|(kind, _)| kind.contains(&only)) {
        let questions = asked.questions(kind)?;
        let mut times = Vec::new();
        for question in &questions {
            // Once to warm the caches, once on the clock.
            asked.answer(kind, question)?;
            let began = Instant::now();
            asked.answer(kind, question)?;
            times.push(began.elapsed());
        }
        let of_kind = percentiles(times).map_err(|error| format!("{kind}: {error}"))?;
        took.also.push((format!("{kind} p50"), of_kind.ms));
        took.also.push((format!("{kind} p99"), of_kind.also("p99")));
    }
    took.peak_mb = peak_memory();
    Ok(took)
}

/// Completes all beginnings of some tags, one letter after the other.
pub fn complete(place: &Place) -> Result<Took, Error> {
    let asked = Asked::new(place)?;
    let tags = column(
        &asked.engine,
        "SELECT key FROM tag WHERE kind = 'tag' ORDER BY id LIMIT 300",
    )?;
    let mut times = Vec::new();
    for tag in &tags {
        for (end, sign) in tag.char_indices() {
            let began = Instant::now();
            asked.answer("tag completion", &tag[..end + sign.len_utf8()])?;
            times.push(began.elapsed());
        }
    }
    percentiles(times)
}

/// How many notes have exactly this tag.
pub fn notes_with(engine: &Engine, tag: &str) -> Result<usize, Error> {
    let found = find_tag(&engine.reader()?, tag, Profile::Tsuzuri)?;
    Ok(found.map_or(0, |tag| tag.notes as usize))
}

impl Asked {
    fn new(place: &Place) -> Result<Self, Error> {
        let engine = open(place, std::sync::Arc::new(()))?;
        engine.reconcile(Scope::All)?;
        engine.complete_text()?;
        let paths = column(
            &engine,
            "SELECT path FROM note WHERE size < 100000 ORDER BY hash",
        )?;
        let texts = paths
            .into_iter()
            .take(QUESTIONS)
            .map(|path| Ok::<_, Error>(engine.source(&NotePath::new(&path)?)?.text));
        let texts = texts.collect::<Result<_, _>>()?;
        Ok(Self {
            engine,
            columns: Columns::new(),
            texts,
        })
    }

    fn questions(&self, kind: &str) -> Result<Vec<String>, Error> {
        let tags = "SELECT key FROM tag WHERE kind = 'tag' ORDER BY notes DESC LIMIT 100";
        Ok(match kind {
            "search: 1 CJK character" => self.cjk(1),
            "search: 2 CJK characters" | "counts beside: 2 CJK characters" => self.cjk(2),
            "search: 3 CJK characters" => self.cjk(3),
            "search: 5 CJK characters" => self.cjk(5),
            "search: a Latin word" => self.words(40),
            "search: 3 letters of a word" => self.words(3),
            "all passages of the most used tag" => {
                let mut most = column(&self.engine, tags)?;
                most.truncate(1);
                most.iter().cycle().take(20).cloned().collect()
            }
            "tag completion" | "note by name" => {
                let tags = column(&self.engine, tags)?;
                let starts = tags.iter().filter_map(|tag| tag.chars().next());
                starts.map(String::from).collect()
            }
            kind if kind.ends_with("of the most linked notes") => column(
                &self.engine,
                "SELECT path FROM note JOIN link ON link.resolved = note.id
                 GROUP BY note.id ORDER BY count(*) DESC LIMIT 100",
            )?,
            _ => column(&self.engine, tags)?,
        })
    }

    fn answer(&self, kind: &str, question: &str) -> Result<usize, Error> {
        let (engine, columns) = (&self.engine, &self.columns);
        let reader = engine.reader()?;
        let today = jiff::civil::date(2026, 1, 1);
        let clock = SystemClock::default();
        Ok(match kind {
            kind if kind.starts_with("search") => {
                let query = parse(question, today, Profile::Tsuzuri)?;
                let ask = Ask {
                    query: &query,
                    cursor: None,
                    limit: 50,
                };
                search(&reader, columns, engine, &clock, ask, &Cancel::new())?
                    .hits
                    .len()
            }
            kind if kind.starts_with("counts") => {
                let query = parse(question, today, Profile::Tsuzuri)?;
                counts(&reader, columns, engine, &clock, &query, &Cancel::new())?.total as usize
            }
            "a tag's summary" => {
                summary(&reader, question, Profile::Tsuzuri)?.map_or(0, |found| found.related.len())
            }
            "tag completion" => complete_tag(&reader, columns, question, 20)?.len(),
            "note by name" => find_notes(&reader, columns, question, 20)?.notes.len(),
            kind if kind.starts_with("backlinks") => {
                backlinks(&reader, engine, question, FIRST)?.links.len()
            }
            kind if kind.starts_with("mentions") => {
                let reading = VaultReading::default();
                let ask = MentionsAsk {
                    path: question,
                    reading: &reading,
                    page: FIRST,
                };
                mentions(&reader, columns, engine, ask, &Cancel::new())?
                    .mentions
                    .len()
            }
            kind => {
                let limit = if kind.starts_with("all") {
                    u32::MAX - 1
                } else {
                    50
                };
                let ask = StreamAsk {
                    tag: question,
                    profile: Profile::Tsuzuri,
                    months: None,
                    cursor: None,
                    limit,
                };
                stream(&reader, engine, ask)?.passages.len()
            }
        })
    }

    /// Runs of CJK characters of a length, one from each text.
    fn cjk(&self, length: usize) -> Vec<String> {
        let is_cjk = |c: &char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}');
        let runs = self.texts.iter().enumerate().filter_map(|(at, text)| {
            let characters: Vec<char> = text.chars().collect();
            let windows = characters
                .windows(length)
                .filter(|run| run.iter().all(is_cjk));
            let windows: Vec<&[char]> = windows.collect();
            let window = windows.get(at * 7919 % windows.len().max(1));
            window.map(|run| run.iter().collect())
        });
        runs.collect()
    }

    /// Latin words, whole or their first letters.
    fn words(&self, letters: usize) -> Vec<String> {
        let words = self.texts.iter().enumerate().filter_map(|(at, text)| {
            let words: Vec<&str> = text
                .split(|c: char| !c.is_ascii_alphabetic())
                .filter(|word| word.len() > 3)
                .collect();
            let word = words.get(at * 7919 % words.len().max(1))?;
            Some(word[..word.len().min(letters)].to_owned())
        });
        words.collect()
    }
}

/// The first column of a question to the index.
pub fn column(engine: &Engine, sql: &str) -> Result<Vec<String>, Error> {
    let reader = engine.reader()?;
    let mut statement = reader.connection().prepare(sql)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
