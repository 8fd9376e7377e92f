// Made from crates/api by tests/it/bindings.rs; do not edit. See there.

/** Adds a piece. */
export type AddToExport = {
  /** Of `begin_export`. */
  ticket: number;
  /** Markdown, or HTML of which only what is harmless is kept; at most 50 MB. */
  text: string;
};

/** Names a vault of `moved_here`. */
export type AdoptHistory = {
  /** `MovedVault::id`. */
  id: string;
};

/** An error that crosses to the webview or the command line. */
export type ApiError = {
  /** What the UI translates and callers branch on. */
  code: ErrorCode;
  /** What happened and what to do, in English; for logs and the command line. */
  message: string;
  /** The vault-relative path it is about. */
  path?: string;
  /**
   * Why a file is read-only: `encoding`, `large`, `permission`, or `link` when it is a link to
   * something that is no note of the vault.
   */
  why?: string;
};

/** Puts a file beside a note. */
export type Attach = {
  /** The note, vault-relative; it must be there. */
  note: string;
  /** What the file was called; `None` names it by time and content. */
  name: string | null;
  /** In base 64; 50 MB at most when decoded. */
  bytes: string;
};

/** Answer of `attach`, sent after the bytes are durable. */
export type Attached = {
  /** Vault-relative: the file that holds the bytes now. */
  path: string;
  /** Whether it can be shown as a picture. */
  picture: boolean;
};

/** Files that were put beside a note, in the order in which they came; none where nothing came. */
export type AttachedFiles = {
  /** One for each that could be. */
  files: Array<Attached>;
  /** Why the first of those that could not be was not. */
  failed: ApiError | null;
};

/** One link to a note, with the lines around it. */
export type Backlink = {
  /** Of the linking note. */
  path: string;
  /** Of the linking note. */
  title: string;
  /** Of the passage. */
  day: string | null;
  /** Of the passage. */
  heading_path: Array<string>;
  /** `wikilink`, `embed`, `markdown`, `image`, `url` or `mention`. */
  kind: string;
  /** The link as written. */
  raw: string;
  /** Of the link. */
  span: [number, number];
  /** Line of the link, from 0. */
  line: number;
  /** The block it stands in, cut to size. */
  excerpt: string;
  /** Where the link stands in `excerpt`. */
  highlights_utf16: Array<[number, number]>;
  /** The passage's own tags. */
  tags: Array<TagRef>;
  /** Another note could have been meant. */
  ambiguous: boolean;
};

/** Passages that link to a note. */
export type Backlinks = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Links in all. */
  total: number;
  /** Asks for the next page; stays valid while the index changes. */
  next_cursor: string | null;
  /** By note: newest day first, then path; within, text order. */
  links: Array<Backlink>;
};

/** Asks for the passages that link to a note. */
export type BacklinksRequest = {
  /** Vault-relative. */
  path: string;
  /** `Backlinks::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many links. */
  limit: number;
};

/** Lets the person name a file, and begins it. */
export type BeginExport = {
  /** Names this file in what follows; a newer one calls the one before off. */
  ticket: number;
  /** Stands above everything; the file may be called so, too. */
  name: string;
  /** What it is to be. */
  format: ExportFormat;
  /** Of the words between the passages, `ja` or `en`. */
  language: string;
};

/** Answer of `begin_export`. */
export type BegunExport = {
  /** Whether the person named a file. */
  begun: boolean;
};

/** What stands in the capture window and was not captured. */
export type CaptureDraft = {
  /** With LF line ends. */
  text: string;
  /** As `CaptureRequest::note`. */
  note: string | null;
};

/** What the capture window was opened in. */
export type CaptureLaunch = {
  /** System language, `ja` or `en`. */
  language: string;
};

/** Something to be kept, and put behind what stands in a note. */
export type CaptureRequest = {
  /**
   * Made by whoever captures, 1 to 64 ASCII letters, digits and hyphens. A second
   * request with the same id is the first one come again.
   */
  id: string;
  /** Markdown with LF line ends. */
  text: string;
  /** Vault-relative; `None` is the note of the day on which it is captured. */
  note: string | null;
};

/** Where a capture may go. */
export type CaptureTargets = {
  /** Name of the vault; `None` when none was ever open. */
  vault: string | null;
  /** Whether the vault can be reached now. If not, a capture waits until it can. */
  reachable: boolean;
  /** The local day, whose note is today's. */
  day: string;
  /** Notes that fit, without today's. */
  notes: Array<NoteRow>;
};

/** Asks where a capture may go. */
export type CaptureTargetsRequest = {
  /** As `FindNotes::text`; empty: the notes changed last. */
  text: string;
  /** At most this many notes. */
  limit: number;
};

/**
 * Answer of `capture`, sent when the text is durable in the app's own journal. It
 * then stands in its note within moments, or as soon as the vault can be reached.
 */
export type Captured = {
  /** `CaptureRequest::id`. */
  id: string;
};

/** Answer of `choose_import`. */
export type ChosenImport = {
  /** The file's name, without its folders. */
  file: string;
  /** Why it can't be read. */
  problem: ExportProblem | null;
};

/** What is chosen for the open vault; what is `None` is as usual. */
export type ChosenVaultSettings = {
  /** How hashtags are read: `tsuzuri`, `obsidian` or `twitter`. */
  profile: string | null;
  /** Where a day's note goes: `diary/{yyyy}/{yyyy}-{mm}-{dd}.md`. */
  daily_note: string | null;
  /** The note that a new day's note begins with, vault-relative. */
  daily_template: string | null;
  /** The folder whose notes are templates, vault-relative. */
  templates: string | null;
  /**
   * Where files go that are put beside a note: a folder of the vault, `/` for its root;
   * `./` for the note's own folder, `./files` for one in that.
   */
  attachments: string | null;
  /** How long earlier versions are kept, in days. */
  history_days: number | null;
  /** What holds where nothing is chosen. */
  usual: UsualVaultSettings;
};

/** The main window has saved what it held and may be closed. */
export type CloseWindow = {
  /**
   * What the person said when asked: whether the app stays in the tray. `None`:
   * was not asked.
   */
  keep_in_tray: boolean | null;
};

/** Answer of `close_window`. */
export type Closing = {
  /**
   * The window is still open: it is closed for the first time while there is a
   * tray, so tell the person and ask.
   */
  ask: boolean;
};

/** The keys of a command. */
export type CommandKeys = {
  /** Its id in the UI: `note.new`. */
  command: string;
  /** As `Mod+Shift+K`; empty for none. */
  chords: Array<string>;
};

/** Asks how a copy of a note differs from it. */
export type CompareCopy = {
  /** Of the note. */
  path: string;
  /** What the note says, with LF line ends. */
  text: string;
  /** Path of the copy. */
  copy: string;
};

/** Asks for tags to go on with. */
export type CompleteTag = {
  /** What stands behind the sign so far. */
  typed: string;
  /** At most this many rows. */
  limit: number;
};

/** Two versions of a note that can't be merged unseen. */
export type Conflict = {
  /** What the file holds. */
  theirs: string;
  /** What both versions become, in text order. */
  pieces: Array<MergePiece>;
  /** How many other places were merged. */
  joined: number;
};

/** Answer of `compare_copy`. */
export type CopyComparison = {
  /** Of the copy's bytes. */
  hash: string;
  /** Both texts; the copy's is `theirs`. */
  pieces: Array<MergePiece>;
};

