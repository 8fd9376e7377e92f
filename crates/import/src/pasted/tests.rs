use super::*;

fn pasted(html: &str) -> String {
    markdown(html).unwrap_or_default()
}

#[test]
fn what_a_browser_puts_on_the_clipboard_reads_as_it_looked() {
    let html = "<html><body><!--StartFragment--><h2>見出し</h2>\
        <p><b>太字</b>と<i>斜体</i>と<a href=\"https://example.com/a?b=c\">リンク</a></p>\
        <ul><li>一</li><li>二<ul><li>三</li></ul></li></ul>\
        <table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>\
        <pre><code>let x = 1;</code></pre><!--EndFragment--></body></html>";
    let text = pasted(html);
    for part in [
        "## 見出し",
        "**太字**",
        "*斜体*",
        "[リンク](https://example.com/a?b=c)",
        "- 一",
        "- 三",
        "| a",
        "```\nlet x = 1;\n```",
    ] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }
}

#[test]
fn nothing_that_runs_is_left() {
    let text = pasted("<p onclick='x()'>a<script>alert(1)</script><style>p{}</style></p>");
    assert_eq!(text, "a");
    assert_eq!(markdown("<script>alert(1)</script>"), None);
    assert_eq!(markdown(""), None);
}

#[test]
fn what_is_nested_too_deeply_is_left_to_its_plain_text() {
    assert_eq!(markdown(&"<div>".repeat(100_000)), None);
}

#[test]
fn pictures_within_the_page_are_named_and_not_written_out() {
    let text = pasted("<p>前<img alt=\"図\" src=\"DATA:image/png;base64,AAAA\">後</p>");
    assert_eq!(text, "前図後");
    assert_eq!(markdown("<img src=\"data:image/png;base64,AAAA\">"), None);
    assert_eq!(
        pasted("<img src=\"https://a.jp/x.png\" alt=\"図\">"),
        "![図](https://a.jp/x.png)"
    );
}
