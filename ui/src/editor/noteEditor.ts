/**
 * One CodeMirror view for one place in the app: shows a note, takes in text from outside,
 * reports what is typed. `Editor.svelte` hands the props on to it.
 */

import { history } from '@codemirror/commands';
import { indentUnit } from '@codemirror/language';
import { Compartment, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { drawSelection, EditorView, type ViewUpdate } from '@codemirror/view';
import { arriving } from './arrive';
import { completion } from './complete';
import type { EditorHandle, EditorProps, Whereabouts } from './contract';
import { cursors } from './cursors';
import { followByMouse, type Following } from './follow';
import { finding } from './find';
import { withClosedCallouts } from './closed';
import { folding, twisties } from './fold';
import { footnotePeek } from './footnotes';
import { freezing, hasThawed } from './freeze';
import type { TagReader } from './grammar/hashtag';
import { keys, shieldComposition } from './keys';
import { noteSupport } from './language';
import { mode, type Mode } from './mode';
import { cspNonce } from './nonce';
import { OncePainted } from './painted';
import { callouts } from './preview/callouts';
import { fencedCode } from './preview/code';
import { embeds } from './preview/embeds';
import { inlineMarks } from './preview/inline';
import { blockLines } from './preview/lines';
import { emphasisAndCode, links } from './preview/marks';
import { displayedMath, inlineMath } from './preview/math';
import { pictures } from './preview/pictures';
import { tagPills } from './preview/tags';
import { tables } from './preview/tables';
import { taskBoxes } from './preview/tasks';
import { slashSource } from './slash';
import { carriedOver, fromOutside, takeOver } from './sync';
import { wholeText } from './whole';
import { words, type Language } from './words';

type Callbacks = Pick<
  EditorProps,
  | 'onChange'
  | 'onMove'
  | 'onBlur'
  | 'suggestLinks'
  | 'suggestTags'
  | 'findPicture'
  | 'attach'
  | 'attachHidden'
  | 'readHtml'
  | 'render'
  | 'embed'
> &
  Following;

/** A note as the outside knows it. */
export interface Shown {
  path: string;
  text: string;
  base?: string | undefined;
}

/** A place in a note as this editor knows it. */
class Left {
  constructor(
    readonly head: number,
    readonly length: number,
    readonly scroll: StateEffect<unknown>,
  ) {}
}

const KANA = /[\u3041-\u309f\u30a1-\u30ff]/;

export class NoteEditor implements EditorHandle {
  private readonly view: EditorView;
  private readonly writing = new Compartment();
  private readonly speaking = new Compartment();
  private readonly spelling = new Compartment();
  private path: string;
  private readOnly = false;
  private isSpelled = true;
  private hasSlash = false;
  private mode: Mode = 'live';
  private language: Language = 'en';
  /** The last text that both sides know. */
  private agreed: string;
  /** Typed, and held back until it is seen, or until the composition ends. */
  private unreported = false;
  private hasMoved = false;
  private readonly telling = new OncePainted(() => {
    this.tell();
  });
  /** Came in during a composition. */
  private waiting: { base: string; text: string } | null = null;

  constructor(
    host: HTMLElement,
    shown: Shown,
    private readonly callbacks: Callbacks,
    private readonly readTags?: TagReader,
  ) {
    this.path = shown.path;
    this.agreed = shown.text;
    this.view = new EditorView({ parent: host, state: this.stateOf(shown.text) });
    shieldComposition(host);
  }

  /** Another note, or what has become of this one. */
  show({ path, text, base }: Shown): void {
    if (path !== this.path) this.open(path, text);
    else if (text !== this.agreed) this.take(base ?? this.agreed, text);
  }

  setReadOnly(readOnly: boolean): void {
    if (readOnly === this.readOnly) return;
    this.readOnly = readOnly;
    this.view.dispatch({ effects: this.writing.reconfigure(this.writable()) });
  }

  setMode(shown: Mode): void {
    if (shown === this.mode) return;
    this.mode = shown;
    this.view.dispatch({ effects: this.writing.reconfigure(this.writable()) });
  }

  setLanguage(language: Language): void {
    if (language === this.language) return;
    this.language = language;
    this.view.dispatch({ effects: this.speaking.reconfigure(this.spoken()) });
  }

  setSpelling(isOn: boolean): void {
    if (isOn === this.isSpelled) return;
    this.isSpelled = isOn;
    this.view.dispatch({ effects: this.spelling.reconfigure(this.spelled()) });
  }

  /** Whether `/` offers what a line can become. */
  setSlash(isOn: boolean): void {
    if (isOn === this.hasSlash) return;
    this.hasSlash = isOn;
    this.view.dispatch({ effects: this.speaking.reconfigure(this.spoken()) });
  }

  focus(): void {
    this.view.focus();
  }

  scrollToLine(line: number): void {
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line + 1, 1), doc.lines)).from;
    const effects = EditorView.scrollIntoView(at, { y: 'start', yMargin: 56 });
    this.view.dispatch({ selection: { anchor: at }, effects });
  }

  goBackTo({ path, at }: Whereabouts): void {
    if (path !== this.path || !(at instanceof Left)) return;
    const anchor = Math.min(at.head, this.view.state.doc.length);
    // Where it scrolls to is given by a place in the text, which may be there no more.
    const effects = at.length === this.view.state.doc.length ? [at.scroll] : [];
    this.view.dispatch({ selection: { anchor }, effects, scrollIntoView: effects.length === 0 });
  }

  insert(text: string, at: number): void {
    const { state } = this.view;
    if (state.readOnly) return;
    const { from, to } = state.selection.main;
    this.view.dispatch({
      changes: { from, to, insert: text },
      selection: { anchor: from + at },
      scrollIntoView: true,
      userEvent: 'input.paste',
    });
    this.focus();
  }

  settle(): void {
    this.telling.now();
  }

  currentText(): string {
    return wholeText(this.view.state.doc);
  }

  destroy(): void {
    this.leave();
    this.view.destroy();
  }

  private open(path: string, text: string): void {
    this.leave();
    this.path = path;
    this.agreed = text;
    this.view.setState(this.stateOf(text));
    this.view.scrollDOM.scrollTop = 0;
  }

  /** Reports what was held back, on top of what came in during a composition. */
  private leave(): void {
    this.settle();
    const { waiting } = this;
    this.waiting = null;
    if (!waiting) {
      if (this.unreported) this.report();
      return;
    }
    this.unreported = false;
    const text = carriedOver(waiting.base, waiting.text, this.currentText());
    if (text !== waiting.text) this.callbacks.onChange(text, this.path);
  }

  private take(base: string, text: string): void {
    this.agreed = text;
    if (this.view.compositionStarted) {
      this.waiting = { base: this.waiting?.base ?? base, text };
      return;
    }
    const update = takeOver(this.view.state, base, text);
    if (update) this.view.dispatch(update);
    // Edits made since `base` stand on top of `text`: the outside does not know that yet.
    if (this.currentText() !== text) this.report();
  }

  private updated(update: ViewUpdate): void {
    this.unreported ||= update.transactions.some(
      (transaction) => transaction.docChanged && !transaction.annotation(fromOutside),
    );
    this.hasMoved ||= update.selectionSet || update.docChanged;
    if (this.unreported || this.hasMoved) this.telling.ask();
    if (hasThawed(update) && this.waiting)
      queueMicrotask(() => {
        this.takeWaiting();
      });
    if (update.focusChanged && !this.view.hasFocus) {
      this.settle();
      this.callbacks.onBlur();
    }
  }

  /** Tells what changed here; while a composition goes on, only where it stands. */
  private tell(): void {
    if (this.unreported && !this.view.compositionStarted) this.report();
    if (this.hasMoved) this.moved();
  }

  private moved(): void {
    this.hasMoved = false;
    const { doc, selection } = this.view.state;
    const { head } = selection.main;
    this.callbacks.onMove?.({
      path: this.path,
      line: doc.lineAt(head).number - 1,
      at: new Left(head, doc.length, this.view.scrollSnapshot()),
    });
  }

  private takeWaiting(): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting) this.take(waiting.base, waiting.text);
  }

  private report(): void {
    this.unreported = false;
    this.agreed = this.currentText();
    this.callbacks.onChange(this.agreed, this.path);
  }

  private stateOf(text: string): EditorState {
    return withClosedCallouts(EditorState.create({ doc: text, extensions: this.extensions(text) }));
  }

  private extensions(text: string): Extension {
    const nonce = cspNonce();
    return [
      nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
      EditorState.lineSeparator.of('\n'),
      EditorState.tabSize.of(4),
      cursors,
      indentUnit.of('  '),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({
        // Editable text takes focus by itself; this says so to what checks for it.
        tabindex: '0',
        autocorrect: 'on',
        ...(KANA.test(text) ? { lang: 'ja' } : {}),
      }),
      this.spelling.of(this.spelled()),
      drawSelection(),
      history(),
      folding,
      noteSupport(this.readTags),
      freezing,
      followByMouse(this.callbacks),
      this.taking(),
      keys(this.callbacks),
      this.writing.of(this.writable()),
      this.speaking.of(this.spoken()),
      // Observers are called before CodeMirror's own handlers.
      EditorView.domEventObservers({
        scroll: () => {
          this.hasMoved = true;
          this.telling.ask();
        },
        // What was typed before it is no part of it.
        compositionstart: () => {
          this.settle();
        },
      }),
      EditorView.updateListener.of((update) => {
        this.updated(update);
      }),
    ];
  }

  private spelled(): Extension {
    return EditorView.contentAttributes.of({ spellcheck: String(this.isSpelled) });
  }

  private taking(): Extension {
    const { attach, attachHidden, readHtml } = this.callbacks;
    return arriving({
      attach: attach && ((file) => attach(file, this.path)),
      attachHidden: attachHidden && ((how) => attachHidden(how, this.path)),
      readHtml,
    });
  }

  private writable(): Extension {
    const isRead = this.mode === 'reading';
    const isFixed = this.readOnly || isRead;
    return [
      mode.of(this.mode),
      EditorState.readOnly.of(isFixed),
      EditorView.editable.of(!isRead),
      EditorView.contentAttributes.of(isFixed ? { 'aria-readonly': 'true' } : {}),
      EditorView.editorAttributes.of({ class: `ed-${this.mode}` }),
    ];
  }

  private spoken(): Extension {
    const own = words[this.language];
    const { findPicture, render, embed, suggestLinks, suggestTags } = this.callbacks;
    const slash = this.hasSlash ? slashSource(own.slash, () => new Date()) : undefined;
    const draw = render && ((source: string) => render(source, this.path));
    return [
      EditorState.phrases.of(own.phrases),
      completion(suggestLinks, suggestTags, slash),
      finding(own),
      EditorView.contentAttributes.of({ 'aria-label': own.label(this.path) }),
      inlineMarks([
        blockLines,
        callouts(own),
        tagPills,
        links(findPicture !== undefined, embed !== undefined),
        emphasisAndCode,
        fencedCode,
        inlineMath(own),
        taskBoxes(own),
        ...(findPicture
          ? [pictures(own, (target, changed) => findPicture(target, this.path, changed))]
          : []),
        twisties(own),
        ...(embed ? [embeds(own, (link, changed) => embed(link, this.path, changed))] : []),
      ]),
      displayedMath(own),
      draw ? [tables(draw), footnotePeek(draw)] : [],
    ];
  }
}
