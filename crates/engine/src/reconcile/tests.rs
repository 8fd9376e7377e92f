use super::*;

#[test]
fn only_the_outermost_paths_are_looked_at() {
    let paths: Vec<PathBuf> = ["a/b.md", "a", "ab.md", "a/c/d.md", "ab.md"]
        .iter()
        .map(PathBuf::from)
        .collect();
    assert_eq!(
        outermost(&paths).collect::<Vec<_>>(),
        [Path::new("a"), Path::new("ab.md")]
    );
}
