use rusqlite::StatementStatus;

use super::super::tests::sample::Sample;
use super::*;

const ALL: PageAsk<'_> = PageAsk {
    cursor: None,
    limit: u32::MAX,
};

fn vault() -> Sample {
    Sample::of(&[
        (
            "hub.md",
            "---\nurl: https://hub.example/\n---\n[[hub]] 自分\n",
        ),
        (
            "2023-02-01.md",
            "# 日\n\n前の段落\n\n上の行\n😀 [[hub|こちら]] を見る\n下の行\n\n後の段落 #猫\n",
        ),
        (
            "2023-03-01.md",
            "- 一つ\n- 二つ [[hub]]\n  続き\n- 三つ\n\nhttps://hub.example と https://else.example/p\n",
        ),
        ("undated.md", "x [[hub]]\n"),
        (
            "else.md",
            "[p](http://else.example/q) <mailto:b@b.example>\n",
        ),
    ])
}

#[test]
fn the_newest_note_comes_first_and_the_block_is_shown() {
    let sample = vault();
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", ALL).unwrap();
    let shown: Vec<(&str, u32, &str)> = found
        .links
        .iter()
        .map(|link| (&*link.path, link.line, &*link.excerpt.text))
        .collect();
    assert_eq!(
        shown,
        [
            ("2023-03-01.md", 1, "- 二つ [[hub]]\n  続き"),
            (
                "2023-03-01.md",
                5,
                "https://hub.example と https://else.example/p"
            ),
            (
                "2023-02-01.md",
                5,
                "上の行\n😀 [[hub|こちら]] を見る\n下の行"
            ),
            ("undated.md", 0, "x [[hub]]"),
        ]
    );
    assert_eq!((found.total, found.changed.len()), (4, 0));
    let third = &found.links[2];
    assert_eq!(third.excerpt.highlights_utf16, [[7, 18]]);
    assert_eq!(
        (&*third.raw, &*third.kind, third.ambiguous),
        ("[[hub|こちら]]", "wikilink", false)
    );
    assert_eq!(third.heading_path, ["日"]);
    assert_eq!(third.tags[0].raw, "猫");
}

#[test]
fn a_limit_keeps_the_total() {
    let sample = vault();
    let ask = PageAsk { limit: 1, ..ALL };
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", ask).unwrap();
    assert_eq!((found.total, found.links.len()), (4, 1));
    let none = backlinks(&sample.reader(), &sample.engine, "none.md", ask).unwrap();
    assert_eq!(none, Backlinks::default());
}

#[test]
fn pages_follow_one_another_without_gap_or_repetition() {
    let sample = vault();
    let whole = backlinks(&sample.reader(), &sample.engine, "hub.md", ALL).unwrap();
    assert_eq!(whole.next_cursor, None);
    for limit in 1..5 {
        let mut links = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let ask = PageAsk {
                cursor: cursor.as_deref(),
                limit,
            };
            let page = backlinks(&sample.reader(), &sample.engine, "hub.md", ask).unwrap();
            assert_eq!(page.total, whole.total);
            links.extend(page.links);
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(links, whole.links, "{limit} a page");
    }
    let ask = PageAsk {
        cursor: Some("no cursor"),
        ..ALL
    };
    let again = backlinks(&sample.reader(), &sample.engine, "hub.md", ask).unwrap();
    assert_eq!(again.links, whole.links);
}

/// Steps of SQLite's machine for the first 50 of the links to `hub.md` from this many
/// notes, two of each day.
fn steps_with(notes: usize) -> i32 {
    let hub = ("hub.md".to_owned(), String::new());
    let linking = (0..notes).map(|note| {
        let (year, month, day) = (1900 + note / 600, 1 + note / 50 % 12, 1 + note / 2 % 25);
        let path = format!("{year}-{month:02}-{day:02} {}.md", note % 2);
        (path, "[[hub]]\n".to_owned())
    });
    let files: Vec<(String, String)> = linking.chain([hub]).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(a, b)| (&**a, &**b)).collect();
    let sample = Sample::of(&files);
    let reader = sample.reader();
    let connection = reader.connection();
    let note: i64 = connection
        .query_row("SELECT id FROM note WHERE path = 'hub.md'", [], |row| {
            row.get(0)
        })
        .unwrap();
    let links = Links::to_note(connection, &note);
    assert_eq!(links.count().unwrap() as usize, notes);
    let mut statement = connection.prepare(&links.sql()).unwrap();
    let start = (note, i64::MAX, "", -1, -1, 51);
    let mut rows = statement.query(start).unwrap();
    let mut found = 0;
    while rows.next().unwrap().is_some() {
        found += 1;
    }
    drop(rows);
    assert_eq!(found, 51);
    assert_eq!(statement.get_status(StatementStatus::FullscanStep), 0);
    statement.get_status(StatementStatus::VmStep)
}

#[test]
fn the_first_page_costs_the_same_however_many_there_are() {
    let (few, many) = (steps_with(100), steps_with(2_000));
    assert!(
        many <= few + few / 10,
        "{few} steps of 100, {many} of 2,000"
    );
    assert!(many < 10_000, "{many}");
}

#[test]
fn a_page_and_its_site_are_kept_apart() {
    let sample = vault();
    let found = |url| citations(&sample.reader(), &sample.engine, url, ALL).unwrap();
    let shown = |url| {
        let found = found(url);
        let links = (found.found.total, found.found.links.len());
        (found.whole_site, found.page_total, found.site_total, links)
    };
    assert_eq!(shown("http://www.else.example/p/"), (false, 1, 2, (1, 1)));
    assert_eq!(shown("https://else.example/"), (true, 0, 2, (2, 2)));
    assert_eq!(shown("else.example"), (true, 0, 2, (2, 2)));
    assert_eq!(shown("https://else.example/q"), (false, 1, 2, (1, 1)));
    assert_eq!(shown("https://else.example/r"), (false, 0, 2, (0, 0)));
    assert_eq!(shown("https://hub.example"), (true, 1, 1, (1, 1)));
    assert_eq!(shown("https://none.example"), (true, 0, 0, (0, 0)));
    assert_eq!(shown("mailto:a@b.example"), (false, 0, 0, (0, 0)));
    let page = found("http://www.else.example:80/p/?utm_source=x#y");
    assert_eq!(
        (&*page.page, page.site.as_deref()),
        ("else.example/p", Some("else.example"))
    );
}

#[test]
fn without_its_text_a_link_shows_itself() {
    let sample = vault();
    sample.write("undated.md", "changed");
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", ALL).unwrap();
    let last = found.links.last().unwrap();
    assert_eq!((&*last.excerpt.text, last.line), ("[[hub]]", 0));
    assert_eq!(found.changed, ["undated.md"]);
}
