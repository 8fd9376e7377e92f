-- The index: everything here is derived from the files of one vault and may be thrown
-- away at any time. There are no migrations; a file with another fingerprint is
-- replaced (index/open.rs). Row ids never leave index/ and query/: a rebuild changes
-- them. Days are integers yyyymmdd; offsets are bytes of the note's text as decoded.
--
-- The rows of one note go together (index/write/rows.rs); only where SQLite sees to that
-- at no cost do they say so. What has no note any more shows in index/dump.rs.

-- Fingerprint, generation, last doc number, totals, the vault's folder: one row a key.
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a file that is a note, also when it can't be read right now (`state`).
CREATE TABLE note (
  id       INTEGER PRIMARY KEY,
  path     TEXT NOT NULL UNIQUE,          -- exact, as on disk
  folder   TEXT NOT NULL,                 -- '' for the root, else without a last '/'
  title    TEXT NOT NULL,
  names    TEXT NOT NULL,                 -- those that its path does not give: JSON, [[key, kind], …]
  day      INTEGER,
  size     INTEGER NOT NULL,              -- FileStamp
  mtime_ns INTEGER NOT NULL,
  ctime_ns INTEGER NOT NULL,
  inode    INTEGER NOT NULL,
  racy     INTEGER NOT NULL,              -- git's rule: stat data can't be trusted yet
  hash     BLOB,                          -- blake3 of the bytes on disk; NULL: never read
  doc      INTEGER NOT NULL UNIQUE,       -- fresh and growing at each (re)index of the note: the id of
                                          -- its first passage, and taken also by a note without any
  passages INTEGER NOT NULL,              -- how many ids from doc on are its passages
  text     INTEGER NOT NULL DEFAULT 0,    -- 1 once its passages are in passage_text
  state    TEXT NOT NULL DEFAULT 'ok',    -- ok, large (title and tags only), unreadable, encoding
  encoding TEXT NOT NULL DEFAULT 'utf-8',
  copy_of  TEXT                           -- path of the note that a sync tool's conflict copy belongs to
) STRICT;
CREATE INDEX note_by_folder ON note(folder);
CREATE INDEX note_by_day ON note(day);
CREATE INDEX note_by_time ON note(mtime_ns);
CREATE INDEX note_by_original ON note(copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX note_without_text ON note(doc) WHERE text = 0;

-- Every name a note answers to; a change here re-resolves the links that share its key.
CREATE TABLE name (
  key  TEXT NOT NULL,                     -- syntax::name_key of it
  kind INTEGER NOT NULL,                  -- 0 path, 1 stem, 2 suffix path, 3 alias, 4 title unless any of these, 5 own address (normalised URL)
  note INTEGER NOT NULL,
  PRIMARY KEY (key, kind, note)
) STRICT, WITHOUT ROWID;

-- id = note.doc + ordinal: ascending as inserted, and the full text's rowid. Dense, for
-- full text keeps the steps between rowids: wide ones would make it three times as large.
CREATE TABLE passage (
  id           INTEGER PRIMARY KEY,
  note         INTEGER NOT NULL,
  ordinal      INTEGER NOT NULL,
  start        INTEGER NOT NULL,
  end          INTEGER NOT NULL,
  line         INTEGER NOT NULL,          -- of its first byte, from 0
  day          INTEGER,
  heading_path TEXT NOT NULL              -- JSON list
) STRICT;

-- Every key that can be asked for: whole tags, their levels, topics, topic(facet),
-- names, and (facet) under any topic. Counts are kept by index/write.rs.
CREATE TABLE tag (
  id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: query/columns.rs reads on from the last
  key      TEXT NOT NULL UNIQUE,
  spelling TEXT NOT NULL,                 -- as shown: the most frequent one (docs/grammar.md §2.4)
  kind     TEXT NOT NULL,                 -- tag, level, topic, facet, name, any-facet
  parent   TEXT,                          -- key of the node it lies under in the tree
  topic    TEXT NOT NULL,
  facets   TEXT NOT NULL,                 -- JSON list
  names    TEXT NOT NULL,                 -- JSON list
  count    INTEGER NOT NULL DEFAULT 0,    -- passages with the tag or anything below it
  own      INTEGER NOT NULL DEFAULT 0,    -- passages that carry exactly this tag themselves
  notes    INTEGER NOT NULL DEFAULT 0     -- notes whose text or front matter has exactly this tag
) STRICT;
CREATE INDEX tag_by_parent ON tag(parent, count);

-- How each row of `tag` is written, or would be, in the occurrences that give rise to
-- it: decides its spelling and kind, and ends it when none is left.
CREATE TABLE spelling (
  tag   INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
  kind  INTEGER NOT NULL,                 -- 0 tag, 1 level, 2 topic, 3 facet, 4 name, 5 any-facet
  raw   TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (tag, kind, raw)
) STRICT, WITHOUT ROWID;

-- Passages that asking for `tag` finds. `exact`: 1 when the passage itself carries
-- exactly this tag, 0 when it is inherited or lies below. In the order in which they
-- come; that of a list of passages is an index, which a first index makes at the end.
CREATE TABLE passage_tag (
  passage INTEGER NOT NULL,
  tag     INTEGER NOT NULL,
  day     INTEGER NOT NULL,               -- 0 when the passage has none
  exact   INTEGER NOT NULL,
  PRIMARY KEY (passage, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_tag_by_tag ON passage_tag(tag, day, passage, exact);

-- Each written occurrence, once (an inherited tag is one occurrence, many passage_tag
-- rows). Front matter's stand with ordinal -1.
CREATE TABLE occurrence (
  note    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  tag     INTEGER NOT NULL,
  raw     TEXT NOT NULL,
  source  TEXT NOT NULL,                  -- text, tag-block, heading, note, front-matter
  PRIMARY KEY (note, start, end)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_by_tag ON occurrence(tag);

CREATE TABLE link (
  id        INTEGER PRIMARY KEY,
  note      INTEGER NOT NULL,
  passage   INTEGER NOT NULL,
  kind      TEXT NOT NULL,                -- wikilink, embed, markdown, image, url
  written   TEXT,                         -- as it stands in the note; NULL where `raw` follows from the rest
  target    TEXT NOT NULL,
  fragment  TEXT,
  alias     TEXT,
  start     INTEGER NOT NULL,
  end       INTEGER NOT NULL,
  key       TEXT NOT NULL,                -- what relinking looks up in `name`
  mapped    TEXT,                         -- what else it does: the path that the vault's map takes a URL to
  site      TEXT,                         -- host of a URL: "who else cites this site"
  day       INTEGER NOT NULL,             -- of the note, 0 when it has none: links come newest first
  resolved  INTEGER,                      -- note.id; kept by index/relink.rs
  state     TEXT NOT NULL,                -- unique, ambiguous, unresolved, file, url (of pictures too)
  -- The usual form (index/entry.rs), or what was written instead.
  raw       TEXT NOT NULL AS (coalesce(written, CASE kind
              WHEN 'url' THEN target
              WHEN 'markdown' THEN '[' || ifnull(alias, '') || '](' || target || ifnull('#' || fragment, '') || ')'
              ELSE iif(kind = 'embed', '![[', '[[') || target || ifnull('#' || fragment, '') || ifnull('|' || alias, '') || ']]'
            END))
) STRICT;
CREATE INDEX link_by_note ON link(note, start);
CREATE INDEX link_by_key ON link(key);
CREATE INDEX link_by_mapped ON link(mapped) WHERE mapped IS NOT NULL;
-- In the order of a list of backlinks, so that its first page costs no more for a note
-- with many (query/backlinks.rs); with what is counted.
CREATE INDEX link_by_resolved ON link(resolved, day, note) WHERE resolved IS NOT NULL;
CREATE INDEX link_by_page ON link(key, day, note) WHERE kind = 'url';
CREATE INDEX link_by_site ON link(site, day, note) WHERE site IS NOT NULL;

-- What a task says is read in the note.
CREATE TABLE task (
  passage INTEGER NOT NULL,
  start   INTEGER NOT NULL,
  done    INTEGER NOT NULL,
  due     INTEGER,
  PRIMARY KEY (passage, start)
) STRICT, WITHOUT ROWID;

-- Files and folders that are not in the index, or only in part, and why (Diagnostics).
CREATE TABLE skipped (
  path   TEXT PRIMARY KEY,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What other processes missed (several processes may write one index).
CREATE TABLE change_log (
  generation INTEGER PRIMARY KEY,
  topics     TEXT NOT NULL,               -- JSON
  origin     TEXT NOT NULL,               -- JSON
  at_ms      INTEGER NOT NULL
) STRICT;

-- Nominates candidates for search; positions and text are not kept (docs/decisions/0006).
CREATE VIRTUAL TABLE passage_text USING fts5(
  haystack, content = '', contentless_delete = 1, detail = none, prefix = '1', tokenize = 'tsuzuri'
);
