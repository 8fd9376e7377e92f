use super::*;
use crate::fs::Kind;

fn meta(mtime_ns: i64, ctime_ns: i64) -> Meta {
    Meta {
        kind: Kind::File,
        size: 3,
        mtime_ns,
        ctime_ns,
        inode: 7,
        links: 1,
        local: true,
    }
}

const SECOND: i64 = 1_000_000_000;

#[test]
fn a_file_read_right_after_it_was_written_is_racy() {
    let written = meta(100 * SECOND, 100 * SECOND);
    assert!(FileStamp::new(&written, 100 * SECOND).racy);
    assert!(FileStamp::new(&written, 101 * SECOND).racy);
    assert!(!FileStamp::new(&written, 102 * SECOND).racy);
}

#[test]
fn an_old_modification_time_does_not_hide_a_fresh_write() {
    let restored = meta(5 * SECOND, 100 * SECOND);
    assert!(FileStamp::new(&restored, 100 * SECOND).racy);
}

#[test]
fn a_modification_time_in_the_future_alone_is_not_racy() {
    assert!(!FileStamp::new(&meta(900 * SECOND, 5 * SECOND), 100 * SECOND).racy);
}

#[test]
fn any_visible_difference_breaks_the_trust() {
    let stamp = FileStamp::new(&meta(5, 6), 100 * SECOND);
    assert!(stamp.vouches_for(&meta(5, 6)));
    assert!(
        !stamp.vouches_for(&meta(4, 6)),
        "an older time is a difference too"
    );
    assert!(!stamp.vouches_for(&meta(5, 7)));
    assert!(!stamp.vouches_for(&Meta {
        size: 4,
        ..meta(5, 6)
    }));
    assert!(!stamp.vouches_for(&Meta {
        inode: 8,
        ..meta(5, 6)
    }));
}

#[test]
fn hashes_come_back_from_their_text() {
    let hash = ContentHash::of("記事".as_bytes());
    assert_eq!(hash.to_string().parse::<ContentHash>().unwrap(), hash);
    assert!("zz".parse::<ContentHash>().is_err());
}
