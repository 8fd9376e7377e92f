//! Pictures of every view in both languages, for `make screenshots`: target/tmp/pictures.

use std::fs;
use std::path::Path;

use crate::app::{App, on_a_desktop};
use crate::desktop::Desktop;
use crate::vault;

#[test]
fn every_view_in_both_languages() {
    for (language, locale, words) in [
        ("en", "C.UTF-8", ["Choose a folder", "Notes", "Tags"]),
        ("ja", "ja_JP.UTF-8", ["フォルダー", "ノート", "タグ"]),
    ] {
        on_a_desktop(async |desktop| {
            desktop.set("LANG", locale);
            views(desktop, language, words).await;
        });
    }
}

async fn views(desktop: &mut Desktop, language: &str, words: [&str; 3]) {
    let app = App::start(desktop, &[]).await;
    app.shows("body", words[0]).await;
    picture(&app, language, "first-run").await;
    app.end(desktop).await;

    let vault = vault::sample(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.shows("body", words[1]).await;
    picture(&app, language, "main").await;
    app.end(desktop).await;
}

async fn picture(app: &App, language: &str, view: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{view}-{language}.png"));
    fs::write(&file, app.picture().await).expect("a picture");
    eprintln!("{}", file.display());
}
