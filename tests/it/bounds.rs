//! Texts that were written to take all time and memory there is: queries, front matter,
//! nesting, exports. Each is answered within bounds that nothing keeps which grows faster
//! than its input does.

use std::fs;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, ErrorCode, Host, Places, Session, commands};
use tsuzuri_engine::{Origin, Scope, Trash, search};
use tsuzuri_import::{MOST_PROBLEMS, hatena};

/// Work of the processor that one text may cost, in a build without optimisation.
const LONGEST: Duration = Duration::from_secs(20);

/// Regular expressions that take programs without bounds for ever, or all memory.
const PATTERNS: &[&str] = &[
    "(a+)+$",
    "(a|a)*b",
    "(a|aa)+$",
    "(a*)*b",
    "(.*a){30}",
    "(a?){60}a{60}",
    "(x+x+)+y",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "(?:a{1,90}){1,90}",
    "((((((((((a*)*)*)*)*)*)*)*)*)*)*b",
    "[a-z]{1000}{1000}",
    "(\\p{L}{100}){100}",
    "(?i)(k|K|ſ)+$",
    "\\w{500}\\W{500}",
    ".*.*.*.*.*.*.*.*.*x",
    "(あ+)+$",
];

#[test]
fn no_pattern_takes_for_ever() {
    let place = Place::with(&[
        ("a.md", format!("{}!\n", "a".repeat(200_000))),
        ("b.md", format!("{}。\n", "あ".repeat(60_000))),
        ("c.md", "xx".repeat(50_000)),
    ]);
    let nested = format!("{}a{}", "(".repeat(240), ")".repeat(240));
    let long = "a".repeat(5_000);
    for pattern in PATTERNS.iter().copied().chain([&*nested, &*long]) {
        within(pattern, || {
            // Found, not found, or refused; each is an answer.
            search_for(&place, &format!("/{pattern}/")).map(drop).ok();
        });
    }
}

#[test]
fn no_query_takes_for_ever() {
    let place = Place::with(&[("a.md", "a b c\n".repeat(10_000))]);
    let signs = [
        "(", "-", "\"", "a OR ", "#", "tag:(", "a ", "/", "*", "\u{301}",
    ];
    for sign in signs {
        within(sign, || {
            let refused = search_for(&place, &sign.repeat(100_001)).unwrap_err();
            assert_eq!(refused.code, ErrorCode::LongQuery, "{sign}");
            let names = MatchNotes {
                text: sign.repeat(100_001),
                recent: Vec::new(),
                limit: 50,
            };
            let names = commands::notes::match_notes(&place.session, names).unwrap();
            assert_eq!(names.notes.len(), 0, "{sign}");
        });
    }
    // As much of each as is read: answered, or refused for its many words.
    for sign in signs {
        within(sign, || {
            let most: String = sign.chars().cycle().take(search::MOST_CHARACTERS).collect();
            match search_for(&place, &most) {
                Ok(_) => {}
                Err(error) => assert_eq!(error.code, ErrorCode::LongQuery, "{sign}"),
            }
        });
    }
    let words: String = (0..search::MOST_TERMS)
        .map(|n| format!("a{n} OR "))
        .collect();
    within("as many words as there may be", || {
        search_for(&place, &words).unwrap();
    });
}

fn search_for(place: &Place, query: &str) -> Result<SearchAnswer, ApiError> {
    let request = SearchRequest {
        query: query.to_owned(),
        cursor: None,
        limit: 50,
        ticket: 0,
    };
    commands::search::search(&place.session, request)
}

#[test]
fn no_note_takes_for_ever() {
    for (name, text) in notes() {
        within(name, || {
            let place = Place::with(&[("a.md", text.clone()), ("b.md", "plain #港\n".to_owned())]);
            let request = NoteRequest {
                path: "a.md".into(),
            };
            commands::notes::open_note(&place.session, request).unwrap();
            let request = NoteRequest {
                path: "b.md".into(),
            };
            assert!(
                commands::notes::open_note(&place.session, request).is_ok(),
                "{name}"
            );
        });
        assert!(peak() < 1_500_000_000, "{name}: {} bytes", peak());
    }
}

