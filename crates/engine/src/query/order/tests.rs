use super::*;

#[test]
fn numbers_count_and_case_does_not() {
    let mut names = [
        "10月", "b", "2月", "A", "1月", "a", "２月", "02月", "C", "", "月",
    ];
    names.sort_by(|a, b| by_name(a, b));
    assert_eq!(
        names,
        [
            "", "1月", "02月", "2月", "２月", "10月", "A", "a", "b", "C", "月"
        ]
    );
}

#[test]
fn long_numbers_are_compared_too() {
    assert!(by_name("99999999999999999999999", "100000000000000000000000").is_lt());
    assert!(by_name("a1b2", "a1b10").is_lt());
    assert!(by_name("a", "a1").is_lt());
}
