//! A vault that is opened on the last of a battery spares it from its first step on.

use super::*;

#[test]
fn a_vault_opened_with_a_low_battery_waits_with_full_text_also_after_new_settings() {
    let home = Home::new();
    let vault = home.vault("a", &[]);
    for number in 0..300 {
        fs::write(vault.join(format!("{number}.md")), "路面電車 #tag\n").unwrap();
    }
    let (sender, heard) = channel();
    let session = home.session_with(true, Arc::new(Ear(Mutex::new(sender))));
    session.spare_power(true);
    let past_tags = |heard| match heard {
        Heard::Progress(state) => matches!(state.phase, IndexPhase::Text | IndexPhase::Ready)
            .then_some((state.covered, state.text_waits)),
        _ => None,
    };
    session.open_vault(&vault).unwrap();
    assert_eq!(hear(&heard, past_tags), (0.0, true));
    while heard.try_recv().is_ok() {}
    session.reopen().unwrap();
    assert_eq!(hear(&heard, past_tags), (0.0, true));
    session.spare_power(false);
    let ready = |heard| match heard {
        Heard::Progress(state) => (state.phase == IndexPhase::Ready).then_some(state.covered),
        _ => None,
    };
    assert_eq!(hear(&heard, ready), 1.0);
}
