use super::*;

#[test]
fn file_systems_that_others_write_are_looked_at() {
    for (kind, name) in SILENT {
        assert!(has_silent_number(kind), "{name}");
    }
    // As a machine gives it whose numbers have a sign.
    assert!(has_silent_number(0xFF53_4D42_u32 as i32));
    for local in [0xEF53_u32, 0x9123_683E, 0x5846_5342, 0x0102_1994] {
        assert!(!has_silent_number(local), "{local:x}");
    }
}

#[test]
fn a_folder_of_this_machine_is_not() {
    assert!(!is_silent(tempfile::tempdir().unwrap().path()));
    assert!(!is_silent(Path::new("/nowhere/at/all")));
}
