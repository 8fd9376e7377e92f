//! Full text for notes that were written without it.

use super::*;

impl Batch<'_> {
    /// Puts full text in for passages that have none yet.
    pub fn add_text(
        &mut self,
        note: i64,
        doc: i64,
        haystacks: &[(i64, String)],
    ) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let fresh = connection
            .prepare_cached("UPDATE note SET text = 1 WHERE id = ?1 AND doc = ?2 AND text = 0")?
            .execute((note, doc))?;
        if fresh == 0 {
            return Ok(());
        }
        let mut insert = connection
            .prepare_cached("INSERT INTO passage_text (rowid, haystack) VALUES (?1, ?2)")?;
        for (passage, haystack) in haystacks {
            insert.execute((passage, haystack))?;
        }
        self.writer.pieces = Pieces::Many;
        self.counts.texts += haystacks.len() as i64;
        self.silent = false;
        self.delta.text = true;
        Ok(())
    }

    /// A file that is not what the index knows can't give full text. Its hash is
    /// forgotten, so that whatever it holds is read as new.
    pub fn give_up_text(&mut self, note: i64, doc: i64) -> Result<(), EngineError> {
        let connection = &self.writer.connection;
        let given_up = connection
            .prepare_cached("UPDATE note SET text = 1, hash = NULL, racy = 1 WHERE id = ?1 AND doc = ?2 AND text = 0")?
            .execute((note, doc))?;
        if given_up > 0 {
            let passages: i64 = connection
                .prepare_cached("SELECT passages FROM note WHERE id = ?1")?
                .query_row([note], |row| row.get(0))?;
            self.counts.texts += passages;
        }
        Ok(())
    }
}