/** Makes a new note; refused when a file of that name is there. */
export type CreateNote = {
  /** Vault-relative; `.md` is added when missing. */
  path: string;
  /** First content. */
  text: string;
};

/** A day with a number of passages. */
export type DayCount = {
  /** `2023-02-01`. */
  day: string;
  /** Passages. */
  count: number;
};

/** Days that have passages. */
export type DayCounts = {
  /** See `IndexState::generation`. */
  generation: number;
  /** `false` when the time of a regular expression was over before all were looked at. */
  whole: boolean;
  /** What of the search could not be read. */
  problems: Array<QueryProblem>;
  /** In order of time. */
  days: Array<DayCount>;
};

/** Asks how many passages each day has. */
export type DayCountsRequest = {
  /** The first day, `2023-02-01`. */
  first: string;
  /** The last day, included. */
  last: string;
  /** Counts only what this search finds; `None`, or nothing but blanks, counts all. */
  query: string | null;
};

/** Asks for the passages of some days. */
export type DayStreamRequest = {
  /** The first day, `2023-02-01`. */
  first: string;
  /** The last day, included. */
  last: string;
  /** How they are ordered. */
  order: PassageOrder;
  /** `Passages::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many passages. */
  limit: number;
};

/** Answer of `delete_note`. */
export type DeletedNote = {
  /** `false`: the system's trash could not take it, and its history alone holds it. */
  trashed: boolean;
  /** `VersionRow::version` of what stood in it; `None` when nothing did. */
  version: number | null;
};

/** How the app stands in the desktop around it. Sent by the event `desktop-changed`. */
export type Desktop = {
  /** What was chosen. */
  choices: DesktopChoices;
  /** Whether there is a tray. */
  tray: TrayState;
  /** Whether the shortcut was registered. That it was is no proof that it works. */
  shortcut: ShortcutState;
  /** What to bind to a key where the desktop delivers no shortcut. */
  capture_command: string;
};

/** What a person chose of it. */
export type DesktopChoices = {
  /** The shortcut of quick capture, as `Ctrl+Alt+Space`; empty for none. */
  shortcut: string;
  /** Whether closing the main window leaves the app running in the tray. */
  keep_in_tray: boolean;
  /** Whether the app starts, hidden, when the person logs in. */
  start_at_login: boolean;
};

/** What is not in the index, or only in part. */
export type Diagnostics = {
  /** See `IndexState::generation`. */
  generation: number;
  /** By path. */
  skipped: Array<Skipped>;
};

/** What was typed and not saved. */
export type Draft = {
  /** Of the bytes that it was made from. */
  base_hash: string;
  /** What they say. */
  base: string;
  /** What was made of it. */
  text: string;
  /** As `KeepDraft::at`: what takes its place says a later time, whatever the clock says. */
  at: number;
};

/** Names the draft of one note. */
export type DraftRequest = {
  /** As `KeepDraft::vault`. */
  vault: string;
  /** Vault-relative. */
  path: string;
};

/** Answer of `save_draft`, sent when the bytes are durable. */
export type DraftSaved = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Of the bytes that now are in the note's file. */
  hash: string;
  /**
   * Set when the file holds more than was sent: merged with what others have
   * written, or followed by captures.
   */
  text: string | null;
  /** As `Saved::sibling`: another program wrote the note all the time. */
  sibling: string | null;
  /**
   * Set when nothing was written, for others changed the same place. The draft is
   * kept.
   */
  conflict: Conflict | null;
};

/** Notes of the open vault with drafts that no other process has in hand. */
export type Drafts = {
  /** Vault-relative, the newest first. */
  paths: Array<string>;
};

/** What is to be called what. Paths are vault-relative, a note's with its ending. */
export type EditAsk = {
  /** What it is. */
  kind: EditKind;
  /** The old name. */
  from: string;
  /** The new one. */
  to: string;
};

/** Answer of `check_edit`. */
export type EditCheck = {
  /** Why it can't be done. */
  problem: EditProblem | null;
  /** The new path as it will be; a tag as it was asked for. */
  to: string;
  /** Passages of a tag that has the name already: the two become one. */
  merges: number | null;
};

/** What gets another name. */
export type EditKind = "note" | "folder" | "tag";

/** Part of a line. */
export type EditPiece = {
  /** Its text; what is far from any change gives way to `…`. */
  text: string;
  /** Whether it is what changes. */
  changed: boolean;
};

/** Why something can't be called so. */
export type EditProblem = "same" | "bad-name" | "taken" | "inside" | "no-folder" | "no-tag" | "facet-and-topic";

/** How far something is that was asked for. Sent by the event `edit-progress`. */
export type EditProgress = {
  /** Of the request. */
  ticket: number;
  /** What is going on. */
  step: EditStep;
  /** Notes done. */
  done: number;
  /** Notes in all. */
  total: number;
};

/** What a change came to. */
export type EditResult = {
  /** By which it can be taken back; `None` for an undo, or when nothing was changed. */
  id: number | null;
  /** How many notes were moved or changed. */
  changed: number;
  /** Notes and folders that have another path now. */
  moved: Array<MovedNote>;
  /** Notes that were left as they are. */
  left: Array<LeftNote>;
};

/** A row of a preview. */
export type EditRow = {
  /** What it is. */
  kind: EditRowKind;
  /** What stands in it. */
  pieces: Array<EditPiece>;
};

/** A row of a preview. */
export type EditRowKind = "note" | "old" | "new";

/** Answer of `edit_rows`. */
export type EditRows = {
  /** In their order. */
  rows: Array<EditRow>;
};

/** Asks for rows of a preview. */
export type EditRowsRequest = {
  /** Of the plan. */
  ticket: number;
  /** The first row, from 0. */
  first: number;
  /** At most so many. */
  limit: number;
};

/** What is going on. */
export type EditStep = "planning" | "making" | "taking-back" | "importing";

/** Names what is under way. */
export type EditTicket = {
  /** Of the request. */
  ticket: number;
};

/** Why a picture is not in a page. */
export type EmbedLeft = "missing" | "too-large";

/** Takes a picture of the vault into a page. */
export type EmbedPicture = {
  /** Of `begin_export`. */
  ticket: number;
  /** The note that shows it. */
  from: string;
  /** As its link is written. */
  target: string;
};

/** Answer of `embed_picture`. */
export type EmbeddedPicture = {
  /**
   * Stands for the picture as the address of an image in the next piece, and in no
   * other.
   */
  address: string | null;
  /** Why there is none. */
  left: EmbedLeft | null;
};

/** What kind of error it is. */
export type ErrorCode = "no-vault" | "vault-unavailable" | "bad-path" | "not-found" | "exists" | "folder-exists" | "io" | "disk-full" | "read-only" | "bad-settings" | "damaged-store" | "newer-store" | "no-trash" | "cancelled" | "too-large" | "long-query" | "not-opened" | "bad-request" | "index";

/** Answer of `finish_export`. */
export type ExportDone = {
  /** The file's name. */
  file: string;
  /** Pictures that were not found or can't be read. */
  missing: number;
  /**
   * Pictures that are larger than 10 MB, or would have made the page larger than it
   * may be: 100 MB of pictures.
   */
  too_large: number;
};

/** What passages are exported as. */
export type ExportFormat = "html" | "markdown";

/** Why a file can't be read as an export. */
export type ExportProblem = "unreadable" | "too-large" | "no-utf8";

