use super::*;

fn open(home: &Home, notes: &[(&str, &str)]) -> Session {
    let vault = home.vault("notes", notes);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    open.engine.complete_text().unwrap();
    session
}

#[test]
fn citations_and_backlinks_come_in_pages() {
    let home = Home::new();
    let session = open(
        &home,
        &[
            ("hub.md", ""),
            ("2023-01-01.md", "[[hub]] https://a.example/x\n"),
            ("2023-01-02.md", "[[hub]] http://www.a.example/x/\n"),
            ("2023-01-03.md", "[[hub]] https://a.example/y\n"),
        ],
    );
    let backlinks = |cursor| {
        let request = BacklinksRequest {
            path: "hub.md".into(),
            cursor,
            limit: 2,
        };
        commands::notes::backlinks(&session, request).unwrap()
    };
    let first = backlinks(None);
    let second = backlinks(first.next_cursor.clone());
    assert_eq!(
        (first.total, first.links.len(), second.links.len()),
        (3, 2, 1)
    );
    assert_eq!(second.links[0].path, "2023-01-01.md");
    assert_eq!(second.next_cursor, None);

    let citations = |url: &str, cursor| {
        let request = CitationsRequest {
            url: url.into(),
            cursor,
            limit: 2,
        };
        commands::links::citations(&session, request).unwrap()
    };
    let site = citations("a.example", None);
    assert!(site.whole_site && site.site_total == 3 && site.links.len() == 2);
    assert_eq!(citations("a.example", site.next_cursor).links.len(), 1);
    let page = citations("https://a.example/x", None);
    assert_eq!((page.page_total, page.site_total), (2, 3));
    assert_eq!(page.site.as_deref(), Some("a.example"));
}

#[test]
fn a_newer_request_for_mentions_calls_off_an_older_one() {
    let home = Home::new();
    let session = open(&home, &[("路面電車.md", ""), ("n.md", "路面電車\n")]);
    let mentions = |ticket| {
        let request = MentionsRequest {
            path: "路面電車.md".into(),
            cursor: None,
            limit: 9,
            ticket,
        };
        commands::links::mentions(&session, request)
    };
    let found = mentions(2).unwrap();
    assert_eq!((found.total, found.total_exact), (1, true));
    assert!((found.covered - 1.0).abs() < f64::EPSILON);
    assert_eq!(found.mentions[0].kind, "mention");
    assert_eq!(mentions(1).unwrap_err().code, ErrorCode::Cancelled);
    assert_eq!(mentions(3).unwrap().total, 1);
}

/// A vault whose settings are these.
fn set(home: &Home, notes: &[(&str, &str)], settings: &str) -> Session {
    let vault = home.vault("notes", notes);
    let session = home.session();
    let id = session.open_vault(&vault).unwrap().view.id.clone();
    session.close_vault();
    let folder = home.0.path().join("data/vaults").join(id);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("settings.toml"), settings).unwrap();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    session
}

fn leads(session: &Session, target: &str) -> (String, Option<String>) {
    let request = ResolveLink {
        from: "n.md".into(),
        target: target.into(),
    };
    let link = commands::notes::resolve_link(session, request).unwrap();
    (link.resolution, link.path)
}

#[test]
fn an_address_that_is_published_leads_to_its_note_while_it_is_written() {
    let home = Home::new();
    let settings =
        "[[addresses]]\npublished = \"https://a.example/{name}\"\nnote = \"{name}.md\"\n";
    let session = set(&home, &[("猫.md", "")], settings);
    assert_eq!(
        leads(&session, "https://a.example/%E7%8C%AB"),
        ("unique".into(), Some("猫.md".into()))
    );
    assert_eq!(leads(&session, "https://a.example/x"), ("url".into(), None));
}

#[test]
fn published_addresses_lead_to_notes_in_the_folder_that_theirs_has_become() {
    let home = Home::new();
    let settings =
        "[[addresses]]\npublished = \"https://a.example/{name}\"\nnote = \"日記/{name}.md\"\n";
    let notes = [("日記/x.md", ""), ("n.md", "https://a.example/x\n")];
    let session = set(&home, &notes, settings);
    let backlinks = |path: &str| {
        let vault = session.vault().unwrap();
        vault.engine.reconcile(Scope::All).unwrap();
        let request = BacklinksRequest {
            path: path.into(),
            cursor: None,
            limit: 2,
        };
        commands::notes::backlinks(&session, request).unwrap().total
    };
    assert_eq!(backlinks("日記/x.md"), 1);
    let request = PlanEdit {
        ticket: 1,
        kind: EditKind::Folder,
        from: "日記".into(),
        to: "書/日記".into(),
    };
    commands::edits::plan_edit(&session, request).unwrap();
    let made = commands::edits::make_edit(&session, EditTicket { ticket: 1 }).unwrap();
    assert_eq!(backlinks("書/日記/x.md"), 1);
    let now = leads(&session, "https://a.example/x");
    assert_eq!(now, ("unique".into(), Some("書/日記/x.md".into())));
    let id = made.id.unwrap();
    commands::edits::undo_edit(&session, UndoEdit { ticket: 2, id }).unwrap();
    assert_eq!(backlinks("日記/x.md"), 1);
}

