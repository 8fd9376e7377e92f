//! Reading and changing a page's tree.

use std::{collections::BTreeSet, rc::Rc};

use markup5ever_rcdom::{Node, NodeData};

use super::{Converted, all};

/// The name of an element.
pub(super) fn tag(node: &Node) -> Option<&str> {
    match &node.data {
        NodeData::Element { name, .. } => Some(&name.local),
        _ => None,
    }
}

/// An attribute of an element, when it has one that says something.
pub(super) fn attribute(node: &Node, wanted: &str) -> Option<String> {
    let NodeData::Element { attrs, .. } = &node.data else {
        return None;
    };
    let attrs = attrs.borrow();
    let found = attrs.iter().find(|attr| &*attr.name.local == wanted)?;
    let value = found.value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// Whether an element has a class.
pub(super) fn has_class(node: &Node, wanted: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| {
        classes
            .split_ascii_whitespace()
            .any(|class| class == wanted)
    })
}

/// All text below a node.
pub(super) fn text(node: &Rc<Node>) -> String {
    let texts = all(node).into_iter().filter_map(|node| match &node.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}

/// Puts other text into a text node.
pub(super) fn set_text(node: &Node, text: &str) {
    if let NodeData::Text { contents } = &node.data {
        let mut contents = contents.borrow_mut();
        contents.clear();
        contents.push_slice(text);
    }
}

/// Notes what a page holds that a note does not.
pub(super) fn look(page: &Rc<Node>, found: &mut Converted) {
    let mut known = BTreeSet::new();
    for node in all(page) {
        match tag(&node) {
            Some("img") => {
                let source = attribute(&node, "src");
                let source = source.filter(|source| known.insert(source.clone()));
                found.images.extend(source);
            }
            Some("script") if !text(&node).trim().is_empty() => found.scripts += 1,
            _ => {}
        }
    }
}

/// Takes away links that Hatena put on words by itself, and leaves the words: what was
/// written as `#NATO(会談)` is one text again.
pub(super) fn unwrap_keywords(page: &Rc<Node>) {
    for parent in all(page) {
        let mut children = parent.children.borrow_mut();
        if !children.iter().any(|child| is_keyword(child)) {
            continue;
        }
        let mut flat: Vec<Rc<Node>> = Vec::with_capacity(children.len());
        for child in children.drain(..) {
            let parts = if is_keyword(&child) {
                child.children.take()
            } else {
                vec![child]
            };
            for part in parts {
                part.parent.set(Some(Rc::downgrade(&parent)));
                if !join(flat.last(), &part) {
                    flat.push(part);
                }
            }
        }
        *children = flat;
    }
}

/// A line begins behind a break: white space there is the page's, not the text's.
pub(super) fn trim_behind_breaks(page: &Rc<Node>) {
    for parent in all(page) {
        let children = parent.children.borrow();
        for two in children.windows(2) {
            if tag(&two[0]) == Some("br")
                && let NodeData::Text { contents } = &two[1].data
            {
                let trimmed = contents.borrow().trim_start_matches(SPACES).to_owned();
                set_text(&two[1], &trimmed);
            }
        }
    }
}

/// White space of HTML; the ideographic space is a character like any other.
const SPACES: [char; 5] = [' ', '\t', '\n', '\r', '\u{C}'];

/// Adds a text to the text before it.
fn join(last: Option<&Rc<Node>>, next: &Node) -> bool {
    let Some(NodeData::Text { contents: before }) = last.map(|node| &node.data) else {
        return false;
    };
    let NodeData::Text { contents: after } = &next.data else {
        return false;
    };
    before.borrow_mut().push_slice(&after.borrow());
    true
}

fn is_keyword(node: &Node) -> bool {
    tag(node) == Some("a") && (has_class(node, "keyword") || has_class(node, "okeyword"))
}
