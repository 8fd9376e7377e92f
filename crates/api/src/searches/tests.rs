use super::{Latest, Searches};

fn is_off(token: &tsuzuri_engine::search::Cancel) -> bool {
    token.is_called_off()
}

#[test]
fn a_newer_request_calls_off_the_older_and_never_the_other_way() {
    let latest = Latest::default();
    let first = latest.begin(1);
    assert!(!is_off(&first));
    let second = latest.begin(2);
    assert!(is_off(&first) && !is_off(&second));
    let late = latest.begin(1);
    assert!(is_off(&late) && !is_off(&second));
}

#[test]
fn pages_and_totals_run_side_by_side() {
    let searches = Searches::default();
    let (page, totals) = (searches.pages.begin(1), searches.totals.begin(1));
    assert!(!is_off(&page) && !is_off(&totals));
}

#[test]
fn tickets_start_anew_for_a_new_window() {
    let searches = Searches::default();
    let before = searches.pages.begin(900);
    searches.forget();
    assert!(is_off(&before));
    assert!(!is_off(&searches.pages.begin(1)));
}
