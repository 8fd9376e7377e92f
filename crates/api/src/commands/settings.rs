//! What a person chooses for the open vault. It lives in the vault's `settings.toml`, which
//! people may write themselves.

use std::num::NonZeroU16;

use jiff::civil::date;
use tsuzuri_engine::{ChosenSettings, NotePath, VaultSettings};
use tsuzuri_syntax::Profile;

use crate::wire::{ChosenVaultSettings, Nothing, UsualVaultSettings, VaultChoice};
use crate::{ApiError, ErrorCode, Session, attachments, daily, path};

/// What is chosen; what is `None` is as usual.
pub fn vault_settings(session: &Session, _: Nothing) -> Result<ChosenVaultSettings, ApiError> {
    let vault = session.vault()?;
    let chosen = session.store().chosen_settings(&vault.view.id)?;
    let usual = VaultSettings::default();
    Ok(ChosenVaultSettings {
        profile: chosen.profile.map(|profile| name(profile).to_owned()),
        daily_note: chosen.daily_note,
        daily_template: chosen.daily_template,
        templates: chosen.templates,
        attachments: chosen.attachments,
        history_days: chosen.history_days.map(NonZeroU16::get),
        usual: UsualVaultSettings {
            daily_note: daily::pattern(&vault, vault.clock.today())?,
            templates: usual.templates,
            attachments: attachments::usual(&vault),
            history_days: usual.history_days,
        },
    })
}

/// Chooses one thing, and reads the vault accordingly from then on.
///
/// # Errors
/// `bad-path` when a pattern, a template or a folder is none; nothing is chosen then.
pub fn choose_for_vault(
    session: &Session,
    choice: VaultChoice,
) -> Result<ChosenVaultSettings, ApiError> {
    let vault = session.vault()?;
    let choose = choosing(choice)?;
    session.store().choose_settings(&vault.view.id, choose)?;
    drop(vault);
    session.reopen()?;
    vault_settings(session, Nothing {})
}

/// Writes one choice among the others.
type Choose = Box<dyn FnOnce(&mut ChosenSettings)>;

/// What a choice changes, once it is known to be one.
fn choosing(choice: VaultChoice) -> Result<Choose, ApiError> {
    Ok(match choice {
        VaultChoice::Profile(name) => {
            let profile = name.as_deref().map(profile).transpose()?;
            Box::new(move |chosen| chosen.profile = profile)
        }
        VaultChoice::DailyNote(written) => {
            let written = written.map(pattern).transpose()?;
            Box::new(move |chosen| chosen.daily_note = written)
        }
        VaultChoice::DailyTemplate(path) => {
            let path = path.map(template).transpose()?;
            Box::new(move |chosen| chosen.daily_template = path)
        }
        VaultChoice::Templates(path) => {
            let path = path.map(folder).transpose()?;
            Box::new(move |chosen| chosen.templates = path)
        }
        VaultChoice::Attachments(rule) => {
            let rule = rule.map(attachments::rule).transpose()?;
            Box::new(move |chosen| chosen.attachments = rule)
        }
        VaultChoice::HistoryDays(number) => {
            let number = number.map(days).transpose()?;
            Box::new(move |chosen| chosen.history_days = number)
        }
    })
}

/// Every day must have a path of its own: a pattern without its parts would put all days
/// into one note.
fn pattern(pattern: String) -> Result<String, ApiError> {
    let pattern = pattern.trim().to_owned();
    let of = |day| {
        daily::path_of(&pattern, day)
            .map(|path| path.to_string())
            .map_err(|_| bad("daily_note", &pattern))
    };
    let days = [
        date(2024, 1, 2),
        date(2024, 1, 3),
        date(2024, 2, 2),
        date(2023, 1, 2),
        // Apart when no zero leads, too.
        date(2024, 1, 11),
        date(2024, 11, 1),
    ];
    let paths: Vec<String> = days.into_iter().map(of).collect::<Result<_, _>>()?;
    let differ = paths
        .iter()
        .enumerate()
        .all(|(at, path)| !paths[..at].contains(path));
    if differ {
        Ok(pattern)
    } else {
        Err(bad("daily_note", &pattern))
    }
}

fn template(template: String) -> Result<String, ApiError> {
    NotePath::note(template.trim())
        .map(|path| path.to_string())
        .map_err(|_| bad("daily_template", &template))
}

fn folder(folder: String) -> Result<String, ApiError> {
    path::in_vault(folder.trim().trim_end_matches('/')).map(|path| path.to_string())
}

fn days(days: u16) -> Result<NonZeroU16, ApiError> {
    NonZeroU16::new(days).ok_or_else(|| {
        let message = "history_days is 0; the shortest time is a day";
        ApiError::new(ErrorCode::BadRequest, message)
    })
}

fn bad(what: &str, value: &str) -> ApiError {
    let message =
        format!("{what} = “{value}” makes no path for each day; write {{yyyy}}, {{mm}} and {{dd}}");
    ApiError::new(ErrorCode::BadPath, message)
}

fn profile(name: &str) -> Result<Profile, ApiError> {
    match name {
        "tsuzuri" => Ok(Profile::Tsuzuri),
        "obsidian" => Ok(Profile::Obsidian),
        "twitter" => Ok(Profile::Twitter),
        _ => {
            let message = format!("there is no profile “{name}”");
            Err(ApiError::new(ErrorCode::BadRequest, message))
        }
    }
}

fn name(profile: Profile) -> &'static str {
    match profile {
        Profile::Tsuzuri => "tsuzuri",
        Profile::Obsidian => "obsidian",
        Profile::Twitter => "twitter",
    }
}
