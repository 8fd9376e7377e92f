//! What other programs put on the clipboard as HTML, as Markdown: links, emphasis, lists,
//! tables, code. It becomes text and stays text; whatever it holds, nothing of it runs.

use crate::markdown::from_clipboard;

#[cfg(test)]
mod tests;

/// The Markdown of a pasted piece of a page; `None` when none can be made of it, or nothing
/// would be left.
pub fn markdown(html: &str) -> Option<String> {
    from_clipboard(html)
}