fn link(session: &Session, path: &str, raw: &str, to: &str) -> Result<Linked, ApiError> {
    let request = MentionsRequest {
        path: to.into(),
        cursor: None,
        limit: 9,
        ticket: 1,
    };
    let found = commands::links::mentions(session, request).unwrap();
    let place = found.mentions.iter().find(|place| place.path == path);
    let span = place.map_or([0, 0], |place| place.span);
    let request = LinkMention {
        path: path.into(),
        span,
        raw: raw.into(),
        to: to.into(),
    };
    commands::links::link_mention(session, request)
}

#[test]
fn a_mention_becomes_a_link_and_nothing_else_changes() {
    let home = Home::new();
    let notes = [
        ("路面電車.md", "---\naliases: [市電]\n---\n"),
        ("a.md", "前の行\r\nきょうの路面電車は混んだ。\r\n"),
        ("b.md", "市電の話\n"),
    ];
    let session = open(&home, &notes);
    let text = |name: &str| fs::read_to_string(home.0.path().join("notes").join(name)).unwrap();
    link(&session, "a.md", "路面電車", "路面電車.md").unwrap();
    assert_eq!(text("a.md"), "前の行\r\nきょうの[[路面電車]]は混んだ。\r\n");
    let linked = link(&session, "b.md", "市電", "路面電車.md").unwrap();
    assert_eq!(text("b.md"), "[[市電]]の話\n");
    let again = link(&session, "a.md", "路面電車", "路面電車.md");
    assert_eq!(again.unwrap_err().code, ErrorCode::NotFound);
    assert_eq!((linked.start, &*linked.link), (0, "[[市電]]"));
}

#[test]
fn a_mention_becomes_a_link_while_others_ask_the_index() {
    let home = Home::new();
    let session = open(&home, &[("潮見港.md", ""), ("a.md", "潮見港へ\n")]);
    let vault = session.vault().unwrap();
    // One of the four is left.
    let _held: Vec<_> = (0..3).map(|_| vault.reader().unwrap()).collect();
    let (sender, linked) = channel();
    std::thread::spawn(move || {
        let made = link(&session, "a.md", "潮見港", "潮見港.md");
        sender.send(made.is_ok())
    });
    assert_eq!(linked.recv_timeout(Duration::from_secs(30)), Ok(true));
}

#[test]
fn a_link_that_was_made_of_a_mention_is_taken_back_and_nothing_else() {
    let home = Home::new();
    let notes = [
        ("潮見港.md", ""),
        ("a.md", "\u{FEFF}前の行\r\n\r\nきょうの潮見港は混んだ。\r\n"),
    ];
    let session = open(&home, &notes);
    let file = home.0.path().join("notes/a.md");
    let text = || fs::read_to_string(&file).unwrap();
    let before = text();
    let linked = link(&session, "a.md", "潮見港", "潮見港.md").unwrap();
    assert!(text().contains("きょうの[[潮見港]]は"), "{}", text());
    let unlink = |start| {
        let request = UnlinkMention {
            path: "a.md".into(),
            start,
            link: linked.link.clone(),
            raw: "潮見港".into(),
        };
        commands::links::unlink_mention(&session, request)
    };
    assert_eq!(unlink(1).unwrap_err().code, ErrorCode::NotFound);
    // What was written behind it since stays.
    fs::write(&file, text() + "あとから\r\n").unwrap();
    unlink(linked.start).unwrap();
    assert_eq!(text(), before + "あとから\r\n");
    assert_eq!(unlink(linked.start).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_link_that_could_lead_elsewhere_names_its_note() {
    let home = Home::new();
    let notes = [
        ("港.md", "# 潮見港\n"),
        ("潮見港.md", ""),
        ("c.md", "潮見港へ\n"),
    ];
    let session = open(&home, &notes);
    link(&session, "c.md", "潮見港", "港.md").unwrap();
    let text = fs::read_to_string(home.0.path().join("notes/c.md")).unwrap();
    assert_eq!(text, "[[港|潮見港]]へ\n");
}
