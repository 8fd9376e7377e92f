//! GTK, WebKitGTK and X11.

use std::cell::Cell;
use std::env;
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use gtk::prelude::*;
use gtk::{gdk, glib};
use tauri::{AppHandle, Manager, Url, Webview, WebviewWindow};
use tokio::sync::oneshot;
use webkit2gtk::{
    HardwareAccelerationPolicy, InputMethodContextExt, PrintOperationExt, SettingsExt, WebViewExt,
};

use crate::arriving::{Arriving, Dragged, PastedBy, Pasting};

/// A page that dies twice within this time is not loaded a third time.
const BETWEEN_CRASHES: Duration = Duration::from_secs(30);

/// A message and a button that closes it. Its text can be selected: it may name a file.
pub fn tell(title: &str, text: &str) {
    // Not by the crate that does so elsewhere: without a display that one waits for ever.
    if let Err(error) = gtk::init() {
        return tracing::debug!("there is no window to tell it in: {error}");
    }
    let message = gtk::MessageDialog::new(
        None::<&gtk::Window>,
        gtk::DialogFlags::empty(),
        gtk::MessageType::Error,
        gtk::ButtonsType::Close,
        title,
    );
    message.set_title(title);
    message.set_secondary_text(Some(text));
    if let Ok(area) = message.message_area().downcast::<gtk::Container>() {
        for label in area.children() {
            label.set_property("selectable", true);
        }
    }
    message.run();
}

/// Mends what wry sets up in a way that does not do here.
pub fn mend(webview: &Webview) {
    let app = webview.app_handle().clone();
    let done = webview.with_webview(move |platform| {
        let view = platform.inner();
        note_pastes(&view, app.clone());
        note_what_is_dragged(&view, app);
        // wry switches this off, and then Japanese is typed blind: the composition is not
        // shown in the text and `compositionstart` never comes.
        if let Some(context) = view.input_method_context() {
            context.set_enable_preedit(true);
        }
        load_again_after_a_crash(&view);
        leave_margins_on_paper(&view);
        if let Some(settings) = WebViewExt::settings(&view) {
            if !is_layered() && !has_graphics_processor() {
                settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            }
            // In a debug build the console goes where the log goes: refusals of the content
            // security policy are told nowhere else.
            settings.set_enable_write_console_messages_to_stdout(cfg!(debug_assertions));
        }
    });
    if let Err(error) = done {
        tracing::warn!("could not set up the webview for input methods: {error}");
    }
}

/// Whether layers are asked for by WebKit's own variable, as the tests do.
fn is_layered() -> bool {
    env::var_os("WEBKIT_FORCE_COMPOSITING_MODE").is_some_and(|asked| asked != "0")
}

/// Whether something but the processor can draw: it has a device that may be opened (docs/decisions/0031).
fn has_graphics_processor() -> bool {
    let rendering = fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let rendering = rendering.filter(|node| {
        let name = node.file_name();
        name.as_encoded_bytes().starts_with(b"renderD")
    });
    // NVIDIA's own driver may go without a node there, and Windows lends Linux one of its own.
    let others = ["/dev/nvidiactl", "/dev/dxg"].map(PathBuf::from);
    rendering
        .map(|node| node.path())
        .chain(others)
        .any(|device| File::open(device).is_ok())
}

/// A page whose process has died would be a blank window for good. One that dies of being
/// loaded is left alone.
fn load_again_after_a_crash(view: &webkit2gtk::WebView) {
    let last = Cell::new(None::<Instant>);
    view.connect_web_process_terminated(move |view, reason| {
        tracing::error!("a page's process has ended: {reason:?}");
        let before = last.replace(Some(Instant::now()));
        if before.is_none_or(|before| before.elapsed() > BETWEEN_CRASHES) {
            view.reload();
        }
    });
}

/// WebKitGTK prints up to 6 mm from the edge, whatever margins the page asks for. These are
/// those of `print.css`; who prints can choose others in the dialog.
fn leave_margins_on_paper(view: &webkit2gtk::WebView) {
    view.connect_print(|_, operation| {
        let setup = operation.page_setup().unwrap_or_default();
        setup.set_top_margin(18.0, gtk::Unit::Mm);
        setup.set_bottom_margin(20.0, gtk::Unit::Mm);
        setup.set_left_margin(22.0, gtk::Unit::Mm);
        setup.set_right_margin(22.0, gtk::Unit::Mm);
        operation.set_page_setup(&setup);
        // The dialog is WebKitGTK's to show.
        false
    });
}

/// Notes what may become a paste: a key with one that is held, in whatever layout, or the menu
/// that has it. A page can make neither.
fn note_pastes(view: &webkit2gtk::WebView, app: AppHandle) {
    let by_menu = app.clone();
    view.connect_key_press_event(move |_, key| {
        let held = gdk::ModifierType::CONTROL_MASK
            | gdk::ModifierType::SHIFT_MASK
            | gdk::ModifierType::META_MASK
            | gdk::ModifierType::SUPER_MASK;
        let is_paste_key = key.keyval() == gdk::keys::constants::Paste;
        if is_paste_key || key.state().intersects(held) {
            app.state::<Pasting>().may_come(PastedBy::Key);
        }
        glib::Propagation::Proceed
    });
    view.connect_context_menu(move |_, _, _, _| {
        by_menu.state::<Pasting>().may_come(PastedBy::Menu);
        // The menu is WebKitGTK's to show.
        false
    });
}

