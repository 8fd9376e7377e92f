//! Where links lead, rule by rule (the grammar, §3, Where a link leads): from the text of
//! a note to the rows of the index.

use super::*;
use crate::vault::{AddressMap, AddressRule, NotePattern, Published};

/// Notes of a vault, `path|alias|=title|@address`; the note with the link; the link; where
/// it leads: a path, with `?` when ambiguous, or a state.
type Case = (
    &'static [&'static str],
    &'static str,
    &'static str,
    &'static str,
);

const CASES: &[Case] = &[
    // 1. The exact path, from the note's folder, then from the root.
    (&["a/b/x.md", "b/x.md"], "a/n.md", "[[b/x]]", "a/b/x.md"),
    (&["c/b/x.md", "b/x.md"], "a/n.md", "[[b/x]]", "b/x.md"),
    (&["a/x.md", "x.md", "b/x.md"], "a/n.md", "[[x]]", "a/x.md"),
    (&["x.md", "b/x.md"], "a/n.md", "[[x]]", "x.md"),
    (&["x.md|=y", "y.md"], "n.md", "[[y]]", "y.md"),
    // 2. A file stem that only one note has.
    (&["b/c/x.md"], "a/n.md", "[[x]]", "b/c/x.md"),
    (&["b/x.md", "c/y.md|x"], "a/n.md", "[[x]]", "b/x.md"),
    // 3. The end of a path that only one note has.
    (&["c/b/x.md", "d/x.md"], "a/n.md", "[[b/x]]", "c/b/x.md"),
    (&["c/b/x.md", "y.md|b/x"], "a/n.md", "[[b/x]]", "c/b/x.md"),
    // 4. An alias, 5. a title.
    (&["y.md|x", "z.md|=x"], "a/n.md", "[[x]]", "y.md"),
    (&["y.md|=A title"], "n.md", "[[a TITLE]]", "y.md"),
    // Several candidates: fewest steps, then the shortest path, then code points.
    (
        &["x/n.md", "a/b/c/n.md"],
        "a/b/m.md",
        "[[n]]",
        "a/b/c/n.md?",
    ),
    (
        &["p/long name/n.md", "p/q/n.md"],
        "m.md",
        "[[n]]",
        "p/q/n.md?",
    ),
    (&["b/n.md", "a/n.md"], "m.md", "[[n]]", "a/n.md?"),
    (&["b/c/x.md", "d/c/x.md"], "d/m.md", "[[c/x]]", "d/c/x.md"),
    (&["b/c/x.md", "d/c/x.md"], "e/m.md", "[[c/x]]", "b/c/x.md?"),
    (&["z/y.md|x", "a/b/z.md|x"], "n.md", "[[x]]", "z/y.md?"),
    (&["b/y.md|=x", "b/z.md|=x"], "b/n.md", "[[x]]", "b/y.md?"),
    // A later step's single candidate does not help an earlier one's several.
    (&["b/x.md", "c/x.md", "y.md|x"], "n.md", "[[x]]", "b/x.md?"),
    // Case, width, normalisation form, ending; diacritics tell apart.
    (&["b/Note.md"], "n.md", "[[ＮＯＴＥ]]", "b/Note.md"),
    (&["b/Note.md"], "n.md", "[[note.md]]", "b/Note.md"),
    (&["b/Note.markdown"], "n.md", "[[note]]", "b/Note.markdown"),
    (&["b/か\u{3099}.md"], "n.md", "[[が]]", "b/か\u{3099}.md"),
    (&["b/が.md"], "n.md", "[[か\u{3099}]]", "b/が.md"),
    (&["b/ｶﾞｲﾄﾞ.md"], "n.md", "[[ガイド]]", "b/ｶﾞｲﾄﾞ.md"),
    (&["b/STRASSE.md"], "n.md", "[[straße]]", "b/STRASSE.md"),
    (&["Agora.md"], "n.md", "[[Ágora]]", "unresolved"),
    (&["b/v1.2.md"], "n.md", "[[v1.2]]", "b/v1.2.md"),
    (&["Note.md", "note.md"], "m.md", "[[note]]", "note.md"),
    (&["Note.md", "note.md"], "m.md", "[[NOTE]]", "Note.md?"),
    // Markdown links: relative, from the root, percent-encoded, in angle brackets.
    (
        &["a/x.md", "a/b/x.md"],
        "a/b/n.md",
        "[t](../x.md)",
        "a/x.md",
    ),
    (
        &["a/x.md", "a/b/x.md"],
        "a/b/n.md",
        "[t](./x.md#h)",
        "a/b/x.md",
    ),
    (
        &["a/x.md", "a/b/x.md"],
        "a/b/n.md",
        "[t](/a/x.md)",
        "a/x.md",
    ),
    (&["a/x.md"], "b/n.md", "[t](a/x.md)", "a/x.md"),
    (
        &["b/猫 と.md"],
        "n.md",
        "[t](b/%E7%8C%AB%20%E3%81%A8.md)",
        "b/猫 と.md",
    ),
    (&["b/猫 と.md"], "n.md", "[t](<b/猫 と.md>)", "b/猫 と.md"),
    (&["b/x.md"], "n.md", "[t][r]\n\n[r]: b/x.md", "b/x.md"),
    (&["100%.md"], "n.md", "[t](100%.md)", "100%.md"),
    (&["b/x.md"], "a/n.md", "[t](../x.md)", "unresolved"),
    (&["x.md"], "a/n.md", "[t](../../../x.md)", "x.md"),
    // Wikilinks and embeds, with what does not decide.
    (&["x.md"], "n.md", "[[x|shown]]", "x.md"),
    (&["x.md"], "n.md", "![[x#h1#h2]]", "x.md"),
    (&["x.md"], "n.md", "[[#heading]]", "n.md"),
    (&["b/x.md"], "n.md", "[[/x]]", "unresolved"),
    (&[], "n.md", "[[x]]", "unresolved"),
    (&[], "n.md", "![[x.png]]", "file"),
    (&[], "n.md", "![a](x.png)", "file"),
    (&[], "n.md", "![a](https://e.example/x.png)", "url"),
    (&[], "n.md", "![a](https://e.example/x)", "url"),
    (&[], "n.md", "![a](data:image/png;base64,AA==)", "url"),
    // A picture's address is no name of a note.
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "![a](https://e.example/1)",
        "url",
    ),
    // Addresses: own ones, as they are compared.
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "http://www.E.example:80/1/?utm_source=a#b",
        "y.md",
    ),
    (
        &["y.md|@https://日本語.jp/"],
        "n.md",
        "<https://xn--wgv71a119e.jp>",
        "y.md",
    ),
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "[t](https://e.example/1)",
        "y.md",
    ),
    (
        &["y.md|@https://example.com/1"],
        "n.md",
        "example.com/1",
        "y.md",
    ),
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "https://e.example/1?p=2",
        "url",
    ),
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "https://e.example:8080/1",
        "url",
    ),
    (
        &["y.md|@https://e.example/a"],
        "n.md",
        "https://e.example/A",
        "url",
    ),
    (
        &["y.md|@https://e.example/1"],
        "n.md",
        "[[e.example/1]]",
        "unresolved",
    ),
    (
        &["a.md|@https://e.example/1", "b.md|@https://e.example/1"],
        "n.md",
        "https://e.example/1",
        "a.md?",
    ),
    (&["e.example/1.md"], "n.md", "https://e.example/1", "url"),
];

