//! A stream taken elsewhere: one page that needs nothing else, and Markdown; with progress, and
//! called off without a trace.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::app::{App, on_a_desktop, wait};
use crate::chooser::choose;
use crate::desktop::Desktop;
use crate::hostile::{Control, Server};
use crate::requests::Held;
use crate::vault;

/// A passage with what a page has to bring along, or to do without.
const PASSAGE: &str = "水位は $h = x^2$ で決まる。\n\n$$\\sum_{i=1}^{n} \\frac{i}{2}$$\n\n\
                       ![[灯.png|32]]\n\n![](none.png)\n\n```js\nconst tide = 'low';\n```";

/// Where the passage ends, which is too long to be shown whole among others.
const END: &str = "夜半に数え終わった。\n\n#住民投票(翌日)\n";

#[test]
fn a_stream_becomes_a_page_that_needs_nothing_else() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        let between = "票を数える。\n\n".repeat(500);
        let note = format!("# 2024年11月12日(火)\n\n{PASSAGE}\n\n{between}{END}");
        fs::write(vault.join("diary/2024-11-12.md"), note).expect("a note");
        let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../icons/64x64.png");
        fs::create_dir(vault.join("attachments")).expect("a folder");
        fs::copy(picture, vault.join("attachments/灯.png")).expect("a picture");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("住民投票").await;
        app.shows(".stream", "票を数える").await;
        let folder = desktop.folder("exports");
        for (kind, file, said) in [
            (
                "HTML",
                "tag.html",
                "Exported to tag.html. 1 picture was not found.",
            ),
            ("Markdown", "tag.md", "Exported to tag.md."),
        ] {
            app.click("button", &format!("Export: {kind}")).await;
            choose(desktop, "Export", &folder.join(file)).await;
            app.shows(".done", said).await;
        }
        let text = fs::read_to_string(folder.join("tag.md")).expect("the text");
        assert!(
            text.starts_with("# 住民投票\n\n## Tue, 12 November 2024\n")
                && text.contains("#住民投票(前夜) #潮見港/再開発\n"),
            "{text}"
        );
        assert!(text.contains("\n\n水位は $h = x^2$ で決まる。\n"), "{text}");
        assert!(text.contains(END), "{text}");
        app.end(desktop).await;
        let page = fs::read_to_string(folder.join("tag.html")).expect("the page");
        assert!(page.contains("夜半に数え終わった。") && !page.contains("Cut here"));
        opened_alone(desktop, page).await;
    });
}

/// As another browser shows the page.
async fn opened_alone(desktop: &mut Desktop, page: String) {
    let server = Server::start();
    let control = Control::start(desktop, &server).await;
    server.hand_out(page);
    control.go_to("/made").await;
    let shown = "const of = (selector) => [...document.querySelectorAll(selector)]; \
         const [image] = of('img'); \
         const size = (element) => element.getBoundingClientRect(); \
         const paper = (scheme) => { \
           document.documentElement.style.setProperty('color-scheme', scheme); \
           return getComputedStyle(document.documentElement).backgroundColor; \
         }; \
         return { \
           title: document.title, lang: document.documentElement.lang, \
           articles: of('article').length, days: of('h2').length, images: of('img').length, \
           picture: [image.naturalWidth, size(image).width], \
           left: of('.left').map((element) => element.textContent), \
           raised: size(of('msup > mn')[0]).height < size(of('msup > mi')[0]).height * 1.5 \
             && size(of('msup > mn')[0]).top < size(of('msup > mi')[0]).top, \
           stacked: size(of('mfrac > *')[0]).bottom <= size(of('mfrac > *')[1]).top + 1, \
           code: of('.tok-keyword').map((element) => element.textContent), \
           thread: getComputedStyle(of('article')[0]).borderLeftWidth, \
           papers: [paper('light'), paper('dark')], \
           asked: performance.getEntriesByType('resource').map(({ name }) => name) \
             .filter((name) => !name.startsWith('data:')), \
         }";
    let shown = control.script(shown, vec![]).await;
    assert_eq!(
        shown,
        json!({
            "title": "住民投票", "lang": "en", "articles": 4, "days": 3, "images": 1,
            "picture": [64, 32], "left": ["Picture not found: none.png"],
            "raised": true, "stacked": true, "code": ["const"], "thread": "1px",
            "papers": ["rgb(251, 250, 247)", "rgb(23, 25, 29)"], "asked": [],
        })
    );
    control.end(desktop).await;
}

#[test]
fn a_long_export_says_how_far_it_is_and_is_called_off_without_a_trace() {
    const MANY: usize = 60;
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        for number in 0..MANY {
            fs::write(vault.join(format!("{number}.md")), "#多い 話\n").expect("a note");
        }
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_tag("多い").await;
        app.shows(".stream [role=status]", "60 passages").await;
        app.watch_requests().await;
        app.hold("add_to_export", Held::Answer).await;
        let file = desktop.folder("exports").join("many.html");
        let beside = || {
            fs::read_dir(file.parent().expect("a folder"))
                .expect("it")
                .count()
        };
        app.click("button", "Export: HTML").await;
        choose(desktop, "Export", &file).await;
        app.shows(".goes", "0 of 60 passages").await;
        wait("it on its way", async || beside() == 1).await;
        let held = app.all("button", "Export: Markdown").await.remove(0);
        assert!(!held.is_enabled().await.expect("a state"), "one at a time");
        app.wait("a way to call it off", async || {
            let button = "const button = document.querySelector('.goes button'); \
                          button?.click(); return button !== null";
            app.script(button, vec![]).await == json!(true)
        })
        .await;
        app.let_go().await;
        wait("nothing of it", async || beside() == 0).await;
        app.wait("the bar to go", async || app.text(".done").await.is_empty())
            .await;

        // What is not called off counts on to its end.
        app.click("button", "Export: HTML").await;
        choose(desktop, "Export", &file).await;
        app.shows(".done", "Exported to many.html.").await;
        let page = fs::read_to_string(&file).expect("the page");
        assert_eq!(page.matches("<article").count(), MANY);
        app.end(desktop).await;
    });
}
