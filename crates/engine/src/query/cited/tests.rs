use super::super::tests::sample::Sample;
use super::*;

fn shown(list: &CitedList) -> Vec<(&str, Option<&str>, u32, u32)> {
    let rows = list.rows.iter();
    rows.map(|cited| {
        let written = cited.written.as_deref();
        (&*cited.name, written, cited.links, cited.notes)
    })
    .collect()
}

#[test]
fn the_most_cited_come_first_each_with_its_links_and_notes() {
    let sample = Sample::of(&[
        (
            "2023-01-01.md",
            "https://a.example/x http://www.a.example/x/ https://b.example\n",
        ),
        (
            "2023-01-02.md",
            "https://a.example/y?utm_id=1 [[b.example]] [b](a.md)\n",
        ),
        (
            "2023-01-03.md",
            "[x](HTTPS://A.example/x#top) https://c.example/1\n",
        ),
    ]);
    let reader = sample.reader();
    let sites = cited_sites(&reader, 9).unwrap();
    assert_eq!(
        shown(&sites),
        [
            ("a.example", None, 4, 3),
            ("b.example", None, 1, 1),
            ("c.example", None, 1, 1)
        ]
    );
    let pages = cited_pages(&reader, None, 9).unwrap();
    assert_eq!(
        shown(&pages),
        [
            ("a.example/x", Some("HTTPS://A.example/x#top"), 3, 2),
            ("a.example/y", Some("https://a.example/y?utm_id=1"), 1, 1),
            ("b.example", Some("https://b.example"), 1, 1),
            ("c.example/1", Some("https://c.example/1"), 1, 1),
        ]
    );
    let of_site = cited_pages(&reader, Some("a.example"), 1).unwrap();
    assert_eq!(shown(&of_site), shown(&pages)[..1]);
    assert_eq!((sites.total, pages.total, of_site.total), (3, 4, 2));
    let none = cited_pages(&reader, Some("none.example"), 9).unwrap();
    assert_eq!(none, CitedList::default());
}

#[test]
fn lists_are_counted_from_indexes_alone() {
    let sample = Sample::of(&[("a.md", "https://a.example/x\n")]);
    let reader = sample.reader();
    for (sql, index) in [
        (
            "SELECT site, count(*), count(DISTINCT note) FROM link WHERE site IS NOT NULL GROUP BY site",
            "link_by_site",
        ),
        (
            "SELECT key, count(*), count(DISTINCT note) FROM link WHERE kind = 'url' AND key > '' GROUP BY key",
            "link_by_page",
        ),
    ] {
        let plan: Vec<String> = reader
            .connection()
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap()
            .query_map([], |row| row.get(3))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let covering = format!("COVERING INDEX {index}");
        assert!(plan.iter().any(|step| step.contains(&covering)), "{plan:?}");
    }
}