/// Keeps the files that are dragged over a page: WebKitGTK tells the page that there are
/// some, and not which.
fn note_what_is_dragged(view: &webkit2gtk::WebView, app: AppHandle) {
    view.connect_drag_data_received(move |_, _, _, _, data, _, _| {
        if data.target().name() == URI_LIST {
            app.state::<Dragged>().keep(files_of(&data.uris()));
        }
    });
}

const URI_LIST: &str = "text/uri-list";
/// What a copied picture may come as, the one that loses least first.
const PICTURES: [&str; 5] = [
    "image/png",
    "image/webp",
    "image/jpeg",
    "image/gif",
    "image/avif",
];

/// What was copied: a picture, or files; asked of whoever holds it, who may take a while.
pub fn copied(app: &AppHandle, answer: oneshot::Sender<Arriving>) {
    let asked = app.run_on_main_thread(move || {
        let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        let targets = gtk::gdk::Atom::intern("TARGETS");
        clipboard.request_contents(&targets, move |clipboard, offered| {
            let offered = offered.targets().unwrap_or_default();
            let has = |name: &&str| offered.iter().any(|target| target.name() == *name);
            let wanted = PICTURES.into_iter().chain([URI_LIST]).find(has);
            let Some(wanted) = wanted else {
                return drop(answer.send(Arriving::Nothing));
            };
            let target = gtk::gdk::Atom::intern(wanted);
            clipboard.request_contents(&target, move |_, data| {
                let arrived = match wanted {
                    URI_LIST => Arriving::Files(files_of(&data.uris())),
                    _ => Arriving::Picture(data.data()),
                };
                drop(answer.send(arrived));
            });
        });
    });
    if let Err(error) = asked {
        tracing::error!("the clipboard could not be asked: {error}");
    }
}

fn files_of(uris: &[glib::GString]) -> Vec<PathBuf> {
    uris.iter()
        .filter_map(|uri| Url::parse(uri).ok()?.to_file_path().ok())
        .collect()
}

/// The view of a window that is there, for another one to share its process. To be called
/// on GTK's own thread.
pub fn some_view(app: &AppHandle) -> Option<webkit2gtk::WebView> {
    let window = app.webview_windows().into_values().next()?;
    let (found, view) = mpsc::channel();
    // On GTK's thread this runs at once; on another there would be nothing to receive.
    let asked = window.with_webview(move |platform| {
        drop(found.send(glib::thread_guard::ThreadGuard::new(platform.inner())));
    });
    asked.ok()?;
    Some(view.try_recv().ok()?.into_inner())
}

/// Shows and raises a window, and asks for the keyboard as of now. Without a time of its
/// own, GTK tells the window manager when the app was last used, and that may be so long
/// ago that the window manager leaves the keyboard where it is.
pub fn present(window: &WebviewWindow) -> tauri::Result<()> {
    let here = window.clone();
    window.run_on_main_thread(move || {
        let Ok(window) = here.gtk_window() else {
            return tracing::error!("could not show a window that is gone");
        };
        if let Some(content) = window.child() {
            content.show_all();
        }
        window.realize();
        let time = now(&window);
        window.present_with_time(time);
        // The first one has only had it mapped if it was hidden, and a window manager that
        // sees the person at work elsewhere then leaves the keyboard there.
        window.present_with_time(time);
    })
}

/// The X server's time; GTK's word for "now" where there is none.
fn now(window: &gtk::ApplicationWindow) -> u32 {
    let surface = window.window();
    let x11 = surface.and_then(|surface| surface.downcast::<gdkx11::X11Window>().ok());
    x11.map_or(0, |x11| gdkx11::functions::x11_get_server_time(&x11))
}

/// Says that a window is a dialog, which a tiling window manager leaves floating.
pub fn float(window: &WebviewWindow) {
    let here = window.clone();
    let done = window.run_on_main_thread(move || {
        if let Ok(window) = here.gtk_window() {
            window.set_type_hint(gtk::gdk::WindowTypeHint::Dialog);
        }
    });
    if let Err(error) = done {
        tracing::warn!("the window may be tiled: {error}");
    }
}

/// `SIGHUP`, `SIGINT` and `SIGTERM`, as Linux numbers them.
const ENDINGS: [i32; 3] = [1, 2, 15];

/// Quits when the session ends.
pub fn on_termination(app: &AppHandle, quit: fn(&AppHandle)) {
    for signal in ENDINGS {
        let app = app.clone();
        glib::unix_signal_add(signal, move || {
            quit(&app);
            ControlFlow::Continue(()).into()
        });
    }
}
