use super::*;

/// The names that fit, the best first.
fn fitting<'n>(typed: &str, names: &[&'n str]) -> Vec<&'n str> {
    let typed = Typed::new(typed).unwrap();
    let penalty = |name: &&'n str| Some((typed.penalty(name)?, *name));
    let mut found: Vec<_> = names.iter().filter_map(penalty).collect();
    found.sort_by_key(|(penalty, _)| *penalty);
    found.into_iter().map(|(_, name)| name).collect()
}

fn marked(typed: &str, name: &str) -> Vec<String> {
    let ranges = Typed::new(typed).unwrap().ranges(name);
    ranges.into_iter().map(|at| name[at].to_owned()).collect()
}

#[test]
fn the_nearest_name_comes_first() {
    let names = [
        "concatenate",
        "my cat",
        "cat",
        "cats",
        "c, at",
        "c and a cut",
        "dog",
    ];
    assert_eq!(
        fitting("cat", &names),
        ["cat", "cats", "my cat", "concatenate", "c, at"]
    );
}

#[test]
fn words_stand_anywhere_and_all_of_them_do() {
    let names = ["diary/2023/2023-02-01.md", "diary/2024-02-01.md", "2023.md"];
    assert_eq!(fitting("2023 diary", &names), ["diary/2023/2023-02-01.md"]);
}

#[test]
fn japanese_fits_by_character() {
    let names = ["輸送路の見直し", "冬の輸送", "送別", "海上輸送"];
    assert_eq!(fitting("輸送", &names)[0], "輸送路の見直し");
    assert_eq!(fitting("輸送", &names).len(), 3);
    assert_eq!(fitting("輸見", &names), ["輸送路の見直し"]);
}

#[test]
fn characters_too_far_apart_do_not_fit() {
    assert!(fitting("az", &["a long name that ends in z"]).is_empty());
    assert!(fitting("z", &["a"]).is_empty());
    assert!(Typed::new("  ").is_none());
}

#[test]
fn what_fits_is_marked() {
    assert_eq!(marked("cat dog", "a dog and a cat"), ["dog", "cat"]);
    assert_eq!(marked("輸見", "輸送路の見直し"), ["輸", "見"]);
    assert_eq!(marked("cats sat", "catsat"), ["catsat"]);
    assert_eq!(marked("nope", "cat"), [] as [&str; 0]);
}
