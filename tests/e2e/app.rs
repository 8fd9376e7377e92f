//! The app under a WebDriver: started, asked about what it shows, and ended. Things are
//! found as a person's screen reader finds them, by role and name, and waited for with a
//! deadline; nothing here sleeps for luck.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::desktop::{Desktop, write_program};

/// How long anything may take to show. Generous: a loaded machine is no defect.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The longest rest of the keys that the app waits for, its autosave's, and half as much.
const RESTED: Duration = Duration::from_millis(600);

/// How long a whole test may take.
const DEADLINE: Duration = Duration::from_secs(120);

/// Name that WebDriver gives to a reference to an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The running app. Its processes belong to the desktop, which ends them.
pub struct App {
    client: Client,
}

impl App {
    /// Starts the app on a desktop and waits for its page.
    pub async fn start(desktop: &mut Desktop, args: &[&str]) -> Self {
        let driver = driver(desktop).await;
        let app = Self::launch(driver, &starter(desktop, &binary()), args).await;
        app.must_be_the_built_page().await;
        app
    }

    /// Has a driver that waits at this port start a program, whatever its page is.
    pub async fn launch(driver: u16, program: &Path, args: &[&str]) -> Self {
        let capabilities = json!({
            "browserName": "wry",
            "tauri:options": { "application": program, "args": args },
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was written");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{driver}"))
            .await
            .expect("a session with the app");
        Self { client }
    }

    /// Its WebDriver session.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Closes the app and its driver. The console must have stayed clean: it says what
    /// the content security policy refused and what went wrong unseen.
    pub async fn end(self, desktop: &mut Desktop) {
        desktop.assert_clean_console();
        self.end_unclean(desktop).await;
    }

    /// The same after a test that provoked complaints.
    pub async fn end_unclean(self, desktop: &mut Desktop) {
        self.client.close().await.expect("the app closes");
        desktop.end_last();
    }

    /// Waits for the one element with this role and a name that holds this text.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        let mut found = Vec::new();
        let what = format!("one {role} named {name:?}");
        self.wait(&what, async || {
            found = self.all(role, name).await;
            found.len() == 1
        })
        .await;
        found.remove(0)
    }

    /// The elements with this role and a name that holds this text, as they are now.
    pub async fn all(&self, role: &str, name: &str) -> Vec<Element> {
        let script = "const [role, name] = arguments; \
                      return TestingLibraryDom.queryAllByRole(document.body, role, \
                      name ? { name: (its) => its.includes(name) } : {})";
        self.elements(script, vec![json!(role), json!(name)]).await
    }

    /// Waits for an element that a CSS selector names, for what has no role.
    pub async fn select(&self, selector: &str) -> Element {
        let script = "return [...document.querySelectorAll(arguments[0])]";
        self.first(script, vec![json!(selector)]).await
    }

    /// Waits until a script answers elements, and takes the first.
    pub async fn first(&self, script: &str, args: Vec<Value>) -> Element {
        let mut found = Vec::new();
        self.wait(&format!("an element {args:?}"), async || {
            found = self.elements(script, args.clone()).await;
            !found.is_empty()
        })
        .await;
        found.remove(0)
    }

    /// Clicks the one element with this role and name.
    pub async fn click(&self, role: &str, name: &str) {
        self.wait(&format!("one {role} named {name:?} to click"), async || {
            // A list may be made anew between the finding and the click.
            match self.all(role, name).await.as_slice() {
                [element] => element.click().await.is_ok(),
                _ => false,
            }
        })
        .await;
    }

    /// Types into the one field with this role and name, in place of what stands in it.
    pub async fn fill(&self, role: &str, name: &str, text: &str) {
        self.wait(
            &format!("one {role} named {name:?} to type into"),
            async || match self.all(role, name).await.as_slice() {
                [field] => field.clear().await.is_ok() && field.send_keys(text).await.is_ok(),
                _ => false,
            },
        )
        .await;
    }

    /// Waits until the page shows a text, in the element that a selector names.
    pub async fn shows(&self, selector: &str, text: &str) {
        let what = format!("{text:?} in {selector}");
        self.wait(&what, async || self.text(selector).await.contains(text))
            .await;
    }

    /// The text that the elements of a selector show now.
    pub async fn text(&self, selector: &str) -> String {
        let script = "return [...document.querySelectorAll(arguments[0])] \
                      .map((element) => element.innerText).join('\\n')";
        let text = self.script(script, vec![json!(selector)]).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits for a condition; when it does not come, says what the page shows instead.
    pub async fn wait(&self, what: &str, condition: impl AsyncFnMut() -> bool) {
        if !comes_within(PATIENCE, condition).await {
            panic!(
                "waited in vain for {what}. The page shows:\n{}",
                self.text("body").await
            );
        }
    }

    /// Fails when a condition does not hold for longer than the app ever waits before it
    /// acts on what was typed.
    pub async fn remains(&self, what: &str, mut condition: impl AsyncFnMut() -> bool) {
        let broken = comes_within(RESTED, async || !condition().await).await;
        assert!(
            !broken,
            "{what} did not remain. The page shows:\n{}",
            self.text("body").await
        );
    }

    /// The elements that a script returns. There are none when one of them has left the
    /// page on the way: who waits asks again.
    pub async fn elements(&self, script: &str, args: Vec<Value>) -> Vec<Element> {
        let found = match self.client.execute(script, args).await {
            Ok(found) => found,
            Err(error) if error.to_string().contains("Stale element") => return Vec::new(),
            Err(error) => panic!("{script}: {error}"),
        };
        let references = found.as_array().into_iter().flatten();
        references
            .filter_map(|reference| reference[ELEMENT].as_str())
            .map(|id| ElementRef::from(id.to_owned()))
            .map(|id| Element::from_element_id(self.client.clone(), id))
            .collect()
    }

    /// Runs JavaScript in the page and answers what it returns.
    pub async fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.client
            .execute(script, args)
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// The same for JavaScript that calls its last argument when it is done.
    pub async fn script_async(&self, script: &str, args: Vec<Value>) -> Value {
        self.client
            .execute_async(script, args)
            .await
            .unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until colours have ended changing and are painted so.
    pub async fn is_still(&self) {
        let painted = "const done = arguments[arguments.length - 1]; \
             const frame = () => new Promise(requestAnimationFrame); \
             const ends = (moving) => moving.effect.getComputedTiming().endTime < Infinity; \
             frame() \
               .then(() => Promise.allSettled( \
                 document.getAnimations().filter(ends).map((moving) => moving.finished))) \
               .then(frame).then(frame).then(() => setTimeout(done))";
        self.script_async(painted, vec![]).await;
    }

    /// A picture of the page once it is still, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.is_still().await;
        self.client.screenshot().await.expect("a picture")
    }

    /// Loads a file of an npm package into the page, past its content security policy.
    pub async fn load_package(&self, file: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../ui/node_modules")
            .join(file);
        let source = fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} (run npm ci in ui/): {error}", path.display()));
        self.script(&source, vec![]).await;
    }

    /// Fails on a page of a development server, and makes roles and names known in ours.
    pub async fn must_be_the_built_page(&self) {
        let url = self.client.current_url().await.expect("an address");
        assert_eq!(
            url.scheme(),
            "tauri",
            "{} looks for a development server; build it with `make app`",
            binary().display()
        );
        self.load_package("@testing-library/dom/dist/@testing-library/dom.umd.min.js")
            .await;
    }
}