/** What is done with a file as a whole. */
export type ExportTicket = {
  /** Of `begin_export`. */
  ticket: number;
};

/** A change that was broken off and could not be finished. */
export type FailedEdit = {
  /** What was to be changed; `None` of an undo. */
  ask: EditAsk | null;
  /** What was in the way. */
  problem: ApiError;
  /**
   * Whether it is tried again when the vault is opened next. If not, nothing of it is
   * made.
   */
  again: boolean;
};

/** A file that was opened from outside and lies in no vault. */
export type FileAlone = {
  /** The file's name. */
  name: string;
  /** Name of the folder it lies in; empty at the root. */
  folder: string;
  /** For showing only. */
  path: string;
  /** As decoded. */
  text: string;
};

/** Fills in a template. */
export type FillTemplate = {
  /** The template's note, vault-relative. */
  path: string;
  /** Of the note that it is for. */
  title: string;
  /** What was copied last, where that is known. */
  clipboard: string | null;
};

/** Answer of `fill_template`. */
export type FilledTemplate = {
  /** With LF line ends. */
  text: string;
  /** Where one goes on to write, in UTF-16 units of `text`; `None` when it does not say. */
  cursor: number | null;
  /** Whether it asks for what was copied last, and that was not known. */
  wants_clipboard: boolean;
  /** What stands in `{{…}}` and means nothing, as it is written. */
  unknown: Array<string>;
};

/** Notes whose title, path or alias holds the text (folded). */
export type FindNotes = {
  /** Empty: the notes changed last. */
  text: string;
  /** At most this many. */
  limit: number;
};

/** One of them. */
export type FinishedEdit = {
  /** By which it can be taken back; `None` for an undo, or when nothing was changed. */
  id: number | null;
  /** Notes that were moved or changed. */
  changed: number;
  /** Notes that were left as they are. */
  left: Array<LeftNote>;
  /** Why it could not be finished; `None` when it was. */
  failed: FailedEdit | null;
};

/** Changes that were broken off when the app ended last, and are finished now, or can't be. */
export type FinishedEdits = {
  /** In their order; told once. */
  edits: Array<FinishedEdit>;
};

/** Asks for the height that the capture window's content needs. */
export type FitCapture = {
  /** CSS pixels; kept between the least and the greatest that the window may have. */
  height: number;
};

/** One level of the folder tree. */
export type Folder = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Sub-folders that hold notes, in name order. */
  folders: Array<FolderRow>;
  /** Notes, in name order. */
  notes: Array<NoteRow>;
};

/** Asks for what lies directly in a folder. */
export type FolderRequest = {
  /** `""` is the root. */
  path: string;
};

/** A folder as a row. */
export type FolderRow = {
  /** Last part of `path`. */
  name: string;
  /** Vault-relative. */
  path: string;
  /** Notes in it and below. */
  notes: number;
};

/** A page of the passages that a query finds: as the query orders them, else newest first. */
export type FoundPassages = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Asks for the next page. */
  next_cursor: string | null;
  /** This page. */
  passages: Array<PassageCard>;
};

/** Asks for all that a query finds, to be printed or taken elsewhere. */
export type FoundPassagesRequest = {
  /** As typed. */
  query: string;
  /** `FoundPassages::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many passages. */
  limit: number;
};

/** That one note links to another. */
export type GraphLink = {
  /** Place in `Neighbourhood::notes` of the note that links. */
  from: number;
  /** Place of the note it links to. */
  to: number;
};

/** A note of a graph. */
export type GraphNote = {
  /** Vault-relative. */
  path: string;
  /** Of the note. */
  title: string;
  /** Links between it and the note that was asked about. */
  steps: number;
};

/** A tag of a graph. */
export type GraphTag = {
  /** What to ask for. */
  key: string;
  /** As most often written. */
  tag: string;
  /** Places in `Neighbourhood::notes` of the notes that have it. */
  notes: Array<number>;
};

/** A grammar of hashtags. */
export type HashtagProfile = "tsuzuri" | "obsidian" | "twitter";

/** Which hashtags count in a vault (docs/grammar.md §2.2, §2.5). */
export type Hashtags = {
  /** The grammar. */
  profile: HashtagProfile;
  /** Whether colours and ids are some. */
  colours: boolean;
};

/** A heading of a note. */
export type HeadingRow = {
  /** 1 to 6. */
  level: number;
  /** As it reads, without marks; empty when it has no words. */
  text: string;
  /** From 0. */
  line: number;
};

/** What keeps the index as it is. */
export type Hindrance = "disk-full" | "other";

/** What an import does to a note. */
export type ImportChange = "create" | "update" | "present" | "left";

/** Answer of `make_import`. */
export type ImportDone = {
  /** Notes that were made or given their addresses. */
  made: number;
  /** Notes that were changed since they were looked at, and are left as they are. */
  left: number;
  /** Whether it was called off: what was made stays, and the same import goes on there. */
  called_off: boolean;
};

/** One note of an import. */
export type ImportNote = {
  /** Where it goes, or where it is. */
  path: string;
  /** What comes of it. */
  change: ImportChange;
};

/** A place of an export that is not taken over as it was. */
export type ImportProblem = {
  /** In the file, from 1. */
  line: number;
  /** What it is. */
  kind: ImportProblemKind;
  /** What it is about, as the export names it. */
  name: string | null;
  /** The hashtag that a category became. */
  tag: string | null;
};

/** What is not taken over as it was. */
export type ImportProblemKind = "no-date" | "no-field" | "unknown-field" | "notation" | "kept-as-html" | "category" | "script";

/** Payload of the event `index-changed`. */
export type IndexChanged = {
  /** Of the transaction. */
  generation: number;
  /** What may have changed. */
  topics: Array<Topic>;
  /** Who changed it. */
  origin: Origin;
  /**
   * From the first sign of the change to its commit, in milliseconds; `None` when
   * it was not seen coming.
   */
  event_to_commit_ms?: number;
};

/** What the index is doing. */
export type IndexPhase = "closed" | "scanning" | "notes" | "text" | "ready";

/** How far the index is. Sent by the event `index-progress` too. */
export type IndexState = {
  /** Generation of the last committed transaction. */
  generation: number;
  /** What is going on. */
  phase: IndexPhase;
  /** Notes looked at in this phase. */
  done: number;
  /** Notes there are to look at; 0 while unknown. */
  total: number;
  /** Notes in the index. */
  notes: number;
  /** Passages in the index. */
  passages: number;
  /** Distinct tags as written. */
  tags: number;
  /** Links in the index. */
  links: number;
  /** Share of the passages that full-text search covers, 0 to 1. */
  covered: number;
  /** Whether full text waits until there is more power. */
  text_waits: boolean;
  /**
   * Notes that seem to be gone, so many that they are looked for once more before that
   * is believed; else 0.
   */
  vanishing: number;
  /**
   * How far a change across notes is that was broken off and is being finished; the list
   * of `finished_edits` is longer afterwards.
   */
  finishing?: Share;
  /** What keeps the index from taking in what it should; it is tried again and again. */
  hindered?: Hindrance;
  /** How changes by other programs are noticed. */
  sync: SyncState;
  /** Why it is `polling`, when it is. */
  looking?: Looking;
  /** Files in `Diagnostics`. */
  problems: number;
};

