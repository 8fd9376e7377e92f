//! Folders of notes for the tests, and other programs that write into them.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::App;
use crate::desktop::Desktop;
use crate::keyboard::MAIN_WINDOW;

/// A diary of three days and two topic notes, with tags and links both ways.
const NOTES: [(&str, &str); 5] = [
    (
        "diary/2024-11-09.md",
        "# 2024年11月9日(土)\n\n投票の前の日、港は静かだった。[[潮見港]] の灯りがともる。\n\n#住民投票(前夜) #潮見港/再開発\n",
    ),
    (
        "diary/2024-11-10.md",
        "# 2024年11月10日(日)\n\n投票所には朝から列ができた。\n\n#住民投票(投票日)\n\n夜、開票が始まる。\n\n#住民投票(開票) #反対#賛成\n",
    ),
    (
        "diary/2024-11-11.md",
        "# 2024年11月11日(月)\n\nThe tram was full this morning. See [[Thread binding]].\n\n#tram\n",
    ),
    (
        "topics/潮見港.md",
        "# 潮見港\n\n港の歴史。[[Thread binding]] の道具もここで買った。\n\n#潮見港\n",
    ),
    (
        "topics/Thread binding.md",
        "# Thread binding\n\nFour holes, thread three times as long as the spine.\n\n#binding\n",
    ),
];

/// The diary, and the app with a note of it open, where keys go.
pub async fn open_at(desktop: &mut Desktop, title: &str) -> (PathBuf, App) {
    let vault = diary(desktop);
    let app = App::start(desktop, &["--vault", &vault.display().to_string()]).await;
    app.open_note(title).await;
    desktop.activate(MAIN_WINDOW).await;
    app.has_the_keyboard().await;
    (vault, app)
}

/// Makes the diary in a folder of the desktop.
pub fn diary(desktop: &Desktop) -> PathBuf {
    let vault = desktop.folder("vault");
    for (path, text) in NOTES {
        let file = vault.join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, text).expect("a note");
    }
    vault
}

/// The vault that is shipped with the app.
pub fn shipped_sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-vault")
}

/// A copy of it in a folder of the desktop.
pub fn sample(desktop: &Desktop) -> PathBuf {
    let copy = desktop.folder("sample");
    for (path, bytes) in contents(&shipped_sample()) {
        let file = copy.join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a note");
    }
    copy
}

/// Every file below a folder, with its bytes.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below the folder");
                match fs::read(&path) {
                    Ok(bytes) => drop(found.insert(name.to_owned(), bytes)),
                    // On its way into a note's place, say.
                    Err(error) if error.kind() == ErrorKind::NotFound => {}
                    Err(error) => panic!("{}: {error}", path.display()),
                }
            }
        }
    }
    found
}

/// The ways in which editors write a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveStyle {
    /// Over the old bytes, in the same file.
    InPlace,
    /// Into a new file that then takes the old one's name.
    AtomicRename,
    /// The old file is renamed, a new one written, the old one deleted.
    RenameAway,
    /// The file is emptied, and written a little later.
    TruncateThenWrite,
    /// Over the old one, with a time from before it was written.
    OlderTime,
}

impl SaveStyle {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::InPlace,
        Self::AtomicRename,
        Self::RenameAway,
        Self::TruncateThenWrite,
        Self::OlderTime,
    ];

    /// What a shell does to save so; `$1` is the file, `$2` its new text.
    fn script(self) -> &'static str {
        match self {
            Self::InPlace => r#"printf %s "$2" | dd of="$1" conv=notrunc status=none"#,
            Self::AtomicRename => r#"printf %s "$2" >"$1.new" && mv -f "$1.new" "$1""#,
            Self::RenameAway => r#"mv "$1" "$1~" && printf %s "$2" >"$1" && rm "$1~""#,
            Self::OlderTime => {
                r#"printf %s "$2" >"$1.new" && touch -d 2001-01-01 "$1.new" && mv -f "$1.new" "$1""#
            }
            Self::TruncateThenWrite => r#": >"$1" && sleep 0.15 && printf %s "$2" >>"$1""#,
        }
    }

    /// Lets another process save a file so. Answers when it had done so, in milliseconds
    /// since 1970.
    pub fn save(self, desktop: &Desktop, file: &Path, text: &str) -> f64 {
        let script = format!("{} && date +%s%N", self.script());
        let file = file.display().to_string();
        let ended = desktop.run("sh", &["-ec", &script, "save", &file, text]);
        let ended = ended.unwrap_or_else(|| panic!("{self:?} could not save {file}"));
        ended.parse::<f64>().expect("a time") / 1e6
    }
}
