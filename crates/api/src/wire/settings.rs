//! What a person chooses for a vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Chooses one thing for the open vault; `None` is as usual. What else is chosen stays, whoever
/// chose it meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "setting", content = "value", rename_all = "snake_case")]
pub enum VaultChoice {
    /// As [`ChosenVaultSettings::profile`].
    Profile(Option<String>),
    /// As [`ChosenVaultSettings::daily_note`].
    DailyNote(Option<String>),
    /// As [`ChosenVaultSettings::daily_template`].
    DailyTemplate(Option<String>),
    /// As [`ChosenVaultSettings::templates`].
    Templates(Option<String>),
    /// As [`ChosenVaultSettings::attachments`].
    Attachments(Option<String>),
    /// As [`ChosenVaultSettings::history_days`].
    HistoryDays(Option<u16>),
}

wire! {
    /// What is chosen for the open vault; what is `None` is as usual.
    pub struct ChosenVaultSettings {
        /// How hashtags are read: `tsuzuri`, `obsidian` or `twitter`.
        profile: Option<String>,
        /// Where a day's note goes: `diary/{yyyy}/{yyyy}-{mm}-{dd}.md`.
        daily_note: Option<String>,
        /// The note that a new day's note begins with, vault-relative.
        daily_template: Option<String>,
        /// The folder whose notes are templates, vault-relative.
        templates: Option<String>,
        /// Where files go that are put beside a note: a folder of the vault, `/` for its root,
        /// `./` for the note's own folder, `./files` for one in that.
        attachments: Option<String>,
        /// How long earlier versions are kept, in days.
        history_days: Option<u16>,
        /// What holds where nothing is chosen.
        usual: UsualVaultSettings,
    }
    /// What holds where nothing is chosen.
    pub struct UsualVaultSettings {
        /// As the vault's latest daily note has it.
        daily_note: String,
        /// Vault-relative.
        templates: String,
        /// As Obsidian's own settings in the vault have it, if there are any.
        attachments: String,
        /// In days.
        history_days: u16,
    }
}
