//! The accessibility rules of axe-core, run on what the window shows.

use serde_json::Value;

use crate::app::App;

/// Every rule that the page breaks, with where; empty when there is none.
pub async fn broken_rules(app: &App) -> Vec<String> {
    app.load_package("axe-core/axe.min.js").await;
    let script = "const done = arguments[arguments.length - 1]; \
                  axe.run(document, { resultTypes: ['violations'] }) \
                     .then((found) => done(found.violations), (error) => done(String(error)))";
    let answer = app.script_async(script, vec![]).await;
    let violations = answer
        .as_array()
        .unwrap_or_else(|| panic!("axe failed: {answer}"));
    violations.iter().map(describe).collect()
}

fn describe(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let places: Vec<_> = nodes
        .map(|node| format!("  {} {}", node["target"], node["html"]))
        .collect();
    format!(
        "{}: {}\n{}",
        violation["id"],
        violation["help"],
        places.join("\n")
    )
}
