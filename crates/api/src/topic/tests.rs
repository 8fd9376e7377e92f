use tsuzuri_engine::{IndexDelta, Origin};

use super::Topic;

#[test]
fn a_changed_note_touches_what_shows_it() {
    let delta = IndexDelta {
        tree: true,
        notes: vec!["a.md".to_owned()],
        backlinks: vec!["b.md".to_owned()],
        tags: vec!["nato".to_owned()],
        ..IndexDelta::none(7, Origin::Disk)
    };
    let topics = Topic::of_delta(&delta);
    for touched in [
        Topic::Tags,
        Topic::Search,
        Topic::Graph,
        Topic::Note("a.md".to_owned()),
        Topic::Backlinks("b.md".to_owned()),
        Topic::Tag("nato".to_owned()),
    ] {
        assert!(
            topics.contains(&touched),
            "{touched:?} is not in {topics:?}"
        );
    }
    assert!(!topics.contains(&Topic::Notes), "{topics:?}");
}

#[test]
fn text_that_was_added_touches_searches_alone() {
    let delta = IndexDelta {
        text: true,
        ..IndexDelta::none(7, Origin::Disk)
    };
    assert_eq!(Topic::of_delta(&delta), [Topic::Search]);
}

#[test]
fn files_beside_the_notes_touch_no_answer_of_the_index() {
    let delta = IndexDelta::of_files(7, Origin::Disk);
    assert_eq!(Topic::of_delta(&delta), [Topic::Files]);
}

#[test]
fn too_much_is_everything() {
    assert_eq!(
        Topic::of_delta(&IndexDelta::all(7, Origin::Cli)),
        [Topic::Everything]
    );
}
