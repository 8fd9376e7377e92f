use std::io;

use tsuzuri_engine::{NotePath, ReadOnly};

use super::*;

fn told(error: EngineError, language: Language) -> String {
    Failure::from(error).message(language)
}

#[test]
fn what_to_do_is_said_in_both_languages() {
    let note = || NotePath::new("a.md").unwrap();
    let broken = || EngineError::BadIndex("no table".into());
    let full = || EngineError::DiskFull { path: note() };
    let full_index = || {
        let full = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
        EngineError::from(rusqlite::Error::SqliteFailure(full, None))
    };
    let refused = || EngineError::Io {
        path: "a.md".into(),
        source: io::Error::other("refused"),
    };
    for (english, japanese, [to_do, todo_ja]) in [
        (broken(), broken(), ["index --rebuild", "index --rebuild"]),
        (full(), full(), ["make room", "空きを作って"]),
        (full_index(), full_index(), ["make room", "空きを作って"]),
        (refused(), refused(), ["try again", "もう一度"]),
    ] {
        let (happened, english) = (english.to_string(), told(english, Language::English));
        assert!(
            english.starts_with(&happened) && english.contains(to_do),
            "{english}"
        );
        let japanese = told(japanese, Language::Japanese);
        assert!(japanese.contains(todo_ja), "{japanese}");
    }
}

#[test]
fn what_says_it_already_is_not_told_twice() {
    let exists = EngineError::Exists(NotePath::new("a.md").unwrap());
    let message = exists.to_string();
    assert_eq!(told(exists, Language::English), message);
    let settings = EngineError::Store("settings.toml, line 3".into());
    let message = settings.to_string();
    assert_eq!(told(settings, Language::English), message);
}

#[test]
fn japanese_names_a_way_out_where_english_does() {
    for (code, to_do) in [
        (ErrorCode::ReadOnly, "書き込めるように"),
        (ErrorCode::NoTrash, "消してください"),
        (ErrorCode::TooLarge, "分けてください"),
    ] {
        let told = Failure::Api(ApiError::new(code, "so it is")).message(Language::Japanese);
        assert!(
            told.contains(to_do) && told.ends_with("(so it is)"),
            "{told}"
        );
    }
}

#[test]
fn what_makes_a_note_read_only_is_named_with_its_way_out() {
    for (why, english, japanese) in [
        (ReadOnly::Encoding, "convert the file", "UTF-8 に変えて"),
        (ReadOnly::Large, "divide it", "分けてください"),
        (ReadOnly::Permission, "permit writing", "書き込めるように"),
        (ReadOnly::Link, "what it leads to", "リンクの先を"),
    ] {
        for (language, to_do) in [(Language::English, english), (Language::Japanese, japanese)] {
            let path = NotePath::new("a.md").unwrap();
            let told = told(EngineError::ReadOnly { path, why }, language);
            assert!(told.starts_with("a.md: ") && told.contains(to_do), "{told}");
        }
    }
}
