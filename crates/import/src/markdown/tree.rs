//! Reading and changing a page's tree.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

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

/// Whether an element has an attribute, whatever that says.
pub(super) fn has_attribute(node: &Node, wanted: &str) -> bool {
    let NodeData::Element { attrs, .. } = &node.data else {
        return false;
    };
    attrs
        .borrow()
        .iter()
        .any(|attr| &*attr.name.local == wanted)
}

/// Whether an element has a class.
pub(super) fn has_class(node: &Node, wanted: &str) -> bool {
    attribute(node, "class").is_some_and(|classes| {
        classes
            .split_ascii_whitespace()
            .any(|class| class == wanted)
    })
}

/// Whether a node lies in an element of one of these names.
pub(super) fn is_within(node: &Rc<Node>, names: &[&str]) -> bool {
    above(node).any(|above| tag(&above).is_some_and(|tag| names.contains(&tag)))
}

/// What a node lies in, the nearest first.
pub(super) fn above(node: &Rc<Node>) -> impl Iterator<Item = Rc<Node>> {
    let parent = |node: &Rc<Node>| {
        let parent = node.parent.take();
        node.parent.set(parent.clone());
        parent?.upgrade()
    };
    std::iter::successors(parent(node), parent)
}

/// All text below a node.
pub(super) fn text(node: &Rc<Node>) -> String {
    let texts = all(node).into_iter().filter_map(|node| match &node.data {
        NodeData::Text { contents } => Some(contents.borrow().to_string()),
        _ => None,
    });
    texts.collect()
}

/// What stands in a `pre`: programs write a line's end there as an element, or a line as one.
pub(super) fn lines_of_code(pre: &Rc<Node>) -> String {
    const LINES: [&str; 4] = ["div", "li", "p", "tr"];
    let mut code = String::new();
    let begin_line = |code: &mut String| {
        if !code.is_empty() && !code.ends_with('\n') {
            code.push('\n');
        }
    };
    // Each with whether a line ends behind it.
    let mut waiting = vec![(Rc::clone(pre), false)];
    while let Some((node, is_end)) = waiting.pop() {
        match (&node.data, tag(&node)) {
            _ if is_end => begin_line(&mut code),
            (NodeData::Text { contents }, _) => code.push_str(&contents.borrow()),
            (_, Some("br")) => code.push('\n'),
            (_, name) => {
                if name.is_some_and(|name| LINES.contains(&name)) {
                    begin_line(&mut code);
                    waiting.push((Rc::clone(&node), true));
                }
                let children = node.children.borrow();
                waiting.extend(children.iter().rev().map(|child| (Rc::clone(child), false)));
            }
        }
    }
    code
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

/// Puts the words for pictures in the places of those that are in the page itself.
pub(super) fn name_pictures_within(page: &Rc<Node>) {
    let is_within = |node: &Rc<Node>| {
        let source = attribute(node, "src").unwrap_or_default();
        tag(node) == Some("img")
            && source
                .get(..5)
                .is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"))
    };
    for parent in all(page) {
        for child in parent.children.borrow_mut().iter_mut() {
            if is_within(child) {
                *child = text_node(&attribute(child, "alt").unwrap_or_default());
                child.parent.set(Some(Rc::downgrade(&parent)));
            }
        }
    }
}

/// A new text.
pub(super) fn text_node(text: &str) -> Rc<Node> {
    let contents = RefCell::new(text.into());
    Node::new(NodeData::Text { contents })
}

/// A line begins behind a break: white space there is the page's, not the text's, but in code.
pub(super) fn trim_behind_breaks(page: &Rc<Node>) {
    let is_code = |parent: &Rc<Node>| tag(parent) == Some("pre") || is_within(parent, &["pre"]);
    for parent in all(page) {
        let children = parent.children.borrow();
        let is_break = |child: &Rc<Node>| tag(child) == Some("br");
        if !children.iter().any(is_break) || is_code(&parent) {
            continue;
        }
        for two in children.windows(2) {
            if is_break(&two[0])
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
