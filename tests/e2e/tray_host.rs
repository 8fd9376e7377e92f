//! What a desktop's panel is to a tray icon: it owns the name that icons register with,
//! and knows those that did. Where no test starts one, the desktop has no tray.

use std::sync::{Arc, Mutex};

use zbus::fdo::DBusProxy;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::{Connection, interface};

use crate::app::wait;
use crate::desktop::Desktop;
use crate::tray_menu::TrayMenu;

/// The running host.
pub struct TrayHost {
    bus: Connection,
    items: Items,
}

type Items = Arc<Mutex<Vec<Item>>>;

/// Where an icon is on the bus.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    owner: String,
    path: String,
}

impl TrayHost {
    /// Puts a tray on the desktop.
    pub async fn start(desktop: &Desktop) -> Self {
        let items = Items::default();
        let watcher = Watcher {
            items: Arc::clone(&items),
        };
        let bus = connect(desktop)
            .name("org.kde.StatusNotifierWatcher")
            .and_then(|bus| bus.name("org.kde.StatusNotifierHost-1"))
            .and_then(|bus| bus.serve_at("/StatusNotifierWatcher", watcher))
            .expect("a tray host")
            .build()
            .await
            .expect("the tray's names on the bus");
        Self { bus, items }
    }

    /// Waits for the one icon and answers its menu.
    pub async fn menu(&self) -> TrayMenu {
        wait("one icon in the tray", async || {
            self.living().await.len() == 1
        })
        .await;
        let Item { owner, path } = self.living().await.remove(0);
        TrayMenu::of_item(&self.bus, &owner, &path).await
    }

    /// Whether there is an icon.
    pub async fn is_empty(&self) -> bool {
        self.living().await.is_empty()
    }

    /// The icons whose programs run.
    async fn living(&self) -> Vec<Item> {
        let names = DBusProxy::new(&self.bus).await.expect("the bus");
        let registered = self.items.lock().expect("the icons").clone();
        let mut living = Vec::new();
        for item in registered {
            let name = item.owner.as_str().try_into().expect("a bus name");
            if names.name_has_owner(name).await.expect("an answer") {
                living.push(item);
            }
        }
        living
    }
}

/// A connection to the desktop's session bus, not made yet. The bus wants to be told the
/// number that it knows the user by, which may not be that of this process.
pub fn connect(desktop: &Desktop) -> zbus::connection::Builder<'_> {
    zbus::connection::Builder::address(desktop.bus())
        .expect("the address of the bus")
        .user_id(desktop.user().id())
}

struct Watcher {
    items: Items,
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    /// `item` is a bus name, or only a path of whoever calls.
    async fn register_status_notifier_item(
        &mut self,
        item: String,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> zbus::fdo::Result<()> {
        let (owner, path) = if item.starts_with('/') {
            let caller = header.sender().expect("the bus names who calls");
            (caller.to_string(), item)
        } else {
            (item, "/StatusNotifierItem".to_owned())
        };
        let name = format!("{owner}{path}");
        let item = Item { owner, path };
        let is_new = {
            let mut items = self.items.lock().expect("the icons");
            let is_new = !items.contains(&item);
            if is_new {
                items.push(item);
            }
            is_new
        };
        if is_new {
            emitter.status_notifier_item_registered(&name).await?;
            self.registered_status_notifier_items_changed(&emitter)
                .await?;
        }
        Ok(())
    }

    async fn register_status_notifier_host(
        &self,
        _host: String,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> zbus::fdo::Result<()> {
        Ok(emitter.status_notifier_host_registered().await?)
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let items = self.items.lock().expect("the icons");
        items
            .iter()
            .map(|Item { owner, path }| format!("{owner}{path}"))
            .collect()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(signal)]
    async fn status_notifier_item_registered(
        emitter: &SignalEmitter<'_>,
        item: &str,
    ) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn status_notifier_host_registered(emitter: &SignalEmitter<'_>) -> zbus::Result<()>;
}
