//! What changes across notes say.

use super::{Language, counted};

impl Language {
    /// Why a place or a note stays as it is, by the code of the contract.
    /// `tests/it/translations.rs` sees to it that every code has its words here.
    pub fn edit_reason(self, reason: &str) -> String {
        let (english, japanese) = match reason {
            "not-read-here" => (
                "the new name would not be read as one here",
                "新しい名前は、ここではそう読めません",
            ),
            "not-one-part" => (
                "the new name has parts where there is room for one",
                "新しい名前は、ここに入れるには部分が多すぎます",
            ),
            "not-written-apart" => (
                "no part of what is written here is the old name",
                "ここには、元の名前がそのままでは書かれていません",
            ),
            "changes-others" => (
                "something else in the note would be read otherwise",
                "ノートのほかの部分の意味が変わってしまいます",
            ),
            "name-is-taken-elsewhere" => (
                "another note has the name too: links name its folder as well",
                "同じ名前のノートがほかにもあるため、リンクにはフォルダーも書きます",
            ),
            "changed-meanwhile" => (
                "changed by another program meanwhile: left as it is",
                "その間にほかのアプリが変更したため、そのままにしました",
            ),
            "read-only" => ("it can't be written", "書き込めません"),
            "unreadable" => ("it can't be read", "読み込めません"),
            "gone" => ("it is gone", "なくなっています"),
            "disk-full" => ("the disk is full", "ディスクがいっぱいです"),
            "not-written" => ("it could not be written", "書き込めませんでした"),
            other => (other, other),
        };
        match self {
            Self::English => english.to_owned(),
            Self::Japanese => japanese.to_owned(),
        }
    }

    /// Below what a change would do.
    pub fn edit_is_only_planned(self, places: usize, notes: usize) -> String {
        match self {
            Self::English => format!(
                "{} in {}. Nothing was changed; --yes does it.",
                counted(places as u64, "place", "places"),
                counted(notes as u64, "note", "notes"),
            ),
            Self::Japanese => format!(
                "{notes}件のノートの{places}か所。まだ何も変えていません。--yes で変更します。"
            ),
        }
    }

    /// A change that was called off.
    pub fn edit_is_called_off(self) -> &'static str {
        match self {
            Self::English => "called off: every note is as it was before",
            Self::Japanese => "取りやめました。どのノートも元のままです",
        }
    }

    /// Below what a change has done; a folder may have moved that holds no notes.
    pub fn edit_is_done(self, changed: usize, id: Option<i64>) -> String {
        match (self, id) {
            (Self::English, Some(id)) if changed == 0 => {
                format!("Moved. `tsuzuri undo {id}` takes it back.")
            }
            (Self::Japanese, Some(id)) if changed == 0 => {
                format!("移動しました。`tsuzuri undo {id}` で取り消せます。")
            }
            (Self::English, Some(id)) => {
                let notes = counted(changed as u64, "note", "notes");
                format!("{notes} changed. `tsuzuri undo {id}` takes it back.")
            }
            (Self::Japanese, Some(id)) => {
                format!("{changed}件のノートを変更しました。`tsuzuri undo {id}` で取り消せます。")
            }
            (Self::English, None) => "There was nothing to change.".to_owned(),
            (Self::Japanese, None) => "変えるところはありませんでした。".to_owned(),
        }
    }

    /// Below what an undo has done.
    pub fn edit_is_undone(self, changed: usize, has_moved: bool) -> String {
        match (self, changed, has_moved) {
            (Self::English, 0, false) => "There was nothing to take back.".to_owned(),
            (Self::Japanese, 0, false) => "元に戻せるところはありませんでした。".to_owned(),
            (Self::English, 0, true) => "Moved back.".to_owned(),
            (Self::Japanese, 0, true) => "元の場所に戻しました。".to_owned(),
            (Self::English, ..) => counted(
                changed as u64,
                "note is as it was before.",
                "notes are as they were before.",
            ),
            (Self::Japanese, ..) => format!("{changed}件のノートを元に戻しました。"),
        }
    }
}
