//! Links and emphasis that a page puts around whole blocks. In Markdown both end with their
//! paragraph: a link is brought into one line, and emphasis, which some programs put around all
//! that they hand out, is taken away. Their words stay.

use std::{collections::HashSet, rc::Rc};

use markup5ever_rcdom::Node;

use super::{all, tree};

const EMPHASIS: [&str; 7] = ["b", "del", "em", "i", "s", "strike", "strong"];

const BLOCKS: [&str; 35] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Brings a page's links and emphasis into what Markdown has.
pub(super) fn fit(page: &Rc<Node>) {
    let holders = holders_of_blocks(page);
    for node in all(page) {
        if tree::tag(&node) == Some("a") && holders.contains(&Rc::as_ptr(&node)) {
            unwrap(&node, &is_block, true);
        }
    }
    let holders = holders_of_blocks(page);
    let is_around = |node: &Rc<Node>| is_emphasis(node) && holders.contains(&Rc::as_ptr(node));
    unwrap(page, &is_around, false);
}

fn is_block(node: &Rc<Node>) -> bool {
    tree::tag(node).is_some_and(|tag| BLOCKS.contains(&tag))
}

fn is_emphasis(node: &Rc<Node>) -> bool {
    tree::tag(node).is_some_and(|tag| EMPHASIS.contains(&tag))
}

/// Elements that have a block somewhere in them.
fn holders_of_blocks(page: &Rc<Node>) -> HashSet<*const Node> {
    let mut holders = HashSet::new();
    for block in all(page).iter().filter(|node| is_block(node)) {
        for above in tree::above(block) {
            // So have all above it, then.
            if !holders.insert(Rc::as_ptr(&above)) {
                break;
            }
        }
    }
    holders
}

/// Puts what elements hold in their places, from the innermost outwards; with a space on either
/// side when they are `apart`.
fn unwrap(below: &Rc<Node>, is_unwrapped: &dyn Fn(&Rc<Node>) -> bool, apart: bool) {
    for parent in all(below).iter().rev() {
        let unwrapped: Vec<bool> = parent.children.borrow().iter().map(is_unwrapped).collect();
        if !unwrapped.contains(&true) {
            continue;
        }
        let mut parts = Vec::new();
        for (child, is_unwrapped) in parent.children.take().into_iter().zip(unwrapped) {
            if !is_unwrapped {
                parts.push(child);
                continue;
            }
            parts.extend(apart.then(|| tree::text_node(" ")));
            parts.extend(child.children.take());
            parts.extend(apart.then(|| tree::text_node(" ")));
        }
        for part in &parts {
            part.parent.set(Some(Rc::downgrade(parent)));
        }
        parent.children.replace(parts);
    }
}
