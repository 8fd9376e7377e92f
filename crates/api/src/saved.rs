//! Saved searches: a query in a fenced block of the language `query`, in any note.

/// The queries of a note's text (LF line ends) with the lines of their blocks, from 0;
/// each query in one line. Blocks without words are none.
pub(crate) fn queries(text: &str) -> Vec<(String, u32)> {
    let mut found = Vec::new();
    // What closes the block that is open, with its line and what it holds; a block of
    // another language holds nothing.
    let mut open: Option<(&str, u32, Option<String>)> = None;
    for (number, line) in (0u32..).zip(text.lines()) {
        let line = line.trim();
        match &mut open {
            Some((fence, start, query)) if closes(line, fence) => {
                let query = query.take().unwrap_or_default();
                if !query.is_empty() {
                    found.push((query, *start));
                }
                open = None;
            }
            Some((_, _, Some(query))) => {
                if !query.is_empty() && !line.is_empty() {
                    query.push(' ');
                }
                query.push_str(line);
            }
            Some(_) => {}
            None => {
                let marks = line.bytes().take_while(|byte| *byte == b'`').count();
                if marks >= 3 {
                    let (fence, language) = line.split_at(marks);
                    let is_query = language.trim() == "query";
                    open = Some((fence, number, is_query.then(String::new)));
                }
            }
        }
    }
    found
}

fn closes(line: &str, fence: &str) -> bool {
    line.len() >= fence.len() && line.bytes().all(|byte| byte == b'`')
}

#[cfg(test)]
mod tests;