/** Keeps what was typed into a note, so that it outlives the app; or saves it too. */
export type KeepDraft = {
  /**
   * `VaultView::id` of the note's vault, which need not be open any more to keep
   * a draft.
   */
  vault: string;
  /** Vault-relative. */
  path: string;
  /** `NoteView::hash` of what was changed. */
  base_hash: string;
  /**
   * What stood there. May be left out when the last draft of this note had the same
   * base.
   */
  base: string | null;
  /** UTF-16 units of the base: where what was changed begins. */
  start: number;
  /** The same: where it ends. */
  end: number;
  /** What stands there now, with LF line ends. */
  insert: string;
  /** Milliseconds since 1970. A draft that is older than what is kept changes nothing. */
  at: number;
};

/** Answer of `keep_draft`, sent when the draft is durable. */
export type KeptDraft = {
  /** `false`: its base is not known. Send it with `base`. */
  kept: boolean;
};

/** What a window was opened for. */
export type Launch = {
  /** As `VaultState` says. */
  state: VaultState;
  /** System language, `ja` or `en`. */
  language: string;
  /** What to show first. */
  show: Show | null;
};

/** A note of which something was left as it is. */
export type LeftNote = {
  /** Of the note. */
  path: string;
  /** By a name such as `changed-meanwhile`. */
  reason: string;
};

/**
 * Lines of a version, and those of the present note that stand in their place; one of
 * the two may be none.
 */
export type LineChange = {
  /** Where they are in the version's text, with their ends. */
  version_utf16: [number, number];
  /** What stands there in the present note. */
  present_text: string;
};

/** Makes a link of a place that names a note. */
export type LinkMention = {
  /** The note that the place stands in. */
  path: string;
  /** Of the place, a `Backlink::span`. */
  span: [number, number];
  /** What stands there, its `Backlink::raw`: if it does not any more, nothing is written. */
  raw: string;
  /** The note that is named. */
  to: string;
};

/** One link of a note. */
export type LinkRow = {
  /** Of the note it stands in. */
  path: string;
  /** See `Backlink::kind`. */
  kind: string;
  /** As written. */
  raw: string;
  /** Name, path or address. */
  target: string;
  /** After `#`. */
  fragment: string | null;
  /** Shown text. */
  alias: string | null;
  /** `unique`, `ambiguous`, `unresolved`, `file` or `url`. */
  resolution: string;
  /** Path of the note it leads to. */
  resolved: string | null;
  /** Of the link. */
  span: [number, number];
  /** Line of the link, from 0. */
  line: number;
};

/** Answer of `link_mention`. */
export type Linked = {
  /** As after `save_note`. */
  saved: Saved;
  /** Where the link begins: bytes of the note's text with LF line ends. */
  start: number;
  /** The link. */
  link: string;
};

/** Why the vault is looked at every 10 to 30 seconds. */
export type Looking = "silent" | "limit" | "refused";

/** Notes whose title, alias or path fits what was typed to get to them. */
export type MatchNotes = {
  /**
   * As typed; its words may stand in any order, and be cut short. Empty: the notes of
   * `recent`, then those changed last.
   */
  text: string;
  /**
   * Paths of notes that one was at, the last first; those that are no more are left
   * out.
   */
  recent: Array<string>;
  /** At most this many. */
  limit: number;
};

/** A note that fits. */
export type MatchedNote = {
  /** Vault-relative. */
  path: string;
  /** Shown name. */
  title: string;
  /** What of it fits: `title`, `alias` or `path`; `recent` when nothing was typed. */
  by: string;
  /** The alias, if that fits. */
  alias: string | null;
  /** Where, in what fits. */
  highlights_utf16: Array<[number, number]>;
};

/** Answer of `match_notes`. */
export type MatchedNotes = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The day that the text is, if it is one. */
  day: string | null;
  /** The best first, then those changed last. */
  notes: Array<MatchedNote>;
};

/** Places that name a note. */
export type Mentions = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Share of the passages that full text covers, 0 to 1; only there they are found. */
  covered: number;
  /** As many as are known by now. */
  total: number;
  /** Whether these are all. */
  total_exact: boolean;
  /** Asks for the next page. A page may have one although it is not full, or empty. */
  next_cursor: string | null;
  /** As `Backlinks::links`, with the kind `mention`. */
  mentions: Array<Backlink>;
};

/** Asks where other notes name a note without a link. */
export type MentionsRequest = {
  /** Vault-relative. */
  path: string;
  /** `Mentions::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many. */
  limit: number;
  /** Grows with each request of one panel: a newer one cancels the older. */
  ticket: number;
};

/** A stretch of merged text. */
export type MergePiece = { "kind": "agreed", 
/**
 * Of whole lines.
 */
text: string, } | { "kind": "apart", 
/**
 * What the file says.
 */
theirs: string, 
/**
 * What was typed.
 */
ours: string, };

/** A month with a number of passages. */
export type MonthCount = {
  /** `2023-02`. */
  month: string;
  /** Passages. */
  count: number;
};

/** Answer of `moved_here`. */
export type MovedHere = {
  /** The one with the most notes that are here first. */
  vaults: Array<MovedVault>;
};

/** A note or folder with its new path. */
export type MovedNote = {
  /** Where it was. */
  from: string;
  /** Where it is. */
  to: string;
};

/** Answer of `moved_note`. */
export type MovedTo = {
  /**
   * Vault-relative; `null` when no change across notes has moved the note, or it is not
   * there any more.
   */
  path: string | null;
};

/** A vault that is not where it was, and whose notes with a history are in the open one. */
export type MovedVault = {
  /** Names it in `adopt_history`. */
  id: string;
  /** Where it was. */
  path: string;
  /** How many of its notes with a history are here as one of their versions. */
  matching: number;
  /** How many have a history. */
  notes: number;
};

/** Answer of `neighbourhood`. */
export type Neighbourhood = {
  /** See `IndexState::generation`. */
  generation: number;
  /** `false` when the time of a regular expression was over before all were looked at. */
  whole: boolean;
  /** What of the search could not be read. */
  problems: Array<QueryProblem>;
  /** By path, with the note itself. */
  notes: Array<GraphNote>;
  /** Each pair once. */
  links: Array<GraphLink>;
  /** Notes next to these that there was no room for. */
  left_out: number;
  /** Those of the note and those that two or more of the notes share. */
  tags: Array<GraphTag>;
  /** Others that there was no room for. */
  tags_left_out: number;
};

/** Asks what lies around a note. */
export type NeighbourhoodRequest = {
  /** Of the note, vault-relative. */
  path: string;
  /** Links to go along at most, in either direction; 1 to 3. */
  depth: number;
  /** Notes at most, nearer ones first; 1 to 500. */
  limit: number;
  /** Tags at most, those of the most of these notes first; 0 to 100. */
  tags: number;
  /**
   * Of the other notes only those in which this search finds a passage; `None`, or nothing
   * but blanks, leaves all.
   */
  query: string | null;
};

/** Answer of `note_copies`. */
export type NoteCopies = {
  /** The note of which this one is a copy. */
  original: string | null;
  /** Copies that stand beside the note, by path. */
  copies: Array<string>;
};

/** Answer of `note_draft`. */
export type NoteDraft = {
  /** What was typed and not saved. */
  draft: Draft | null;
};

/** Answer of `note_history`. */
export type NoteHistory = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The newest first. Its bytes are mostly those of the file. */
  versions: Array<VersionRow>;
};

/** Answer of `find_notes`. */
export type NoteList = {
  /** See `IndexState::generation`. */
  generation: number;
  /** How many there are in all. */
  total: number;
  /** The first of them. */
  notes: Array<NoteRow>;
};

