//! Looks at everything that no event asks for: after a sleep, and when someone comes back.

use super::*;

impl Bench {
    /// Lets time pass and does what becomes due.
    fn steps(&self) {
        for _ in 0..3 {
            self.clock.advance(Duration::from_millis(500));
            self.engine.step();
        }
    }

    /// Its rounds are far away: the next step looks at everything only for another reason.
    fn at_rest() -> Self {
        let bench = Self::new();
        bench.write("a.md", "#a");
        bench.engine.hint(Hint::Anywhere);
        bench.steps();
        bench.write("b.md", "#unheard");
        bench.steps();
        assert_eq!(bench.paths(), ["a.md"], "a round came too soon");
        bench
    }
}

#[test]
fn after_a_sleep_everything_is_looked_at() {
    let bench = Bench::at_rest();
    bench.clock.jump(3600);
    bench.steps();
    assert_eq!(bench.paths(), ["a.md", "b.md"]);
}

#[test]
fn a_clock_set_back_is_looked_after() {
    let bench = Bench::at_rest();
    bench.clock.jump(-86_400);
    bench.steps();
    assert_eq!(bench.paths(), ["a.md", "b.md"]);
    bench.write("a.md", "#back");
    bench.engine.hint(Hint::Settled("a.md".into()));
    bench.steps();
    bench.check();
}

#[test]
fn on_focus_everything_is_looked_at_if_that_is_long_ago() {
    let bench = Bench::at_rest();
    bench.engine.come_to_front();
    bench.steps();
    assert_eq!(bench.paths(), ["a.md"], "that was just done");
    bench.clock.advance(Duration::from_secs(31));
    bench.engine.come_to_front();
    bench.steps();
    assert_eq!(bench.paths(), ["a.md", "b.md"]);
}
