//! The tray host itself, tried with an icon that this test puts on the bus.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::interface;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, Value};

use crate::app::{on_a_desktop, run};
use crate::desktop::Desktop;
use crate::process::User;
use crate::tray_host::{TrayHost, connect};

const MENU: &str = "/Menu";

#[test]
fn the_host_reads_and_clicks_a_menu() {
    on_a_desktop(async |desktop| reads_and_clicks(desktop).await);
}

#[test]
fn the_host_reads_and_clicks_a_menu_of_another_user() {
    User::NotRoot.must_be_possible();
    run(Desktop::start_as(User::NotRoot), async |desktop| {
        reads_and_clicks(desktop).await;
    });
}

async fn reads_and_clicks(desktop: &Desktop) {
    let host = TrayHost::start(desktop).await;
    assert!(host.is_empty().await);
    let clicked = Clicked::default();
    let icon = connect(desktop)
        .serve_at("/Icon", Icon)
        .and_then(|bus| bus.serve_at(MENU, Menu(Arc::clone(&clicked))))
        .expect("an icon")
        .build()
        .await
        .expect("an icon on the bus");
    let registered = icon
        .call_method(
            Some("org.kde.StatusNotifierWatcher"),
            "/StatusNotifierWatcher",
            Some("org.kde.StatusNotifierWatcher"),
            "RegisterStatusNotifierItem",
            &"/Icon",
        )
        .await;
    registered.expect("the icon is registered");

    let menu = host.menu().await;
    assert_eq!(
        menu.labels().await,
        ["Open Tsuzuri", "—", "Recent_notes", "Pause"]
    );
    assert_eq!(menu.entry("Pause").await.checked, Some(true));
    assert_eq!(menu.entry("Open Tsuzuri").await.checked, None);
    let recent = menu.entry("Recent_notes").await;
    assert!(!recent.enabled);
    assert_eq!(recent.children.len(), 1);
    assert_eq!(menu.entry("潮見港").await, recent.children[0]);
    menu.click("潮見港").await;
    menu.click("Pause").await;
    assert_eq!(*clicked.lock().expect("clicks"), [3, 4]);
    icon.close().await.expect("the icon goes");
    assert!(host.is_empty().await);
}

type Clicked = Arc<Mutex<Vec<i32>>>;
type Layout = (
    i32,
    HashMap<&'static str, Value<'static>>,
    Vec<Value<'static>>,
);

struct Icon;

#[interface(name = "org.kde.StatusNotifierItem")]
impl Icon {
    #[zbus(property)]
    fn menu(&self) -> OwnedObjectPath {
        ObjectPath::from_static_str_unchecked(MENU).into()
    }
}

struct Menu(Clicked);

#[interface(name = "com.canonical.dbusmenu")]
impl Menu {
    fn about_to_show(&self, _id: i32) -> bool {
        false
    }

    fn get_layout(&self, _parent: i32, _depth: i32, _names: Vec<String>) -> (u32, Layout) {
        let entry = |id: i32, properties: Vec<(&'static str, Value<'static>)>, below| {
            let properties: HashMap<_, _> = properties.into_iter().collect();
            Value::from((id, properties, below))
        };
        let nothing = Vec::<Value<'static>>::new;
        let note = entry(3, vec![("label", "潮見港".into())], nothing());
        let hidden = vec![("label", "Hidden".into()), ("visible", false.into())];
        let recent = vec![
            ("label", "_Recent__notes".into()),
            ("enabled", false.into()),
        ];
        let pause = vec![
            ("label", "Pa_use".into()),
            ("toggle-type", "checkmark".into()),
            ("toggle-state", 1_i32.into()),
        ];
        let below = vec![
            entry(1, vec![("label", "_Open Tsuzuri".into())], nothing()),
            entry(2, vec![("type", "separator".into())], nothing()),
            entry(5, recent, vec![note]),
            entry(6, hidden, nothing()),
            entry(4, pause, nothing()),
        ];
        (1, (0, HashMap::new(), below))
    }

    fn event(&self, id: i32, event: &str, _data: Value<'_>, _timestamp: u32) {
        assert_eq!(event, "clicked");
        self.0.lock().expect("clicks").push(id);
    }
}
