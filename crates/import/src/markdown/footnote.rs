//! Hatena's footnotes, an anchor `*1` in the text and a paragraph at the end, as Markdown's.

use std::{collections::BTreeMap, rc::Rc};

use markup5ever_rcdom::{Node, NodeData};

use super::{Footnotes, all, as_written::AsWritten, tree};

/// Turns anchors into `[^1]` and the paragraphs they lead to into `[^1]: …`.
pub(super) fn convert(page: &Rc<Node>, footnotes: Footnotes<'_>, written: &mut AsWritten) {
    let mut marks = BTreeMap::new();
    for node in all(page) {
        if tree::tag(&node) != Some("a") {
            continue;
        }
        let Some(number) = number(&node) else {
            continue;
        };
        let is_definition = tree::has_class(&node, "footnote-number");
        let colon = if is_definition { ": " } else { "" };
        let mark = written.put(&format!("[^{}{number}]{colon}", footnotes.0));
        if let Some(carrier) = carrier(&node) {
            tree::set_text(&carrier, &mark);
            marks.insert(Rc::as_ptr(&node), carrier);
        }
    }
    replace(page, &mut marks);
    for node in all(page) {
        if tree::has_class(&node, "footnote-delimiter") {
            node.children.borrow_mut().clear();
        }
    }
}

/// The number of a footnote that an anchor stands for, or leads back from.
fn number(anchor: &Rc<Node>) -> Option<u32> {
    let target = tree::attribute(anchor, "href")?;
    let is_footnote = target.starts_with("#f-") || target.starts_with("#fn-");
    if !is_footnote {
        return None;
    }
    tree::text(anchor).trim().strip_prefix('*')?.parse().ok()
}

/// The first text in an anchor, which is to stand in its place.
fn carrier(anchor: &Rc<Node>) -> Option<Rc<Node>> {
    let mut below = all(anchor).into_iter();
    below.find(|node| matches!(node.data, NodeData::Text { .. }))
}

/// Puts texts in the places of anchors, all in one walk: a paragraph may hold thousands.
fn replace(page: &Rc<Node>, marks: &mut BTreeMap<*const Node, Rc<Node>>) {
    for parent in all(page) {
        for child in parent.children.borrow_mut().iter_mut() {
            if let Some(carrier) = marks.remove(&Rc::as_ptr(child)) {
                carrier.parent.set(Some(Rc::downgrade(&parent)));
                *child = carrier;
            }
        }
    }
}
