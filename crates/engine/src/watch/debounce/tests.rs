use proptest::prelude::*;

use super::*;

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(name)
}

fn paths(names: &[&str]) -> Option<Scope> {
    Some(Scope::Paths(names.iter().map(PathBuf::from).collect()))
}

#[test]
fn a_settled_file_is_looked_at_after_10_ms() {
    let mut waiting = Debouncer::default();
    waiting.add(Hint::Changing(path("a.md")), ms(0));
    waiting.add(Hint::Settled(path("a.md")), ms(3));
    assert_eq!(waiting.due(), Some(ms(13)));
    assert_eq!(waiting.take(ms(12)), None);
    assert_eq!(waiting.take(ms(13)), paths(&["a.md"]));
    assert_eq!(waiting.due(), None);
}

#[test]
fn other_changes_wait_for_quiet_but_not_for_ever() {
    let mut waiting = Debouncer::default();
    for at in (0..2000).step_by(50) {
        waiting.add(Hint::Changing(path("a.md")), ms(at));
        if let Some(scope) = waiting.take(ms(at)) {
            assert_eq!((at, Some(scope)), (1000, paths(&["a.md"])));
            return;
        }
    }
    panic!("never looked at");
}

#[test]
fn a_file_that_is_gone_for_a_moment_is_looked_at_once_it_is_back() {
    let mut waiting = Debouncer::default();
    waiting.add(Hint::Gone(path("a.md")), ms(0));
    assert_eq!(waiting.take(ms(900)), None);
    waiting.add(Hint::Changing(path("a.md")), ms(900));
    waiting.add(Hint::Settled(path("a.md")), ms(920));
    assert_eq!(waiting.take(ms(930)), paths(&["a.md"]));

    waiting.add(Hint::Gone(path("b.md")), ms(0));
    assert_eq!(waiting.take(ms(1000)), paths(&["b.md"]));
}

#[test]
fn paths_wait_each_for_itself() {
    let mut waiting = Debouncer::default();
    waiting.add(Hint::Changing(path("slow.md")), ms(0));
    waiting.add(Hint::Settled(path("fast.md")), ms(0));
    assert_eq!(waiting.take(ms(10)), paths(&["fast.md"]));
    assert_eq!(waiting.take(ms(100)), paths(&["slow.md"]));
}

#[test]
fn lost_events_and_very_many_paths_mean_everything() {
    let mut waiting = Debouncer::default();
    waiting.add(Hint::Settled(path("a.md")), ms(0));
    waiting.add(Hint::Anywhere, ms(0));
    waiting.add(Hint::Settled(path("b.md")), ms(50));
    assert_eq!(waiting.take(ms(149)), None);
    assert_eq!(waiting.take(ms(150)), Some(Scope::All));
    assert_eq!(waiting.due(), None);

    for number in 0..=MOST {
        waiting.add(Hint::Settled(path(&number.to_string())), ms(0));
    }
    assert_eq!(waiting.take(ms(100)), Some(Scope::All));
}

fn hint() -> impl Strategy<Value = Hint> {
    let name = prop_oneof!["a", "b"].prop_map(PathBuf::from);
    prop_oneof![
        5 => name.clone().prop_map(Hint::Settled),
        5 => name.clone().prop_map(Hint::Changing),
        5 => name.prop_map(Hint::Gone),
        1 => Just(Hint::Anywhere),
    ]
}

proptest! {
    /// Whatever comes in, however fast, is looked at afterwards and within a second.
    #[test]
    fn no_hint_is_lost(hints in proptest::collection::vec((hint(), 0_u64..300), 1..60)) {
        let mut waiting = Debouncer::default();
        let mut now = ms(0);
        let mut owed: Vec<(Hint, Duration)> = Vec::new();
        let settle = |owed: &mut Vec<(Hint, Duration)>, scope: Scope| match scope {
            Scope::All => owed.clear(),
            Scope::Paths(paths) => owed.retain(|(hint, _)| hint.path().is_none_or(|path| !paths.contains(&path.to_owned()))),
        };
        for (hint, pause) in hints {
            let until = now + ms(pause);
            while let Some(due) = waiting.due().filter(|due| *due <= until) {
                let scope = waiting.take(due).expect("it is due");
                settle(&mut owed, scope);
            }
            now = until;
            prop_assert!(owed.iter().all(|(_, since)| now - *since <= PATIENCE));
            waiting.add(hint.clone(), now);
            owed.push((hint, now));
        }
        while let Some(due) = waiting.due() {
            let scope = waiting.take(due).expect("it is due");
            settle(&mut owed, scope);
        }
        prop_assert!(owed.is_empty());
    }
}
