//! Boxes that are ticked or not, at the beginning of an item: a task is one in a note too.

use std::rc::Rc;

use markup5ever_rcdom::{Node, NodeData};

use super::{all, as_written::AsWritten, tree};

/// Puts `[x]` or `[ ]` in the places of the boxes that begin items.
pub(super) fn convert(page: &Rc<Node>, written: &mut AsWritten) {
    for item in all(page) {
        if tree::tag(&item) != Some("li") {
            continue;
        }
        let Some((holder, at)) = first_of(&item).filter(is_box) else {
            continue;
        };
        let mut children = holder.children.borrow_mut();
        let mark = match tree::has_attribute(&children[at], "checked") {
            true => "[x] ",
            false => "[ ] ",
        };
        let mark = tree::text_node(&written.put(mark));
        mark.parent.set(Some(Rc::downgrade(&holder)));
        children[at] = mark;
        if let Some(NodeData::Text { contents }) = children.get(at + 1).map(|next| &next.data) {
            let behind = contents.borrow().trim_start().to_owned();
            tree::set_text(&children[at + 1], &behind);
        }
    }
}

/// What an item begins with: where it stands among the children of what holds it.
fn first_of(item: &Rc<Node>) -> Option<(Rc<Node>, usize)> {
    let mut holder = Rc::clone(item);
    loop {
        let (at, first) = {
            let children = holder.children.borrow();
            let (at, first) = children
                .iter()
                .enumerate()
                .find(|(_, child)| !is_blank(child))?;
            (at, Rc::clone(first))
        };
        if !matches!(tree::tag(&first), Some("p" | "label" | "span" | "div")) {
            return Some((holder, at));
        }
        holder = first;
    }
}

fn is_blank(node: &Node) -> bool {
    match &node.data {
        NodeData::Text { contents } => contents.borrow().trim().is_empty(),
        NodeData::Comment { .. } => true,
        _ => false,
    }
}

fn is_box((holder, at): &(Rc<Node>, usize)) -> bool {
    let children = holder.children.borrow();
    let kind = tree::attribute(&children[*at], "type");
    tree::tag(&children[*at]) == Some("input")
        && kind.is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"))
}