/// Notes whose front matter or nesting is a bomb.
fn notes() -> Vec<(&'static str, String)> {
    let laughs: String = (1..30)
        .map(|n| {
            format!(
                "a{n}: &a{n} [{}]\n",
                vec![format!("*a{}", n - 1); 9].join(",")
            )
        })
        .collect();
    vec![
        (
            "a billion laughs",
            format!("---\na0: &a0 lol\n{laughs}tags: *a29\n---\n\ntext\n"),
        ),
        ("merges of merges", {
            let merges: String = (1..2_000)
                .map(|n| format!("m{n}: &m{n} {{<<: [*m{0}, *m{0}]}}\n", n - 1))
                .collect();
            format!("---\nm0: &m0 {{a: b}}\n{merges}---\n")
        }),
        (
            "an alias of itself",
            "---\na: &a [*a]\ntags: *a\n---\n".to_owned(),
        ),
        (
            "front matter of 8 MB",
            format!("---\n{}---\n\nx\n", "key: value\n".repeat(700_000)),
        ),
        (
            "front matter without an end",
            format!("---\n{}", "key: [\n".repeat(300_000)),
        ),
        (
            "brackets in front matter",
            format!("---\ntags: {}\n---\n", "[".repeat(500_000)),
        ),
        (
            "braces in front matter",
            format!("---\ntags: {}\n---\n", "{a: ".repeat(200_000)),
        ),
        ("steps in front matter", {
            let steps: String = (0..2_000)
                .map(|n| format!("{}a:\n", " ".repeat(n)))
                .collect();
            format!("---\n{steps}---\n")
        }),
        (
            "a scalar of 8 MB",
            format!("---\ntitle: {}\n---\n", "題".repeat(2_700_000)),
        ),
        (
            "100,000 tags",
            format!("---\ntags: [{}]\n---\n", tags(100_000)),
        ),
        ("quotes in quotes", format!("{} x\n", ">".repeat(500_000))),
        ("lists in lists", format!("{}x\n", "- ".repeat(250_000))),
        ("brackets in brackets", "[".repeat(1_000_000)),
        (
            "links in links",
            format!("{}x{}\n", "[".repeat(100_000), "](a)".repeat(100_000)),
        ),
        (
            "emphasis in emphasis",
            format!("{}x\n", "*a _b ".repeat(150_000)),
        ),
        ("one line of 8 MB", "あ#い ".repeat(800_000)),
        ("100,000 headings", "# a\n".repeat(100_000)),
    ]
}

fn tags(many: usize) -> String {
    let tags: Vec<_> = (0..many).map(|n| format!("t{n}")).collect();
    tags.join(", ")
}

#[test]
fn no_export_takes_for_ever() {
    read_all(exports());
}

#[test]
fn a_line_of_100_megabytes_is_read() {
    read_all(vec![("a line of 100 MB", "x".repeat(100_000_000))]);
}

