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
        ("&amp;copy; &amp;#169; R&amp;D", "\\&copy; \\&#169; R&D"),
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
        (
            "<object data=\"a.swf\"><param name=\"movie\" value=\"https://a.jp/v/x\"><embed src=\"https://a.jp/v/x\"></object>",
            "https://a.jp/v/x",
        ),
        ("<object data=\"a.svg\">代わりの文</object>", "代わりの文"),
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
fn lines_of_code_that_are_elements_stay_lines() {
    for html in [
        "<pre>if a {<br>    b<br><br>}</pre>",
        "<pre><span>if</span> a {<br>    <b>b</b><br/><br/>}<br></pre>",
        "<pre><div>if a {</div><div>    b</div><div><br></div><div>}</div></pre>",
    ] {
        assert_eq!(markdown(html), "```\nif a {\n    b\n\n}\n```", "{html}");
    }
    let typed = "前\n<pre class=\"code\">\nif a {\n\n    b\n}\n</pre>\n\n後\n行";
    let converted = from_html_with_breaks(typed, Footnotes(""));
    assert_eq!(
        converted.markdown,
        "前\n\n```\nif a {\n\n    b\n}\n```\n\n後  \n行"
    );
}

#[test]
fn what_was_struck_stays_so() {
    for (html, text) in [
        ("<p>会談は<s>中止</s>延期</p>", "会談は~~中止~~延期"),
        (
            "<p>a <del> b </del>c <strike>d</strike></p>",
            "a ~~b~~ c ~~d~~",
        ),
        ("<p>a<s> </s>b</p>", "a b"),
    ] {
        assert_eq!(markdown(html), text);
    }
}

#[test]
fn tasks_stay_done_or_open() {
    let html = "<ul><li><input type=\"checkbox\" checked disabled> 済</li>\
        <li><p><input type=checkbox>未</p></li><li><label><input type=CHECKBOX> 札</label></li>\
        <li>途中の<input type=checkbox checked>箱</li></ul>";
    assert_eq!(markdown(html), "- [x] 済\n- [ ] 未\n\n- [ ] 札\n- 途中の箱");
}

#[test]
fn a_heading_is_one_line_and_none_where_it_says_nothing() {
    for (html, text) in [
        ("<h2>題<br>副題</h2>", "## 題 副題"),
        ("<h1>一</h1><h6>六</h6>", "## 一\n\n###### 六"),
        ("<h3> </h3><p>文</p>", "文"),
        ("<h4>第一章　始まり</h4>", "#### 第一章　始まり"),
    ] {
        assert_eq!(markdown(html), text);
    }
}

#[test]
fn links_and_emphasis_around_blocks_leave_no_stray_marks() {
    for (html, text) in [
        (
            "<a href=\"https://a.jp/\"><h3>題</h3><p>文<br></p></a>",
            "[題 文](https://a.jp/)",
        ),
        // As one writing program puts it around all that it hands out.
        (
            "<b style=\"font-weight:normal\"><p>一</p><ul><li><p><b>二</b></p></li></ul></b>",
            "一\n\n- **二**",
        ),
        ("<em><div>一</div><div>二</div></em>", "一\n\n二"),
        ("<a href=\"\"><pre>一</pre></a>", "[一]()"),
        // A place that was named and left open.
        (
            "<a name=top><h2>題</h2><ul><li>一</li><li>二</li></ul>",
            "## 題\n\n- 一\n- 二",
        ),
    ] {
        assert_eq!(markdown(html), text);
    }
    let long = "長".repeat(600);
    assert_eq!(
        markdown(&format!("<a href=\"https://a.jp/\"><p>{long}</p><p>後</p>")),
        format!("{long}\n\n後\n\nhttps://a.jp/")
    );
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
