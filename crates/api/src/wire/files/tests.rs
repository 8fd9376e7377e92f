use super::*;
use crate::ErrorCode;

#[test]
fn a_file_that_can_not_be_taken_is_in_no_others_way() {
    let file = |path: &str| Attached {
        path: path.into(),
        picture: true,
    };
    let failure = |what: &str| ApiError::new(ErrorCode::Io, what);
    let tried = [
        Ok(file("a.png")),
        Err(failure("a folder")),
        Ok(file("b.png")),
        Err(failure("another")),
    ];
    let attached: AttachedFiles = tried.into_iter().collect();
    assert_eq!(attached.files, [file("a.png"), file("b.png")]);
    assert_eq!(attached.failed, Some(failure("a folder")));
}
