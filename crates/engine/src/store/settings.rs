//! `settings.toml`: how one vault is read. Written by people; unknown keys and patterns
//! that mean nothing are refused with their line, so that a typing error is not silently
//! the default. What is chosen in the app is written into the same file, beside what
//! people wrote there: their comments and other keys stay as they are.

use std::{num::NonZeroU16, sync::Arc};

use serde::Deserialize;
use toml_edit::{DocumentMut, Item, TableLike, TomlError, Value, value};
use tsuzuri_syntax::Profile;

use crate::edit::FileMove;
use crate::path::NotePath;
use crate::vault::{AddressMap, AddressRule, BadPattern, NotePattern, Published, VaultReading};

/// Settings of one vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultSettings {
    /// What decides which tags and links its notes hold.
    pub reading: VaultReading,
    /// Where a day's note goes: `{yyyy}`, `{mm}` and `{dd}` stand for the day, `{m}` and `{d}`
    /// for its numbers without a leading zero.
    pub daily_note: String,
    /// The note whose text a new day's note begins with, vault-relative.
    pub daily_template: Option<String>,
    /// The folder whose notes are templates, vault-relative.
    pub templates: String,
    /// Where files go that are pasted or dropped into a note, as Obsidian writes it: `/` is
    /// the root, `./` the note's folder, `./files` a folder in that. `None`: as Obsidian's
    /// own settings in the vault say, else `attachments`.
    pub attachments: Option<String>,
    /// How long earlier versions of notes are kept after others took their place, in days.
    pub history_days: u16,
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self {
            reading: VaultReading::default(),
            daily_note: "diary/{yyyy}/{yyyy}-{mm}-{dd}.md".to_owned(),
            daily_template: None,
            templates: "templates".to_owned(),
            attachments: None,
            history_days: 30,
        }
    }
}

/// What of the settings the app lets one choose; `None` is the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenSettings {
    /// How hashtags are read.
    pub profile: Option<Profile>,
    /// As [`VaultSettings::daily_note`].
    pub daily_note: Option<String>,
    /// As [`VaultSettings::daily_template`].
    pub daily_template: Option<String>,
    /// As [`VaultSettings::templates`].
    pub templates: Option<String>,
    /// As [`VaultSettings::attachments`].
    pub attachments: Option<String>,
    /// As [`VaultSettings::history_days`]; at least 1.
    pub history_days: Option<NonZeroU16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    profile: Option<ProfileName>,
    #[serde(default)]
    colours: bool,
    daily_note: Option<String>,
    daily_template: Option<String>,
    templates: Option<String>,
    attachments: Option<String>,
    history_days: Option<NonZeroU16>,
    #[serde(default)]
    addresses: Vec<Address>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum ProfileName {
    Tsuzuri,
    Obsidian,
    Twitter,
}

/// A table of `[[addresses]]`. Read in steps, so that each mistake has its own line.
#[derive(Deserialize)]
#[serde(try_from = "AddressTable")]
struct Address(AddressRule);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressTable {
    published: Left,
    note: Right,
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Left(Published);

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Right(NotePattern);

impl TryFrom<String> for Left {
    type Error = BadPattern;

    fn try_from(written: String) -> Result<Self, BadPattern> {
        Published::new(&written).map(Self)
    }
}

impl TryFrom<String> for Right {
    type Error = BadPattern;

    fn try_from(written: String) -> Result<Self, BadPattern> {
        NotePattern::new(&written).map(Self)
    }
}

impl TryFrom<AddressTable> for Address {
    type Error = BadPattern;

    fn try_from(table: AddressTable) -> Result<Self, BadPattern> {
        AddressRule::new(table.published.0, table.note.0).map(Self)
    }
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Tsuzuri => Self::Tsuzuri,
            ProfileName::Obsidian => Self::Obsidian,
            ProfileName::Twitter => Self::Twitter,
        }
    }
}

/// Reads the file's text; the message names the place.
pub fn read(text: &str) -> Result<VaultSettings, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let default = VaultSettings::default();
    let rules = file.addresses.into_iter().map(|address| address.0);
    Ok(VaultSettings {
        reading: VaultReading {
            profile: file.profile.map_or(default.reading.profile, Into::into),
            colours: file.colours,
            addresses: Arc::new(AddressMap::new(rules.collect())),
        },
        daily_note: file.daily_note.unwrap_or(default.daily_note),
        daily_template: file.daily_template,
        templates: file.templates.unwrap_or(default.templates),
        attachments: file.attachments,
        history_days: file
            .history_days
            .map_or(default.history_days, NonZeroU16::get),
    })
}

/// What the file's text chooses; the message names the place.
pub fn chosen(text: &str) -> Result<ChosenSettings, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    Ok(ChosenSettings {
        profile: file.profile.map(Into::into),
        daily_note: file.daily_note,
        daily_template: file.daily_template,
        templates: file.templates,
        attachments: file.attachments,
        history_days: file.history_days,
    })
}

