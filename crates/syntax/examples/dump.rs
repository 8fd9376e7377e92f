use std::io::BufRead;
use tsuzuri_syntax::*;
fn js(s: &str) -> String {
    let mut o = String::from("\"");
    for c in s.chars() {
        match c { '"' => o.push_str("\\\""), '\\' => o.push_str("\\\\"), '\n' => o.push_str("\\n"),
          c if (c as u32) < 0x20 => o.push_str(&format!("\\u{:04x}", c as u32)), c => o.push(c) }
    }
    o.push('"'); o
}
fn list(v: impl Iterator<Item = String>) -> String { format!("[{}]", v.collect::<Vec<_>>().join(",")) }
fn main() {
    for path in std::io::stdin().lock().lines() {
        let path = path.unwrap();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let note = parse(&text, &Reading::default());
        let mut tags: Vec<(usize, String)> = vec![];
        for p in &note.passages { for t in &p.tags { if t.from != TagSource::FrontMatter { tags.push((t.tag.span.start, t.tag.raw.clone())); } } }
        tags.sort(); tags.dedup();
        let mut links: Vec<&Link> = note.passages.iter().flat_map(|p| &p.links).collect();
        links.sort_by_key(|l| (l.span.start, l.span.end));
        println!("{{\"path\":{},\"tags\":{},\"links\":{},\"code\":{},\"html\":{}}}", js(&path),
            list(tags.iter().map(|t| js(&t.1))),
            list(links.iter().map(|l| format!("{{\"kind\":{},\"raw\":{},\"target\":{},\"fragment\":{},\"alias\":{}}}", js(l.kind.name()), js(&l.raw), js(&l.target), l.fragment.as_deref().map_or("null".into(), js), l.alias.as_deref().map_or("null".into(), js)))),
            list(note.code.iter().map(|s| js(&text[s.start..s.end]))),
            list(note.html.iter().map(|s| js(&text[s.start..s.end]))));
    }
}
