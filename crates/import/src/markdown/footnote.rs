//! Hatena's footnotes, an anchor `*1` in the text and a paragraph at the end, as Markdown's.

use std::rc::Rc;

use markup5ever_rcdom::Node;

use super::{Footnotes, all, as_written::AsWritten, tree};

/// Turns anchors into `[^1]` and the paragraphs they lead to into `[^1]: …`.
pub(super) fn convert(page: &Rc<Node>, footnotes: Footnotes<'_>, written: &mut AsWritten) {
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
        replace_by_text(&node, &mark);
    }
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

/// Puts a text in the place of an anchor: its own first text carries it.
fn replace_by_text(anchor: &Rc<Node>, text: &str) {
    let Some(carrier) = all(anchor)
        .into_iter()
        .find(|node| matches!(node.data, markup5ever_rcdom::NodeData::Text { .. }))
    else {
        return;
    };
    tree::set_text(&carrier, text);
    let Some(parent) = anchor.parent.take().and_then(|parent| parent.upgrade()) else {
        return;
    };
    carrier.parent.set(Some(Rc::downgrade(&parent)));
    for child in parent.children.borrow_mut().iter_mut() {
        if Rc::ptr_eq(child, anchor) {
            *child = Rc::clone(&carrier);
        }
    }
}
