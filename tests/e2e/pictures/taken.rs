//! A stream on its way into a page, the page in another browser, and a blog that comes home.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::{keep, pictures};
use crate::app::App;
use crate::chooser::choose;
use crate::desktop::Desktop;
use crate::hostile::{Control, Server};
use crate::requests::Held;
use crate::vault;

/// What can only be found by words.
pub struct Words {
    pub language: &'static str,
    /// Titles of the dialogs.
    export: &'static str,
    import: &'static str,
    /// A button, and a row of its menu.
    menu: &'static str,
    blog: &'static str,
}

pub const ENGLISH: Words = Words {
    language: "en",
    export: "Export",
    import: "Import a blog: choose its export file",
    menu: "Menu",
    blog: "Import a blog",
};

pub const JAPANESE: Words = Words {
    language: "ja",
    export: "書き出す",
    import: "ブログの取り込み: 書き出したファイルを選ぶ",
    menu: "メニュー",
    blog: "ブログを取り込む",
};

/// A passage of everything that a page sets in its own way.
const PASSAGE: &str = "## 線路の高さ\n\n水位は $h = x^2$ で決まる。*強調* と **強い語**、==目印==、`code`。\n\n\
    $$\\sum_{i=1}^{n} \\frac{i}{2}$$\n\n> 引かれた文。潮位は年に三ミリずつ上がる。\n\n\
    > [!warning] 気をつける\n> 港側は徐行する。\n\n- [x] 数える\n- [ ] 写す\n\n\
    | 停留所 | 高さ |\n|---|---:|\n| 港前 | 1.2 m |\n| 潮見 | 3.4 m |\n\n\
    ```js\nconst tide = 'low'; // 潮\nlet height = 1.2;\n```\n\n![](none.png) と [外の頁](https://example.com/a)。[^1]\n\n\
    [^1]: 縮刷版による。\n\n#路面電車(線路)\n";

pub async fn taken_and_brought(desktop: &mut Desktop, words: &Words) {
    let vault = vault::sample(desktop);
    let note = format!("# 2024年12月1日(日)\n\n{PASSAGE}");
    fs::write(vault.join("diary/2024-12-01.md"), note).expect("a note");
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    let file = desktop.folder("exports").join("tram.html");
    taken(&app, desktop, words, &file).await;
    brought(&app, desktop, words).await;
    app.end(desktop).await;
    let page = fs::read_to_string(&file).expect("the page");
    shown(desktop, words.language, page).await;
}

async fn taken(app: &App, desktop: &Desktop, words: &Words, file: &Path) {
    let tags = app.select("#view-tags").await;
    tags.click().await.expect("a click");
    app.click("treeitem", "路面電車").await;
    app.shows(".stream", "線路の高さ").await;
    app.watch_requests().await;
    app.hold("add_to_export", Held::Answer).await;
    app.click("button", ": HTML").await;
    choose(desktop, words.export, file).await;
    // With the way to call it off.
    app.select(".goes button").await;
    pictures(app, desktop, words.language, "exporting").await;
    app.let_go().await;
    app.shows(".done", "tram.html").await;
    pictures(app, desktop, words.language, "exported").await;
}

async fn brought(app: &App, desktop: &Desktop, words: &Words) {
    app.click("button", words.menu).await;
    app.click("menuitem", words.blog).await;
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("imports/hatena.txt");
    choose(desktop, words.import, &export).await;
    app.select(".lists summary").await;
    pictures(app, desktop, words.language, "importing").await;
    let run = app.select(".long .does .primary").await;
    run.click().await.expect("a click");
    app.wait("the notes", async || {
        app.text(".long .does .primary").await.is_empty()
    })
    .await;
    pictures(app, desktop, words.language, "imported").await;
}

/// As another browser shows the page, by day and in the dark.
async fn shown(desktop: &mut Desktop, language: &str, page: String) {
    let server = Server::start();
    let control = Control::start(desktop, &server).await;
    server.hand_out(page);
    control.go_to("/made").await;
    for scheme in ["light", "dark"] {
        let chosen = "document.documentElement.style.setProperty('color-scheme', arguments[0])";
        control.script(chosen, vec![json!(scheme)]).await;
        for (part, top) in [("start", 0), ("more", 560)] {
            // And painted so.
            let scrolled = "scrollTo(0, arguments[0]); \
                 const frame = () => new Promise(requestAnimationFrame); \
                 return frame().then(frame).then(() => 0)";
            control.script(scrolled, vec![json!(top)]).await;
            let name = format!("exported-page-{part}-{scheme}");
            keep(&control.picture().await, language, &name);
        }
    }
    control.end(desktop).await;
}