/// A note that says what a case says of it.
fn note(names: std::str::Split<'_, char>) -> String {
    let mut lines = [String::new(), String::new(), String::new()];
    for name in names {
        let (line, name) = match name.as_bytes() {
            [b'=', ..] => (0, format!("title: {:?}", &name[1..])),
            [b'@', ..] => (1, format!("url: {:?}", &name[1..])),
            _ => (2, format!("aliases: [{name:?}]")),
        };
        lines[line] = name + "\n";
    }
    format!("---\nx: 1\n{}---\n", lines.concat())
}

#[test]
fn links_lead_where_the_rules_say() {
    for (notes, from, link, leads) in CASES {
        let bench = Bench::new();
        bench.write(from, link);
        for spec in *notes {
            let mut names = spec.split('|');
            let path = names.next().unwrap();
            bench.write(path, &note(names));
        }
        bench.look();
        let found = bench.column(
            "SELECT CASE link.state WHEN 'unique' THEN target.path WHEN 'ambiguous' THEN target.path || '?'
                                    ELSE link.state END
             FROM link LEFT JOIN note AS target ON target.id = link.resolved",
        );
        assert_eq!(found, [*leads], "{link} in {from} of {notes:?}");
    }
}

/// An engine whose vault publishes its diary.
fn publishing(fs: &Arc<FakeFs>, folder: &Path) -> Engine {
    let published = Published::new("https://d.example/entry/{yyyy}/{mm}/{dd}/…").unwrap();
    let diary = NotePattern::new("diary/{yyyy}-{mm}-{dd}.md").unwrap();
    let rule = AddressRule::new(published, diary).unwrap();
    let config = EngineConfig {
        root: "/vault".into(),
        index_dir: folder.to_owned(),
        reading: VaultReading {
            addresses: Arc::new(AddressMap::new(vec![rule])),
            ..VaultReading::default()
        },
        origin: Origin::Disk,
    };
    let clock = Arc::new(FakeClock::default());
    Engine::open(config, fs.clone(), clock, Arc::new(())).unwrap()
}

