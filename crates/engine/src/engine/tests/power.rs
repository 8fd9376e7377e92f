//! Full text waits while a battery is spared.

use super::*;

fn vault_of(notes: usize) -> Bench {
    let bench = Bench::new();
    for number in 0..notes {
        bench.write(&format!("{number}.md"), "路面電車 #tag\n");
    }
    bench.engine.reconcile(Scope::All).unwrap();
    bench
}

fn text_after_steps(bench: &Bench) -> (f64, Phase, bool) {
    for _ in 0..10 {
        bench.clock.advance(Duration::from_millis(250));
        bench.engine.step();
    }
    let state = bench.engine.state().unwrap();
    (state.covered, state.phase, state.text_waits)
}

#[test]
fn full_text_of_many_notes_waits_for_power() {
    let bench = vault_of(300);
    bench.engine.set_sparing_power(true);
    assert_eq!(text_after_steps(&bench), (0.0, Phase::Text, true));
    assert_eq!(bench.column("SELECT key FROM tag"), ["tag"]);
    bench.engine.set_sparing_power(false);
    assert_eq!(text_after_steps(&bench), (1.0, Phase::Ready, false));
    bench.check();
}

#[test]
fn what_one_writes_oneself_is_found_all_the_same() {
    let bench = vault_of(300);
    while bench.engine.add_text() {}
    bench.engine.set_sparing_power(true);
    for number in 0..50 {
        bench.write(&format!("{number}.md"), "別の電車 #tag\n");
    }
    bench.engine.reconcile(Scope::All).unwrap();
    assert_eq!(text_after_steps(&bench), (1.0, Phase::Ready, false));
}
