//! Looking once more for what came into its note a moment ago: what another process of
//! Tsuzuri took out was seen, what another program did was not.

use super::*;

const NOTE: &str = "n.md";

/// The app, which looks, and a command line beside it.
struct Two {
    app: Session,
    cli: Session,
    vault: PathBuf,
    _home: Home,
}

impl Two {
    /// A note that the command line saved, with a capture behind it.
    fn new() -> Self {
        let home = Home::new();
        let vault = home.vault("a", &[(NOTE, "before\n")]);
        let [app, cli] = [home.session(), home.session()];
        for session in [&app, &cli] {
            let open = session.open_vault(&vault).unwrap();
            open.engine.reconcile(Scope::All).unwrap();
        }
        let two = Self {
            app,
            cli,
            vault,
            _home: home,
        };
        two.saves("saved before\n");
        two.captures("1", "mine #foo");
        two
    }

    fn captures(&self, id: &str, text: &str) {
        capture(&self.cli, request(id, text, Some(NOTE))).unwrap();
        self.cli.deliver().unwrap();
    }

    fn saves(&self, text: &str) {
        let path = || NOTE.to_owned();
        let note = NoteRequest { path: path() };
        let view = commands::notes::open_note(&self.cli, note).unwrap();
        let request = SaveNote {
            path: path(),
            text: text.into(),
            base_hash: view.hash,
        };
        let saved = commands::notes::save_note(&self.cli, request).unwrap();
        assert_eq!(saved.sibling, None);
    }

    fn retags(&self) {
        let plan = PlanEdit {
            ticket: 1,
            kind: EditKind::Tag,
            from: "foo".into(),
            to: "bar".into(),
        };
        commands::edits::plan_edit(&self.cli, plan).unwrap();
        let made = commands::edits::make_edit(&self.cli, EditTicket { ticket: 1 });
        assert_eq!(made.unwrap().changed, 1);
    }

    fn other_program_writes(&self, text: &str) {
        fs::write(self.vault.join(NOTE), text).unwrap();
    }

    /// Whether the app leaves the first capture at that.
    fn stands(&self) -> bool {
        let looks = self.app.store().captures_to_look_for(0, i64::MAX).unwrap();
        let look = looks.into_iter().find(|look| look.id == "1").unwrap();
        let open = self.app.vault().unwrap();
        let known = open.saved(&look.path);
        let stands = open.engine.capture_stands(self.app.store(), &look, known);
        stands.unwrap()
    }
}

#[test]
fn what_another_process_took_out_is_not_put_back() {
    let two = Two::new();
    assert!(two.stands());
    two.saves("taken out\n");
    assert!(two.stands());

    let two = Two::new();
    two.retags();
    assert!(two.stands());
    two.captures("2", "another");
    assert!(two.stands());
}

#[test]
fn what_another_program_overwrote_is_put_back() {
    let two = Two::new();
    // The very bytes that were our own before.
    two.other_program_writes("saved before\n");
    assert!(!two.stands());

    let two = Two::new();
    two.other_program_writes("theirs\n");
    two.captures("2", "another");
    assert!(!two.stands());
    two.saves("theirs, and ours\n");
    assert!(!two.stands());
}
