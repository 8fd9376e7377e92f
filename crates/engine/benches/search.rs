//! How long questions take on a large vault. `TSUZURI_BENCH_VAULT` names the folder of a
//! made vault and is required: figures of other notes can't be compared.
//! `TSUZURI_BENCH_INDEX` keeps the index from one run to the next, `TSUZURI_BENCH_ONLY`
//! takes only kinds whose name holds it.
//!
//! Prints percentiles of many different questions of a kind beside Criterion's mean,
//! because a person feels the slow ones; in processor time too, which says the same on a
//! machine that is busy with something else.

#![expect(clippy::expect_used, reason = "a bench that can't go on stops")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use tsuzuri_engine::query::{
    Columns, StreamAsk, TagTreeAsk, backlinks, find_notes, stream, summary, tag_tree,
};
use tsuzuri_engine::search::{Ask, Cancel, counts, parse, search};
use tsuzuri_engine::{
    DiskFs, Engine, EngineConfig, NotePath, NoteSource, Origin, Scope, SystemClock,
};
use tsuzuri_syntax::Profile;

/// Questions of a kind.
const QUESTIONS: usize = 200;

struct Vault {
    engine: Engine,
    columns: Columns,
    /// Texts to take words from.
    texts: Vec<String>,
    _index: tempfile::TempDir,
}

fn open() -> Vault {
    let root = PathBuf::from(std::env::var("TSUZURI_BENCH_VAULT").expect("names a vault's folder"));
    let fresh = tempfile::tempdir().expect("a place for the index");
    let index =
        std::env::var_os("TSUZURI_BENCH_INDEX").map_or(fresh.path().to_owned(), PathBuf::from);
    let config = EngineConfig {
        root: root.clone(),
        index_dir: index,
        profile: Profile::Tsuzuri,
        origin: Origin::Cli,
    };
    let clock = Arc::new(SystemClock::default());
    let engine = Engine::open(config, Arc::new(DiskFs::new(root)), clock, Arc::new(()))
        .expect("the index opens");
    engine.reconcile(Scope::All).expect("the vault is read");
    while engine.state().expect("the index is read").covered < 1.0 {
        engine.step();
    }
    let reader = engine.reader().expect("the index is read");
    let mut statement = reader
        .connection()
        .prepare("SELECT path FROM note ORDER BY hash")
        .expect("a statement");
    let paths = statement
        .query_map([], |row| row.get::<_, String>(0))
        .expect("rows");
    let texts = paths
        .take(QUESTIONS)
        .map(|path| NotePath::new(&path.expect("a path")).expect("a path"))
        .map(|path| engine.source(&path).expect("a text").text)
        .collect();
    drop(statement);
    drop(reader);
    Vault {
        engine,
        columns: Columns::new(),
        texts,
        _index: fresh,
    }
}

/// Runs of CJK characters of a length, one from each text, so that frequent ones come
/// as often as they stand in the notes.
fn cjk(vault: &Vault, length: usize) -> Vec<String> {
    let is_cjk = |c: &char| matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}');
    let runs = vault.texts.iter().enumerate().filter_map(|(at, text)| {
        let characters: Vec<char> = text.chars().collect();
        let windows: Vec<&[char]> = characters
            .windows(length)
            .filter(|run| run.iter().all(is_cjk))
            .collect();
        windows
            .get(at * 7919 % windows.len().max(1))
            .map(|run| run.iter().collect())
    });
    runs.collect()
}

/// Latin words, whole or the first letters.
fn words(vault: &Vault, letters: usize) -> Vec<String> {
    let words = vault.texts.iter().enumerate().filter_map(|(at, text)| {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| word.len() > 3)
            .collect();
        words
            .get(at * 7919 % words.len().max(1))
            .map(|word| word[..word.len().min(letters)].to_owned())
    });
    words.collect()
}

fn first_page(vault: &Vault, text: &str) -> usize {
    let query = parse(text, jiff::civil::date(2026, 1, 1), Profile::Tsuzuri);
    let reader = vault.engine.reader().expect("a reader");
    let ask = Ask {
        query: &query,
        cursor: None,
        limit: 50,
    };
    let (columns, clock) = (&vault.columns, SystemClock::default());
    let answer = search(&reader, columns, &vault.engine, &clock, ask, &Cancel::new());
    answer.expect("an answer").hits.len()
}

