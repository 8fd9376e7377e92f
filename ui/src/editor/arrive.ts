/**
 * What comes into a note beside typing: pages, pictures, files and addresses, pasted or
 * dropped. A page is pasted as Markdown, with Shift as its plain text; an address over a
 * selection makes a link of it; a file is put beside the note and linked. What takes time
 * comes in where it was asked for, wherever that has moved to meanwhile.
 */

import { StateEffect, StateField, type ChangeSet, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Hidden } from './contract';

export interface Arriving {
  /** Answers the link to a file that was put beside the note, `null` when that failed. */
  attach?: ((file: File) => Promise<string | null>) | undefined;
  /** The same for what the webview keeps from the page: a copied picture, copied or dropped files. */
  attachHidden?: ((how: Hidden) => Promise<string | null>) | undefined;
  /** Answers the Markdown of HTML, `null` where there is none. */
  readHtml?: ((html: string) => Promise<string | null>) | undefined;
}

interface Stretch {
  id: number;
  from: number;
  to: number;
}

const begin = StateEffect.define<Stretch>();
const end = StateEffect.define<number>();

/** Where something is on its way to. */
const awaited = StateField.define<readonly Stretch[]>({
  create: () => [],
  update(stretches, { changes, effects }) {
    let kept = changes.empty ? stretches : stretches.map((each) => moved(each, changes));
    for (const effect of effects) {
      if (effect.is(begin)) kept = [...kept, effect.value];
      if (effect.is(end)) kept = kept.filter(({ id }) => id !== effect.value);
    }
    return kept;
  },
});

function moved({ id, from, to }: Stretch, changes: ChangeSet): Stretch {
  const start = changes.mapPos(from, 1);
  return { id, from: start, to: Math.max(start, changes.mapPos(to, -1)) };
}

/** Text of other systems ends its lines otherwise; what a note's lines end with is for its file. */
function withOwnLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

let lastId = 0;

/** Replaces a stretch of text with what `text` answers, unless the note is another by then. */
async function insertLater(
  view: EditorView,
  { from, to }: { from: number; to: number },
  text: Promise<string | null>,
): Promise<void> {
  const id = (lastId += 1);
  view.dispatch({ effects: begin.of({ id, from, to }) });
  const arrived = await text.catch(() => null);
  await composed(view);
  const place = view.state.field(awaited, false)?.find((each) => each.id === id);
  if (!place) return;
  const effects = end.of(id);
  if (arrived === null) {
    view.dispatch({ effects });
    return;
  }
  const insert = withOwnLineEnds(arrived);
  const isWhereOneWrites = view.state.selection.main.head === place.to;
  const changes = { from: place.from, to: place.to, insert };
  const selection = { anchor: place.from + insert.length };
  view.dispatch({
    effects,
    changes,
    ...(isWhereOneWrites ? { selection, scrollIntoView: true } : {}),
    userEvent: 'input.paste',
  });
}

/** A composition is not broken by what arrives. */
function composed(view: EditorView): Promise<void> {
  if (!view.compositionStarted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      // After CodeMirror's own handling of the event.
      setTimeout(resolve);
    };
    view.contentDOM.addEventListener('compositionend', done, { once: true });
  });
}

/** An address alone, of a kind that links are followed to. */
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

function addressOf(text: string): string | null {
  const trimmed = text.trim();
  return ADDRESS.test(trimmed) ? trimmed : null;
}

/** `[words](address)`, so that the address ends where it ends. */
function linkTo(address: string, words: string): string {
  const isPlain = /^[^\s()<>]*$/.test(address);
  const target = isPlain ? address : `<${address.replace(/[<>]/g, encodeURIComponent)}>`;
  return `[${words.replace(/[[\]\\]/g, '\\$&')}](${target})`;
}

/** Makes a link of what is selected; false when that is nothing, or more than a line. */
function linkSelection(view: EditorView, address: string): boolean {
  const { from, to, empty } = view.state.selection.main;
  const words = view.state.sliceDoc(from, to);
  if (empty || words.includes('\n') || addressOf(words) !== null) return false;
  const insert = linkTo(address, words);
  const selection = { anchor: from + insert.length };
  view.dispatch({ changes: { from, to, insert }, selection, userEvent: 'input.paste' });
  return true;
}

