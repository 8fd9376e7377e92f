//! The store's schema as a list of steps. `user_version` counts the steps a file has
//! taken. A step, once released, is never changed: a new one follows it.

use rusqlite::{Connection, TransactionBehavior};

const STEPS: &[&str] = &[
    "
    CREATE TABLE preference (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE vault (
      id        TEXT PRIMARY KEY,
      path      BLOB NOT NULL,       -- bytes as the system has them
      opened_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
",
    "
    -- The journal of quick capture. A row is written before the person hears that their text
    -- is kept, and leaves a day after the text came into its note.
    CREATE TABLE capture (
      number     INTEGER PRIMARY KEY AUTOINCREMENT,  -- the order in which they were made
      id         TEXT NOT NULL UNIQUE,
      vault      TEXT NOT NULL,
      note       TEXT,               -- NULL: the note of `day`
      day        TEXT NOT NULL,
      text       TEXT NOT NULL,
      problem    TEXT,               -- what kept it from its note, as the contract has it
      -- What is going to be added to which bytes; kept before anything is written.
      path       TEXT,
      base       BLOB,               -- NULL once others have written in between
      base_size  INTEGER,
      addition   BLOB,
      lead       INTEGER,            -- bytes of the addition that set it apart
      body       INTEGER,            -- bytes of the text
      seen       INTEGER,            -- how often the text stood in the file before
      -- Where it stands in the file, whose bytes then had this hash.
      start      INTEGER,
      hash       BLOB,
      written_ms INTEGER,
      -- Whether it was looked for once more after that, and how often it was gone.
      looked     INTEGER NOT NULL DEFAULT 0,
      gone       INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX capture_waiting ON capture (vault, number) WHERE written_ms IS NULL;

    -- What stands in the capture window.
    CREATE TABLE capture_draft (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      text TEXT NOT NULL,
      note TEXT
    ) STRICT;
",
    "
    -- What was typed into a note and is not in its file yet. A row is durable before the
    -- file is touched, and leaves when the file holds what it says. Its text is the base
    -- with one stretch replaced, so that keeping it writes little, however long the note.
    CREATE TABLE draft_base (
      vault  TEXT NOT NULL,
      path   TEXT NOT NULL,
      writer TEXT NOT NULL,          -- the process; its lock says whether it lives
      hash   BLOB NOT NULL,          -- of the bytes that both were made from
      text   TEXT NOT NULL,          -- what they say, with LF line ends
      PRIMARY KEY (vault, path, writer)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE draft (
      vault  TEXT NOT NULL,
      path   TEXT NOT NULL,
      writer TEXT NOT NULL,
      start  INTEGER NOT NULL,       -- bytes of the base's text
      end    INTEGER NOT NULL,
      insert_text TEXT NOT NULL,
      at_ms  INTEGER NOT NULL,
      PRIMARY KEY (vault, path, writer),
      FOREIGN KEY (vault, path, writer) REFERENCES draft_base ON UPDATE CASCADE ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
",
    "
    -- Changes across notes: written before the first file is touched, kept to be taken back.
    CREATE TABLE edit (
      id         INTEGER PRIMARY KEY AUTOINCREMENT,
      vault      TEXT NOT NULL,
      kind       TEXT NOT NULL,      -- retag, rename, undo
      from_name  TEXT NOT NULL,
      to_name    TEXT NOT NULL,
      at_ms      INTEGER NOT NULL,
      finished   INTEGER NOT NULL DEFAULT 0,
      taken_back INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX edit_by_vault ON edit (vault, id);
    CREATE TABLE edit_move (
      edit      INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
      from_path TEXT NOT NULL,
      to_path   TEXT NOT NULL,
      done      INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX edit_move_by_edit ON edit_move (edit);
    CREATE TABLE edit_file (
      edit   INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
      path   TEXT NOT NULL,          -- once files are moved
      before BLOB NOT NULL,          -- hashes of the bytes
      after  BLOB NOT NULL,
      edits  TEXT NOT NULL,          -- JSON, of the text as decoded
      back   TEXT NOT NULL,
      done   INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX edit_file_by_edit ON edit_file (edit);
",
    "
    -- Earlier versions of notes. What they hold is kept once, however many hold it.
    CREATE TABLE content (
      hash   BLOB PRIMARY KEY,       -- of the bytes as they stood in the file
      size   INTEGER NOT NULL,       -- how many they were
      packed INTEGER NOT NULL,       -- whether `bytes` is a raw deflate stream
      bytes  BLOB NOT NULL
    ) STRICT;
    CREATE TABLE version (
      number   INTEGER PRIMARY KEY AUTOINCREMENT,  -- later ones have greater numbers
      vault    TEXT NOT NULL,
      path     TEXT NOT NULL,        -- vault-relative
      hash     BLOB NOT NULL REFERENCES content (hash),
      cause    TEXT NOT NULL,        -- as `Cause` has it
      since_ms INTEGER NOT NULL,     -- of the first of the saves that became this version
      at_ms    INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX version_note ON version (vault, path, number);
    CREATE INDEX version_content ON version (hash);
",
    "
    -- Why a change across notes left a file as it is.
    ALTER TABLE edit_file ADD COLUMN reason TEXT;
    -- Versions that were at a path before a change moved a note there: another note's, which
    -- is gone. An undo leaves them where they are.
    CREATE TABLE edit_stays (
      edit    INTEGER NOT NULL REFERENCES edit ON DELETE CASCADE,
      version INTEGER NOT NULL,
      PRIMARY KEY (edit, version)
    ) STRICT, WITHOUT ROWID;
",
    "
    -- What is about to be moved, so that it is told from a file that comes to its old path.
    ALTER TABLE edit_move ADD COLUMN inode INTEGER;  -- NULL: nobody has tried yet
    ALTER TABLE edit_move ADD COLUMN hash BLOB;      -- of a note's bytes
",
];

#[cfg(test)]
mod tests;

/// Why a file could not be brought up to date.
#[derive(Debug)]
pub enum Problem {
    /// It has taken steps that this version does not know.
    Newer,
    /// SQLite said no.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// Takes the steps that are missing, all or none. Two processes may come at once: the
/// second finds nothing left to do.
pub fn run(connection: &mut Connection) -> Result<(), Problem> {
    if taken(connection)? == STEPS.len() {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let missing = STEPS.get(taken(&transaction)?..).ok_or(Problem::Newer)?;
    for step in missing {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(
        None,
        "user_version",
        u32::try_from(STEPS.len()).unwrap_or(u32::MAX),
    )?;
    Ok(transaction.commit()?)
}

fn taken(connection: &Connection) -> rusqlite::Result<usize> {
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(version).unwrap_or(usize::MAX))
}
