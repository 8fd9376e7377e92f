//! The payloads of `tests/hostile/payloads.json`, each with its number and, filled in,
//! what it does when it runs: `top.fired(number)`, or a request for `/hit/number`.

use std::fmt::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// One hostile text.
#[derive(Clone, Debug, Serialize)]
pub struct Payload {
    /// Its number, from 0.
    pub n: usize,
    pub family: String,
    /// The careless way of showing it that lets it run; see `control.js`.
    pub sink: String,
    /// What must happen to it: `load`, `click`, `focus`, `hover`, or an event's name.
    pub needs: String,
    pub text: String,
}

#[derive(Deserialize)]
struct Collection {
    families: Vec<Family>,
}

#[derive(Deserialize)]
struct Family {
    name: String,
    sink: String,
    payloads: Vec<(String, String)>,
}

/// All of them, telling the server at this address.
pub fn payloads(host: &str) -> Vec<Payload> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile/payloads.json");
    let text = std::fs::read_to_string(file).expect("the payloads");
    let collection: Collection = serde_json::from_str(&text).expect("payloads");
    let written = collection.families.into_iter().flat_map(|family| {
        let (name, sink) = (family.name, family.sink);
        let payloads = family.payloads.into_iter();
        payloads.map(move |(needs, text)| (name.clone(), sink.clone(), needs, text))
    });
    let numbered = written.enumerate();
    numbered
        .map(|(n, (family, sink, needs, text))| Payload {
            n,
            family,
            sink,
            needs,
            text: filled(&text, n, host),
        })
        .collect()
}

/// A payload's text with its placeholders filled in.
fn filled(text: &str, n: usize, host: &str) -> String {
    let js = format!("top.fired({n})");
    let url = format!("http://{host}/hit/{n}");
    let beacon = format!("new Image().src=`{url}`");
    let each = |form: fn(u8) -> String| js.bytes().map(form).collect::<String>();
    text.replace("{js}", &js)
        .replace("{js.entities}", &each(|byte| format!("&#{byte};")))
        .replace("{js.hex}", &each(|byte| format!("&#x{byte:x};")))
        .replace("{js.percent}", &each(|byte| format!("%{byte:02x}")))
        .replace("{js.base64}", &base64(&js))
        .replace("{url}", &url)
        .replace("{host}", host)
        .replace("{beacon}", &beacon)
        .replace(
            "{beacon.base64}",
            &base64(&format!("<script>{beacon}</script>")),
        )
        .replace("{n}", &n.to_string())
}

fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = text.bytes().fold(String::new(), |mut bits, byte| {
        let _ = write!(bits, "{byte:08b}");
        bits
    });
    let digits = bits.as_bytes().chunks(6).map(|six| {
        let six = String::from_utf8_lossy(six);
        usize::from_str_radix(&format!("{six:0<6}"), 2).expect("bits")
    });
    let mut coded: String = digits.map(|digit| char::from(DIGITS[digit])).collect();
    while !coded.len().is_multiple_of(4) {
        coded.push('=');
    }
    coded
}
