//! What the processes capture, and into which note: known to them and to the test.

/// Notes that they capture into.
pub const NOTES: usize = 16;

pub fn note(number: usize) -> String {
    format!("notes/{}.md", number % NOTES)
}

/// In every shape, and none a part of another; every tenth is the same as another one.
pub fn text(number: usize) -> String {
    match number % 10 {
        0 | 1 => {
            format!("切り抜き {number} 号。\n\n続きの段落。\n\n#反ロシア#対中露戦\n#号{number}")
        }
        2 | 3 => format!("一行 {number} 号 #ok"),
        4 | 5 => format!("- [ ] 用事 {number} 号"),
        6..=8 => format!("https://example.com/{number}\n\n#日NATO(会談 #号{number}"),
        _ => "同じ文 #同じ".to_owned(),
    }
}
