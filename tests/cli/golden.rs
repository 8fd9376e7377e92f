//! Golden files: what was printed once and found right. `UPDATE_GOLDEN=1` writes them;
//! read the difference before committing it.

use std::fs;
use std::path::Path;

/// Compares `printed` with `tests/golden/cli/<name>`.
pub fn check(name: &str, printed: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/golden/cli")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&file, printed).unwrap();
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    let differing = golden
        .lines()
        .zip(printed.lines())
        .position(|(then, now)| then != now);
    let line = differing.unwrap_or(golden.lines().count().min(printed.lines().count()));
    assert!(
        golden == printed,
        "{name} differs from line {}:\n  golden:  {:?}\n  printed: {:?}\n\nprinted in full:\n{printed}",
        line + 1,
        golden.lines().nth(line),
        printed.lines().nth(line),
    );
}

/// Compares a JSON document as it was printed; values of `varying` fields, which stand on
/// lines of their own, are replaced by a sign first.
pub fn check_json(name: &str, printed: &str, varying: &[&str]) {
    let steady: Vec<String> = printed.lines().map(|line| steady(line, varying)).collect();
    check(&format!("{name}.json"), &(steady.join("\n") + "\n"));
}

fn steady(line: &str, varying: &[&str]) -> String {
    for name in varying {
        let field = format!("\"{name}\": ");
        if line.trim_start().starts_with(&field) {
            let indent = line.len() - line.trim_start().len();
            let comma = if line.ends_with(',') { "," } else { "" };
            return format!("{}{field}\"<{name}>\"{comma}", &line[..indent]);
        }
    }
    line.to_owned()
}
