use super::*;

const NOW: Duration = Duration::from_secs(1000);

fn pause(took: Duration, events: bool) -> u64 {
    let mut rounds = Rounds::new();
    rounds.plan(NOW, took, events);
    (rounds.next() - NOW).as_secs()
}

#[test]
fn rounds_are_rare_with_events_and_frequent_without() {
    let quick = Duration::from_millis(20);
    assert!((300..=600).contains(&pause(quick, true)));
    assert!((10..=30).contains(&pause(quick, false)));
}

#[test]
fn a_slow_round_makes_the_next_one_later() {
    assert_eq!(pause(Duration::from_secs(5), false), 1000);
}

#[test]
fn someone_who_is_there_to_see_need_not_wait_for_the_next_round() {
    let mut rounds = Rounds::new();
    assert!(rounds.is_stale(NOW), "nothing was looked at yet");
    rounds.plan(NOW, Duration::from_millis(20), true);
    assert!(!rounds.is_stale(NOW + Duration::from_secs(29)));
    assert!(rounds.is_stale(NOW + Duration::from_secs(30)));
    rounds.plan(NOW, Duration::from_secs(5), true);
    assert!(!rounds.is_stale(NOW + Duration::from_secs(99)));
}
