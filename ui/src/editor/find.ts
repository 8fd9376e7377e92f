/**
 * Find and replace in the note, above its text: what is looked for and how, which of how many
 * one is at, and the way on. The searching itself is CodeMirror's.
 */

import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search';
import type { EditorState, Extension } from '@codemirror/state';
import {
  runScopeHandlers,
  type Command,
  type EditorView,
  type Panel,
  type ViewUpdate,
} from '@codemirror/view';

export interface FindWords {
  find: string;
  replace: string;
  previous: string;
  next: string;
  replaceOne: string;
  replaceAll: string;
  caseSensitive: string;
  wholeWord: string;
  regexp: string;
  closeFind: string;
  /** Of places; `at` from 1, 0 before the first one. `more`: there are more than were counted. */
  foundAt: (at: number, total: number, more: boolean) => string;
  notFound: string;
  /** While what is typed is no regular expression yet. */
  noRegexp: string;
}

/** Places that are counted, and milliseconds that it may take: it is done anew with each key. */
const MOST = 1_000;
const PATIENCE = 20;

export function finding(words: FindWords): Extension {
  return search({ top: true, createPanel: (view) => new FindPanel(view, words) });
}

class FindPanel implements Panel {
  readonly top = true;
  readonly dom = document.createElement('div');
  private readonly sought: HTMLInputElement;
  private readonly put: HTMLInputElement;
  private readonly status = document.createElement('span');
  private readonly ways: Record<'caseSensitive' | 'wholeWord' | 'regexp', HTMLButtonElement>;
  private readonly replacing = document.createElement('div');

  constructor(
    private readonly view: EditorView,
    private readonly words: FindWords,
  ) {
    this.dom.className = 'ed-find';
    this.dom.setAttribute('role', 'search');
    this.dom.setAttribute('aria-label', words.find);
    this.sought = this.field(words.find, findNext, findPrevious);
    this.sought.setAttribute('main-field', 'true');
    this.put = this.field(words.replace, replaceNext);
    this.status.className = 'ed-find-status';
    this.status.setAttribute('role', 'status');
    this.ways = {
      caseSensitive: this.way('Aa', words.caseSensitive),
      wholeWord: this.way('“ ”', words.wholeWord),
      regexp: this.way('.*', words.regexp),
    };
    const close = this.button('×', closeSearchPanel);
    close.setAttribute('aria-label', words.closeFind);
    close.className = 'ed-find-close';
    this.dom.append(
      row(
        this.sought,
        ...Object.values(this.ways),
        this.status,
        this.button(words.previous, findPrevious),
        this.button(words.next, findNext),
        close,
      ),
      this.replacing,
    );
    this.replacing.append(
      row(
        this.put,
        this.button(words.replaceOne, replaceNext),
        this.button(words.replaceAll, replaceAll),
      ),
    );
    this.dom.addEventListener('keydown', (event) => {
      if (runScopeHandlers(this.view, event, 'search-panel')) event.preventDefault();
    });
    this.show(getSearchQuery(view.state));
    this.tell();
  }

  mount(): void {
    this.sought.select();
  }

  update({ state, transactions, docChanged, selectionSet }: ViewUpdate): void {
    const isOther = transactions.some(({ effects }) =>
      effects.some((effect) => effect.is(setSearchQuery)),
    );
    if (isOther) this.show(getSearchQuery(state));
    if (isOther || docChanged || selectionSet) this.tell();
  }

  /** What is looked for, as it was set here or elsewhere. */
  private show(query: SearchQuery): void {
    if (this.sought.value !== query.search) this.sought.value = query.search;
    if (this.put.value !== query.replace) this.put.value = query.replace;
    press(this.ways.caseSensitive, query.caseSensitive);
    press(this.ways.wholeWord, query.wholeWord);
    press(this.ways.regexp, query.regexp);
  }

  private tell(): void {
    const { state } = this.view;
    const query = getSearchQuery(state);
    this.replacing.hidden = state.readOnly;
    const isWrong = query.search !== '' && !query.valid;
    this.sought.setAttribute('aria-invalid', String(isWrong));
    if (isWrong) this.status.textContent = this.words.noRegexp;
    else if (query.search === '') this.status.textContent = '';
    else this.status.textContent = this.counted(state, query);
  }

  private counted(state: EditorState, query: SearchQuery): string {
    const { from, to } = state.selection.main;
    const until = performance.now() + PATIENCE;
    let [at, total] = [0, 0];
    let more = false;
    for (const found of all(query, state)) {
      total += 1;
      if (found.from === from && found.to === to) at = total;
      more = total >= MOST || performance.now() > until;
      if (more) break;
    }
    return total === 0 ? this.words.notFound : this.words.foundAt(at, total, more);
  }

  private commit(): void {
    const query = new SearchQuery({
      search: this.sought.value,
      replace: this.put.value,
      caseSensitive: isPressed(this.ways.caseSensitive),
      wholeWord: isPressed(this.ways.wholeWord),
      regexp: isPressed(this.ways.regexp),
    });
    if (query.eq(getSearchQuery(this.view.state))) return;
    this.view.dispatch({ effects: setSearchQuery.of(query) });
  }

  private field(label: string, onEnter: Command, withShift = onEnter): HTMLInputElement {
    const field = document.createElement('input');
    field.placeholder = label;
    field.setAttribute('aria-label', label);
    field.autocomplete = 'off';
    field.spellcheck = false;
    field.addEventListener('input', () => {
      this.commit();
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.commit();
      (event.shiftKey ? withShift : onEnter)(this.view);
    });
    return field;
  }

  private way(sign: string, label: string): HTMLButtonElement {
    const button = this.button(sign, () => {
      press(button, !isPressed(button));
      this.commit();
      return true;
    });
    button.className = 'ed-find-way';
    button.setAttribute('aria-label', label);
    button.title = label;
    return button;
  }

  private button(text: string, run: Command): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', () => {
      run(this.view);
    });
    return button;
  }
}

function isPressed(button: HTMLElement): boolean {
  return button.getAttribute('aria-pressed') === 'true';
}

function press(button: HTMLElement, is: boolean): void {
  button.setAttribute('aria-pressed', String(is));
}

function row(...parts: HTMLElement[]): HTMLElement {
  const made = document.createElement('div');
  made.className = 'ed-find-row';
  made.append(...parts);
  return made;
}

function* all(query: SearchQuery, state: EditorState): Generator<{ from: number; to: number }> {
  const cursor = query.getCursor(state);
  for (let next = cursor.next(); !next.done; next = cursor.next()) yield next.value;
}
