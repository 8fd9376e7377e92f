//! Full text: which notes get it first, and in how many pieces it lies.

use super::*;

/// Pieces of full text: the number of one stands above the lowest 37 bits.
fn pieces(bench: &Bench) -> usize {
    let found = bench.column(
        "SELECT DISTINCT CAST(id >> 37 AS TEXT) FROM passage_text_data WHERE id >= 1 << 37",
    );
    found.len()
}

#[test]
fn pieces_of_single_notes_are_put_together_when_there_is_time() {
    let bench = Bench::new();
    bench.write("first.md", "text");
    bench.look();
    while bench.engine.tidy_text() {}
    for number in 0..40 {
        bench.write(&format!("{number}.md"), &format!("note {number} 共同声明"));
        bench.look();
    }
    assert!(
        pieces(&bench) > 20,
        "a change waits for no merging: {}",
        pieces(&bench)
    );
    while bench.engine.tidy_text() {}
    assert!(pieces(&bench) < 8, "{} are left", pieces(&bench));
    bench.check();
    assert!(!bench.engine.tidy_text(), "then there is rest");
}

#[test]
fn after_a_first_index_full_text_is_in_one_piece() {
    let bench = Bench::new();
    for number in 0..260 {
        bench.write(&format!("{number}.md"), &"長い文章です。".repeat(900));
    }
    bench.look();
    assert!(pieces(&bench) > 1, "it was written in several transactions");
    while bench.engine.tidy_text() {}
    assert_eq!(pieces(&bench), 1);
    bench.check();
}

#[test]
fn of_spellings_as_frequent_the_first_by_path_is_shown_also_after_a_note_has_moved() {
    let bench = Bench::new();
    bench.write("a.md", "#Foo\n");
    bench.write("b.md", "#foo\n");
    bench.look();
    let spelling = || bench.column("SELECT spelling FROM tag");
    assert_eq!(spelling(), ["Foo"]);
    bench.fs.rename("a.md".as_ref(), "z.md".as_ref()).unwrap();
    bench.look();
    assert_eq!(spelling(), ["foo"]);
    bench.check();
}

#[test]
fn a_note_that_turns_its_spellings_round_gives_its_tag_the_other_one() {
    let bench = Bench::new();
    let spelling = || bench.column("SELECT spelling FROM tag WHERE key = 'foo'");
    for (text, shown) in [
        ("#Foo #foo", "Foo"),
        ("#foo #Foo", "foo"),
        ("#Foo #foo #x", "Foo"),
    ] {
        bench.write("a.md", text);
        bench.look();
        assert_eq!(spelling(), [shown], "{text}");
        bench.check();
        bench.rest();
    }
}

#[test]
fn the_newest_notes_come_first() {
    let bench = Bench::new();
    for number in 0..250 {
        bench.write(&format!("{:03}.md", number * 7 % 250), "text");
        bench.clock.advance(Duration::from_secs(1));
    }
    bench.engine.reconcile(Scope::All).unwrap();
    let newest: Vec<String> = (0..250)
        .rev()
        .map(|number| format!("{:03}.md", number * 7 % 250))
        .collect();
    assert_eq!(bench.column("SELECT path FROM note ORDER BY doc"), newest);
}