fn read_all(exports: Vec<(&'static str, String)>) {
    for (name, body) in exports {
        let export = format!(
            "AUTHOR: a\nTITLE: t\nDATE: 02/03/2024 10:00:00\n-----\nBODY:\n{body}\n-----\n--------\n"
        );
        within(name, || {
            let import = hatena::read(&export, &hatena::Options::default()).unwrap();
            let made: usize = import
                .days
                .iter()
                .flat_map(|day| &day.entries)
                .map(|entry| entry.text.len())
                .sum();
            assert!(
                made <= export.len() * 4 + 4_096,
                "{name} grew to {made} bytes"
            );
        });
        assert!(peak() < 2_500_000_000, "{name}: {} bytes", peak());
    }
}

/// Bodies that a reader could drown in, or that could grow.
fn exports() -> Vec<(&'static str, String)> {
    vec![
        ("elements in elements", "<div>".repeat(500_000)),
        ("quotes in quotes", "<blockquote>".repeat(100_000)),
        ("lists in lists", format!("{}x", "<ul><li>".repeat(100_000))),
        ("tables in tables", "<table><tr><td>".repeat(50_000)),
        ("quotes with many lines", {
            let deep = 140;
            format!("{}{}", "<blockquote>".repeat(deep), "a<br>".repeat(500_000))
        }),
        (
            "attributes",
            format!("<p {}>x</p>", "a=b ".repeat(1_000_000)),
        ),
        (
            "one endless attribute",
            format!("<p a=\"{}", "x".repeat(20_000_000)),
        ),
        ("references", "&amp;".repeat(2_000_000)),
        ("escapes", "*_`[]<>#".repeat(500_000)),
        ("comments", "<!--".repeat(1_000_000)),
        ("unended tags", "<a ".repeat(1_000_000)),
        (
            "formatting that is never closed",
            format!("{}x", "<b><i><a href=x>".repeat(100_000)),
        ),
        ("footnotes", "((a".repeat(1_000_000)),
    ]
}

#[test]
fn an_export_of_many_entries_takes_its_time_and_no_more() {
    let entry = "TITLE: t\nDATE: 02/03/2024 10:00:00\nCATEGORY: c\n-----\nBODY:\n<p>x</p>\n-----\n--------\n";
    let export = entry.repeat(3_000);
    within("3,000 entries of one day", || {
        let import = hatena::read(&export, &hatena::Options::default()).unwrap();
        assert_eq!(import.days.len(), 1);
    });
    let pictures = |page: usize| -> String {
        let numbers = page * 500..(page + 1) * 500;
        let pictures = numbers.map(|n| format!("<img src=https://a.example/{n}>"));
        entry.replace("<p>x</p>", &pictures.collect::<String>())
    };
    let export: String = (0..40).map(pictures).collect();
    within("20,000 pictures", || {
        let import = hatena::read(&export, &hatena::Options::default()).unwrap();
        assert_eq!(import.images.len(), 20_000);
    });
    let fields = format!("{}-----\n--------\n", "UNKNOWN: x\n".repeat(500_000));
    within("500,000 unknown fields", || {
        let import = hatena::read(&fields, &hatena::Options::default()).unwrap();
        assert_eq!(import.more_problems, 500_000 - MOST_PROBLEMS + 1);
    });
}

/// A vault with these notes, indexed.
struct Place {
    _root: TempDir,
    session: Session,
}

impl Place {
    fn with(notes: &[(&str, String)]) -> Self {
        let root = TempDir::new().unwrap();
        let vault = root.path().join("vault");
        fs::create_dir(&vault).unwrap();
        for (path, text) in notes {
            fs::write(vault.join(path), text).unwrap();
        }
        let host = Host {
            places: Places {
                index: root.path().join("index"),
                data: root.path().join("data"),
            },
            origin: Origin::Window("main".into()),
            stays: false,
            trash: Trash::None,
            sink: Arc::new(()),
        };
        let session = Session::new(host).unwrap();
        let engine = session.open_vault(&vault).unwrap().engine.clone();
        engine.reconcile(Scope::All).unwrap();
        engine.complete_text().unwrap();
        Self {
            _root: root,
            session,
        }
    }
}

fn within(name: &str, work: impl FnOnce()) {
    let start = worked();
    work();
    let took = worked().saturating_sub(start);
    eprintln!("{name}: {took:?}");
    assert!(took < LONGEST, "{name} took {took:?}");
}

/// How long this process, which runs one test, has been at work: what others do meanwhile
/// does not count. Where the system does not say, the time that has passed.
fn worked() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let passed = START.elapsed();
    let Ok(stat) = fs::read_to_string("/proc/self/stat") else {
        return passed;
    };
    // Behind the name, which may hold anything; in hundredths of a second.
    let rest = stat.rsplit(')').next().unwrap_or_default();
    let ticks = rest.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that this process ever had, in bytes; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0_u64) * 1024
}
