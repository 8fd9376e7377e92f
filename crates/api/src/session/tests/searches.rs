//! What a search answers while the index is still being made.

use std::cell::Cell;

use tsuzuri_engine::EngineError;

use super::*;

#[test]
fn a_search_says_what_share_full_text_covers() {
    let home = Home::new();
    let vault = home.vault("notes", &[]);
    for number in 0..300 {
        fs::write(vault.join(format!("{number}.md")), "路面電車 #印\n").unwrap();
    }
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    let found = |query: &str| {
        let request = SearchRequest {
            query: query.into(),
            cursor: None,
            limit: 9,
            ticket: 0,
        };
        let found = commands::search::search(&session, request).unwrap();
        (found.covered, found.results.len())
    };
    open.engine.reconcile(Scope::All).unwrap();
    assert_eq!(found("路面電車"), (0.0, 0));
    // Tags and names are there from the first.
    assert_eq!(found("#印"), (0.0, 9));
    assert_eq!(found("title:299"), (0.0, 1));
    // A note that changes meanwhile is whole at once.
    fs::write(vault.join("0.md"), "路面電車 と海 #印\n").unwrap();
    let changed = Scope::Paths(vec!["0.md".into()]);
    open.engine.reconcile(changed).unwrap();
    assert_eq!(found("路面電車"), (1.0 / 300.0, 1));
    open.engine.complete_text().unwrap();
    assert_eq!(found("路面電車"), (1.0, 9));
}

#[test]
fn a_question_that_had_to_end_is_asked_once_more() {
    let home = Home::new();
    let session = home.session();
    let open = session.open_vault(&home.vault("notes", &[])).unwrap();
    let times = Cell::new(0);
    let asked_well = |well: i32| {
        times.set(0);
        let answer = open.ask(|_| {
            times.set(times.get() + 1);
            let ended = times.get() < well;
            if ended {
                Err(EngineError::Overdue)
            } else {
                Ok(times.get())
            }
        });
        answer.map(|(_, answer)| answer)
    };
    assert_eq!(asked_well(1).unwrap(), 1);
    assert_eq!(asked_well(2).unwrap(), 2);
    assert_eq!(asked_well(3).unwrap_err().code, ErrorCode::Io);
    assert_eq!(times.get(), 2);
}
