use super::{Progress, bar};

#[test]
fn the_bar_fills_with_what_is_done() {
    let at = |done, total| bar(Progress { done, total });
    assert_eq!(at(0, 0), "…");
    assert_eq!(at(31_204, 0), "31,204");
    assert_eq!(
        at(50_000, 100_000),
        "[############------------] 50,000 / 100,000"
    );
    assert_eq!(at(7, 7), "[########################] 7 / 7");
    assert_eq!(at(9, 7), "[########################] 9 / 7");
}
