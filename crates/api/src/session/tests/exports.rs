//! Passages taken into a file of their own.

use super::*;
use crate::exports::{ALL_PICTURES, Head, LARGEST_PICTURE};

/// The smallest picture there is.
const DOT: &[u8] = b"GIF89a\x01\0\x01\0\0\0\0;";

struct Desk {
    session: Session,
    vault: PathBuf,
    /// Where files are exported to.
    folder: PathBuf,
    _home: Home,
}

impl Desk {
    fn new() -> Self {
        let home = Home::new();
        let vault = home.vault("notes", &[("diary/a.md", "![[dot.gif]]\n")]);
        let folder = home.vault("taken", &[]);
        let session = home.session();
        session.open_vault(&vault).unwrap();
        Self {
            session,
            vault,
            folder,
            _home: home,
        }
    }

    fn begin(&self, ticket: u32, name: &str, format: ExportFormat) -> PathBuf {
        let file = self.folder.join(name);
        let head = Head {
            format,
            title: "港 <&>",
            language: "ja",
        };
        self.session.begin_export(&file, ticket, &head).unwrap();
        file
    }

    fn embed(&self, ticket: u32, target: &str) -> Result<EmbeddedPicture, ApiError> {
        let request = EmbedPicture {
            ticket,
            from: "diary/a.md".into(),
            target: target.into(),
        };
        commands::exports::embed_picture(&self.session, request)
    }

    fn add(&self, ticket: u32, text: &str) -> Result<Nothing, ApiError> {
        let text = text.into();
        commands::exports::add_to_export(&self.session, AddToExport { ticket, text })
    }

    fn finish(&self, ticket: u32) -> Result<ExportDone, ApiError> {
        commands::exports::finish_export(&self.session, ExportTicket { ticket })
    }

    fn stop(&self, ticket: u32) {
        commands::exports::stop_export(&self.session, ExportTicket { ticket }).unwrap();
    }

    /// Names of all files in the folder, those that are not whole too.
    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(&self.folder).unwrap();
        let mut names: Vec<String> = names
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

fn code<T>(result: Result<T, ApiError>) -> Option<ErrorCode> {
    result.err().map(|error| error.code)
}

#[test]
fn a_page_holds_its_pieces_and_pictures_and_asks_for_nothing() {
    let desk = Desk::new();
    fs::write(desk.vault.join("diary/dot.gif"), DOT).unwrap();
    let file = desk.begin(1, "page.html", ExportFormat::Html);
    let address = desk.embed(1, "dot.gif").unwrap().address.unwrap();
    desk.add(
        1,
        &format!("<p>一<img src=\"{address}\"></p><script>fired()</script>"),
    )
    .unwrap();
    // It stood for the picture in that piece alone.
    desk.add(1, &format!("<p>二<img src=\"{address}\"></p>"))
        .unwrap();
    assert!(!file.exists(), "it is not whole");
    let done = desk.finish(1).unwrap();
    assert_eq!(
        (done.file.as_str(), done.missing, done.too_large),
        ("page.html", 0, 0)
    );
    let page = fs::read_to_string(&file).unwrap();
    let picture = "<p>一<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAADs=\"></p>";
    assert!(
        page.contains(&format!("{picture}<p>二<img></p></main>")),
        "{page}"
    );
    assert!(page.contains("<html lang=\"ja\">") && page.contains("<h1>港 &lt;&amp;&gt;</h1>"));
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"));
    assert!(!page.contains("fired"), "{page}");
    assert_eq!(desk.files(), ["page.html"]);
    assert_eq!(code(desk.add(1, "more")), Some(ErrorCode::Cancelled));
}

#[test]
fn markdown_is_written_as_it_is() {
    let desk = Desk::new();
    let file = desk.begin(1, "taken.md", ExportFormat::Markdown);
    desk.add(1, "\n## 日\n\n<b>*一*</b> ![[dot.gif]]\n")
        .unwrap();
    desk.finish(1).unwrap();
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(text, "# 港 <&>\n\n## 日\n\n<b>*一*</b> ![[dot.gif]]\n");
}

#[test]
fn what_is_called_off_leaves_nothing_and_what_was_there_stays() {
    let desk = Desk::new();
    let file = desk.folder.join("page.html");
    fs::write(&file, "before").unwrap();
    desk.begin(1, "page.html", ExportFormat::Html);
    desk.add(1, "<p>一</p>").unwrap();
    assert_eq!(desk.files().len(), 2, "it is written beside its place");
    desk.stop(1);
    assert_eq!(desk.files(), ["page.html"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(code(desk.finish(1)), Some(ErrorCode::Cancelled));

    // So do a newer one, a window that is loaded again, and another vault.
    desk.begin(2, "two.html", ExportFormat::Html);
    desk.begin(3, "three.html", ExportFormat::Html);
    assert_eq!(code(desk.add(2, "x")), Some(ErrorCode::Cancelled));
    assert_eq!(desk.files().len(), 2);
    desk.session.window_loaded();
    assert_eq!(code(desk.embed(3, "dot.gif")), Some(ErrorCode::Cancelled));
    desk.begin(4, "four.html", ExportFormat::Html);
    desk.session.close_vault();
    assert_eq!(desk.files(), ["page.html"]);
}

#[test]
fn pictures_that_are_not_there_or_too_large_are_counted() {
    let desk = Desk::new();
    let sized = |name: &str, bytes: usize| {
        let mut picture = DOT.to_vec();
        picture.resize(bytes, 0);
        fs::write(desk.vault.join(name), picture).unwrap();
    };
    sized("fits.gif", LARGEST_PICTURE);
    sized("large.gif", LARGEST_PICTURE + 1);
    fs::write(desk.vault.join("text.gif"), "no picture").unwrap();
    desk.begin(1, "page.html", ExportFormat::Html);
    let left = |target: &str| desk.embed(1, target).unwrap().left;
    assert_eq!(left("none.gif"), Some(EmbedLeft::Missing));
    assert_eq!(left("text.gif"), Some(EmbedLeft::Missing));
    assert_eq!(left("large.gif"), Some(EmbedLeft::TooLarge));
    for _ in 0..ALL_PICTURES / LARGEST_PICTURE {
        assert_eq!(left("fits.gif"), None);
        desk.add(1, "").unwrap();
    }
    assert_eq!(left("fits.gif"), Some(EmbedLeft::TooLarge), "all together");
    let done = desk.finish(1).unwrap();
    assert_eq!((done.missing, done.too_large), (2, 2));
}

#[test]
fn what_can_not_be_written_says_why() {
    let desk = Desk::new();
    let head = Head {
        format: ExportFormat::Html,
        title: "",
        language: "en",
    };
    let nowhere = desk.folder.join("no folder of this name/page.html");
    let error = desk.session.begin_export(&nowhere, 1, &head).unwrap_err();
    assert_eq!(error.code, ErrorCode::Io);
    assert!(error.message.contains("page.html"), "{error}");
}

#[cfg(unix)]
#[test]
fn others_may_read_it_as_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let plain = desk.vault.join("plain");
    fs::write(&plain, "").unwrap();
    let file = desk.begin(1, "page.html", ExportFormat::Html);
    desk.finish(1).unwrap();
    let mode = |file: &PathBuf| fs::metadata(file).unwrap().permissions().mode();
    assert_eq!(mode(&file), mode(&plain));
}
