use super::*;

fn key(text: &str) -> TagKey<'static> {
    read_tag(text, Profile::Tsuzuri).unwrap()
}

#[test]
fn two_spellings_with_one_key_are_one_tag() {
    for (one, other) in [
        ("#NATO", "＃ＮＡＴＯ"),
        ("NATO", "nato"),
        ("#日中(日NATO", "#日中（日NATO）"),
        ("#ｶﾀｶﾅ", "#カタカナ"),
        ("#ｶﾞ", "#ガ"),
        ("#メ～テレ", "#メ〜テレ"),
        ("#Straße", "#STRASSE"),
        ("#❤\u{fe0f}心", "#❤心"),
        ("#a／b", "#A/B"),
        ("#a＝b", "#a=b"),
        ("#x(a，b)", "#x(a,b)"),
    ] {
        assert_eq!(key(one), key(other), "{one} {other}");
    }
    for (one, other) in [("#ば", "#は"), ("#は゛", "#ば"), ("#résumé", "#resume")] {
        assert_ne!(key(one), key(other), "{one} {other}");
    }
}

#[test]
fn a_beginning_is_keyed_as_the_tag_is() {
    for (typed, beginning) in [
        ("", ""),
        ("#", ""),
        (" ＃ＮＡ", "na"),
        ("メ〜", "メ~"),
        ("﹟メ～テ", "メ~テ"),
        ("は゛", "は゛"),
        ("❤\u{fe0f}", "❤"),
        ("A／B＝C", "a/b=c"),
        ("日NATO（会", "日nato(会"),
        ("x(a，", "x(a,"),
        ("x(ｱ･", "x(ア・"),
        ("x.md", "x.md"),
    ] {
        assert_eq!(tag_beginning(typed), beginning, "{typed}");
    }
}

#[test]
fn structure_is_read_from_the_tag_as_written() {
    let tag = key("#ウクライナ軍事支援(NATO・戦闘機)");
    assert_eq!(tag.full(), "ウクライナ軍事支援(nato・戦闘機)");
    assert_eq!(tag.topic(), "ウクライナ軍事支援");
    assert_eq!(tag.facets().collect::<Vec<_>>(), ["nato", "戦闘機"]);
    assert!(tag.names().collect::<Vec<_>>().is_empty());

    let tag = key("#習近平伏魔殿体制=旧体制");
    assert_eq!(tag.topic(), "習近平伏魔殿体制");
    assert_eq!(
        tag.names().collect::<Vec<_>>(),
        ["習近平伏魔殿体制", "旧体制"]
    );

    assert_eq!(key("#外交・安全保障").topic(), "外交・安全保障");
    assert_eq!(key("#x⑴").facets().collect::<Vec<_>>(), [""; 0]);
    assert_eq!(key("#x⑴").full(), "x(1)");
    assert_eq!(key("#は゛").full(), "は゛");
}

#[test]
fn facets_can_be_asked_for_under_any_topic() {
    let tag = key("#(NATO)");
    assert_eq!((tag.topic(), tag.full()), ("", "(nato)"));
    assert_eq!(tag.facets().collect::<Vec<_>>(), ["nato"]);
    assert_eq!(tag.asks().len(), 1);
}

#[test]
fn what_holds_no_tag_is_none() {
    let nothing = [
        "",
        "#",
        "  ",
        "##",
        "/",
        "a\nb",
        "(",
        "(・)",
        "=(",
        "\u{FE0F}",
        &"長".repeat(101),
    ];
    for text in nothing {
        assert_eq!(read_tag(text, Profile::Tsuzuri), None, "{text}");
    }
    assert_eq!(key("2023").full(), "2023");
    assert_eq!(key("node.js").full(), "node.js");
    assert_eq!(key("Software Design").full(), "software-design");
}

/// One line an ask: key, kind, and the key it lies under.
fn asks(text: &str) -> Vec<String> {
    key(text)
        .asks()
        .iter()
        .map(|ask| {
            let parent = ask.parent.as_deref().unwrap_or("-");
            format!("{} {} {parent}", ask.key, ask.kind.name())
        })
        .collect()
}

#[test]
fn a_tag_answers_to_all_that_it_lies_under() {
    assert_eq!(asks("#plain"), ["plain tag -"]);
    assert_eq!(
        asks("#a/b/c"),
        ["a/b/c tag a/b", "a/b level a", "a level -"]
    );
    assert_eq!(
        asks("#日NATO(会談)"),
        [
            "日nato(会談) tag 日nato",
            "日nato topic -",
            "(会談) any-facet -"
        ]
    );
    assert_eq!(
        asks("#a/b(x・y)"),
        [
            "a/b(x・y) tag a/b",
            "a/b(x) facet a/b",
            "a/b(y) facet a/b",
            "a/b topic a",
            "a level -",
            "(x) any-facet -",
            "(y) any-facet -",
        ]
    );
    assert_eq!(asks("#a=b"), ["a=b tag -", "a name -", "b name -"]);
    assert_eq!(
        asks("#a=b(c"),
        [
            "a=b(c) tag a",
            "a(c) facet a",
            "a name -",
            "b(c) facet b",
            "b name -",
            "(c) any-facet -",
        ]
    );
    assert_eq!(asks("#a//b"), ["a//b tag a", "a level -"]);
}

#[test]
fn an_ask_knows_its_own_structure() {
    let asks = key("#a(x・y)").asks();
    let facet = asks.iter().find(|ask| ask.key == "a(x)").unwrap();
    assert_eq!(
        (facet.topic.as_str(), facet.facets.as_slice()),
        ("a", &["x".to_owned()][..])
    );
    let topic = asks.iter().find(|ask| ask.key == "a").unwrap();
    assert_eq!((topic.topic.as_str(), topic.facets.len()), ("a", 0));
}
