//! A long note is scrolled through from its beginning to its end, and stays where one scrolled to.

use std::fmt::Write as _;
use std::fs;

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::vault;

/// What heights that were guessed may be wrong by when they are measured, in pixels: 8 in the fonts
/// of most desktops, 105 where there is none but Noto's. A page has about 700.
const GUESSED: f64 = 200.0;

/// Scrolls down by a part of a page, and answers once it is drawn: where it was asked to be and where
/// it is, in pixels from the top, and how far down it could be.
const SCROLL: &str = "
    const done = arguments[arguments.length - 1];
    const scroller = document.querySelector('.cm-scroller');
    scroller.scrollTop += scroller.clientHeight * arguments[0];
    const asked = scroller.scrollTop;
    let frames = 0;
    const look = () => {
      frames += 1;
      if (frames < 6) return requestAnimationFrame(look);
      done([asked, scroller.scrollTop, scroller.scrollHeight - scroller.clientHeight]);
    };
    requestAnimationFrame(look);";

#[test]
fn a_long_note_stays_where_it_is_scrolled_to() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop);
        fs::write(vault.join("Long.md"), long()).expect("a note");
        let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
        app.open_note("Long").await;
        scroll(&app, 0.0).await;
        through(&app, "at first").await;
        // Now each line has been drawn.
        app.script(
            "document.querySelector('.cm-scroller').scrollTop = 0",
            vec![],
        )
        .await;
        through(&app, "again").await;
        app.end(desktop).await;
    });
}

/// Pages down until it goes no further.
async fn through(app: &App, when: &str) {
    let mut last = -1.0;
    for page in 1.. {
        let [asked, at, most] = scroll(app, 0.9).await;
        assert!(
            (at - asked).abs() < GUESSED,
            "{when}, page {page}: scrolled to {asked} of {most}, and came to {at}"
        );
        if at <= last {
            assert!(page > 10, "{when}: only {page} pages");
            assert!(at > most - 1.0, "{when}: ended at {at} of {most}");
            return;
        }
        last = at;
    }
}

async fn scroll(app: &App, pages: f64) -> [f64; 3] {
    let answer = app.script_async(SCROLL, vec![json!(pages)]).await;
    serde_json::from_value(answer.clone()).unwrap_or_else(|error| panic!("{answer}: {error}"))
}

/// Lines of many heights, and short ones of each: front matter, where the cursor stays, headings,
/// quotes, code, a list and a table.
fn long() -> String {
    let tags = json!(vec!["a tag of the front matter that is long enough"; 30]);
    let mut text = format!("---\naliases: {tags}\n---\n\n# Long\n\n");
    for n in 0..30 {
        let _ = write!(
            text,
            "## Part {n}\n\nShort.\n\n四系統が潮見駅に着く。{}\n\n> Quoted.\n\n- one\n- two\n\n\
             ```js\nlet n;\n```\n\nWhy\n---\n\n| a | b |\n|---|---|\n| c | d |\n\n#長い#註\n\n",
            "Words of a paragraph that takes some lines. ".repeat(n % 7)
        );
    }
    text
}
