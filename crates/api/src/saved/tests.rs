use super::*;

#[test]
fn queries_stand_in_blocks_of_their_language() {
    let text = "# 港\n\n```query\n#港 date:2023\n-雨\n```\n\n```rust\n```query\n```\n\n````query\nb\n````\n";
    assert_eq!(
        queries(text),
        [("#港 date:2023 -雨".to_owned(), 2), ("b".to_owned(), 11)]
    );
}

#[test]
fn what_is_empty_or_open_is_no_query() {
    assert_eq!(queries("```query\n\n```\n"), []);
    assert_eq!(queries("```query\nabc\n"), []);
    assert_eq!(queries("query\n"), []);
}
