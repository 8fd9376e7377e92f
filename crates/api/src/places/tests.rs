use std::path::Path;

use super::vault_id;

#[test]
fn an_id_is_of_the_path_and_fit_for_a_file_name() {
    let id = vault_id(Path::new("/home/me/日記"));
    assert_eq!(id, vault_id(Path::new("/home/me/日記")));
    assert_ne!(id, vault_id(Path::new("/home/me/日記2")));
    assert_eq!(id.len(), 32);
    assert!(id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
}