/** Names one note. */
export type NoteRequest = {
  /** Vault-relative. */
  path: string;
};

/** A note as a row of a list. */
export type NoteRow = {
  /** Vault-relative. */
  path: string;
  /** Shown name. */
  title: string;
  /** The note's own day. */
  day: string | null;
  /** Modification time on disk. */
  modified: number;
};

/** Answer of `note_version`. */
export type NoteVersion = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The version. */
  row: VersionRow;
  /** Its text, with LF line ends, without BOM. */
  text: string;
  /** What sets it apart from the file; `None` when there is no such file now. */
  present: PresentNote | null;
};

/** A note opened for reading or writing. */
export type NoteView = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Vault-relative. */
  path: string;
  /** Shown name. */
  title: string;
  /** With LF line ends, without BOM. */
  text: string;
  /** Of the bytes on disk: the base of the next save. */
  hash: string;
  /** The note's own day. */
  day: string | null;
  /** Why it can't be edited, as a code: see `ApiError::why`. */
  read_only: string | null;
  /** What its reader should know. */
  warnings: Array<NoteWarning>;
  /** What the vault's settings make a hashtag. */
  hashtags: Hashtags;
};

/** Something odd about a note that its reader should know. */
export type NoteWarning = { "code": "large-front-matter", 
/**
 * So many bytes are read.
 */
most: number, } | { "code": "nested-front-matter", 
/**
 * So deep is read.
 */
most: number, } | { "code": "broken-yaml", 
/**
 * Of the note, from 1.
 */
line: number, 
/**
 * The parser's own words, English.
 */
why: string, } | { "code": "broken-toml", 
/**
 * The parser's own words, English.
 */
why: string, } | { "code": "too-many-tags" } | { "code": "too-long-headings" };

/** An empty request or answer. */
export type Nothing = Record<symbol, never>;

/** Asks for the passages of the same month and day in other years. */
export type OnThisDayRequest = {
  /** The day, `2023-02-01`; of its own year nothing is answered. */
  day: string;
  /** How they are ordered. */
  order: PassageOrder;
  /** `Passages::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many passages. */
  limit: number;
};

/** One passage. */
export type OnePassage = {
  /** `None` when the note or its place there is no more. */
  passage: PassageCard | null;
};

/** Opens a vault of `VaultState::recent`. */
export type OpenRecent = {
  /** `VaultView::id`. */
  id: string;
};

/** Opens an address outside the app. */
export type OpenUrl = {
  /** http, https or mailto; anything else is refused. */
  url: string;
};

/** Who caused a change. A window ignores its own echo. */
export type Origin = { "type": "window", "label": string } | { "type": "disk" } | { "type": "cli" } | { "type": "capture" };

/** Links that stand in a note, in text order. */
export type OutgoingLinks = {
  /** See `IndexState::generation`. */
  generation: number;
  /** In text order. */
  links: Array<LinkRow>;
};

/** The headings of a note. */
export type Outline = {
  /** See `IndexState::generation`. */
  generation: number;
  /** In text order. */
  headings: Array<HeadingRow>;
};

/** What `theme.css` sets. */
export type OwnTheme = {
  /** In the file's order; a later one of the same name counts. */
  tokens: Array<ThemeToken>;
  /** Declarations that are not taken. */
  left_out: number;
  /** Why nothing of the file is taken, when that is so. */
  problem: ThemeProblem | null;
};

/** A passage to read. */
export type PassageCard = {
  /** Of its note. */
  path: string;
  /** Of its note. */
  title: string;
  /** Its day. */
  day: string | null;
  /** Outermost first. */
  heading_path: Array<string>;
  /** Position in its note. */
  ordinal: number;
  /** Line of its first byte, from 0. */
  line: number;
  /** Of the passage. */
  span: [number, number];
  /** Its Markdown with LF line ends, cut along blocks when very long. */
  text: string;
  /** Whether `text` was cut. */
  cut: boolean;
  /** Own ones first, then inherited ones. */
  tags: Array<TagRef>;
  /** Whether the file's bytes were read now and are what the index knows. */
  verified: boolean;
};

/** How the passages of a stream are ordered; those without a day come last. */
export type PassageOrder = "newest" | "oldest" | "note";

/** Asks for the passage that a line stands in. */
export type PassageRequest = {
  /** Of its note. */
  path: string;
  /** In the note, from 0. */
  line: number;
};

/** A page of passages. */
export type Passages = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Passages in all. */
  total: number;
  /** Asks for the next page; stays valid while the index changes. */
  next_cursor: string | null;
  /** This page. */
  passages: Array<PassageCard>;
};

/** A change across notes that was made. */
export type PastEdit = {
  /** By which it can be taken back. */
  id: number;
  /** What was renamed. */
  kind: EditKind;
  /** The old name. */
  from: string;
  /** The new one. */
  to: string;
  /** When it was made. */
  time: number;
  /** Notes whose text was changed. */
  notes: number;
  /** Whether it was taken back. */
  undone: boolean;
  /** Notes that it left as they were; once taken back, those that could not be. */
  left: Array<LeftNote>;
};

/** Changes across notes, the last one first. */
export type PastEdits = {
  /** At most fifty. */
  edits: Array<PastEdit>;
};

/** A piece of a page that is pasted. */
export type PastedHtml = {
  /** As the clipboard has it. */
  html: string;
};

/** What is pasted in its place. */
export type PastedText = {
  /** Markdown; `None` where none can be made of it. */
  text: string | null;
};

/** Stops following what other programs write, or goes on with it. */
export type PauseSync = {
  /** Until it is taken back, or the app ends. */
  paused: boolean;
};

/** A picture of the vault. */
export type Picture = {
  /** Vault-relative. */
  path: string;
  /** Pixels; `None` for drawings. */
  width: number | null;
  /** Pixels; `None` for drawings. */
  height: number | null;
  /** Another one whenever the bytes may be others. */
  version: string;
};

/** Asks for the picture that a link in a note names. */
export type PictureRequest = {
  /** The note, vault-relative. */
  from: string;
  /** As the link has it, percent-decoded: a path or a name. */
  target: string;
};

/** Asks what a change would do. Keeps the answer for `edit_rows` and `make_edit`. */
export type PlanEdit = {
  /** Grows; a request with a greater one takes the place of this. */
  ticket: number;
  /** As in `EditAsk`. */
  kind: EditKind;
  /** As in `EditAsk`. */
  from: string;
  /** As in `EditAsk`. */
  to: string;
};

/** Asks what would come of the file that was chosen. Writes nothing. */
export type PlanImport = {
  /** Grows; `make_import` names it. */
  ticket: number;
  /** Where the blog is published; `None` to have it told by its entries. */
  blog: string | null;
};

/** Answer of `plan_edit`. */
export type PlannedEdit = {
  /** Notes whose text changes. */
  notes: number;
  /** Places in them. */
  places: number;
  /** Rows of the preview. */
  rows: number;
  /** Places that keep their text, the first of them. */
  left: Array<LeftNote>;
  /** All of them. */
  left_total: number;
};

/** Answer of `plan_import`. */
export type PlannedImport = {
  /** Where the blog is published, if that is known. */
  blog: string | null;
  /** Entries that have a day. */
  entries: number;
  /** The first and the last note, by path, and all between. */
  notes: Array<ImportNote>;
  /** Pictures that stay where they are on the web. */
  images: number;
  /** What is not taken over as it was, by line; the first 1,000 places. */
  problems: Array<ImportProblem>;
  /** How many more there are. */
  more_problems: number;
};

