use super::super::tests::sample::Sample;
use super::*;

#[test]
fn days_tell_how_many_passages_they_have() {
    let sample = Sample::of(&[
        ("2023-01-31.md", "前\n"),
        ("2023-02-01.md", "一つ目\n\n#猫\n\n二つ目\n\n#犬\n"),
        ("port.md", "# 2023-02-28\n\n港\n\n# 2023-03-01\n\n後\n"),
        ("undated.md", "いつか\n"),
    ]);
    let (first, last) = (Date::constant(2023, 2, 1), Date::constant(2023, 2, 28));
    let counts = day_counts(&sample.reader(), &sample.columns, first, last).unwrap();
    assert_eq!(counts, [(first, 2), (last, 1)]);
}
