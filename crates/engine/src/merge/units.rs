//! What is never torn: lines, and within them sentences.

/// Lines with their ends.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Sentences with the brackets that close them and the blanks behind them. Line ends stand
/// alone. A line without a full stop is one sentence.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for line in lines(text) {
        let (written, end) = match line.strip_suffix('\n') {
            Some(written) => (written, "\n"),
            None => (line, ""),
        };
        let mut rest = written;
        while !rest.is_empty() {
            let (sentence, after) = rest.split_at(sentence_end(rest));
            sentences.push(sentence);
            rest = after;
        }
        if !end.is_empty() {
            sentences.push(&line[written.len()..]);
        }
    }
    sentences
}

/// Bytes of the first sentence.
fn sentence_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        let is_wide = is_wide_stop(c);
        if !is_wide && !matches!(c, '.' | '!' | '?') {
            continue;
        }
        while chars.next_if(|(_, c)| is_stop(*c) || closes(*c)).is_some() {}
        let blanks = chars.next_if(|(_, c)| c.is_whitespace()).is_some();
        // `3.14` and `a.md` are no ends.
        if !is_wide && !blanks {
            continue;
        }
        while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        return chars.peek().map_or(text.len(), |(at, _)| *at);
    }
    text.len()
}

fn is_stop(c: char) -> bool {
    is_wide_stop(c) || matches!(c, '.' | '!' | '?')
}

fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '．' | '！' | '？' | '｡')
}

fn closes(c: char) -> bool {
    matches!(
        c,
        '」' | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '”'
            | '’'
            | ')'
            | ']'
            | '"'
            | '\''
            | '｣'
            | '*'
            | '_'
    )
}
