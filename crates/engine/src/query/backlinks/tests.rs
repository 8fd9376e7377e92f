use super::super::tests::sample::Sample;
use super::*;

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
    ])
}

#[test]
fn the_newest_note_comes_first_and_the_block_is_shown() {
    let sample = vault();
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", 50).unwrap();
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
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", 1).unwrap();
    assert_eq!((found.total, found.links.len()), (4, 1));
    let none = backlinks(&sample.reader(), &sample.engine, "none.md", 1).unwrap();
    assert_eq!(none, Backlinks::default());
}

#[test]
fn an_address_is_cited_by_page_or_site() {
    let sample = vault();
    let count = |url| {
        citations(&sample.reader(), &sample.engine, url, 9)
            .unwrap()
            .total
    };
    assert_eq!(count("http://www.else.example/p/"), 1);
    assert_eq!(count("https://else.example/"), 1);
    assert_eq!(count("https://hub.example"), 1);
    assert_eq!(count("https://none.example"), 0);
}

#[test]
fn without_its_text_a_link_shows_itself() {
    let sample = vault();
    sample.write("undated.md", "changed");
    let found = backlinks(&sample.reader(), &sample.engine, "hub.md", 50).unwrap();
    let last = found.links.last().unwrap();
    assert_eq!((&*last.excerpt.text, last.line), ("[[hub]]", 0));
    assert_eq!(found.changed, ["undated.md"]);
}
