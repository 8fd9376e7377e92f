//! Calling off from another thread stops what SQLite does and what loops around it do.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use super::*;
use crate::vault::SourceText;
use crate::{EngineError, NotePath, Reader};

/// Another thread that calls a search off when it is told to, and says when it has.
struct Caller {
    now: mpsc::Sender<()>,
    done: Mutex<mpsc::Receiver<()>>,
}

impl Caller {
    fn of(cancel: &Arc<Cancel>) -> Self {
        let (now, told) = mpsc::channel();
        let (say, done) = mpsc::channel();
        let cancel = cancel.clone();
        std::thread::spawn(move || {
            if told.recv().is_ok() {
                cancel.cancel();
                let _ = say.send(());
            }
        });
        let done = Mutex::new(done);
        Self { now, done }
    }

    /// Comes back when the search was called off.
    fn call_off(&self) {
        self.now.send(()).unwrap();
        self.done.lock().unwrap().recv().unwrap();
    }
}

type Question = fn(&Sample, &Reader, &dyn NoteSource, &str, &Cancel) -> Result<usize, EngineError>;

/// Both questions that run long, as how much they find.
const QUESTIONS: [Question; 2] = [
    |sample, reader, source, query, cancel| {
        let query = read(query);
        let ask = Ask {
            query: &query,
            cursor: None,
            limit: 500,
        };
        let answer = search(reader, &sample.columns, source, &sample.clock, ask, cancel);
        answer.map(|answer| answer.hits.len())
    },
    |sample, reader, source, query, cancel| {
        let (columns, clock) = (&sample.columns, &sample.clock);
        let counted = counts(reader, columns, source, clock, &read(query), cancel);
        counted.map(|counted| counted.total as usize)
    },
];

fn vault() -> Sample {
    let tasks = "- [ ] 猫\n".repeat(300);
    let files: Vec<(String, String)> = (0..40)
        .map(|note| {
            (
                format!("{note}.md"),
                format!("共同 声明 {note}\n\n---\n\n{tasks}"),
            )
        })
        .collect();
    let files: Vec<_> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
    Sample::of(&files)
}

#[test]
fn sqlite_stops_in_the_middle_of_a_statement() {
    let sample = vault();
    // No row comes out of this, so that only SQLite itself can notice.
    let query = "has:done";
    for question in QUESTIONS {
        let steps = |caller: Option<Caller>, cancel: &Cancel| {
            let mut reader = sample.reader();
            sample.columns.at(&reader).unwrap();
            let steps = Arc::new(AtomicUsize::new(0));
            let counted = steps.clone();
            let handler = move || {
                if counted.fetch_add(1, Ordering::SeqCst) == 2
                    && let Some(caller) = &caller
                {
                    caller.call_off();
                }
                false
            };
            reader
                .connection_mut()
                .progress_handler(100, Some(handler))
                .unwrap();
            let answer = question(&sample, &reader, &sample.engine, query, cancel);
            let none: Option<fn() -> bool> = None;
            reader.connection_mut().progress_handler(0, none).unwrap();
            (answer, steps.load(Ordering::SeqCst))
        };
        let (answer, whole) = steps(None, &Cancel::new());
        assert!(matches!(answer, Ok(0)));
        assert!(whole > 50, "only {whole} steps");
        let cancel = Arc::new(Cancel::new());
        let (answer, stopped) = steps(Some(Caller::of(&cancel)), &cancel);
        assert!(matches!(answer, Err(EngineError::Cancelled)));
        assert!(stopped <= 4, "{stopped} of {whole} steps");
    }
}

/// Calls the search off when the third text is read.
struct Telling<'a> {
    sample: &'a Sample,
    caller: Option<Caller>,
    texts: AtomicUsize,
}

impl NoteSource for Telling<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        if self.texts.fetch_add(1, Ordering::SeqCst) == 2
            && let Some(caller) = &self.caller
        {
            caller.call_off();
        }
        self.sample.engine.source(path)
    }
}

#[test]
fn no_more_texts_are_read() {
    let sample = vault();
    for query in [
        "共同声 OR 声明",
        "共同 -声",
        "/同.声/",
        "/[^x]y/",
        "共同声 猫 in:note -犬犬",
    ] {
        for question in QUESTIONS {
            let texts = |caller: Option<Caller>, cancel: &Cancel| {
                let source = Telling {
                    sample: &sample,
                    caller,
                    texts: AtomicUsize::new(0),
                };
                let answer = question(&sample, &sample.reader(), &source, query, cancel);
                (answer, source.texts.into_inner())
            };
            let (answer, whole) = texts(None, &Cancel::new());
            assert!(answer.is_ok());
            if whole < 4 {
                // What full text is sure of needs no texts to be counted.
                continue;
            }
            let cancel = Arc::new(Cancel::new());
            let (answer, stopped) = texts(Some(Caller::of(&cancel)), &cancel);
            assert!(matches!(answer, Err(EngineError::Cancelled)), "{query}");
            assert_eq!(stopped, 3, "{query}: of {whole}");
        }
    }
}

#[test]
fn a_search_that_was_called_off_says_so() {
    let sample = Sample::of(&[("a.md", "共同声明")]);
    let cancel = Cancel::new();
    cancel.cancel();
    let query = read("共同");
    let reader = sample.reader();
    let ask = Ask {
        query: &query,
        cursor: None,
        limit: 9,
    };
    let answer = search(
        &reader,
        &sample.columns,
        &sample.engine,
        &sample.clock,
        ask,
        &cancel,
    );
    assert!(matches!(answer, Err(EngineError::Cancelled)));
    // The connection serves the next one.
    let answer = search(
        &reader,
        &sample.columns,
        &sample.engine,
        &sample.clock,
        ask,
        &Cancel::new(),
    );
    assert_eq!(answer.unwrap().hits.len(), 1);
}

/// Calls the search off when it reads its first text.
struct Impatient<'a> {
    sample: &'a Sample,
    cancel: &'a Cancel,
}

impl NoteSource for Impatient<'_> {
    fn source(&self, path: &NotePath) -> Result<SourceText, EngineError> {
        self.cancel.cancel();
        self.sample.engine.source(path)
    }
}

#[test]
fn calling_off_ends_a_search_that_is_under_way() {
    let sample = Sample::of(&[("a.md", "共同声明"), ("b.md", "共同声明")]);
    let cancel = Cancel::new();
    let source = Impatient {
        sample: &sample,
        cancel: &cancel,
    };
    let query = read("共同");
    let reader = sample.reader();
    let ask = Ask {
        query: &query,
        cursor: None,
        limit: 9,
    };
    let answer = search(
        &reader,
        &sample.columns,
        &source,
        &sample.clock,
        ask,
        &cancel,
    );
    assert!(matches!(answer, Err(EngineError::Cancelled)));
}
