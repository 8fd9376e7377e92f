use super::super::tests::sample::Sample;
use super::*;

fn vault() -> Sample {
    Sample::of(&[
        (
            "a/from.md",
            "一行目\n[[target|題]] と [x](../b/target.md#節) と\n\n[[無い]] https://example.com/x [[#自分]]\n",
        ),
        (
            "a/target.md",
            "# t\n\n## 節: 一\n\n### 項\n\n段落 ^block-1\n\n## 別\n\n### 項\n",
        ),
        (
            "b/target.md",
            "---\npermalink: https://site.example/t\n---\nx\n",
        ),
        ("c/lone.md", "[[target]]\n"),
    ])
}

fn resolved(
    sample: &Sample,
    from: &str,
    target: &str,
) -> (String, Option<String>, Option<u32>, usize) {
    let link = resolve_link(
        &sample.reader(),
        &sample.engine,
        &AddressMap::default(),
        from,
        target,
    )
    .unwrap();
    (
        link.state.to_owned(),
        link.path,
        link.line,
        link.candidates.len(),
    )
}

#[test]
fn links_of_a_note_come_in_text_order() {
    let sample = vault();
    let links = outgoing(&sample.reader(), &sample.engine, "a/from.md").unwrap();
    let shown: Vec<String> = links
        .iter()
        .map(|link| {
            let to = link.resolved.as_deref().unwrap_or("-");
            format!(
                "{} {} {} {to} {}",
                link.line, link.kind, link.raw, link.state
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "1 wikilink [[target|題]] a/target.md unique",
            "1 markdown [x](../b/target.md#節) b/target.md unique",
            "3 wikilink [[無い]] - unresolved",
            "3 url https://example.com/x - url",
            "3 wikilink [[#自分]] a/from.md unique",
        ]
    );
    assert_eq!(links[0].alias.as_deref(), Some("題"));
    assert_eq!(links[1].fragment.as_deref(), Some("節"));
    assert_eq!(
        outgoing(&sample.reader(), &sample.engine, "none.md").unwrap(),
        []
    );
}

#[test]
fn lines_are_those_of_the_text() {
    let text = "[[a]] [[b]]\n\n- [[c]]\n- x\n- [![d](e.png)](f.md)\n\n#end\n\nagain\n[[g]]\n\n#end\n\n[[h]]\n";
    let sample = Sample::of(&[("n.md", text), ("o.md", "\n[[i]]\n")]);
    let links = all_links(&sample.reader(), &sample.engine).unwrap();
    assert_eq!(links.len(), 8);
    for link in &links[..7] {
        let before = &text[..link.span.start];
        assert_eq!(
            link.line as usize,
            before.matches('\n').count(),
            "{}",
            link.raw
        );
    }
    assert_eq!(links[7].line, 1);
}

#[test]
fn links_of_a_state_are_found_everywhere() {
    let sample = vault();
    let raw = |state| -> Vec<String> {
        let links = links_in_state(&sample.reader(), &sample.engine, state).unwrap();
        links
            .into_iter()
            .map(|link| format!("{} {}", link.path, link.raw))
            .collect()
    };
    assert_eq!(raw("unresolved"), ["a/from.md [[無い]]"]);
    assert_eq!(raw("ambiguous"), ["c/lone.md [[target]]"]);
}

#[test]
fn a_link_being_written_resolves_as_the_index_would() {
    let sample = vault();
    let unique = |path: &str, line| ("unique".to_owned(), Some(path.to_owned()), line, 1);
    assert_eq!(
        resolved(&sample, "a/new.md", "target"),
        unique("a/target.md", None)
    );
    assert_eq!(
        resolved(&sample, "c/new.md", "b/target"),
        unique("b/target.md", None)
    );
    let (state, path, _, candidates) = resolved(&sample, "c/new.md", "TARGET.md");
    assert_eq!(
        (state.as_str(), path.as_deref(), candidates),
        ("ambiguous", Some("a/target.md"), 2)
    );
    assert_eq!(
        resolved(&sample, "c/new.md", "nowhere"),
        ("unresolved".into(), None, None, 0)
    );
    assert_eq!(
        resolved(&sample, "a/from.md", "#x"),
        unique("a/from.md", None)
    );
    assert_eq!(
        resolved(&sample, "c/new.md", "https://site.example/t/"),
        unique("b/target.md", None)
    );
    assert_eq!(
        resolved(&sample, "c/new.md", "https://else.example/#a"),
        ("url".into(), None, None, 0)
    );
}

#[test]
fn a_fragment_names_a_line() {
    let sample = vault();
    for (fragment, line) in [
        ("節 一", Some(2)),
        ("項", Some(4)),
        ("別#項", Some(10)),
        ("^block-1", Some(6)),
        ("^block", None),
        ("無い", None),
    ] {
        let target = format!("target#{fragment}");
        assert_eq!(resolved(&sample, "a/new.md", &target).2, line, "{fragment}");
    }
}

#[test]
fn every_form_of_a_link_comes_back_as_it_was_written() {
    let text = "[[a]] [[a|b]] [[a#h]] [[a#h|b]] [[#h]] ![[a]] ![[p.png|100]] [x](a.md) [x](<a b.md>) [](a.md) \
                [x](a%20b.md) [x](a.md#h) [x](a.md \"t\") [x][ref] ![](p.png) ![alt](p.png) [[ a ]] [[a\\|b]] \
                <https://x.jp/> https://x.jp/a?b=c#d d1021.hatenadiary.jp/e www.example.com \n\n[ref]: a.md\n";
    let sample = Sample::of(&[("a.md", ""), ("n.md", text)]);
    let reader = sample.reader();
    let mut statement = reader
        .connection()
        .prepare("SELECT raw, start, end FROM link ORDER BY start")
        .unwrap();
    let found: Vec<(String, usize, usize)> = statement
        .query_map([], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, u32>(1)? as usize,
                row.get::<_, u32>(2)? as usize,
            ))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(found.len() >= 20, "{found:?}");
    for (raw, start, end) in found {
        assert_eq!(raw, text[start..end]);
    }
    let usual: i64 = reader
        .connection()
        .query_row(
            "SELECT count(*) FROM link WHERE written IS NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!(usual >= 10, "{usual}");
}
