//! The tray's menu: what stands in it and in what words. On Linux the icon itself can't
//! be clicked, so that everything is here.

use std::sync::{Mutex, PoisonError};

use tauri::menu::{CheckMenuItem, IsMenuItem, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};
use tsuzuri_api::wire::{IndexPhase, IndexState, NoteRow, SyncState};

use crate::words::say;

/// How many notes are at hand.
pub const RECENT: u32 = 5;

/// Where they are in the menu: behind the first three items and a line.
const RECENT_AT: usize = 4;

/// Of a longer title only this many characters are shown.
const LONGEST: usize = 40;

/// What can be clicked.
#[derive(Debug, PartialEq, Eq)]
pub enum Item {
    Capture,
    Today,
    Search,
    /// Vault-relative path.
    Note(String),
    Open,
    Pause,
    Quit,
}

impl Item {
    fn id(&self) -> String {
        match self {
            Self::Capture => "capture".to_owned(),
            Self::Today => "today".to_owned(),
            Self::Search => "search".to_owned(),
            Self::Note(path) => format!("note:{path}"),
            Self::Open => "open".to_owned(),
            Self::Pause => "pause".to_owned(),
            Self::Quit => "quit".to_owned(),
        }
    }

    /// What stands in the menu under this id.
    pub fn of_id(id: &str) -> Option<Self> {
        if let Some(path) = id.strip_prefix("note:") {
            return Some(Self::Note(path.to_owned()));
        }
        [
            Self::Capture,
            Self::Today,
            Self::Search,
            Self::Open,
            Self::Pause,
            Self::Quit,
        ]
        .into_iter()
        .find(|item| item.id() == id)
    }

    fn words(&self, app: &AppHandle) -> String {
        match self {
            Self::Capture => say(app, "Quick capture…", "書きとめる…"),
            Self::Today => say(app, "Today", "今日のノート"),
            Self::Search => say(app, "Search…", "検索…"),
            Self::Note(path) => return label(path),
            Self::Open => say(app, "Open Tsuzuri", "Tsuzuri を開く"),
            Self::Pause => say(app, "Pause live sync", "自動同期を一時停止"),
            Self::Quit => say(app, "Quit", "終了"),
        }
        .to_owned()
    }
}

/// The menu and those of its items that change.
pub struct Menu {
    /// What hangs from the icon.
    pub whole: tauri::menu::Menu<Wry>,
    plain: Vec<(Item, MenuItem<Wry>)>,
    recent: Mutex<Submenu<Wry>>,
    pause: CheckMenuItem<Wry>,
    shown: Mutex<Shown>,
}

/// What the changing items show.
#[derive(Default, PartialEq, Eq)]
struct Shown {
    /// The notes' paths and titles.
    notes: Vec<(String, String)>,
    open: bool,
    paused: bool,
    language: &'static str,
}

impl Menu {
    /// Makes it, in the person's language; no vault is open yet.
    pub fn new(app: &AppHandle) -> tauri::Result<Self> {
        let item = |item: Item| {
            let made = MenuItem::with_id(app, item.id(), item.words(app), true, None::<&str>)?;
            tauri::Result::Ok((item, made))
        };
        let (capture, today, search) = (
            item(Item::Capture)?,
            item(Item::Today)?,
            item(Item::Search)?,
        );
        let (open, quit) = (item(Item::Open)?, item(Item::Quit)?);
        let recent = recent_of(app)?;
        let words = Item::Pause.words(app);
        let pause =
            CheckMenuItem::with_id(app, Item::Pause.id(), words, false, false, None::<&str>)?;
        let line = || PredefinedMenuItem::separator(app);
        let whole = tauri::menu::Menu::new(app)?;
        whole.append_items(&[&capture.1, &today.1, &search.1, &line()?, &recent, &line()?])?;
        whole.append_items(&[&open.1, &pause, &line()?, &quit.1])?;
        Ok(Self {
            whole,
            plain: vec![capture, today, search, open, quit],
            recent: Mutex::new(recent),
            pause,
            shown: Mutex::default(),
        })
    }

    /// Whether the menu shows another state than this.
    pub fn is_news(&self, state: &IndexState) -> bool {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        (shown.open, shown.paused) != open_and_paused(state)
    }

    /// Shows this. May wait for the window's thread; what is shown already is left alone.
    pub fn show(
        &self,
        app: &AppHandle,
        state: &IndexState,
        notes: &[NoteRow],
    ) -> tauri::Result<()> {
        let (open, paused) = open_and_paused(state);
        let now = Shown {
            notes: notes
                .iter()
                .map(|note| (note.path.clone(), note.title.clone()))
                .collect(),
            open,
            paused,
            language: crate::words::language(app),
        };
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        if now.language != shown.language {
            for (item, made) in &self.plain {
                made.set_text(item.words(app))?;
            }
            self.pause.set_text(Item::Pause.words(app))?;
        }
        if now.language != shown.language || now.notes != shown.notes {
            self.show_recent(app, &now.notes)?;
        }
        self.pause.set_enabled(now.open)?;
        // Also when it shows so already: the click that led here has turned it.
        self.pause.set_checked(now.paused)?;
        *shown = now;
        Ok(())
    }

    /// Hangs a new submenu in: on Linux one keeps the words that it was made with.
    fn show_recent(&self, app: &AppHandle, notes: &[(String, String)]) -> tauri::Result<()> {
        let items: Vec<_> = notes
            .iter()
            .map(|(path, title)| {
                let id = Item::Note(path.clone()).id();
                MenuItem::with_id(app, id, label(title), true, None::<&str>)
            })
            .collect::<tauri::Result<_>>()?;
        let items: Vec<&dyn IsMenuItem<Wry>> = items.iter().map(|item| item as _).collect();
        let new = recent_of(app)?;
        new.append_items(&items)?;
        new.set_enabled(!notes.is_empty())?;
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        self.whole.remove(&*recent)?;
        self.whole.insert(&new, RECENT_AT)?;
        *recent = new;
        Ok(())
    }
}

fn recent_of(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    let words = say(app, "Recent notes", "最近のノート");
    Submenu::with_id(app, "recent", words, false)
}

fn open_and_paused(state: &IndexState) -> (bool, bool) {
    let open = state.phase != IndexPhase::Closed;
    (open, open && state.sync == SyncState::Paused)
}

/// A title, which may be anything, as one line of a menu.
fn label(title: &str) -> String {
    let kept = title.chars().map(|c| if c.is_control() { ' ' } else { c });
    // Marks that turn the direction of writing would turn that of the whole menu.
    let kept = kept.filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    let mut characters = kept.skip_while(|c| c.is_whitespace());
    let mut line: String = characters.by_ref().take(LONGEST).collect();
    if characters.next().is_some() {
        line.pop();
        line.push('…');
    }
    // One & would underline what follows; an underscore is taken as it is.
    line.trim_end().replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::{Item, label};

    #[test]
    fn a_title_becomes_one_short_line() {
        assert_eq!(label("読書 & メモ_1"), "読書 && メモ_1");
        assert_eq!(label("  a\nb\u{202e}c\t"), "a bc");
        assert_eq!(label(&"綴".repeat(40)), "綴".repeat(40));
        assert_eq!(label(&"綴".repeat(41)), format!("{}…", "綴".repeat(39)));
    }

    #[test]
    fn an_id_says_what_was_clicked() {
        let note = Item::Note("quit".to_owned());
        assert_eq!(Item::of_id(&note.id()), Some(note));
        assert_eq!(Item::of_id("quit"), Some(Item::Quit));
        assert_eq!(Item::of_id("else"), None);
    }
}
