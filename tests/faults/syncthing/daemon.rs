//! Syncthing processes that know each other and no one else: on the loopback device, without
//! discovery, relays, port mapping, upgrades or reports.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const KEY: &str = "key-of-this-test";

/// A running Syncthing; killed when dropped.
pub struct Daemon {
    child: Child,
    /// Where it answers.
    port: u16,
    log: PathBuf,
}

/// What one is to be.
struct Identity {
    home: PathBuf,
    id: String,
    port: u16,
    gui: u16,
    folder: PathBuf,
}

/// Two, each beside its vault, that keep the vaults the same.
pub fn join(places: [(&Path, &Path); 2]) -> [Daemon; 2] {
    let both = places.map(|(beside, vault)| Identity::make(beside.join("syncthing"), vault));
    for one in &both {
        fs::write(one.home.join("config.xml"), config(one, &both)).unwrap();
    }
    both.map(Daemon::start)
}

impl Identity {
    fn make(home: PathBuf, folder: &Path) -> Self {
        let made = Command::new("syncthing")
            .args(["generate", "--no-default-folder", "--skip-port-probing"])
            .arg(format!("--home={}", home.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        assert!(made.expect("syncthing is needed (scripts/setup)").success());
        let made = fs::read_to_string(home.join("config.xml")).unwrap();
        let (_, id) = made.split_once("<device id=\"").unwrap();
        Self {
            id: id.split('"').next().unwrap().to_owned(),
            port: free_port(),
            gui: free_port(),
            folder: folder.to_owned(),
            home,
        }
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn config(own: &Identity, both: &[Identity; 2]) -> String {
    let device = |one: &Identity| {
        let Identity { id, port, .. } = one;
        format!(
            "<device id=\"{id}\" name=\"{port}\"><address>tcp://127.0.0.1:{port}</address></device>"
        )
    };
    let members: String = both
        .iter()
        .map(|one| format!("<device id=\"{}\"/>", one.id))
        .collect();
    let devices: String = both.iter().map(device).collect();
    let Identity {
        folder, port, gui, ..
    } = own;
    let folder = folder.display();
    format!(
        "<configuration version=\"35\">
         <folder id=\"vault\" path=\"{folder}\" type=\"sendreceive\" rescanIntervalS=\"3600\" \
           fsWatcherEnabled=\"true\" fsWatcherDelayS=\"1\">{members}<maxConflicts>-1</maxConflicts></folder>
         {devices}
         <gui enabled=\"true\" tls=\"false\"><address>127.0.0.1:{gui}</address><apikey>{KEY}</apikey></gui>
         <options>
           <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
           <globalAnnounceEnabled>false</globalAnnounceEnabled>
           <localAnnounceEnabled>false</localAnnounceEnabled>
           <relaysEnabled>false</relaysEnabled>
           <natEnabled>false</natEnabled>
           <stunKeepaliveStartS>0</stunKeepaliveStartS>
           <urAccepted>-1</urAccepted>
           <crashReportingEnabled>false</crashReportingEnabled>
           <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
           <startBrowser>false</startBrowser>
           <reconnectionIntervalS>1</reconnectionIntervalS>
         </options></configuration>"
    )
}

impl Daemon {
    fn start(own: Identity) -> Self {
        let log = own.home.join("log");
        let output = File::create(&log).unwrap();
        let child = Command::new("syncthing")
            .args(["serve", "--no-browser", "--no-restart"])
            .arg(format!("--home={}", own.home.display()))
            .env("STNOUPGRADE", "1")
            .env("STNODEFAULTFOLDER", "1")
            .stdout(output.try_clone().unwrap())
            .stderr(output)
            .spawn()
            .unwrap();
        let daemon = Self {
            child,
            port: own.gui,
            log,
        };
        let until = Instant::now() + Duration::from_secs(60);
        while daemon.ask("GET", "/rest/system/ping").is_none() {
            let log = || fs::read_to_string(&daemon.log).unwrap();
            assert!(Instant::now() < until, "it does not answer: {}", log());
            std::thread::park_timeout(Duration::from_millis(100));
        }
        daemon
    }

    /// Cuts the connection to the other one.
    pub fn pause(&self) {
        self.must("POST", "/rest/system/pause");
    }

    pub fn resume(&self) {
        self.must("POST", "/rest/system/resume");
    }

    /// Looks at its folder, and returns when that is done.
    pub fn scan(&self) {
        self.must("POST", "/rest/db/scan?folder=vault");
    }

    /// Whether it is at rest and has all that it knows the other has.
    pub fn is_done(&self) -> bool {
        let status = self.must("GET", "/rest/db/status?folder=vault");
        let status: serde_json::Value = serde_json::from_str(&status).unwrap();
        status["state"] == "idle" && status["needTotalItems"] == 0
    }

    fn must(&self, method: &str, path: &str) -> String {
        let answer = self.ask(method, path);
        answer.unwrap_or_else(|| panic!("{path}: {}", fs::read_to_string(&self.log).unwrap()))
    }

    /// The body of its answer, if there is one that says that all is well.
    fn ask(&self, method: &str, path: &str) -> Option<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        // In the old form, in which the answer ends with the connection.
        let head = format!("Host: localhost\r\nX-API-Key: {KEY}\r\nContent-Length: 0\r\n");
        let request = format!("{method} {path} HTTP/1.0\r\n{head}\r\n");
        stream.write_all(request.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        head.lines()
            .next()?
            .contains(" 200 ")
            .then(|| body.to_owned())
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
