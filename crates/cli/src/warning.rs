//! What is worth saying though the command goes on: on stderr, in the user's language.

use std::io::Write;
use std::path::Path;

use serde_json::json;
use tsuzuri_engine::{EditDone, EditRecord, Finished};

use crate::failure::Failure;
use crate::language::{Language, counted};

/// The index can't be kept where it should be: it is made for this command alone.
pub fn index_in_memory(folder: &Path, as_json: bool) {
    let shown = folder.display();
    let message = match Language::of_environment() {
        Language::English => format!(
            "the index can't be kept in {shown}, so every note is read anew each time; \
             make the folder writable or choose another with --index-dir"
        ),
        Language::Japanese => format!(
            "索引を {shown} に置けないため、毎回すべてのノートを読み直します。\
             書き込めるようにするか、--index-dir で別の場所を指定してください"
        ),
    };
    tell(
        "index-in-memory",
        &message,
        Some(&shown.to_string()),
        as_json,
    );
}

/// A change across notes that was broken off when a process ended was finished just now, or
/// could not be.
pub fn edit_was_finished(finished: Finished, as_json: bool) {
    let language = Language::of_environment();
    let (code, message) = match finished {
        Finished::Done(done) => ("edit-was-finished", done_now(&done, language)),
        Finished::Failed { edit, error, again } => {
            let message = not_done(&edit, &Failure::from(error), again, language);
            ("edit-not-finished", message)
        }
    };
    tell(code, &message, None, as_json);
}

fn done_now(done: &EditDone, language: Language) -> String {
    let (changed, skipped) = (done.changed.len(), done.skipped.len());
    let (finished, undo) = match language {
        Language::English => (
            format!(
                "a change across notes had been broken off and was finished now: {} changed, {}",
                counted(changed as u64, "note", "notes"),
                counted(skipped as u64, "left as it was", "left as they were"),
            ),
            "; `tsuzuri undo` takes it back",
        ),
        Language::Japanese => (
            format!(
                "途中で終わっていた複数ノートの変更を、いま完了しました({changed}件を変更、\
                 {skipped}件はそのまま)"
            ),
            "。`tsuzuri undo` で取り消せます",
        ),
    };
    // An undo is finished too.
    match done.id {
        Some(_) => finished + undo,
        None => finished,
    }
}

/// The reason stands last: it says itself what to do.
fn not_done(
    EditRecord { from, to, .. }: &EditRecord,
    why: &Failure,
    again: bool,
    language: Language,
) -> String {
    let why = why.message(language);
    match language {
        Language::English => format!(
            "a change across notes had been broken off and can't be finished ({from} → {to}); \
             {}: {why}",
            match again {
                true => "it is tried again next time",
                false => "nothing of it was made",
            }
        ),
        Language::Japanese => format!(
            "途中で終わっていた複数ノートの変更({from} → {to})を完了できません。{}: {why}",
            match again {
                true => "次の機会にもう一度試します",
                false => "何も変更していません",
            }
        ),
    }
}

fn tell(code: &str, message: &str, path: Option<&str>, as_json: bool) {
    let told = if as_json {
        let mut warning = json!({ "code": code, "message": message });
        if let Some(path) = path {
            warning["path"] = json!(path);
        }
        json!({ "warning": warning }).to_string()
    } else {
        format!("tsuzuri: {message}")
    };
    // There is no one else to tell when standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "{told}");
}

#[cfg(test)]
mod tests;
