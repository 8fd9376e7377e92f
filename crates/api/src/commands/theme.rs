//! A person's own colours and sizes.

use crate::wire::{Nothing, OwnTheme};
use crate::{ApiError, Session, theme};

/// What `theme.css` in the user's configuration folder sets, as it is now.
pub fn own_theme(_: &Session, _: Nothing) -> Result<OwnTheme, ApiError> {
    Ok(theme::folder()
        .map(|folder| theme::of(&folder))
        .unwrap_or_default())
}
