//! `ui/src/ipc/bindings.ts` is made from the types of `crates/api`: this test makes it
//! again and compares. `UPDATE_BINDINGS=1 cargo nextest run -p tsuzuri-tests bindings`
//! writes it.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS, TypeVisitor};
use tsuzuri_api::wire::*;
use tsuzuri_api::{ApiError, with_commands};

#[test]
fn bindings_are_what_the_contract_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/ipc/bindings.ts");
    let made = bindings();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&file, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        made == committed,
        "{} is stale: run UPDATE_BINDINGS=1 cargo nextest run -p tsuzuri-tests bindings",
        file.display()
    );
}

/// The whole file: the types by name, then the commands and events in terms of them.
fn bindings() -> String {
    let mut types = Types::new();
    types.add::<ApiError>();
    let (api, shell) = with_commands_collected(&mut types);
    let events = [
        ("index-changed", types.add::<IndexChanged>()),
        ("index-progress", types.add::<IndexState>()),
        ("vault-changed", types.add::<VaultState>()),
        ("preferences-changed", types.add::<Preferences>()),
        ("captures-changed", types.add::<WaitingCaptures>()),
        ("edit-progress", types.add::<EditProgress>()),
        ("desktop-changed", types.add::<Desktop>()),
        ("show", types.add::<Show>()),
        ("capture-shown", types.add::<Nothing>()),
        ("quit", types.add::<Nothing>()),
    ];
    let events: String = events
        .iter()
        .map(|(name, payload)| format!("  \"{name}\": {payload};\n"))
        .collect();
    let declarations: String = types.declared.into_values().collect();
    format!(
        "// Made from crates/api by tests/it/bindings.rs; do not edit. See there.\n\n\
         {declarations}\
         /** Every command: what it takes, what it answers. It throws `ApiError`. */\n\
         export interface Commands {{\n{api}{shell}}}\n\n\
         /** Every event, with its payload. */\n\
         export interface Events {{\n{events}}}\n"
    )
}

/// Rows of the interface `Commands`: those of the api, those of the shell.
fn with_commands_collected(types: &mut Types) -> (String, String) {
    macro_rules! rows {
        (api { $($room:ident $name:ident($request:ty) -> $answer:ty;)* }
         shell { $($shell:ident($asked:ty) -> $told:ty;)* }) => {
            (
                [$(types.command::<$request, $answer>(stringify!($name))),*].concat(),
                [$(types.command::<$asked, $told>(stringify!($shell))),*].concat(),
            )
        };
    }
    with_commands!(rows)
}

/// Collects the declaration of every type that is named.
struct Types {
    config: Config,
    declared: BTreeMap<String, String>,
}

impl Types {
    fn new() -> Self {
        Self {
            config: Config::new().with_large_int("number"),
            declared: BTreeMap::new(),
        }
    }

    /// Declares `T` and what it needs; its name in TypeScript.
    fn add<T: TS + 'static>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    fn command<Request: TS + 'static, Answer: TS + 'static>(&mut self, name: &str) -> String {
        let (request, answer) = (self.add::<Request>(), self.add::<Answer>());
        format!("  {name}: {{ request: {request}; answer: {answer} }};\n")
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let declares = T::output_path().is_some();
        let name = T::ident(&self.config);
        if declares && self.declared.contains_key(&name) {
            return;
        }
        if declares {
            let declaration = declaration::<T>(&self.config);
            self.declared.insert(name, declaration);
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}

/// `export type …`, documented, one field a line. What ts-rs makes has each comment on
/// three lines, commas at the ends, and no indentation.
fn declaration<T: TS + 'static + ?Sized>(config: &Config) -> String {
    let docs = T::docs()
        .map(|docs| one_line_comments(&docs))
        .unwrap_or_default();
    let declared = T::decl(config);
    let Some((head, fields)) = declared.split_once("{ \n") else {
        return format!("{docs}export {declared}\n\n");
    };
    let fields: String = one_line_comments(fields.trim_end_matches(" };"))
        .lines()
        .map(|line| match line.trim_end().strip_suffix(',') {
            Some(field) => format!("  {field};\n"),
            None => format!("  {line}\n"),
        })
        .collect();
    format!("{docs}export {head}{{\n{fields}}};\n\n")
}

/// Folds comments that hold one line.
fn one_line_comments(source: &str) -> String {
    let mut lines = source.lines().map(str::trim_end);
    let mut folded = String::new();
    while let Some(line) = lines.next() {
        folded.push_str(line);
        if line == "/**" {
            let comment: Vec<&str> = lines.by_ref().take_while(|line| *line != " */").collect();
            match comment[..] {
                [only] => folded.push_str(&format!("{} */", only.trim_start_matches(" *"))),
                _ => folded.push_str(&format!("\n{}\n */", comment.join("\n"))),
            }
        }
        folded.push('\n');
    }
    folded
}
