use super::*;

fn rule(published: &str, note: &str) -> Result<AddressRule, BadPattern> {
    AddressRule::new(Published::new(published)?, NotePattern::new(note)?)
}

fn map(rules: &[(&str, &str)]) -> AddressMap {
    let rules = rules.iter().map(|(published, note)| rule(published, note));
    AddressMap::new(rules.collect::<Result<_, _>>().unwrap())
}

fn note_of(map: &AddressMap, url: &str) -> String {
    map.note_of(url)
        .map_or("–".to_owned(), |path| path.to_string())
}

#[test]
fn an_address_of_a_day_is_the_note_of_the_day() {
    let map = map(&[(
        "https://d1021.hatenadiary.jp/entry/{yyyy}/{mm}/{dd}/…",
        "diary/{yyyy}-{mm}-{dd}.md",
    )]);
    for (url, note) in [
        (
            "https://d1021.hatenadiary.jp/entry/2023/02/01/123456",
            "diary/2023-02-01.md",
        ),
        (
            "http://www.d1021.hatenadiary.jp/entry/2023/02/01/123456?utm_source=x#c",
            "diary/2023-02-01.md",
        ),
        (
            "D1021.hatenadiary.jp/entry/2023/02/01/",
            "diary/2023-02-01.md",
        ),
        (
            "https://d1021.hatenadiary.jp/entry/2023/02/01?page=2",
            "diary/2023-02-01.md",
        ),
        ("https://d1021.hatenadiary.jp/entry/2023/02/01x", "–"),
        ("https://d1021.hatenadiary.jp/entry/2023/2/1/123456", "–"),
        ("https://d1021.hatenadiary.jp/entry/2023/13/01/x", "–"),
        ("https://d1021.hatenadiary.jp/", "–"),
        ("https://x.d1021.hatenadiary.jp/entry/2023/02/01/1", "–"),
        ("mailto:a@d1021.hatenadiary.jp", "–"),
    ] {
        assert_eq!(note_of(&map, url), note, "{url}");
    }
}

#[test]
fn placeholders() {
    for (published, note, url, path) in [
        (
            "https://a.jp/{yyyy}/{m}/{d}",
            "{yyyy}{mm}{dd}.md",
            "https://a.jp/2023/2/1/",
            "20230201.md",
        ),
        (
            "https://a.jp/{yyyy}{mm}{dd}*",
            "{yyyy}/{m}月{d}日.md",
            "https://a.jp/20230201/p",
            "2023/2月1日.md",
        ),
        (
            "https://a.jp/{name}",
            "p/{name}.md",
            "https://a.jp/%E7%8C%AB",
            "p/猫.md",
        ),
        (
            "https://a.jp/{name}",
            "p/{name}.md",
            "https://a.jp/猫",
            "p/猫.md",
        ),
        (
            "https://a.jp/{name}",
            "p/{name}.md",
            "https://a.jp/x/y",
            "–",
        ),
        (
            "https://a.jp/{name}",
            "p/{name}.md",
            "https://a.jp/x%2Fy",
            "–",
        ),
        (
            "https://a.jp/{path}",
            "{path}.md",
            "https://a.jp/x/y%20z/",
            "x/y z.md",
        ),
        (
            "https://a.jp/{path}",
            "{path}.md",
            "https://a.jp/x/%2E%2E%2Fy",
            "–",
        ),
        (
            "https://a.jp/?p={name}",
            "{name}.md",
            "http://a.jp?p=17&utm_id=3",
            "17.md",
        ),
        (
            "https://日本語.jp/{name}",
            "{name}.md",
            "https://xn--wgv71a119e.jp/x",
            "x.md",
        ),
        (
            "https://a.jp:8080/{name}",
            "{name}.md",
            "http://a.jp:8080/x",
            "x.md",
        ),
        (
            "https://a.jp/a.b/{name}",
            "{name}.md",
            "http://a.jp/aXb/x",
            "–",
        ),
    ] {
        assert_eq!(
            note_of(&map(&[(published, note)]), url),
            path,
            "{published} {url}"
        );
    }
}

#[test]
fn the_first_rule_that_fits_counts() {
    let map = map(&[
        ("https://a.jp/about", "me.md"),
        ("https://a.jp/{name}", "{name}.md"),
    ]);
    assert_eq!(note_of(&map, "https://a.jp/about/"), "me.md");
    assert_eq!(note_of(&map, "https://a.jp/other"), "other.md");
}

#[test]
fn what_is_wrong_is_said() {
    let bad = |published, note| rule(published, note).unwrap_err();
    assert_eq!(bad("a.jp/{name}", "{name}.md"), BadPattern::NoAddress);
    assert_eq!(bad("mailto:a@b.jp", "a.md"), BadPattern::NoAddress);
    assert_eq!(
        bad("https://{name}.a.jp/", "{name}.md"),
        BadPattern::NoAddress
    );
    assert_eq!(
        bad("https://a.jp/{year}", "a.md"),
        BadPattern::NoPlaceholder
    );
    assert_eq!(bad("https://a.jp/{name", "a.md"), BadPattern::NoPlaceholder);
    assert_eq!(
        bad("https://a.jp/{m}/{mm}", "a.md"),
        BadPattern::Twice("mm")
    );
    assert_eq!(bad("https://a.jp/…/{name}", "a.md"), BadPattern::RestWithin);
    assert_eq!(
        bad("https://a.jp/{name}", "{yyyy}.md"),
        BadPattern::Unknown("yyyy")
    );
    for note in ["a", "../a.md", "/a.md", "a.txt", ""] {
        assert_eq!(
            bad("https://a.jp/{name}", note),
            BadPattern::NoNote,
            "{note}"
        );
    }
    assert_eq!(
        BadPattern::Unknown("yyyy").to_string(),
        "the address has nothing for the note's {yyyy}"
    );
}
