//! Notes and folders that other programs gave another name.

use super::*;

#[test]
fn very_many_notes_that_moved_are_not_doubted_and_told_as_moved() {
    for by_events in [true, false] {
        let bench = Bench::new();
        for number in 0..100 {
            bench.write(&format!("a/{number}.md"), &format!("{number}"));
        }
        bench.rest();
        bench.look();
        bench.told();
        bench.fs.move_to("a", "z").unwrap();
        let before = bench.clock.elapsed();
        if by_events {
            bench.engine.hint(Hint::Settled("z".into()));
            bench.engine.hint(Hint::Gone("a".into()));
            for _ in 0..3 {
                bench.clock.advance(Duration::from_millis(500));
                bench.engine.step();
            }
            assert_eq!(bench.clock.elapsed() - before, Duration::from_millis(1500));
        } else {
            bench.look();
            assert_eq!(bench.clock.elapsed(), before);
        }
        let moved: usize = bench.told().iter().map(|delta| delta.moved.len()).sum();
        assert_eq!(moved, 100, "by events: {by_events}");
    }
}

/// Its old name still leads to it.
#[test]
fn what_got_a_name_that_the_disk_takes_for_the_old_one_has_one_name() {
    let renamed = [
        (Names::AnyCase, "A.md", "a.md"),
        (Names::AnyCase, "X/b.md", "x/b.md"),
        (Names::Exact, "A.md", "a.md"),
    ];
    for (names, from, to) in renamed {
        let bench = Bench::on(names);
        bench.write(from, "#tag");
        bench.look();
        let (from, to) = (Path::new(from), Path::new(to));
        let top = |path: &Path| path.components().next().unwrap().as_os_str().to_owned();
        bench.fs.move_to(top(from), top(to)).unwrap();
        bench.engine.hint(Hint::Settled(top(to).into()));
        bench.engine.hint(Hint::Gone(top(from).into()));
        for _ in 0..3 {
            bench.rest();
            bench.engine.step();
        }
        assert_eq!(bench.paths(), [to.to_str().unwrap()], "{names:?}");
        // Saved under the name that an editor has it open by.
        let base = ContentHash::of(b"#tag");
        let old = path(from.to_str().unwrap());
        let save = |text, base| bench.engine.save(&old, text, base, &|_| None, Origin::Cli);
        if names != Names::Exact {
            save("#more", base).unwrap();
            bench.rest();
            bench.engine.step();
            assert_eq!(bench.paths(), [to.to_str().unwrap()], "saved, {names:?}");
        }
    }
}
