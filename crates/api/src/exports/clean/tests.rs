use super::*;

fn cleaned(html: &str) -> String {
    let picture = (
        "picture:1".to_owned(),
        "data:image/gif;base64,R0lG".to_owned(),
    );
    clean(html, HashMap::from([picture]))
}

/// What passages and formulas are made of.
const KEPT: &[&str] = &[
    r#"<article lang="ja"><p>港<br>の<strong>話</strong></p><footer>#港</footer></article>"#,
    r#"<pre><code><span class="tok-keyword">let</span> x</code></pre>"#,
    r#"<p class="task ticked"><span class="box" role="checkbox" aria-checked="true" aria-label="済み"></span><span>済み</span></p>"#,
    r#"<details class="callout callout-note" open=""><summary class="callout-head">題</summary></details>"#,
    r#"<table><thead><tr><th class="to-end">一</th></tr></thead><tbody><tr><td>二</td></tr></tbody></table>"#,
    r#"<math display="block"><semantics><mrow><msup><mi mathvariant="normal">x</mi><mn>2</mn></msup><mo stretchy="false">=</mo><mtext>a &lt; b</mtext></mrow><annotation encoding="application/x-tex">x^2 = \text{a &lt; b}</annotation></semantics></math>"#,
];

#[test]
fn what_a_passage_is_made_of_stays_as_it_is() {
    for html in KEPT {
        assert_eq!(cleaned(html), *html);
    }
}

#[test]
fn only_pictures_that_were_taken_in_are_shown() {
    assert_eq!(
        cleaned(r#"<img src="picture:1" alt="港" width="40">"#),
        r#"<img src="data:image/gif;base64,R0lG" alt="港" width="40">"#
    );
    for src in [
        "picture:2",
        "PICTURE:1",
        "https://a.example/x.png",
        "//a.example/x.png",
        "x.png",
        "file:///etc/passwd",
        "data:image/svg+xml,<svg onload='fired()'/>",
        "note-asset://localhost/x.png",
    ] {
        assert_eq!(cleaned(&format!(r#"<img src="{src}">"#)), "<img>", "{src}");
    }
}

#[test]
fn links_lead_to_the_web_and_to_mail_alone() {
    let open = r#"<a href="https://a.example/?b=1&amp;c=2" rel="noopener noreferrer">a</a>"#;
    assert_eq!(cleaned(open), open);
    for href in [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "picture:1",
        "#link",
        "/etc/passwd",
        "tsuzuri:open",
    ] {
        let made = cleaned(&format!("<a href=\"{href}\">a</a>"));
        assert!(!made.contains("href"), "{href:?}: {made}");
    }
}

/// What a webview that was taken over may hand over, and texts that are something else when
/// they are read again.
const HOSTILE: &[&str] = &[
    "<script>fired()</script>",
    "<img src=x onerror=fired()>",
    "<p style=\"background:url(https://a.example/)\" onclick=fired()>a</p>",
    "<style>*{background:url(https://a.example/)}</style><link rel=stylesheet href=//a.example>",
    "<meta http-equiv=refresh content='0;url=https://a.example'><base href=https://a.example>",
    "<iframe srcdoc='<script>fired()</script>'></iframe><object data=x></object><embed src=x>",
    "<form action=https://a.example><input autofocus onfocus=fired()></form>",
    "<svg><script>fired()</script><use href='data:image/svg+xml,x'/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=fired()&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=fired()></annotation-xml></math>",
    "<math><maction actiontype=statusline xlink:href='javascript:fired()'>a</maction></math>",
    "<math href='javascript:fired()'><mi xlink:href='javascript:fired()' style='x'>x</mi></math>",
    "<math><mi><noscript><p title=\"</noscript><img src=x onerror=fired()>\"></mi></math>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=fired()>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=fired()>\">",
    "<title><img src=x onerror=fired()></title><textarea></textarea><xmp><img onerror=fired()></xmp>",
    "<svg><a><animate attributeName=href values='javascript:fired()'/><text>a</text></a></svg>",
    "<a><set attributeName=href to='javascript:fired()'/>a</a>",
    "</main></body></html><script>fired()</script>",
];

#[test]
fn nothing_that_acts_or_asks_is_left() {
    let element = regex::Regex::new(r"<(?<name>[a-z0-9-]+)(?<rest>[^>]*)>").unwrap();
    for html in HOSTILE {
        let once = cleaned(html);
        for found in element.captures_iter(&once) {
            let name = &found["name"];
            assert!(
                TEXT.contains(&name) || MATH.contains(&name),
                "{html}: {once}"
            );
            let rest = &found["rest"];
            for bad in [" on", "style=", "href=", "src="] {
                assert!(!rest.contains(bad), "{html}: {once}");
            }
        }
        assert_eq!(
            cleaned(&once),
            once,
            "read again it is something else: {html}"
        );
    }
}
