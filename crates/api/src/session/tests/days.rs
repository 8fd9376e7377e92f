use super::*;

#[test]
fn days_are_counted_read_and_refused() {
    let home = Home::new();
    let notes = [
        ("2022-02-01.md", "去年\n"),
        (
            "2023-02-01.md",
            "# 港\n\n一つ目\n\n#猫\n\n## 船\n\n二つ目\n",
        ),
    ];
    let vault = home.vault("notes", &notes);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();

    let (first, last) = ("2023-01-29".to_owned(), "2023-03-04".to_owned());
    let counts = DayCountsRequest {
        first: first.clone(),
        last: last.clone(),
        query: None,
    };
    let of = |query: &str| {
        let request = DayCountsRequest {
            query: Some(query.to_owned()),
            ..counts.clone()
        };
        commands::days::day_counts(&session, request).unwrap()
    };
    let counted = |query: &str| {
        let counts = of(query);
        let days = counts.days.into_iter().map(|each| (each.day, each.count));
        days.collect::<Vec<_>>()
    };
    assert_eq!(counted(" "), [("2023-02-01".to_owned(), 2)]);
    assert_eq!(counted("#猫"), [("2023-02-01".to_owned(), 1)]);
    assert_eq!(counted("去年"), []);
    assert_eq!(of("#猫").problems, []);
    assert_eq!(of("#猫 /[/").problems[0].code, "bad-regex");

    let page = |first: &str, cursor| {
        let request = DayStreamRequest {
            first: first.into(),
            last: last.clone(),
            order: PassageOrder::Oldest,
            cursor,
            limit: 1,
        };
        commands::days::day_stream(&session, request)
    };
    let one = page(&first, None).unwrap();
    assert_eq!(
        (one.total, &*one.passages[0].text),
        (2, "# 港\n\n一つ目\n\n#猫")
    );
    let two = page(&first, one.next_cursor).unwrap();
    assert_eq!(
        (&*two.passages[0].text, two.next_cursor),
        ("## 船\n\n二つ目", None)
    );
    assert_eq!(
        page("2023-02-30", None).unwrap_err().code,
        ErrorCode::BadRequest
    );

    let request = OnThisDayRequest {
        day: "2023-02-01".into(),
        order: PassageOrder::Newest,
        cursor: None,
        limit: 9,
    };
    let others = commands::days::on_this_day(&session, request).unwrap();
    assert_eq!(others.passages[0].path, "2022-02-01.md");

    let path = || NoteRequest {
        path: "2023-02-01.md".into(),
    };
    let outline = commands::outline::outline(&session, path()).unwrap();
    let headings: Vec<_> = outline
        .headings
        .iter()
        .map(|heading| (heading.level, &*heading.text, heading.line))
        .collect();
    assert_eq!(headings, [(1, "港", 0), (2, "船", 6)]);

    let typed = |text: &str| {
        let request = MatchNotes {
            text: text.to_owned(),
            recent: vec!["gone.md".into(), "2022-02-01.md".into()],
            limit: 9,
        };
        commands::notes::match_notes(&session, request).unwrap()
    };
    assert_eq!(typed("2023年2月1日").day.as_deref(), Some("2023-02-01"));
    assert_eq!(typed("2022").notes[0].path, "2022-02-01.md");
    let recent: Vec<_> = typed(" ").notes.into_iter().map(|row| row.path).collect();
    assert_eq!(recent, ["2022-02-01.md", "2023-02-01.md"]);
}

#[test]
fn searches_are_saved_in_notes() {
    let home = Home::new();
    let notes = [
        ("港の記事.md", "```query\n#港 date:2023\n```\n"),
        ("query.md", "A query is a question.\n"),
    ];
    let vault = home.vault("notes", &notes);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    open.engine.complete_text().unwrap();
    let saved = commands::search::saved_searches(&session, Nothing {}).unwrap();
    let rows: Vec<_> = saved
        .searches
        .iter()
        .map(|one| (&*one.name, &*one.query, &*one.path, one.line))
        .collect();
    assert_eq!(rows, [("港の記事", "#港 date:2023", "港の記事.md", 0)]);
}

#[test]
fn an_alias_is_shown_as_its_note_has_it() {
    let home = Home::new();
    let notes = [
        (
            "port.md",
            "---\naliases: [Kōbe Harbour, ＫＯＢＥ港]\n---\ntext\n",
        ),
        ("other.md", "text\n"),
    ];
    let vault = home.vault("notes", &notes);
    let session = home.session();
    let open = session.open_vault(&vault).unwrap();
    open.engine.reconcile(Scope::All).unwrap();
    let typed = |text: &str| {
        let request = MatchNotes {
            text: text.to_owned(),
            recent: Vec::new(),
            limit: 9,
        };
        let found = commands::notes::match_notes(&session, request).unwrap();
        found.notes.into_iter().next().unwrap()
    };
    assert_eq!(typed("harbour").alias.as_deref(), Some("Kōbe Harbour"));
    assert_eq!(typed("kobe港").alias.as_deref(), Some("ＫＯＢＥ港"));
    // What is written is gone from the file, but not yet from the index.
    std::fs::write(vault.join("port.md"), "text\n").unwrap();
    assert!(typed("kobe港").alias.is_some());
}
