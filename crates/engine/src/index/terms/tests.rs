use tsuzuri_syntax::{Profile, read_tag};

use super::spelled::part;
use super::*;

/// `key kind spelling×count` of everything that these written tags give rise to.
fn rows(written: &[&str]) -> Vec<String> {
    let keys: Vec<TagKey> = written
        .iter()
        .map(|raw| read_tag(raw, Profile::Tsuzuri).unwrap())
        .collect();
    uses(keys.iter().zip(written.iter().copied()))
        .into_iter()
        .map(|r#use| {
            format!(
                "{} {} {}×{}",
                r#use.ask.key,
                r#use.ask.kind.name(),
                r#use.spelling,
                r#use.count
            )
        })
        .collect()
}

#[test]
fn a_plain_tag_is_one_row_in_each_spelling() {
    assert_eq!(
        rows(&["NATO", "nato", "NATO"]),
        ["nato tag NATO×2", "nato tag nato×1"]
    );
}

#[test]
fn parts_are_spelled_as_they_stand_in_the_whole() {
    assert_eq!(
        rows(&["日NATO（会談・Kyiv）"]),
        [
            "(kyiv) any-facet (Kyiv)×1",
            "(会談) any-facet (会談)×1",
            "日nato topic 日NATO×1",
            "日nato(kyiv) facet 日NATO(Kyiv)×1",
            "日nato(会談) facet 日NATO(会談)×1",
            "日nato(会談・kyiv) tag 日NATO（会談・Kyiv）×1",
        ]
    );
    assert_eq!(
        rows(&["A/B/c"]),
        ["a level A×1", "a/b level A/B×1", "a/b/c tag A/B/c×1"]
    );
    assert_eq!(
        rows(&["Old=New"]),
        ["new name New×1", "old name Old×1", "old=new tag Old=New×1"]
    );
}

#[test]
fn an_unclosed_facet_is_its_closed_twin() {
    assert_eq!(
        rows(&["日中(日NATO", "日中(日NATO)"]),
        [
            "(日nato) any-facet (日NATO)×2",
            "日中 topic 日中×2",
            "日中(日nato) tag 日中(日NATO×1",
            "日中(日nato) tag 日中(日NATO)×1",
        ]
    );
}

#[test]
fn what_a_row_says_follows_from_its_key_unless_it_is_a_whole_tag() {
    for raw in [
        "a/b/c(x・y)",
        "a=b/c(x)",
        "a(b/c)",
        "日NATO（会談・Kyiv）",
        "p/q=r",
    ] {
        for ask in read_tag(raw, Profile::Tsuzuri)
            .unwrap()
            .asks()
            .into_iter()
            .skip(1)
        {
            let part = part(&ask.key);
            assert_eq!(
                (&part.parent, &part.topic, &part.facets, &part.names),
                (&ask.parent, &ask.topic, &ask.facets, &ask.names),
                "{} of {raw}",
                ask.key
            );
        }
    }
}