fn all_counts(vault: &Vault, text: &str) -> usize {
    let query = parse(text, jiff::civil::date(2026, 1, 1), Profile::Tsuzuri);
    let reader = vault.engine.reader().expect("a reader");
    let answer = counts(
        &reader,
        &vault.columns,
        &vault.engine,
        &SystemClock::default(),
        &query,
        &Cancel::new(),
    );
    answer.expect("an answer").total as usize
}

/// What this thread has used of the processor.
fn processor_time() -> Duration {
    let used = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(used).expect("time goes on")
}

fn percentiles(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    format!(
        "p50 {:.2?}, p99 {:.2?}, most {:.2?}",
        at(50),
        at(99),
        at(100)
    )
}

/// Asks each question once to warm the caches and once on the clock, prints the
/// percentiles, then lets Criterion go round.
fn measure(
    criterion: &mut Criterion,
    name: &str,
    questions: &[String],
    ask: impl Fn(&str) -> usize,
) {
    if std::env::var("TSUZURI_BENCH_ONLY").is_ok_and(|only| !name.contains(&only)) {
        return;
    }
    let mut found = 0;
    let (mut walls, mut processors) = (Vec::new(), Vec::new());
    for question in questions {
        found += ask(question);
        let (wall, processor) = (Instant::now(), processor_time());
        ask(question);
        processors.push(processor_time().saturating_sub(processor));
        walls.push(wall.elapsed());
    }
    eprintln!(
        "{name}: {} questions, {:.1} rows each; processor {}; wall {}",
        questions.len(),
        found as f64 / questions.len() as f64,
        percentiles(processors),
        percentiles(walls),
    );
    let mut round = questions.iter().cycle();
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| ask(round.next().expect("questions go round")));
    });
}

fn questions(criterion: &mut Criterion) {
    let vault = open();
    for length in [1, 2, 3, 5] {
        measure(
            criterion,
            &format!("search: {length} CJK"),
            &cjk(&vault, length),
            |text| first_page(&vault, text),
        );
    }
    measure(
        criterion,
        "search: Latin word",
        &words(&vault, 40),
        |text| first_page(&vault, text),
    );
    measure(
        criterion,
        "search: Latin prefix of 3",
        &words(&vault, 3),
        |text| first_page(&vault, text),
    );
    measure(criterion, "counts: 2 CJK", &cjk(&vault, 2), |text| {
        all_counts(&vault, text)
    });
    measure(criterion, "counts: 1 CJK", &cjk(&vault, 1), |text| {
        all_counts(&vault, text)
    });

    let names = |sql: &str| -> Vec<String> {
        let reader = vault.engine.reader().expect("a reader");
        let mut statement = reader.connection().prepare(sql).expect("a statement");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.map(|row| row.expect("a row")).collect()
    };
    let tags = names("SELECT key FROM tag WHERE kind = 'tag' ORDER BY notes DESC LIMIT 100");
    measure(criterion, "tag: first 50", &tags, |tag| {
        let ask = StreamAsk {
            tag,
            profile: Profile::Tsuzuri,
            month: None,
            cursor: None,
            limit: 50,
        };
        let reader = vault.engine.reader().expect("a reader");
        stream(&reader, &vault.engine, ask)
            .expect("a stream")
            .passages
            .len()
    });
    measure(criterion, "tag: summary", &tags, |tag| {
        let reader = vault.engine.reader().expect("a reader");
        let found = summary(&reader, tag, Profile::Tsuzuri).expect("a summary");
        found.map_or(0, |found| found.related.len())
    });
    let starts: Vec<String> = tags
        .iter()
        .filter_map(|tag| tag.chars().next())
        .map(String::from)
        .collect();
    measure(criterion, "tag completion", &starts, |filter| {
        let ask = TagTreeAsk {
            parent: None,
            filter,
            offset: 0,
            limit: 20,
        };
        let reader = vault.engine.reader().expect("a reader");
        tag_tree(&reader, ask).expect("a list").tags.len()
    });
    measure(criterion, "note by name", &starts, |text| {
        let reader = vault.engine.reader().expect("a reader");
        find_notes(&reader, &vault.columns, text, 20)
            .expect("a list")
            .notes
            .len()
    });
    let hubs = names(
        "SELECT path FROM note JOIN link ON link.resolved = note.id
         GROUP BY note.id ORDER BY count(*) DESC LIMIT 100",
    );
    measure(criterion, "backlinks: first 50", &hubs, |path| {
        let reader = vault.engine.reader().expect("a reader");
        backlinks(&reader, &vault.engine, path, 50)
            .expect("backlinks")
            .links
            .len()
    });
}

criterion_group!(benches, questions);
criterion_main!(benches);
