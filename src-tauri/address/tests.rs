use tsuzuri_api::wire::Show;

use super::{LONGEST, read};

fn note(path: &str) -> Show {
    Show::Note {
        path: path.to_owned(),
    }
}

#[test]
fn an_address_names_a_note_a_tag_or_a_search() {
    assert_eq!(
        read("tsuzuri://note/diary/2023-02-01.md"),
        Ok(note("diary/2023-02-01.md"))
    );
    assert_eq!(
        read("TSUZURI://Note/%E6%97%A5%E8%A8%98.md"),
        Ok(note("日記.md"))
    );
    let tag = Show::Tag {
        tag: "路面電車(延伸)".to_owned(),
    };
    let encoded = "tsuzuri://tag/%E8%B7%AF%E9%9D%A2%E9%9B%BB%E8%BB%8A(%E5%BB%B6%E4%BC%B8)";
    assert_eq!(read(encoded), Ok(tag.clone()));
    assert_eq!(read("tsuzuri://tag/路面電車(延伸)"), Ok(tag));
    let query = "#a/b has:todo".to_owned();
    assert_eq!(
        read("tsuzuri://search/%23a/b%20has:todo"),
        Ok(Show::Find { query })
    );
}

#[test]
fn what_is_not_understood_whole_is_refused() {
    for hostile in [
        "",
        "tsuzuri:",
        "tsuzuri://",
        "tsuzuri://note",
        "tsuzuri://note/",
        "tsuzuri:///etc/passwd",
        "tsuzuri://note//etc/passwd",
        "tsuzuri://note/../outside.md",
        "tsuzuri://note/a/%2e%2e/%2E%2E/outside.md",
        "tsuzuri://note/..%2foutside.md",
        "tsuzuri://note/..%5Coutside.md",
        "tsuzuri://note/C:/outside.md",
        "tsuzuri://note/a%00.md",
        "tsuzuri://note/a%0A.md",
        "tsuzuri://note/%FF.md",
        "tsuzuri://note/a.md?vault=/etc",
        "tsuzuri://note/a.md#--vault=/etc",
        "tsuzuri://tag/%20",
        "tsuzuri://capture/text",
        "tsuzuri://today/",
        "tsuzuri://user@note/a.md",
        "https://example.com/",
        "綴り://note/a.md",
    ] {
        assert!(
            read(hostile).is_err(),
            "{hostile} gives {:?}",
            read(hostile)
        );
    }
    let long = format!("tsuzuri://search/{}", "x".repeat(LONGEST));
    assert!(read(&long).is_err());
}
