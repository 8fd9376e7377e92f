//! Addresses: which of them are one (the grammar, §3, URL identity), and where a bare
//! one stands in running text. What a note does with them is `link`'s.

mod domain;
mod find;

pub(crate) use find::{UrlSign, find_url};

use url::Url;

/// What two spellings of an address have in common: without scheme, `www.`, user,
/// default port, fragment, `utm_*` and a `/` at the end; the host in lower case and an
/// IDN in ASCII. `None` for what is no address of a page, `mailto:` for one.
pub fn normalise_url(url: &str) -> Option<String> {
    let url = parsed(url)?;
    let mut key = site_of(&url)?;
    if let Some(port) = url.port() {
        key.push(':');
        key.push_str(&port.to_string());
    }
    key.push_str(&upper_case_escapes(url.path().trim_end_matches('/')));
    let query: Vec<&str> = url
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !is_tracking(pair))
        .collect();
    if !query.is_empty() {
        key.push('?');
        key.push_str(&upper_case_escapes(&query.join("&")));
    }
    Some(key)
}

/// The host of an address, without `www.`, in lower case, an IDN in ASCII.
pub fn url_site(url: &str) -> Option<String> {
    site_of(&parsed(url)?)
}

/// Whether a link's destination is an address rather than a path: a scheme of two
/// letters or more (one letter is a drive), `//host`, or `www.`.
pub fn is_address(destination: &str) -> bool {
    if destination.starts_with("//") || starts_with_www(destination) {
        return true;
    }
    let Some((scheme, rest)) = destination.split_once(':') else {
        return false;
    };
    scheme.len() >= 2
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        && !rest.is_empty()
        && !rest.starts_with("%20")
        && !rest.starts_with(char::is_whitespace)
}

fn starts_with_www(text: &str) -> bool {
    text.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("www."))
}

/// Reads an address with or without a scheme.
fn parsed(url: &str) -> Option<Url> {
    let url = url.trim();
    let parsed = if let Some(rest) = url.strip_prefix("//") {
        Url::parse(&format!("https://{rest}"))
    } else if is_address(url) && !starts_with_www(url) && !has_port_first(url) {
        Url::parse(url)
    } else {
        Url::parse(&format!("https://{url}"))
    };
    parsed
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// `localhost:8080/x`, whose host is no scheme.
fn has_port_first(url: &str) -> bool {
    url.split_once(':')
        .is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}

fn site_of(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let host = host.strip_suffix('.').unwrap_or(host);
    // No name has an empty label; without the dots at its end `1..` would be an IP address.
    if host.split('.').any(str::is_empty) {
        return None;
    }
    let site = host.strip_prefix("www.").filter(|rest| rest.contains('.'));
    Some(site.unwrap_or(host).to_owned())
}

fn is_tracking(pair: &str) -> bool {
    pair.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("utm_"))
}

/// `%e3` and `%E3` are one byte.
fn upper_case_escapes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (nth, piece) in text.split('%').enumerate() {
        if nth == 0 {
            out.push_str(piece);
            continue;
        }
        out.push('%');
        match piece.split_at_checked(2) {
            Some((digits, rest)) if digits.bytes().all(|b| b.is_ascii_hexdigit()) => {
                out.push_str(&digits.to_ascii_uppercase());
                out.push_str(rest);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests;
