use super::*;

#[test]
fn slashes_make_a_pattern() {
    for (text, expected) in [
        ("/NATO|ＥＵ/", "/NATO|ＥＵ/"),
        ("／共同.声明／ x", "/共同.声明/ \"x\""),
        ("/the quick/ x", "/the quick/ \"x\""),
        (r"/a\/b/", r"/a\/b/"),
        ("/usr/bin/", r"/usr\/bin/"),
        ("/a／b/", r"/a\/b/"),
        (r"/a\／b/", r"/a\/b/"),
        ("-/b+/", "-/b+/"),
        ("(/a/ OR /b/)", "/a/ OR /b/"),
        ("（/a/ OR b）", "/a/ OR \"b\""),
        ("/(a|b)/", "/(a|b)/"),
        ("/[/)]/ b OR c", r#"(/[\/)]/ "b") OR "c""#),
        (r#"/"x" y/"#, r#"/"x" y/"#),
        ("/#a:b/", "/#a:b/"),
        (r"/c++\s/", r"/c++\s/"),
        (r"/\//", r"/\//"),
    ] {
        assert_eq!(said(text), expected, "{text}");
        assert_eq!(said(expected), expected, "{text}");
    }
}

#[test]
fn slashes_may_be_text() {
    for (text, expected) in [
        ("a/b", "\"a/b\""),
        ("a/b/", "\"a/b/\""),
        ("/usr/bin", "\"/usr/bin\""),
        ("/usr/bin /etc", "\"/usr/bin\" \"/etc\""),
        ("/usr/bin /etc/", "\"/usr/bin\" /etc/"),
        ("TCP / IP / UDP", "\"tcp\" \"ip\" \"udp\""),
        ("// TODO /x", "\"todo\" \"/x\""),
        ("/open ended", "\"/open\" \"ended\""),
        ("https://example.com/a/", "\"https://example.com/a/\""),
        ("path:/a/", "path:\"/a/\""),
        ("2023/02/01", "\"2023/02/01\""),
        (r"/a\", r#""/a\""#),
    ] {
        assert_eq!(problems(text).0, expected, "{text}");
    }
}

#[test]
fn a_broken_pattern_is_told_and_searched_as_text() {
    let message = |text: &str| read(text).problems.remove(0).message;
    for (text, shown, expected) in [
        ("a /b[/", "\"a\" \"/b[/\"", &["2 bad-regex"][..]),
        ("/a(b/ c", "\"/a(b/\" \"c\"", &["0 bad-regex"]),
        ("/*/ c", "\"c\"", &["0 bad-regex"]),
        (r"/(\w{99}){99}/", r#""/(\w{99}){99}/""#, &["0 large-regex"]),
    ] {
        let (said, problems) = problems(text);
        assert_eq!(said, shown, "{text}");
        assert_eq!(problems, expected, "{text}");
    }
    assert_eq!(
        message("/b[/"),
        "`/b[/` is no regular expression (unclosed character class); it was searched for as text"
    );
    assert_eq!(
        message("/*/"),
        "`/*/` is no regular expression (repetition operator missing expression); it was left out"
    );
}