/** What a person chose for the app as a whole. */
export type Preferences = {
  /** `ja` or `en`; `None` follows the system. */
  language: string | null;
  /** `light` or `dark`; `None` follows the system. */
  theme: string | null;
  /** Of the commands whose keys are not the ones that they come with. */
  keys: Array<CommandKeys>;
  /** Size of a note's text, 13 to 24 px; `None` is the usual one. */
  text_size?: number;
  /** Longest line of a note, 24 to 80 em; `None` is the usual one. */
  measure?: number;
  /** `sunday`, `monday` or `saturday`; `None` is as the language has it. */
  week_start?: string;
  /** Whether the system marks words it does not know; `None` is yes. */
  spelling?: boolean;
  /** Whether `/` offers what a line can become; `None` is no. */
  slash?: boolean;
  /** Of the window, 50 to 200 %; `None` is 100. */
  zoom?: number;
};

/** The note as it is now, seen from an earlier version. */
export type PresentNote = {
  /** Of the bytes on disk, as `NoteView::hash`. */
  hash: string;
  /** Whether it has the version's bytes. */
  same: boolean;
  /** From the top to the bottom. */
  changes: Array<LineChange>;
};

/** A place in a query that could not be read. */
export type QueryProblem = {
  /** UTF-16 offset in the query. */
  at: number;
  /** A code translated by the UI: `bad-date`, `unclosed-quote`, … */
  code: string;
  /** In plain English, for the command line. */
  message: string;
};

/** Sends a waiting capture to another note of the vault that is open. */
export type RedirectCapture = {
  /** `WaitingCapture::id`. */
  id: string;
  /** As `CaptureRequest::note`. */
  note: string | null;
};

/** Tags that share passages with a note's tags elsewhere. */
export type RelatedTags = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The nearest first, with how many passages they share; without the note's own. */
  tags: Array<TagCount>;
};

/** Asks where a link written in a note leads, before the note is saved. */
export type ResolveLink = {
  /** The note it stands in. */
  from: string;
  /** As between `[[` and `]]`, or a Markdown destination: `target#fragment`. */
  target: string;
};

/** Answer of `resolve_link`. */
export type ResolvedLink = {
  /** See `LinkRow::resolution`. */
  resolution: string;
  /** Path of the note. */
  path: string | null;
  /** Line of the heading or block the fragment names, from 0. */
  line: number | null;
  /** Where `create_note` would put it; only when unresolved. */
  would_be: string | null;
  /** All notes that could be meant; more than one when ambiguous. */
  candidates: Array<string>;
};

/** Saves what stands in an editor. */
export type SaveNote = {
  /** Vault-relative. */
  path: string;
  /** With LF line ends. */
  text: string;
  /** `NoteView::hash` or `Saved::hash` of what the text was made from. */
  base_hash: string;
};

/** Answer of `save_note`, sent after the bytes are durable. */
export type Saved = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Of the bytes that now are in the note's file. */
  hash: string;
  /**
   * Set when another program had changed the file meanwhile: the note holds that
   * program's bytes, untouched, and the text was written to this sibling.
   */
  sibling: string | null;
  /**
   * Set when captures had come into the file meanwhile: the text that it holds now;
   * what was sent followed by them.
   */
  text: string | null;
};

/** One of them. */
export type SavedSearch = {
  /** The title of its note; the query, where the note has several. */
  name: string;
  /** In the language of docs/search.md. */
  query: string;
  /** The note it stands in. */
  path: string;
  /** Line of the block, from 0. */
  line: number;
};

/** Searches that are kept in notes, in blocks of the language `query`. */
export type SavedSearches = {
  /** See `IndexState::generation`. */
  generation: number;
  /** By name, then path. */
  searches: Array<SavedSearch>;
};

/** One page of results. */
export type SearchAnswer = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Share of the passages that full text covers, 0 to 1. */
  covered: number;
  /** Asks for the next page. */
  next_cursor: string | null;
  /**
   * How far a regular expression came in its time, when that was not to the end of
   * the page: `next_cursor` goes on from there.
   */
  reach: SearchReach | null;
  /**
   * How many hits `sort:relevance` scored, when there are more: the results are of
   * those alone.
   */
  scored: number | null;
  /** In the order of docs/search.md. */
  results: Array<SearchHit>;
  /** What of the query could not be read; the rest ran. */
  problems: Array<QueryProblem>;
  /** What was searched, in words of the query language; for `--explain`. */
  explain: string;
};

/** Totals of a query. */
export type SearchCounts = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Passages. */
  total: number;
  /**
   * Whether `total` is exact; past 10,000, and when the time
   * of a regular expression was over, it is a lower bound.
   */
  total_exact: boolean;
  /** Tags of the results, most often first. */
  tag_counts: Array<TagCount>;
  /** In order of time. */
  month_counts: Array<MonthCount>;
};

/** Asks for totals; a second request, so that results come first. */
export type SearchCountsRequest = {
  /** As typed. */
  query: string;
  /** As in `SearchRequest`. */
  ticket: number;
};

/** One passage that was found. */
export type SearchHit = {
  /** Of its note. */
  path: string;
  /** Of its note. */
  title: string;
  /** Outermost first. */
  heading_path: Array<string>;
  /** Its day. */
  day: string | null;
  /** Its tags. */
  tags: Array<TagRef>;
  /** `exact-title`, `title`, `heading-or-tag` or `text`. */
  tier: string;
  /** Of the passage. */
  span: [number, number];
  /** Line of the first hit, from 0. */
  line: number;
  /** Source text around the first hits. */
  excerpt: string;
  /** Hits in `excerpt`. */
  highlights_utf16: Array<[number, number]>;
  /** Whether the file's bytes were read now. */
  verified: boolean;
};

/** How far a search came. */
export type SearchReach = {
  /** Passages that were looked at, those of earlier pages too. */
  searched: number;
  /** Passages that might be results. */
  of: number;
};

/** A query in the language of docs/search.md. */
export type SearchRequest = {
  /** As typed. */
  query: string;
  /** `SearchAnswer::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many passages. */
  limit: number;
  /** Grows with each request of one search field: a newer one cancels the older. */
  ticket: number;
};

/** So many of so many. */
export type Share = {
  /** What is done. */
  done: number;
  /** What there is to do. */
  total: number;
};

/** Whether the shortcut of quick capture was registered. */
export type ShortcutState = "off" | "registered" | "taken" | "invalid" | "wayland" | "refused";

/**
 * Something the main window is to show. Sent by the event `show` too, from the tray and
 * from a second start of the app.
 */
export type Show = { "kind": "today" } | { "kind": "search" } | { "kind": "note", 
/**
 * Vault-relative.
 */
path: string, } | { "kind": "tag", 
/**
 * In any spelling.
 */
tag: string, } | { "kind": "find", 
/**
 * As it is typed.
 */
query: string, } | { "kind": "alone" } | { "kind": "refused", 
/**
 * Its message names what was opened.
 */
error: ApiError, } | { "kind": "settings" };

/** One row of `Diagnostics`. */
export type Skipped = {
  /** Vault-relative, lossy where the name is not UTF-8. */
  path: string;
  /** A code translated by the UI: `large`, `unreadable`, `encoding`, `not-a-file`, `name`, `too-deep`, `link`, `cloud`. */
  reason: string;
};