/// Waits for something that is not in the page.
pub async fn wait(what: &str, condition: impl AsyncFnMut() -> bool) {
    assert!(
        comes_within(PATIENCE, condition).await,
        "waited in vain for {what}"
    );
}

/// Whether a condition comes true in time.
pub async fn comes_within(time: Duration, mut condition: impl AsyncFnMut() -> bool) -> bool {
    let until = Instant::now() + time;
    while !condition().await {
        if Instant::now() > until {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}

/// The app as `tauri build --debug --no-bundle` leaves it.
pub fn binary() -> PathBuf {
    match std::env::var_os("TSUZURI_APP") {
        Some(path) => path.into(),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/tsuzuri-app"),
    }
}

/// `tsuzuri`, built beside the app.
pub fn command_line() -> String {
    binary().with_file_name("tsuzuri").display().to_string()
}

/// Starts a WebDriver, and answers the port at which it waits.
pub async fn driver(desktop: &mut Desktop) -> u16 {
    let (port, native) = (free_port(), free_port());
    let (port_arg, native_arg) = (port.to_string(), native.to_string());
    desktop.spawn(
        "tauri-driver",
        &["--port", &port_arg, "--native-port", &native_arg],
    );
    wait("the WebDriver", async || listens(port) && listens(native)).await;
    port
}

/// A program that starts the app, or another one, with its output in the desktop's `app.log`:
/// the driver throws away what goes to the standard output.
pub fn starter(desktop: &Desktop, program: &Path) -> PathBuf {
    let binary = program
        .canonicalize()
        .unwrap_or_else(|error| panic!("{}: {error}; build it with `make app`", program.display()));
    let starter = desktop.folder("bin").join("tsuzuri-app");
    let log = desktop.log_file("app");
    let start = desktop.starting(&binary);
    let script = format!("#!/bin/sh\n{start} >>'{}' 2>&1\n", log.display());
    write_program(&starter, &script);
    starter
}

pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

pub fn listens(port: u16) -> bool {
    std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// Runs an end-to-end test on a desktop of its own.
pub fn on_a_desktop(test: impl AsyncFnOnce(&mut Desktop)) {
    run(Desktop::start(), test);
}

/// The same on a desktop that was started already.
pub fn run(desktop: Desktop, test: impl AsyncFnOnce(&mut Desktop)) {
    run_for(DEADLINE, desktop, test);
}

/// The same for one that may take longer, or must not.
pub fn run_for(deadline: Duration, mut desktop: Desktop, test: impl AsyncFnOnce(&mut Desktop)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let ended = runtime.expect("a runtime").block_on(async {
        // A driver that no longer answers must not leave the test without evidence.
        tokio::time::timeout(deadline, test(&mut desktop)).await
    });
    assert!(ended.is_ok(), "the test did not end within {deadline:?}");
}
