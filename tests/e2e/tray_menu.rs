//! The menu of a tray icon, read and clicked as a panel does it: over the bus, by
//! `com.canonical.dbusmenu`.

use std::collections::HashMap;

use zbus::zvariant::{OwnedValue, Structure, Value};
use zbus::{Connection, Proxy};

use crate::app::wait;

/// The menu as its program offers it.
pub struct TrayMenu {
    menu: Proxy<'static>,
}

/// One entry of a menu, as it is now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    id: i32,
    /// Without the underscore that marks a letter; a separator's is `—`.
    pub label: String,
    /// Whether it can be clicked.
    pub enabled: bool,
    /// Of an entry that can be checked, whether it is.
    pub checked: Option<bool>,
    /// What opens beside it.
    pub children: Vec<Entry>,
    visible: bool,
}

impl TrayMenu {
    /// Asks an icon where its menu is.
    pub async fn of_item(bus: &Connection, owner: &str, path: &str) -> Self {
        let item = proxy(bus, owner, path, "org.kde.StatusNotifierItem").await;
        let menu: zbus::zvariant::OwnedObjectPath =
            item.get_property("Menu").await.expect("the icon's menu");
        Self {
            menu: proxy(bus, owner, menu.as_str(), "com.canonical.dbusmenu").await,
        }
    }

    /// All that can be seen of it.
    pub async fn entries(&self) -> Vec<Entry> {
        self.read(0).await.children
    }

    /// Its labels from top to bottom.
    pub async fn labels(&self) -> Vec<String> {
        let entries = self.entries().await;
        entries.into_iter().map(|entry| entry.label).collect()
    }

    /// Waits until it has this entry, wherever, and answers it.
    pub async fn entry(&self, label: &str) -> Entry {
        let mut found = None;
        wait(&format!("{label:?} in the tray's menu"), async || {
            found = find(&self.entries().await, label);
            found.is_some()
        })
        .await;
        found.expect("it was waited for")
    }

    /// Clicks an entry, as soon as it is there and can be clicked.
    pub async fn click(&self, label: &str) {
        let mut entry = Entry::default();
        wait(&format!("{label:?} to be clicked"), async || {
            entry = self.entry(label).await;
            entry.enabled
        })
        .await;
        // When it was clicked is not known to who has no mouse.
        let event = (entry.id, "clicked", Value::from(0_i32), 0_u32);
        let done = self.menu.call_method("Event", &event).await;
        done.unwrap_or_else(|error| panic!("{label:?} was not clicked: {error}"));
    }

    /// An entry with all below it. Menus may be filled only when they are about to show.
    async fn read(&self, id: i32) -> Entry {
        self.menu
            .call_method("AboutToShow", &id)
            .await
            .expect("a menu that can be shown");
        let nothing: &[&str] = &[];
        let answer = self.menu.call_method("GetLayout", &(id, -1, nothing)).await;
        let layout = answer.expect("the menu's entries");
        let (_revision, root): (u32, Layout) = layout.body().deserialize().expect("a menu");
        Entry::read(root)
    }
}

type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Entry {
    fn read((id, properties, children): Layout) -> Self {
        let text = |name: &str| -> Option<String> {
            let value = properties.get(name)?.try_clone().ok()?;
            String::try_from(value).ok()
        };
        let flag = |name: &str| -> Option<bool> { properties.get(name)?.try_into().ok() };
        let state: Option<i32> = properties
            .get("toggle-state")
            .and_then(|state| state.try_into().ok());
        let is_checkable = text("toggle-type").is_some_and(|kind| !kind.is_empty());
        let is_separator = text("type").as_deref() == Some("separator");
        let label = match text("label") {
            _ if is_separator => "—".to_owned(),
            label => without_mnemonic(&label.unwrap_or_default()),
        };
        Self {
            id,
            label,
            enabled: flag("enabled").unwrap_or(true),
            checked: is_checkable.then_some(state == Some(1)),
            children: children
                .into_iter()
                .map(|child| Self::read(layout(child)))
                .filter(|entry| entry.visible)
                .collect(),
            visible: flag("visible").unwrap_or(true),
        }
    }
}

/// A child comes as a variant.
fn layout(child: OwnedValue) -> Layout {
    let fields = Structure::try_from(Value::from(child)).expect("an entry");
    Layout::try_from(fields).expect("number, properties, children")
}

fn without_mnemonic(label: &str) -> String {
    let mut plain = String::new();
    let mut letters = label.chars();
    while let Some(letter) = letters.next() {
        // Two of them mean one.
        plain.extend(if letter == '_' {
            letters.next()
        } else {
            Some(letter)
        });
    }
    plain
}

fn find(entries: &[Entry], label: &str) -> Option<Entry> {
    entries.iter().find_map(|entry| {
        if entry.label == label {
            Some(entry.clone())
        } else {
            find(&entry.children, label)
        }
    })
}

async fn proxy(bus: &Connection, owner: &str, path: &str, interface: &str) -> Proxy<'static> {
    let (owner, path) = (owner.to_owned(), path.to_owned());
    Proxy::new(bus, owner, path, interface.to_owned())
        .await
        .expect("a place on the bus")
}
