//! A web server on the loopback that hands out the control page and counts what payloads
//! ask of it.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::payloads::{Payload, payloads};

/// One pixel, for what fires only when a picture loads.
const PICTURE: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>";

/// The running server; it ends with the test's process.
#[derive(Clone)]
pub struct Server {
    /// `127.0.0.1:port`.
    pub host: String,
    pub payloads: Arc<Vec<Payload>>,
    hits: Arc<Mutex<BTreeSet<usize>>>,
    page: Arc<Mutex<String>>,
}

impl Server {
    /// Starts it on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let host = listener.local_addr().expect("its address").to_string();
        let server = Self {
            payloads: Arc::new(payloads(&host)),
            host,
            hits: Arc::default(),
            page: Arc::default(),
        };
        let answering = server.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let server = answering.clone();
                std::thread::spawn(move || server.answer(stream));
            }
        });
        server
    }

    /// Numbers of the payloads that have asked something of it.
    pub fn hits(&self) -> BTreeSet<usize> {
        self.hits.lock().expect("the hits").clone()
    }

    /// Forgets them.
    pub fn forget(&self) {
        self.hits.lock().expect("the hits").clear();
    }

    /// Has `/made` be this page.
    pub fn hand_out(&self, page: String) {
        *self.page.lock().expect("the page") = page;
    }

    fn answer(&self, stream: TcpStream) -> Option<()> {
        let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
        let first = lines.next()?.ok()?;
        while lines
            .next()
            .is_some_and(|line| line.is_ok_and(|line| !line.is_empty()))
        {}
        let path = first.split(' ').nth(1)?;
        let (kind, body) = self.body(path);
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: {kind}; charset=utf-8\r\ncontent-length: {}\r\n\
             cache-control: no-store\r\nconnection: close\r\n\r\n",
            body.len()
        );
        let mut stream = stream;
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()
    }

    fn body(&self, path: &str) -> (&'static str, String) {
        let rest = path
            .trim_start_matches("/hit/")
            .trim_start_matches("/page/");
        let number = rest.split(|c: char| !c.is_ascii_digit()).next();
        let number = number.and_then(|digits| digits.parse::<usize>().ok());
        match (path, number) {
            ("/", _) => ("text/html", control_page()),
            ("/made", _) => ("text/html", self.page.lock().expect("the page").clone()),
            ("/picture", _) => ("image/svg+xml", PICTURE.to_owned()),
            ("/style", _) => ("text/css", String::new()),
            (hit, Some(number)) if hit.starts_with("/hit/") => {
                self.hits.lock().expect("the hits").insert(number);
                ("text/plain", String::new())
            }
            (page, Some(number)) if page.starts_with("/page/") => {
                let text = self
                    .payloads
                    .get(number)
                    .map(|payload| payload.text.clone());
                ("text/html", text.unwrap_or_default())
            }
            _ => ("text/plain", String::new()),
        }
    }
}

fn control_page() -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = [
        "../ui/node_modules/marked/lib/marked.umd.js",
        "hostile/poke.js",
        "hostile/control.js",
    ];
    let scripts = scripts.map(|file| {
        let text = std::fs::read_to_string(tests.join(file));
        text.unwrap_or_else(|error| panic!("{file} (run npm ci in ui/): {error}"))
    });
    format!(
        "<!doctype html><title>control</title><body><script>{}</script>",
        scripts.join("</script><script>")
    )
}
