//! Tables with every cell they have. Markdown knows one row of heads and cells of one line;
//! whatever a page's table has beyond that is brought into such a form, and none of it is left
//! out. What is no table of words, but a page laid out by one, becomes its cells' texts.

use std::rc::Rc;

use htmd::{
    Element, Node,
    element_handler::{HandlerResult, Handlers},
};

use super::{all, one_line, tree};

/// Columns that a cell may span; a page may claim any number.
const WIDEST_SPAN: usize = 20;
/// Rows that a cell may span.
const LONGEST_SPAN: usize = 1000;
/// Cells of a table, those too that a shorter row lacks: what would be larger is no table of words.
const MOST_CELLS: usize = 100_000;
/// Characters up to which cells of a column are made as wide as each other.
const ALIGNED: usize = 40;

type Row = Vec<String>;

/// A table with its rows as lines.
pub(super) fn convert(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let rows = rows(element.node);
    let is_layout = is_layout(element.node, &rows);
    let Some(grid) = (!is_layout).then(|| grid(handlers, &rows)).flatten() else {
        let texts = handlers.walk_children(element.node).content;
        return Some(format!("\n\n{}\n\n", texts.trim_matches('\n')).into());
    };
    let mut blocks = captions(handlers, element.node);
    blocks.push(lines(&grid));
    Some(format!("\n\n{}\n\n", blocks.join("\n\n")).into())
}

/// The table's own rows, not those of tables in its cells.
fn rows(table: &Rc<Node>) -> Vec<Rc<Node>> {
    let mut rows = Vec::new();
    for part in table.children.borrow().iter() {
        match tree::tag(part) {
            Some("tr") => rows.push(Rc::clone(part)),
            Some("thead" | "tbody" | "tfoot") => {
                let own = part.children.borrow();
                rows.extend(
                    own.iter()
                        .filter(|row| tree::tag(row) == Some("tr"))
                        .cloned(),
                );
            }
            _ => {}
        }
    }
    rows
}

fn cells(row: &Rc<Node>) -> Vec<Rc<Node>> {
    let children = row.children.borrow();
    let is_cell = |node: &&Rc<Node>| matches!(tree::tag(node), Some("td" | "th"));
    children.iter().filter(is_cell).cloned().collect()
}

/// Whether a cell holds what stands in no line, or there is but one column.
fn is_layout(table: &Rc<Node>, rows: &[Rc<Node>]) -> bool {
    let holds_blocks = |row: &Rc<Node>| {
        let mut below = cells(row).into_iter().flat_map(|cell| all(&cell));
        below.any(|node| tree::tag(&node).is_some_and(|tag| FILLING.contains(&tag)))
    };
    rows.iter().all(|row| cells(row).len() < 2)
        || tree::is_within(table, &["td", "th"])
        || rows.iter().any(holds_blocks)
}

/// What a cell of one line has no room for.
const FILLING: [&str; 14] = [
    "blockquote",
    "dl",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "pre",
    "table",
    "ul",
];

/// The cells' texts, each in the column where the page shows it; `None` when there are too many.
fn grid(handlers: &dyn Handlers, rows: &[Rc<Node>]) -> Option<Vec<Row>> {
    let mut grid = Vec::with_capacity(rows.len());
    // For how many rows a cell above reaches down into each column.
    let mut reaching: Vec<usize> = Vec::new();
    for row in rows {
        let mut texts = Row::new();
        for cell in cells(row) {
            while reaching.get(texts.len()).is_some_and(|rows| *rows > 0) {
                texts.push(String::new());
            }
            let at = texts.len();
            texts.push(line_of(handlers, &cell));
            texts.resize(at + span(&cell, "colspan", WIDEST_SPAN), String::new());
            reaching.resize(reaching.len().max(texts.len()), 0);
            if reaching.len().saturating_mul(rows.len()) > MOST_CELLS {
                return None;
            }
            reaching[at..texts.len()].fill(span(&cell, "rowspan", LONGEST_SPAN));
        }
        for rows in &mut reaching {
            *rows = rows.saturating_sub(1);
        }
        grid.push(texts);
    }
    grid.retain(|row| !row.is_empty());
    Some(grid)
}

fn span(cell: &Rc<Node>, name: &str, most: usize) -> usize {
    let written = tree::attribute(cell, name).and_then(|span| span.parse().ok());
    written.unwrap_or(1).clamp(1, most)
}

fn line_of(handlers: &dyn Handlers, cell: &Rc<Node>) -> String {
    one_line(&handlers.walk_children(cell).content).replace('|', "\\|")
}

fn captions(handlers: &dyn Handlers, table: &Rc<Node>) -> Vec<String> {
    let children = table.children.borrow();
    let captions = children
        .iter()
        .filter(|child| tree::tag(child) == Some("caption"));
    let texts = captions.map(|caption| one_line(&handlers.walk_children(caption).content));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Rows as Markdown has them, the first as heads.
fn lines(rows: &[Row]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| cell.chars().count()).max();
            widest.unwrap_or_default().clamp(3, ALIGNED)
        })
        .collect();
    let line = |row: &Row| {
        let cell = |(column, width): (usize, &usize)| {
            let text = row.get(column).map_or("", String::as_str);
            format!("| {text:width$} ")
        };
        widths.iter().enumerate().map(cell).collect::<String>() + "|"
    };
    let rule = line(&widths.iter().map(|width| "-".repeat(*width)).collect());
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    lines.insert(1.min(lines.len()), rule);
    lines.join("\n")
}

#[cfg(test)]
mod tests;