/** Passages of a tag; those without a day come last. */
export type Stream = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The tag's key. */
  key: string;
  /** As most often written. */
  tag: string;
  /** Passages in all. */
  total: number;
  /** Asks for the next page. */
  next_cursor: string | null;
  /** This page. */
  passages: Array<PassageCard>;
};

/** How changes by other programs are noticed. */
export type SyncState = "on" | "polling" | "offline" | "paused";

/** Tags that begin with what was typed, then those that hold it; each most used first. */
export type TagCompletions = {
  /** See `IndexState::generation`. */
  generation: number;
  /** At most as many as were asked for. */
  tags: Array<TagRow>;
};

/** A tag with a number of passages. */
export type TagCount = {
  /** What to ask for. */
  key: string;
  /** As most often written. */
  tag: string;
  /** Passages. */
  count: number;
};

/** A tag beside a passage. */
export type TagRef = {
  /** As written here. */
  raw: string;
  /** What to ask for. */
  key: string;
  /** `text`, `tag-block`, `heading`, `note` or `front-matter`. */
  from: string;
};

/** Names a tag. */
export type TagRequest = {
  /** A key or any spelling: `topic`, `topic(facet)`, `(facet)`. */
  tag: string;
};

/** A tag as a row. */
export type TagRow = {
  /** What to ask for. */
  key: string;
  /** As most often written. */
  tag: string;
  /** What a row under its parent shows: `(NATO)`, `電力`. */
  label: string;
  /** `tag`, `level`, `topic`, `facet`, `name` or `any-facet`. */
  kind: string;
  /** Without facets. */
  topic: string;
  /** Keys of its facets. */
  facets: Array<string>;
  /** Keys of its other names. */
  names: Array<string>;
  /** Passages with the tag or anything below it, inherited too. */
  count: number;
  /** Passages that carry exactly this tag themselves. */
  own: number;
  /** Notes whose text or front matter has exactly this tag. */
  notes: number;
  /** Whether anything lies below it. */
  has_children: boolean;
};

/** Asks for the passages of a tag. */
export type TagStreamRequest = {
  /** As in `TagRequest`. */
  tag: string;
  /** Only this month, `2023-02`, or these: `2022-11..2023-02`, both included. */
  month: string | null;
  /** How they are ordered. */
  order: PassageOrder;
  /** `Stream::next_cursor` of the page before. */
  cursor: string | null;
  /** At most this many passages. */
  limit: number;
};

/** What stands in the header of a tag's stream. */
export type TagSummary = {
  /** See `IndexState::generation`. */
  generation: number;
  /** The tag itself; `None` when no passage has it. */
  tag: TagRow | null;
  /** Facets with counts, most used first. */
  facets: Array<TagCount>;
  /** Tags that share passages with it, most often first. */
  related: Array<TagCount>;
  /** In order of time. */
  months: Array<MonthCount>;
};

/** One level of the tag tree, most used first. */
export type TagTree = {
  /** See `IndexState::generation`. */
  generation: number;
  /** Rows on this level in all. */
  total: number;
  /** From `offset` on. */
  tags: Array<TagRow>;
};

/** Asks for one level of the tag tree. */
export type TagTreeRequest = {
  /** Key of the tag above; `None` is the top. */
  parent: string | null;
  /** Only tags whose key holds this (folded); looks at all levels. */
  filter: string;
  /** Rows to leave out from the start. */
  offset: number;
  /** At most this many rows. */
  limit: number;
};

/** What is wrong with `theme.css`. */
export type ThemeProblem = "too-large" | "unreadable";

/** A custom property. */
export type ThemeToken = {
  /** `--paper` */
  name: string;
  /** As written. */
  value: string;
};

/** Answer of `today`. */
export type Today = {
  /** Where it is or would be. */
  path: string;
  /** The local day. */
  day: string;
  /** Whether the file is there. */
  exists: boolean;
};

/** Asks for today's note. */
export type TodayRequest = {
  /** Make it when it is missing. */
  create: boolean;
};

/** What an answer depends on. The UI keeps an answer until one of its topics changes. */
export type Topic = { "type": "everything" } | { "type": "notes" } | { "type": "note", "of": string } | { "type": "backlinks", "of": string } | { "type": "tags" } | { "type": "tag", "of": string } | { "type": "search" } | { "type": "graph" } | { "type": "files" };

/** Moves a copy of a note to the system's trash. */
export type TrashCopy = {
  /** Of the copy. */
  path: string;
  /** `CopyComparison::hash` of what was seen of it. */
  hash: string;
};

/** Answer of `trash_copy`. */
export type TrashedCopy = {
  /** `false`: it holds other bytes by now, and stays. */
  trashed: boolean;
};

/** Whether the desktop shows a tray. */
export type TrayState = "shown" | "no-host" | "no-library";

/** Takes a change back. */
export type UndoEdit = {
  /** Of this request. */
  ticket: number;
  /** `EditResult::id`. */
  id: number;
};

/** Takes a link back that was made of a place. */
export type UnlinkMention = {
  /** The note that it stands in. */
  path: string;
  /** `Linked::start`. */
  start: number;
  /** `Linked::link`: if it does not stand there any more, nothing is written. */
  link: string;
  /** What stood there before. */
  raw: string;
};

/** What holds where nothing is chosen. */
export type UsualVaultSettings = {
  /** As the vault's latest daily note has it. */
  daily_note: string;
  /** Vault-relative. */
  templates: string;
  /** As Obsidian's own settings in the vault have it, if there are any. */
  attachments: string;
  /** In days. */
  history_days: number;
};

/**
 * Chooses one thing for the open vault; `None` is as usual. What else is chosen stays, whoever
 * chose it meanwhile.
 */
export type VaultChoice = { "setting": "profile", "value": string | null } | { "setting": "daily_note", "value": string | null } | { "setting": "daily_template", "value": string | null } | { "setting": "templates", "value": string | null } | { "setting": "attachments", "value": string | null } | { "setting": "history_days", "value": number | null };

/**
 * What is open, and what was open before. Sent by the event `vault-changed` too, when
 * a second start of the app asked for another vault.
 */
export type VaultState = {
  /** `None`: show the first-run screen. */
  vault: VaultView | null;
  /** Newest first, without the open one. */
  recent: Array<VaultView>;
};

/** One vault, known by an id; the webview never names folders. */
export type VaultView = {
  /** Opaque. */
  id: string;
  /** The folder's name. */
  name: string;
  /** For showing only. */
  path: string;
};

/** How a version came to be. */
export type VersionCause = "other" | "saved" | "captured" | "edited" | "restored" | "deleted";

/** Names one version of a note; the note itself may be gone. */
export type VersionRequest = {
  /** Vault-relative. */
  path: string;
  /** `VersionRow::version`. */
  version: number;
};

/** A version as a row of a list. */
export type VersionRow = {
  /** Names it within the note's history; later ones have greater numbers. */
  version: number;
  /** When it was kept. */
  time: number;
  /** How many bytes it has. */
  bytes: number;
  /** How it came to be. */
  cause: VersionCause;
};

/** One of them. */
export type WaitingCapture = {
  /** `CaptureRequest::id`. */
  id: string;
  /** Whole. */
  text: string;
  /** Name of its vault. */
  vault: string;
  /** Where it is to go; `None` is the note of `day`. */
  note: string | null;
  /** The day on which it was captured. */
  day: string;
  /** What keeps it from its note; `None` when that was not tried yet. */
  problem: ApiError | null;
};