/// Where the link in `n.md` leads.
fn leads(engine: &Engine) -> String {
    engine.reconcile(Scope::All).unwrap();
    let found = engine.reader().unwrap().connection().query_row(
        "SELECT link.state || coalesce(' ' || target.path, '')
         FROM link JOIN note ON note.id = link.note AND note.path = 'n.md'
         LEFT JOIN note AS target ON target.id = link.resolved",
        [],
        |row| row.get(0),
    );
    found.unwrap()
}

#[test]
fn a_published_address_is_a_page_until_its_note_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let fs = Arc::new(FakeFs::new(Arc::new(FakeClock::default()), 1));
    let engine = publishing(&fs, folder.path());
    let link = "https://www.d.example/entry/2023/02/01/093000#c";
    fs.write("n.md", link).unwrap();
    assert_eq!(leads(&engine), "url");
    fs.write("diary/2023-02-01.md", "").unwrap();
    assert_eq!(leads(&engine), "unique diary/2023-02-01.md");
    // Who says that an address is its own knows better than the map.
    let own = "---\nurl: https://d.example/entry/2023/02/01/093000\n---\n";
    fs.write("other.md", own).unwrap();
    assert_eq!(leads(&engine), "unique other.md");
    fs.remove_all("other.md").unwrap();
    assert_eq!(leads(&engine), "unique diary/2023-02-01.md");
    let (from, to) = (Path::new("diary/2023-02-01.md"), Path::new("old.md"));
    fs.rename(from, to).unwrap();
    assert_eq!(leads(&engine), "url");
    assert_eq!(engine.check(20).unwrap(), []);
}

#[test]
fn a_first_index_of_many_notes_knows_published_addresses_too() {
    let folder = tempfile::tempdir().unwrap();
    let fs = Arc::new(FakeFs::new(Arc::new(FakeClock::default()), 1));
    for note in 0..250 {
        fs.write(format!("filler/{note}.md"), "").unwrap();
    }
    fs.write("n.md", "https://d.example/entry/2023/02/01/1")
        .unwrap();
    fs.write("diary/2023-02-01.md", "").unwrap();
    let engine = publishing(&fs, folder.path());
    assert_eq!(leads(&engine), "unique diary/2023-02-01.md");
}