/// The file's text with what it chooses chosen again; `None` when it is refused.
#[cfg(any(test, feature = "testing"))]
pub fn read_and_write(text: &str) -> Option<String> {
    read(text).ok()?;
    changed(text, |_| {}).ok()
}

/// The file's text once one has chosen of it, and all else as it was; the message names the
/// place.
pub fn changed(
    text: &str,
    choose: impl FnOnce(&mut ChosenSettings),
) -> Result<String, toml::de::Error> {
    let mut now = chosen(text)?;
    choose(&mut now);
    with(text, &now).map_err(serde::de::Error::custom)
}

/// The file's text with these choices in it.
fn with(text: &str, chosen: &ChosenSettings) -> Result<String, TomlError> {
    let mut file: DocumentMut = text.parse()?;
    let mut put = |key: &str, item: Option<Item>| match item {
        None => drop(file.remove(key)),
        Some(item) => match file.get_mut(key) {
            Some(old) => put(old, item),
            None => drop(file.insert(key, item)),
        },
    };
    put(
        "profile",
        chosen.profile.map(|profile| value(name(profile))),
    );
    put("daily_note", chosen.daily_note.as_deref().map(value));
    put(
        "daily_template",
        chosen.daily_template.as_deref().map(value),
    );
    put("templates", chosen.templates.as_deref().map(value));
    put("attachments", chosen.attachments.as_deref().map(value));
    let days = chosen.history_days.map(|days| value(i64::from(days.get())));
    put("history_days", days);
    Ok(file.to_string())
}

/// Puts one item in another's place. What stands around a value, a comment behind it, stays.
fn put(old: &mut Item, new: Item) {
    let around = old.as_value().map(|old| old.decor().clone());
    *old = new;
    if let (Some(around), Some(new)) = (around, old.as_value_mut()) {
        *new.decor_mut() = around;
    }
}

/// The file's text once a note or folder has moved: what it names in there follows, also the
/// notes of `[[addresses]]`. `None` when nothing changes. Folders of templates are looked for by
/// their usual name too; where new days and files go without being named, the vault says.
///
/// # Errors
/// When the text is none of settings.
pub fn moved(text: &str, place: &FileMove) -> Result<Option<String>, toml::de::Error> {
    let before = chosen(text)?;
    let usual = VaultSettings::default();
    let mut after = before.clone();
    follow(&mut after.daily_template, place);
    follow(&mut after.attachments, place);
    let templates = NotePath::new(before.templates.as_deref().unwrap_or(&usual.templates));
    if let Some(to) = templates.ok().and_then(|from| place.of(&from)) {
        after.templates = Some(to.to_string());
    }
    if let Some(pattern) = &before.daily_note {
        after.daily_note = followed(pattern, place).or(before.daily_note.clone());
    }
    // What could be read above can be parsed.
    let chosen = match after == before {
        true => None,
        false => with(text, &after).ok(),
    };
    let addresses = with_addresses(chosen.as_deref().unwrap_or(text), place);
    Ok(addresses.or(chosen))
}

/// The file's text with the notes of its addresses where they are now.
fn with_addresses(text: &str, place: &FileMove) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let mut has_changed = false;
    // As tables, or as a list of small ones.
    let tables: Vec<&mut dyn TableLike> = match file.get_mut("addresses")? {
        Item::ArrayOfTables(tables) => tables.iter_mut().map(|table| table as _).collect(),
        Item::Value(Value::Array(tables)) => {
            let tables = tables.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.map(|table| table as _).collect()
        }
        _ => return None,
    };
    for table in tables {
        let Some(note) = table.get_mut("note") else {
            continue;
        };
        if let Some(to) = note.as_str().and_then(|pattern| followed(pattern, place)) {
            put(note, value(to));
            has_changed = true;
        }
    }
    has_changed.then(|| file.to_string())
}

/// A pattern of paths that names what has moved, or begins with its folder.
fn followed(pattern: &str, place: &FileMove) -> Option<String> {
    let below = pattern.strip_prefix(place.from.as_str())?;
    let follows = below.is_empty() || below.starts_with('/');
    follows.then(|| format!("{}{below}", place.to))
}

fn follow(path: &mut Option<String>, place: &FileMove) {
    let from = path.as_deref().and_then(|path| NotePath::new(path).ok());
    if let Some(to) = from.and_then(|from| place.of(&from)) {
        *path = Some(to.to_string());
    }
}

fn name(profile: Profile) -> &'static str {
    match profile {
        Profile::Tsuzuri => "tsuzuri",
        Profile::Obsidian => "obsidian",
        Profile::Twitter => "twitter",
    }
}
