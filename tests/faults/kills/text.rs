//! What the n-th save writes: known to who saves and to who looks afterwards.

pub const NOTE: &str = "n.md";

/// From some bytes to some hundred thousand, so that a torn one would be seen.
pub fn text(number: usize) -> String {
    let line = format!("{number}: 港が開いた。\n");
    let lines = [1, 20, 400, 8000][number % 4];
    format!("{}end of {number}\n", line.repeat(lines))
}
