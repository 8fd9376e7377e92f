//! Which folder the index was made of, so that another one in its place is noticed, also
//! after a start.

use super::*;

impl Writer {
    /// The vault's folder as it was when everything was last looked at, by inode; `None` when
    /// that is not known, or when there are no notes that could be missed.
    pub fn root(&self) -> Result<Option<u64>, EngineError> {
        let mut known = self.connection.prepare_cached(
            "SELECT value FROM meta WHERE key = 'root' AND EXISTS (SELECT 1 FROM note)",
        )?;
        let inode: Option<i64> = known.query_row([], |row| row.get(0)).optional()?;
        Ok(inode.map(i64::cast_unsigned))
    }

    /// Keeps which folder was looked at. Writes nothing when it is the one that is known.
    pub fn remember_root(&mut self, inode: u64) -> Result<(), EngineError> {
        let inode = inode.cast_signed();
        let is_known = self
            .connection
            .prepare_cached("SELECT 1 FROM meta WHERE key = 'root' AND value = ?1")?
            .exists([inode])?;
        if !is_known {
            self.connection.execute(
                "INSERT OR REPLACE INTO meta (key, value) VALUES ('root', ?1)",
                [inode],
            )?;
        }
        Ok(())
    }
}
