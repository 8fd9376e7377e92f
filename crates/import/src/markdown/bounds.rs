//! How much of a page is read. A page within these bounds is converted in time and depth that
//! its length bounds; one beyond them was hardly written by a person.

/// Bytes of HTML.
const LONGEST: usize = 4 * 1024 * 1024;
/// Elements open at once. Every reader of the tree calls itself once a level.
const DEEPEST: usize = 150;
/// Attributes are parsed before anything is known of them; so many in a row are an attack.
const MOST_ATTRIBUTES: usize = 200;

/// Bytes of the mark that a quotation or a list puts before each line in it.
const MARK: usize = 2;

/// Whether a page is longer than any that may be converted.
pub(super) fn is_too_long(html: &str) -> bool {
    html.len() > LONGEST
}

/// Whether a page may be converted.
pub(super) fn are_kept(html: &str) -> bool {
    !is_too_long(html) && depth_and_attributes(html) && marks(html) <= most(html)
}

/// Whether what came out is no larger than escapes and marks explain.
pub(super) fn are_kept_by(markdown: &str, html: &str) -> bool {
    markdown.len() <= most(html)
}

/// Bytes of Markdown, at most.
fn most(html: &str) -> usize {
    html.len().saturating_mul(4) + 1024
}

/// Bytes of the marks before lines that stand in quotations and lists. Each level writes
/// all lines in it anew: what would come out too large must not even be begun.
fn marks(html: &str) -> usize {
    let (mut depth, mut marks): (usize, usize) = (0, 0);
    let mut is_code = false;
    for tag in html.split('<').skip(1) {
        match name(tag).as_str() {
            "blockquote" | "ul" | "ol" | "dl" => depth += 1,
            "/blockquote" | "/ul" | "/ol" | "/dl" => depth = depth.saturating_sub(1),
            "pre" => is_code = true,
            "/pre" => is_code = false,
            "br" | "p" | "li" | "hr" => marks += depth * MARK,
            _ => {}
        }
        if is_code {
            marks += tag.matches('\n').count() * depth * MARK;
        }
    }
    marks
}

/// The name of the tag that a piece of a page, cut before each `<`, begins with; `/name`
/// when it ends an element.
fn name(tag: &str) -> String {
    tag.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .collect::<String>()
        .to_ascii_lowercase()
}

/// The deepest that a page's tags can make its tree, told without building it: end tags are
/// believed, and elements that people leave open count as closed by the next of their kind.
fn depth_and_attributes(html: &str) -> bool {
    let mut depth: usize = 0;
    for tag in html.split('<').skip(1) {
        let name = name(tag);
        if let Some(ended) = name.strip_prefix('/') {
            if opens(ended) {
                depth = depth.saturating_sub(1);
            }
        } else if opens(&name) {
            depth += 1;
        }
        let attributes = tag.split('>').next().unwrap_or_default();
        if depth > DEEPEST || attributes.matches('=').count() > MOST_ATTRIBUTES {
            return false;
        }
    }
    true
}

/// Whether an element stays open until it is ended.
fn opens(name: &str) -> bool {
    const CLOSED_BY_THEMSELVES: [&str; 28] = [
        "area", "base", "br", "col", "dd", "dt", "embed", "frame", "hr", "image", "img", "input",
        "keygen", "li", "link", "meta", "option", "p", "param", "rb", "rp", "rt", "source", "td",
        "th", "tr", "track", "wbr",
    ];
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && !CLOSED_BY_THEMSELVES.contains(&name)
}