/** Captures that are not in their notes yet, the oldest first. */
export type WaitingCaptures = {
  /** Empty: nothing waits. */
  captures: Array<WaitingCapture>;
};

/** Asks for a passage with all of its text. */
export type WholePassageRequest = {
  /** Of its note. */
  path: string;
  /** `PassageCard::ordinal`. */
  ordinal: number;
};

/** Every command: what it takes, what it answers. It throws `ApiError`. */
export interface Commands {
  open_recent: { request: OpenRecent; answer: VaultState };
  index_state: { request: Nothing; answer: IndexState };
  diagnostics: { request: Nothing; answer: Diagnostics };
  preferences: { request: Nothing; answer: Preferences };
  set_preferences: { request: Preferences; answer: Preferences };
  pause_sync: { request: PauseSync; answer: IndexState };
  day_counts: { request: DayCountsRequest; answer: DayCounts };
  day_stream: { request: DayStreamRequest; answer: Passages };
  on_this_day: { request: OnThisDayRequest; answer: Passages };
  folder: { request: FolderRequest; answer: Folder };
  find_notes: { request: FindNotes; answer: NoteList };
  match_notes: { request: MatchNotes; answer: MatchedNotes };
  open_note: { request: NoteRequest; answer: NoteView };
  save_note: { request: SaveNote; answer: Saved };
  create_note: { request: CreateNote; answer: NoteRow };
  today: { request: TodayRequest; answer: Today };
  backlinks: { request: BacklinksRequest; answer: Backlinks };
  outgoing_links: { request: NoteRequest; answer: OutgoingLinks };
  resolve_link: { request: ResolveLink; answer: ResolvedLink };
  keep_draft: { request: KeepDraft; answer: KeptDraft };
  save_draft: { request: KeepDraft; answer: DraftSaved };
  drop_draft: { request: DraftRequest; answer: Nothing };
  note_draft: { request: DraftRequest; answer: NoteDraft };
  drafts: { request: Nothing; answer: Drafts };
  note_copies: { request: NoteRequest; answer: NoteCopies };
  compare_copy: { request: CompareCopy; answer: CopyComparison };
  trash_copy: { request: TrashCopy; answer: TrashedCopy };
  note_history: { request: NoteRequest; answer: NoteHistory };
  note_version: { request: VersionRequest; answer: NoteVersion };
  restore_version: { request: VersionRequest; answer: Saved };
  delete_version: { request: VersionRequest; answer: Nothing };
  delete_note: { request: NoteRequest; answer: DeletedNote };
  moved_here: { request: Nothing; answer: MovedHere };
  adopt_history: { request: AdoptHistory; answer: Nothing };
  check_edit: { request: EditAsk; answer: EditCheck };
  plan_edit: { request: PlanEdit; answer: PlannedEdit };
  edit_rows: { request: EditRowsRequest; answer: EditRows };
  make_edit: { request: EditTicket; answer: EditResult };
  stop_edit: { request: EditTicket; answer: Nothing };
  undo_edit: { request: UndoEdit; answer: EditResult };
  moved_note: { request: NoteRequest; answer: MovedTo };
  past_edits: { request: Nothing; answer: PastEdits };
  finished_edits: { request: Nothing; answer: FinishedEdits };
  plan_import: { request: PlanImport; answer: PlannedImport };
  make_import: { request: EditTicket; answer: ImportDone };
  embed_picture: { request: EmbedPicture; answer: EmbeddedPicture };
  add_to_export: { request: AddToExport; answer: Nothing };
  finish_export: { request: ExportTicket; answer: ExportDone };
  stop_export: { request: ExportTicket; answer: Nothing };
  picture: { request: PictureRequest; answer: Picture };
  attach: { request: Attach; answer: Attached };
  read_html: { request: PastedHtml; answer: PastedText };
  outline: { request: NoteRequest; answer: Outline };
  related_tags: { request: NoteRequest; answer: RelatedTags };
  neighbourhood: { request: NeighbourhoodRequest; answer: Neighbourhood };
  mentions: { request: MentionsRequest; answer: Mentions };
  link_mention: { request: LinkMention; answer: Linked };
  unlink_mention: { request: UnlinkMention; answer: Saved };
  tag_tree: { request: TagTreeRequest; answer: TagTree };
  complete_tag: { request: CompleteTag; answer: TagCompletions };
  tag_stream: { request: TagStreamRequest; answer: Stream };
  tag_summary: { request: TagRequest; answer: TagSummary };
  search: { request: SearchRequest; answer: SearchAnswer };
  search_counts: { request: SearchCountsRequest; answer: SearchCounts };
  found_passages: { request: FoundPassagesRequest; answer: FoundPassages };
  passage: { request: PassageRequest; answer: OnePassage };
  whole_passage: { request: WholePassageRequest; answer: OnePassage };
  saved_searches: { request: Nothing; answer: SavedSearches };
  fill_template: { request: FillTemplate; answer: FilledTemplate };
  own_theme: { request: Nothing; answer: OwnTheme };
  vault_settings: { request: Nothing; answer: ChosenVaultSettings };
  choose_for_vault: { request: VaultChoice; answer: ChosenVaultSettings };
  capture_targets: { request: CaptureTargetsRequest; answer: CaptureTargets };
  capture: { request: CaptureRequest; answer: Captured };
  capture_draft: { request: Nothing; answer: CaptureDraft };
  keep_capture_draft: { request: CaptureDraft; answer: Nothing };
  waiting_captures: { request: Nothing; answer: WaitingCaptures };
  deliver_captures: { request: Nothing; answer: WaitingCaptures };
  redirect_capture: { request: RedirectCapture; answer: WaitingCaptures };
  choose_vault: { request: Nothing; answer: VaultState | null };
  new_vault: { request: Nothing; answer: VaultState | null };
  open_sample: { request: Nothing; answer: VaultState };
  choose_import: { request: Nothing; answer: ChosenImport | null };
  begin_export: { request: BeginExport; answer: BegunExport };
  attach_copied: { request: NoteRequest; answer: AttachedFiles };
  attach_dropped: { request: NoteRequest; answer: AttachedFiles };
  open_url: { request: OpenUrl; answer: Nothing };
  open_theme_folder: { request: Nothing; answer: Nothing };
  window_ready: { request: Nothing; answer: Launch };
  file_alone: { request: Nothing; answer: FileAlone };
  open_alone_folder: { request: Nothing; answer: VaultState };
  close_window: { request: CloseWindow; answer: Closing };
  quit_ready: { request: Nothing; answer: Nothing };
  desktop: { request: Nothing; answer: Desktop };
  set_desktop: { request: DesktopChoices; answer: Desktop };
  capture_ready: { request: Nothing; answer: CaptureLaunch };
  open_capture: { request: Nothing; answer: Nothing };
  hide_capture: { request: Nothing; answer: Nothing };
  fit_capture: { request: FitCapture; answer: Nothing };
}

/** Every event, with its payload. */
export interface Events {
  "index-changed": IndexChanged;
  "index-progress": IndexState;
  "vault-changed": VaultState;
  "preferences-changed": Preferences;
  "captures-changed": WaitingCaptures;
  "edit-progress": EditProgress;
  "desktop-changed": Desktop;
  "show": Show;
  "capture-shown": Nothing;
  "quit": Nothing;
}
