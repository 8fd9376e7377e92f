//! The accessibility rules of axe-core, run on what the window shows.

use serde_json::{Value, json};

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

/// Fails when what is shown breaks a rule, in the light theme or in the dark one.
pub async fn unbroken_in_both_themes(app: &App, view: &str) {
    let theme = "const root = document.documentElement; const before = root.dataset.theme; \
                 root.dataset.theme = arguments[0]; return before ?? ''";
    let before = app.script(theme, vec![json!("light")]).await;
    for theme_name in ["light", "dark"] {
        app.script(theme, vec![json!(theme_name)]).await;
        let broken = broken_rules(app).await;
        assert!(
            broken.is_empty(),
            "{view}, {theme_name}, breaks rules:\n{}",
            broken.join("\n")
        );
    }
    app.script(theme, vec![before]).await;
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
