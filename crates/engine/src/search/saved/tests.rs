use super::*;

fn queries(text: &str) -> Vec<(String, u32)> {
    let found = saved_queries(text).into_iter();
    found.map(|saved| (saved.query, saved.line)).collect()
}

#[test]
fn queries_stand_in_blocks_of_their_language() {
    let text = "# 港\n\n```query\n#港 date:2023\n-雨\n```\n\n```rust\n```query\n```\n\n````query\nb\n````\n";
    assert_eq!(
        queries(text),
        [("#港 date:2023 -雨".to_owned(), 2), ("b".to_owned(), 11)]
    );
}

/// Three backticks that end on their line are code in a text, as CommonMark has it.
#[test]
fn code_in_a_line_opens_no_block() {
    let text = "```inline fence```\n```query `x`\n\n```query\n港\n```\n";
    assert_eq!(queries(text), [("港".to_owned(), 3)]);
}

#[test]
fn what_is_empty_or_open_is_no_query() {
    assert_eq!(queries("```query\n\n```\n"), []);
    assert_eq!(queries("```query\nabc\n"), []);
    assert_eq!(queries("query\n"), []);
}

#[test]
fn what_is_too_long_to_be_searched_for_is_no_query() {
    let of = |characters: usize| queries(&format!("```query\n{}\n```\n", "港".repeat(characters)));
    assert_eq!(of(2_000).len(), 1);
    assert_eq!(of(2_001), []);
}

#[test]
fn a_new_name_of_a_tag_is_written_into_queries_alone() {
    let text = "#NATO\n```query\n\"#NATO\" -#NATO OR ＃nato(会談)\r\n  #NATO/訓練 /#NATO/\n```\n\
                ```\n#NATO\n```\n";
    let reading = Reading::default();
    let retag = |from: &str, to: &str| {
        let from = read_tag(from, reading.profile).unwrap();
        apply(text, &retagged(text, &reading, &from, to)).unwrap()
    };
    assert_eq!(
        retag("NATO", "#北大西洋"),
        "#NATO\n```query\n\"#NATO\" -#北大西洋 OR ＃北大西洋(会談)\r\n  #北大西洋/訓練 /#NATO/\n```\n\
         ```\n#NATO\n```\n"
    );
    assert_eq!(retag("EU", "x"), text);
    let facet = "```query\n#(会談)\n```\n";
    let from = read_tag("(会談)", reading.profile).unwrap();
    let edits = retagged(facet, &reading, &from, "(協議)");
    assert_eq!(apply(facet, &edits).unwrap(), "```query\n#(協議)\n```\n");
}

#[test]
fn a_new_name_with_the_sign_before_what_a_link_shows_is_whole_in_queries() {
    let reading = Reading::default();
    let mut new_name = |_: Named, old: &str| (old == "b").then(|| "a|b".to_owned());
    let text = "```query\nlink:b link:[[b]] linked-from:[[b#会談|x]] link:\"b\" link:［［b］］ link:[[c]]\n```\n";
    let edits = renamed(text, &reading, &mut new_name);
    let new = apply(text, &edits).unwrap();
    assert_eq!(
        new,
        "```query\nlink:a|b link:\"a|b\" linked-from:\"a|b#会談\" link:\"a|b\" link:\"a|b\" link:[[c]]\n```\n"
    );
    let query = &saved_queries(&new)[0].query;
    let named: Vec<_> = names(query, reading.profile)
        .into_iter()
        .map(|name| name.value)
        .collect();
    assert_eq!(named, ["a|b", "a|b", "a|b#会談", "a|b", "a|b", "c"]);
}
