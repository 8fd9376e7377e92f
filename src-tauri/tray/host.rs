//! Whether someone shows the tray's icons. On Linux that is whoever owns a name on the
//! session bus; it may come and go while the app runs. Elsewhere the system does.

use tauri::AppHandle;
use tsuzuri_api::wire::TrayState;

use crate::desktop;

/// Finds out, and follows it from then on.
#[cfg(not(target_os = "linux"))]
pub fn follow(app: &AppHandle) {
    desktop::tray_is(app, TrayState::Shown);
}

/// Finds out, and follows it from then on.
#[cfg(target_os = "linux")]
pub fn follow(app: &AppHandle) {
    let app = app.clone();
    let done = std::thread::Builder::new()
        .name("tray-host".to_owned())
        .spawn(move || {
            if let Err(error) = bus::follow(|shown| tell(&app, shown)) {
                tracing::warn!("whether there is a tray is not known: {error}");
            }
        });
    if let Err(error) = done {
        tracing::error!("whether there is a tray is not known: {error}");
    }
}

/// Without whoever showed the icon, an app in the tray could not be reached any more.
#[cfg(target_os = "linux")]
fn tell(app: &AppHandle, shown: bool) {
    use tauri::Manager;
    let before = app.state::<desktop::Around>().tray();
    if shown {
        desktop::tray_is(app, TrayState::Shown);
    } else {
        desktop::tray_is(app, TrayState::NoHost);
        if before == TrayState::Shown {
            super::or_show_main(app);
        }
    }
}

#[cfg(target_os = "linux")]
mod bus {
    use zbus::blocking::fdo::DBusProxy;
    use zbus::blocking::{Connection, MessageIterator, Proxy, proxy};
    use zbus::proxy::CacheProperties;
    use zbus::{MatchRule, message};

    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    const PATH: &str = "/StatusNotifierWatcher";

    /// Tells now and at every change. Ends only when the bus does.
    pub fn follow(tell: impl Fn(bool)) -> zbus::Result<()> {
        let hearing = Connection::session()?;
        let rules = DBusProxy::new(&hearing)?;
        // The watcher comes or goes, or it is there and who draws the icons does.
        rules.add_match_rule(
            MatchRule::builder()
                .msg_type(message::Type::Signal)
                .sender("org.freedesktop.DBus")?
                .member("NameOwnerChanged")?
                .arg(0, WATCHER)?
                .build(),
        )?;
        rules.add_match_rule(
            MatchRule::builder()
                .msg_type(message::Type::Signal)
                .interface(WATCHER)?
                .build(),
        )?;
        let asking = Connection::session()?;
        tell(is_shown(&asking)?);
        for message in MessageIterator::from(&hearing) {
            let message = message?;
            let header = message.header();
            let member = header.member().map(zbus::names::MemberName::as_str);
            if matches!(
                member,
                Some(
                    "NameOwnerChanged"
                        | "StatusNotifierHostRegistered"
                        | "StatusNotifierHostUnregistered"
                )
            ) {
                tell(is_shown(&asking)?);
            }
        }
        Ok(())
    }

    fn is_shown(bus: &Connection) -> zbus::Result<bool> {
        let owned = DBusProxy::new(bus)?.name_has_owner(WATCHER.try_into()?)?;
        if !owned {
            return Ok(false);
        }
        let watcher: Proxy<'_> = proxy::Builder::new(bus)
            .destination(WATCHER)?
            .path(PATH)?
            .interface(WATCHER)?
            .cache_properties(CacheProperties::No)
            .build()?;
        // Some watchers do not say whether there is someone; then they are it themselves.
        Ok(watcher
            .get_property("IsStatusNotifierHostRegistered")
            .unwrap_or(true))
    }
}
