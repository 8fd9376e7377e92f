//! Pages are drawn in layers where something but the processor can draw, and without elsewhere: as
//! here. They look the same.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::app::{App, on_a_desktop};
use crate::desktop::Desktop;
use crate::process::Process;
use crate::vault;

/// Of a million pixels: a caret that is there in one picture, the edges of letters.
const MAY_DIFFER: u32 = 2_000;

#[test]
fn no_layers_are_drawn_without_a_graphics_processor() {
    on_a_desktop(async |desktop| {
        let vault = vault::diary(desktop).display().to_string();
        let layered = look(desktop, &vault, "layered").await;
        assert!(layered.by_opengl, "layers need OpenGL");
        desktop.leave_layers_to_the_app();
        let flat = look(desktop, &vault, "flat").await;
        assert!(!flat.by_opengl, "a page draws layers");
        for (flat, layered) in flat.pictures.iter().zip(&layered.pictures) {
            let differ = differing(desktop, flat, layered);
            assert!(differ < MAY_DIFFER, "{differ} pixels of {flat:?}");
        }
        let [light, dark] = &flat.pictures;
        assert!(differing(desktop, light, dark) > 100 * MAY_DIFFER);
    });
}

/// What a window came to.
struct Looked {
    /// Its page has a thread that draws layers by OpenGL.
    by_opengl: bool,
    /// Of the screen, by day and by night.
    pictures: [PathBuf; 2],
}

async fn look(desktop: &mut Desktop, vault: &str, name: &str) -> Looked {
    let app = App::start(desktop, &["--vault", vault]).await;
    app.open_note("潮見港").await;
    app.shows(".cm-content", "港の歴史").await;
    app.shows(".panel", "港は静かだった").await;
    let mut pictures = [PathBuf::new(), PathBuf::new()];
    for (theme, picture) in ["light", "dark"].into_iter().zip(&mut pictures) {
        let script = "document.documentElement.dataset.theme = arguments[0]";
        app.script(script, vec![json!(theme)]).await;
        app.is_still().await;
        *picture = desktop
            .folder("pictures")
            .join(format!("{name}-{theme}.png"));
        take(desktop, picture);
    }
    let by_opengl = Process::all_of(desktop).iter().any(draws_by_opengl);
    app.end(desktop).await;
    Looked {
        by_opengl,
        pictures,
    }
}

fn draws_by_opengl(process: &Process) -> bool {
    let threads = fs::read_dir(process.folder().join("task"));
    let names = threads
        .into_iter()
        .flatten()
        .flatten()
        .map(|thread| fs::read_to_string(thread.path().join("comm")).unwrap_or_default());
    names
        .map(|name| name.trim_end().to_owned())
        .any(|name| name == "SkiaGPUWorker")
}

/// Of the screen: a page's own picture is drawn anew, without layers.
fn take(desktop: &Desktop, picture: &Path) {
    let picture = picture.display().to_string();
    let taken = desktop.run("import", &["-window", "root", &picture]);
    taken.expect("a picture of the screen");
}

/// How many pixels of two pictures differ by more than a shade.
fn differing(desktop: &Desktop, one: &Path, other: &Path) -> u32 {
    let (one, other) = (one.display().to_string(), other.display().to_string());
    let difference = ["-compose", "difference", "-composite", "-threshold", "10%"];
    let count = [
        "-separate",
        "-evaluate-sequence",
        "max",
        "-format",
        "%[fx:mean*w*h]",
        "info:",
    ];
    let args = [&[one.as_str(), other.as_str()], &difference[..], &count[..]].concat();
    let counted = desktop.run("convert", &args).expect("both pictures");
    counted.trim().parse::<f64>().expect("a number") as u32
}