/** HTML that says more than its text: of a program's own marking of plain text it is none. */
const SAYS_MORE =
  /<(?:a\s[^>]*href|b|strong|i|em|h[1-6]|ul|ol|li|table|pre|code|blockquote|del|s|img|hr)\b/i;

/** WebKit writes a space beside a link or a bold word as one that does not break; in a note it would be found by no search. */
function withPlainSpaces(html: string): string {
  return html.replace(/&nbsp;|\u00a0/g, ' ');
}

const NAMES_A_PICTURE = /<img\b/gi;

/** WebKitGTK says that files are there, and neither which nor what is in them; of a picture nothing at all. */
function hides(data: DataTransfer): boolean {
  if (data.files.length > 0) return false;
  const keepsAddresses = data.types.includes('text/uri-list') && !data.getData('text/uri-list');
  // Plain text of an old program has no type either.
  const saysNothing = data.types.length === 0 && data.getData('text/plain') === '';
  return saysNothing || keepsAddresses;
}

export function arriving({ attach, attachHidden, readHtml }: Arriving): Extension {
  let isPlain = false;

  function takeFiles(view: EditorView, files: readonly File[], at: { from: number; to: number }) {
    if (!attach || files.length === 0) return false;
    const links = (async () => {
      const made: string[] = [];
      for (const file of files) {
        const link = await attach(file);
        if (link !== null) made.push(link);
      }
      return made.length === 0 ? null : made.join('\n');
    })();
    void insertLater(view, at, links);
    return true;
  }

  function take(
    view: EditorView,
    data: DataTransfer,
    at: { from: number; to: number },
    how: Hidden,
  ): boolean {
    const text = data.getData('text/plain');
    const html = withPlainSpaces(data.getData('text/html'));
    const files = [...data.files];
    const address = addressOf(data.getData('text/uri-list') || text);
    const isPicture = text === '' && !SAYS_MORE.test(html.replace(NAMES_A_PICTURE, ''));
    if (files.length > 0 && isPicture) return takeFiles(view, files, at);
    if (attachHidden && hides(data)) {
      void insertLater(view, at, attachHidden(how));
      return true;
    }
    if (address !== null && linkSelection(view, address)) return true;
    if (!readHtml || !SAYS_MORE.test(html)) return false;
    const markdown = () =>
      readHtml(html).then(
        (read) => read ?? text,
        () => text,
      );
    // A browser copies a picture as its bytes and as a page that names it.
    const copied = isPicture && how === 'copied' ? attachHidden?.(how) : undefined;
    const read = copied ? copied.then((link) => link ?? markdown()) : markdown();
    void insertLater(view, at, read);
    return true;
  }

  return [
    awaited,
    EditorView.clipboardInputFilter.of(withOwnLineEnds),
    keymap.of([
      {
        key: 'Mod-Shift-v',
        run: () => {
          isPlain = true;
          return false;
        },
      },
    ]),
    EditorView.domEventHandlers({
      paste(event, view) {
        const plain = isPlain;
        isPlain = false;
        const data = event.clipboardData;
        if (!data || plain || view.state.readOnly) return false;
        // Several cursors take plain text, a line each.
        if (view.state.selection.ranges.length > 1) return false;
        const took = take(view, data, view.state.selection.main, 'copied');
        if (took) event.preventDefault();
        return took;
      },
      keyup() {
        isPlain = false;
      },
      dragover(event) {
        // Else the page would not be asked where files go.
        const types = event.dataTransfer?.types ?? [];
        if (types.includes('Files') || types.includes('text/uri-list')) event.preventDefault();
      },
      drop(event, view) {
        const data = event.dataTransfer;
        if (!data || view.state.readOnly || event.shiftKey) return false;
        const isOwn = data.types.length === 0;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (isOwn || at === null || isFromHere(view, data)) return false;
        const { from, to } = view.state.selection.main;
        const place = from < to && from <= at && at <= to ? { from, to } : { from: at, to: at };
        if (place.from === place.to) view.dispatch({ selection: { anchor: at } });
        const files = [...data.files];
        const took =
          files.length > 0 ? takeFiles(view, files, place) : take(view, data, place, 'dropped');
        if (took) event.preventDefault();
        return took;
      },
    }),
  ];
}

/** Whether what is dropped was dragged from this text: that is moved, as it is written. */
function isFromHere(view: EditorView, data: DataTransfer): boolean {
  const { from, to, empty } = view.state.selection.main;
  return !empty && data.getData('text/plain') === view.state.sliceDoc(from, to);
}
