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
    // Colours that are on their way to others are neither theme's. A cursor blinks for ever.
    let theme = "const [theme, done] = arguments; const root = document.documentElement; \
                 const before = root.dataset.theme ?? ''; root.dataset.theme = theme; \
                 getComputedStyle(root).color; \
                 Promise.allSettled(document.getAnimations() \
                   .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity) \
                   .map(({ finished }) => finished)) \
                   .then(() => done(before))";
    let before = app.script_async(theme, vec![json!("light")]).await;
    for theme_name in ["light", "dark"] {
        app.script_async(theme, vec![json!(theme_name)]).await;
        let broken = broken_rules(app).await;
        assert!(
            broken.is_empty(),
            "{view}, {theme_name}, breaks rules:\n{}",
            broken.join("\n")
        );
    }
    app.script_async(theme, vec![before]).await;
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
