/**
 * What the app and the editor agree on. The editor shows and changes the text of one
 * note; it knows nothing of vaults, saving, tabs or IPC. Whoever mounts `Editor.svelte`
 * loads the note, saves what `onChange` reports, and opens what `onFollow` names.
 *
 * Texts have LF line ends and no BOM; lines count from 0, as on the wire.
 */

import type { Profile } from './grammar/profiles';
import type { Mode } from './mode';

export type { Mode } from './mode';

/** The forms of a link, by the names the index uses. */
export type LinkKind = 'wikilink' | 'embed' | 'markdown' | 'image' | 'url';

/** A link a person asked to follow. */
export interface LinkTarget {
  kind: LinkKind;
  /** Note name, path or URL, percent-decoded for links to notes; `''` means this note. */
  target: string;
  /** What follows `#`, without it: `heading`, `h1#h2`, `^block`. */
  fragment?: string;
}

/** A picture that can be shown. */
export interface ShownPicture {
  /** From which the page may load it. */
  url: string;
  /** Pixels, where known: its place is kept while it loads. */
  width?: number;
  height?: number;
}

/** One row of a completion list. */
export interface Suggestion {
  /** Inserted in place of what was typed: a link's inside without brackets, a tag without sign. */
  insert: string;
  /** Shown on the left. */
  label: string;
  /** Shown on the right, quieter: a folder, a count. */
  detail?: string;
}

/** Where one is in a note: for going back to it, and for telling where that is. */
export interface Whereabouts {
  /** Of the note. */
  path: string;
  /** Line of the cursor, from 0. */
  line: number;
  /** What `goBackTo` takes; the editor's own. */
  at: unknown;
}

export interface EditorProps {
  /** Of the note. Another path means another note: new history, scrolled to the top. */
  path: string;
  /**
   * The note's text as the outside knows it. A change of it is applied to the buffer as
   * the smallest edits that make the difference; cursor, scroll and undo history stay.
   * Handing back what `onChange` reported does nothing.
   */
  text: string;
  /**
   * What `text` was made from, when that is older than the buffer: the text as it was
   * sent with the save whose answer `text` is. What was typed since then is kept on top
   * of `text`. Left out: what `onChange` reported last.
   */
  base?: string;
  /** Put the cursor at the start of this line (from 0) and show it near the top. */
  line?: number;
  readOnly: boolean;
  /** Left out: `live`. */
  mode?: Mode;
  /** Which hashtags count; the same for all notes that one editor shows. Left out: the default. */
  hashtags?: { profile: Profile; colours: boolean };
  /** Whether the system marks words that it does not know. Left out: it does. */
  spelling?: boolean;
  /** Whether `/` offers what a line can become. Left out: it does not. */
  slash?: boolean;
  /** Language of the editor's own words, not of the note. */
  language: 'ja' | 'en';
  /** The buffer after changes made here, once they are painted. Not called while an input method composes, nor for a change that came in through `text` alone. `path` is the note's to which the text belongs: what was held back is reported when the editor goes on to another note or away. */
  onChange: (text: string, path: string) => void;
  onFollow: (link: LinkTarget) => void;
  /** A tag as written, without its sign. */
  onOpenTag: (raw: string) => void;
  /** The cursor or what is in sight has moved, as it was painted. */
  onMove?: (to: Whereabouts) => void;
  /** Focus left the editor: a good moment to save. */
  onBlur: () => void;
  /** Answers what may follow `[[` and the typed text. Absent: no completion. */
  suggestLinks?: (typed: string) => Promise<Suggestion[]>;
  /** Answers what may follow `#` and the typed text. Absent: no completion. */
  suggestTags?: (typed: string) => Promise<Suggestion[]>;
  /**
   * Finds the picture that a link of the note `of` names, `null` when there is none; `changed` is
   * called once it may be another. Absent: pictures stay links.
   */
  findPicture?: FindPicture;
  /** Puts a file beside the note `of`; answers the link to it as it is to be written, `null` when that failed and was told. Absent: files are not taken. */
  attach?: (file: File, of: string) => Promise<string | null>;
  /**
   * The same for what the webview keeps from the page; answers the links to all that came, `null`
   * for nothing. Absent: it is not taken.
   */
  attachHidden?: (how: Hidden, of: string) => Promise<string | null>;
  /**
   * Answers what an embed of the note `of` shows, `null` when it is not there; `changed` is called
   * once it may be something else. Absent: embeds are links.
   */
  embed?: (link: LinkTarget, of: string, changed: () => void) => Promise<HTMLElement | null>;
  /** Makes what a piece of the note `of` looks like when it is read. Absent: tables stay text. */
  render?: Render;
  /** Answers the Markdown of HTML, `null` where there is none. Absent: HTML is pasted as its text. */
  readHtml?: (html: string) => Promise<string | null>;
}

/** How something came that the webview keeps from the page. */
export type Hidden = 'copied' | 'dropped';
export type Render = (text: string, of: string) => HTMLElement;
export type FindPicture = (
  target: string,
  of: string,
  changed: () => void,
) => Promise<ShownPicture | null>;

/** What `bind:this` of `Editor.svelte` gives. */
export interface EditorHandle {
  focus(): void;
  /** As the prop `line`, for asking twice for the same one. */
  scrollToLine(line: number): void;
  /** Shows a note where it was left; of another note, or a text that is gone, what is left of it. */
  goBackTo(left: Whereabouts): void;
  /** Tells at once what was typed and where the cursor is, should that not be told yet. */
  settle(): void;
  /** The buffer as it stands, unfinished composition included. */
  currentText(): string;
  /** Puts a text in the place of what is selected, the cursor `at` UTF-16 units into it. */
  insert(text: string, at: number): void;
}
