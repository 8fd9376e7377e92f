use super::*;

fn markdown(html: &str) -> String {
    from_html(html, Footnotes("")).markdown
}

#[test]
fn hashtags_and_addresses_come_through_letter_by_letter() {
    for written in [
        "#snake_case_tag",
        "#日NATO(会談)",
        "#ウクライナ代理戦争(NATO",
        "#反ロシア#対中露戦",
        "#習近平伏魔殿体制=旧体制",
        "＃全角_タグ",
        "http://a.jp/_next_/x_y*z~1",
        "[https://example.org/a_b:embed:cite]",
        "[f:id:d1021:20230201000001p:plain]",
        "[asin:B000_x:detail]",
    ] {
        assert_eq!(markdown(&format!("<p>{written}</p>")), written);
        assert_eq!(
            markdown(&format!("<p>前 {written}<br>{written} 後</p>")),
            format!("前 {written}  \n{written} 後")
        );
    }
}

#[test]
fn marks_of_markdown_that_were_text_stay_text() {
    for (html, text) in [
        ("2*3*4", "2\\*3\\*4"),
        ("[x](y)", "\\[x\\](y)"),
        ("&lt;b&gt;", "\\<b>"),
        ("&lt;<u>b&gt;</u>", "\\<b>"),
        ("1 &lt; 2", "1 < 2"),
        ("&lt;https://a.jp/b_c&gt;", "\\<https://a.jp/b_c>"),
        ("1. 番", "1\\. 番"),
        ("# 見出しではない", "\\# 見出しではない"),
        ("a<br>---<br>b", "a  \n\\---  \nb"),
        ("a<br>===", "a  \n\\==="),
        ("a_b と _c_", "a_b と \\_c\\_"),
    ] {
        assert_eq!(markdown(&format!("<p>{html}</p>")), text);
    }
}

#[test]
fn links_on_words_go_and_the_words_stay_one_text() {
    let html = "<p>#日<a class=\"keyword\" href=\"x\">NATO</a>(<a class=okeyword href=x><b>会談</b></a>)</p>";
    assert_eq!(markdown(html), "#日NATO(**会談**)");
    let html = "<p>#<a class=\"keyword\" href=\"x\">NATO</a>_<a class=keyword href=x>2023</a></p>";
    assert_eq!(markdown(html), "#NATO_2023");
}

#[test]
fn embedded_pages_become_links() {
    for (html, link) in [
        (
            "<iframe src=\"https://hatenablog-parts.com/embed?url=https%3A%2F%2Fa.jp%2Fx\" title=\"題 [1]\"></iframe>",
            "[題 \\[1\\]](<https://a.jp/x>)",
        ),
        (
            "<iframe src=\"//www.youtube.com/embed/abc\"></iframe>",
            "https://www.youtube.com/embed/abc",
        ),
        (
            "<video controls><source src=\"https://a.jp/v.mp4\"></video>",
            "https://a.jp/v.mp4",
        ),
        ("<iframe src=\"javascript:alert(1)\"></iframe>", ""),
        ("<iframe src=\"data:text/html,x\"></iframe>", ""),
        ("<iframe srcdoc=\"<script>x</script>\"></iframe>", ""),
    ] {
        assert_eq!(markdown(html), link, "{html}");
    }
}

#[test]
fn programs_are_left_out_and_counted() {
    let converted = from_html(
        "<p>a</p><script>alert(1)</script><script src=x></script><style>b{}</style>",
        Footnotes(""),
    );
    assert_eq!((converted.markdown.as_str(), converted.scripts), ("a", 1));
}

#[test]
fn code_keeps_its_lines_and_its_language() {
    for (html, code) in [
        (
            "<pre class=\"code\" data-lang=\"rust\">a\n  #b_c</pre>",
            "```rust\na\n  #b_c\n```",
        ),
        ("<pre><code class=x>a\n</code></pre>", "```\na\n```"),
        ("<pre data-lang=\"x\ny\">```\na</pre>", "````\n```\na\n````"),
    ] {
        assert_eq!(markdown(html), code);
    }
}

#[test]
fn line_breaks_count_where_they_did() {
    let converted = from_html_with_breaks("一\n二\n\n\n三 <b>太</b>", Footnotes(""));
    assert_eq!(converted.markdown, "一  \n二\n\n三 **太**");
}

#[test]
fn what_is_put_away_can_not_be_forged() {
    // The first character for private use is taken: by the text, as an entity, in a link.
    for html in [
        "<p>\u{F0000}0\u{F0000} #tag_a</p>",
        "<p>&#xF0000;0&#xF0000; #tag_a</p>",
        "<p><a href=\"&#xF0000;0&#xF0000;\">x</a> #tag_a</p>",
    ] {
        let converted = markdown(html);
        assert!(converted.contains("\u{F0000}0\u{F0000}"), "{converted}");
        assert_eq!(converted.matches("#tag_a").count(), 1, "{converted}");
    }
}

#[test]
fn what_no_person_wrote_is_kept_as_html() {
    let deep = "<div>".repeat(20_000);
    let formats: String = (0..3_000).map(|n| format!("<b id={n}>")).collect();
    let attributes = format!("<p {}>", "a=1 ".repeat(10_000));
    let large = "<p>あ</p>".repeat(700_000);
    for html in [deep, formats, attributes, large] {
        let converted = from_html(&html, Footnotes(""));
        assert!(converted.kept);
        assert!(converted.markdown.contains(&html));
    }
    let fenced = from_html(&format!("````\n{}", "<div>".repeat(200)), Footnotes(""));
    assert!(fenced.markdown.starts_with("`````html\n"));
}

#[test]
fn lines_whose_marks_would_outgrow_them_are_not_even_converted() {
    for (open, line) in [
        ("<blockquote>", "a<br>"),
        ("<ul><li>", "a<br>"),
        ("<blockquote>", "<p>a</p>"),
    ] {
        let html = format!("{}{}", open.repeat(70), line.repeat(500_000));
        assert!(!bounds::are_kept(&html), "{open} {line}");
    }
    let code = format!(
        "{}<pre>{}",
        "<blockquote>".repeat(140),
        "a\n".repeat(900_000)
    );
    assert!(!bounds::are_kept(&code));
    // As deep as people answer each other.
    let letters = format!("{}{}", "<blockquote>".repeat(8), "a<br>".repeat(10_000));
    assert!(!from_html(&letters, Footnotes("")).kept);
}

#[test]
fn a_long_page_of_many_paragraphs_is_converted() {
    let html = "<p>段落 #タグ_一 <a href=\"https://a.jp/\">x</a><br>行<li>項</p>".repeat(5_000);
    let converted = from_html(&html, Footnotes(""));
    assert!(!converted.kept);
    assert_eq!(converted.markdown.matches("#タグ_一").count(), 5_000);
}

#[test]
fn attributes_end_no_link() {
    for (html, text) in [
        ("<a href=\"a<b>\">x</a>", "[x](a%3Cb%3E)"),
        ("<a href=\"a\\)b\">x</a>", "[x](a%5C\\)b)"),
        ("<a href=a title='`<b>\\'>x</a>", "[x](a \"\\`\\<b>\\\\\")"),
        ("<img src=a alt='](x)<b>'>", "![\\](x)\\<b>](a)"),
        ("<img src='a b' alt=x title=y>", "![x](a%20b \"y\")"),
    ] {
        assert_eq!(markdown(html), text);
    }
}
