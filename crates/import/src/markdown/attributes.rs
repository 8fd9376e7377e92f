//! Addresses, titles and the words for pictures stand in attributes, and `htmd` writes them
//! into links nearly as they are. Here they are brought into a form of which nothing ends
//! the link, and nothing becomes HTML where it does not come to one.

use std::rc::Rc;

use markup5ever_rcdom::{Node, NodeData};

use super::{all, tree};

/// Brings the attributes of links and pictures into that form.
pub(super) fn fit(page: &Rc<Node>) {
    for node in all(page) {
        let NodeData::Element { attrs, .. } = &node.data else {
            continue;
        };
        let tag = tree::tag(&node);
        // A picture's title is put within the brackets of an address that has a space.
        let has_title = tag == Some("img") && tree::attribute(&node, "title").is_some();
        for attr in attrs.borrow_mut().iter_mut() {
            let fitting = match (tag, &*attr.name.local) {
                (Some("a"), "href") => address(&attr.value, false),
                (Some("img"), "href" | "src") => address(&attr.value, has_title),
                (Some("a" | "img"), "title") | (Some("img"), "alt") => words(&attr.value),
                _ => continue,
            };
            if *attr.value != *fitting {
                attr.value = fitting.into();
            }
        }
    }
}

/// With percent signs for what an address holds in no other way.
fn address(written: &str, without_spaces: bool) -> String {
    let mut address = String::with_capacity(written.len());
    for c in written.trim().chars() {
        match c {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '\\' => address.push_str("%5C"),
            '`' => address.push_str("%60"),
            ' ' if without_spaces => address.push_str("%20"),
            // Those that HTML takes out of addresses.
            '\n' | '\r' | '\t' => {}
            c if c.is_ascii_control() => {}
            c => address.push(c),
        }
    }
    address
}

/// With the marks escaped that would end it.
fn words(written: &str) -> String {
    let mut words = String::with_capacity(written.len());
    for c in written.chars() {
        if matches!(c, '\\' | '[' | ']' | '<' | '`') {
            words.push('\\');
        }
        words.push(c);
    }
    words
}
