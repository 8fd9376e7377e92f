use super::*;

#[test]
fn one_page_has_one_normal_address() {
    for url in [
        "https://example.com/a",
        "http://www.example.com/a/",
        "HTTPS://Example.COM:443/a#frag",
        "example.com/a?utm_source=x&utm_medium=y",
        "//example.com/a",
        "www.example.com/a",
    ] {
        assert_eq!(
            normalise_url(url).as_deref(),
            Some("example.com/a"),
            "{url}"
        );
    }
    for (url, expected) in [
        ("http://example.com:8080/", "example.com:8080"),
        (
            "https://example.com/?b=2&utm_x=1&a=1",
            "example.com?b=2&a=1",
        ),
        ("https://日本語.jp/猫", "xn--wgv71a119e.jp/%E7%8C%AB"),
        (
            "https://xn--wgv71a119e.jp/%e7%8c%ab",
            "xn--wgv71a119e.jp/%E7%8C%AB",
        ),
        ("https://example.com/A", "example.com/A"),
        ("http://localhost/x", "localhost/x"),
        ("https://www.jp/", "www.jp"),
        ("https://user@example.com/", "example.com"),
    ] {
        assert_eq!(normalise_url(url).as_deref(), Some(expected), "{url}");
    }
    assert_eq!(
        normalise_url("localhost:8080/x").as_deref(),
        Some("localhost:8080/x")
    );
    assert_eq!(
        normalise_url("a.jp/?u=http://b.jp").as_deref(),
        Some("a.jp?u=http://b.jp")
    );
    for url in [
        "mailto:a@example.com",
        "obsidian://open?vault=x",
        "",
        "https://",
    ] {
        assert_eq!(normalise_url(url), None, "{url}");
    }
}

#[test]
fn a_site_is_a_host() {
    assert_eq!(
        url_site("https://www.Example.com/a?b").as_deref(),
        Some("example.com")
    );
    assert_eq!(
        url_site("d1021.hatenadiary.jp").as_deref(),
        Some("d1021.hatenadiary.jp")
    );
    assert_eq!(url_site("tel:+123"), None);
}

#[test]
fn destinations_are_addresses_or_paths() {
    for address in [
        "https://a.jp",
        "mailto:a@b.jp",
        "//cdn.jp/x",
        "www.a.jp",
        "obsidian://x",
    ] {
        assert!(is_address(address), "{address}");
    }
    for path in [
        "a.md",
        "C:\\a.md",
        "../a b.md",
        "Re: hello.md",
        "Re:%20hello.md",
        "a:",
        "/x",
        "#h",
    ] {
        assert!(!is_address(path), "{path}");
    }
}
