//! `settings.toml`: how one vault is read. Written by people; unknown keys are refused
//! with their line, so that a typing error is not silently the default.

use serde::Deserialize;
use tsuzuri_syntax::Profile;

/// Settings of one vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VaultSettings {
    /// The grammar of hashtags.
    pub profile: Profile,
    /// Where a day's note goes: `{yyyy}`, `{mm}` and `{dd}` stand for the day.
    pub daily_note: String,
    /// The note whose text a new day's note begins with, vault-relative.
    pub daily_template: Option<String>,
}

impl Default for VaultSettings {
    fn default() -> Self {
        Self {
            profile: Profile::default(),
            daily_note: "diary/{yyyy}/{yyyy}-{mm}-{dd}.md".to_owned(),
            daily_template: None,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    profile: Option<ProfileName>,
    daily_note: Option<String>,
    daily_template: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum ProfileName {
    Tsuzuri,
    Obsidian,
    Twitter,
}

/// Reads the file's text; the message names the place.
pub fn read(text: &str) -> Result<VaultSettings, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    let default = VaultSettings::default();
    Ok(VaultSettings {
        profile: match file.profile {
            Some(ProfileName::Tsuzuri) => Profile::Tsuzuri,
            Some(ProfileName::Obsidian) => Profile::Obsidian,
            Some(ProfileName::Twitter) => Profile::Twitter,
            None => default.profile,
        },
        daily_note: file.daily_note.unwrap_or(default.daily_note),
        daily_template: file.daily_template,
    })
}
