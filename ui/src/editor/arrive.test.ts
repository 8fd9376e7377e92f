import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { arriving, type Arriving } from './arrive';

let view: EditorView | undefined;
afterEach(() => {
  view?.destroy();
  view?.dom.remove();
});

function open(
  doc: string,
  takes: Arriving = {},
  anchor = doc.length,
  head = anchor,
  more: Extension = [],
): EditorView {
  const state = EditorState.create({
    doc,
    selection: { anchor, head },
    extensions: [arriving(takes), more],
  });
  view = new EditorView({ state, parent: document.body });
  return view;
}

function paste(into: EditorView, data: Record<string, string>, files: File[] = []): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (type: string) => data[type] ?? '',
    files,
    types: Object.keys(data),
  };
  Object.assign(event, { clipboardData });
  return !into.contentDOM.dispatchEvent(event);
}

const text = (of: EditorView) => of.state.doc.toString();

describe('an address', () => {
  it('over a selection makes a link of it', () => {
    const over = open('見よ、これを', {}, 3, 6);
    expect(paste(over, { 'text/plain': ' https://e.example/a(b) \n' })).toBe(true);
    expect(text(over)).toBe('見よ、[これを](<https://e.example/a(b)>)');
  });

  it('is text where nothing, several lines or an address is selected', () => {
    const address = { 'text/plain': 'https://e.example' };
    for (const [doc, anchor] of [
      ['a', 1],
      ['a\nb', 0],
      ['https://f.example', 0],
    ] as const) {
      const into = open(doc, {}, anchor, doc.length);
      paste(into, address);
      expect(text(into)).not.toContain('](');
      into.destroy();
    }
  });

  it('of no followed kind makes none', () => {
    const into = open('abc', {}, 0, 3);
    paste(into, { 'text/plain': 'javascript:alert(1)' });
    expect(text(into)).not.toContain('](');
  });
});

describe('a page', () => {
  it('comes in as Markdown where it was pasted, though one writes on', async () => {
    let answer: (markdown: string) => void = () => undefined;
    const readHtml = vi.fn(() => new Promise<string>((resolve) => (answer = resolve)));
    const into = open('前後', { readHtml }, 1);
    expect(paste(into, { 'text/html': '<b>太</b>', 'text/plain': '太' })).toBe(true);
    into.dispatch({ changes: { from: 0, insert: '零' } });
    answer('**太**');
    await vi.waitFor(() => {
      expect(text(into)).toBe('零前**太**後');
    });
  });

  it('has the spaces that were copied, not those that a webview made of them', () => {
    const readHtml = vi.fn(() => Promise.resolve('x'));
    const into = open('', { readHtml });
    paste(into, { 'text/html': 'See&nbsp;<b>now</b>\u00a0there' });
    expect(readHtml).toHaveBeenCalledWith('See <b>now</b> there');
  });

  it('is its plain text with Shift, or where it says no more', () => {
    const readHtml = vi.fn(() => Promise.resolve('**x**'));
    const into = open('', { readHtml });
    paste(into, { 'text/html': '<meta charset="utf-8"><span>x</span>', 'text/plain': 'x' });
    const key = { key: 'V', code: 'KeyV', keyCode: 86, ctrlKey: true, shiftKey: true };
    into.contentDOM.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...key }));
    paste(into, { 'text/html': '<b>x</b>', 'text/plain': 'x' });
    expect(readHtml).not.toHaveBeenCalled();
    paste(into, { 'text/html': '<b>x</b>', 'text/plain': 'x' });
    expect(readHtml).toHaveBeenCalledTimes(1);
  });

  it('that can not be read is its plain text', async () => {
    const into = open('', { readHtml: () => Promise.reject(new Error('no')) });
    paste(into, { 'text/html': '<b>x</b>', 'text/plain': 'x' });
    await vi.waitFor(() => {
      expect(text(into)).toBe('x');
    });
  });
});

describe('a file', () => {
  const png = new File(['x'], 'image.png', { type: 'image/png' });

  it('is put beside the note and linked', async () => {
    const attach = vi.fn(() => Promise.resolve('![[a.png]]'));
    const into = open('図: ', { attach });
    expect(paste(into, { 'text/html': '<img src="https://e.example/a.png">' }, [png])).toBe(true);
    await vi.waitFor(() => {
      expect(text(into)).toBe('図: ![[a.png]]');
    });
    expect(into.state.selection.main.head).toBe(into.state.doc.length);
  });

  it('that failed leaves the text as it is', async () => {
    const attach = vi.fn(() => Promise.resolve(null));
    const into = open('a', { attach });
    paste(into, {}, [png, png]);
    await vi.waitFor(() => {
      expect(attach).toHaveBeenCalledTimes(2);
    });
    expect(text(into)).toBe('a');
  });

  it('waits for a composition to end', async () => {
    let answer: (link: string) => void = () => undefined;
    const into = open('', { attach: () => new Promise((resolve) => (answer = resolve)) });
    paste(into, {}, [png]);
    const composing = vi.spyOn(into, 'compositionStarted', 'get').mockReturnValue(true);
    answer('![](a.png)');
    await Promise.resolve();
    await Promise.resolve();
    expect(text(into)).toBe('');
    composing.mockReturnValue(false);
    into.contentDOM.dispatchEvent(new Event('compositionend', { bubbles: true }));
    await vi.waitFor(() => {
      expect(text(into)).toBe('![](a.png)');
    });
  });

  it('is not taken where nothing may be written', () => {
    const attach = vi.fn(() => Promise.resolve('x'));
    view = new EditorView({
      state: EditorState.create({
        extensions: [arriving({ attach }), EditorState.readOnly.of(true)],
      }),
      parent: document.body,
    });
    paste(view, {}, [png]);
    expect(attach).not.toHaveBeenCalled();
  });
});

describe('text with the line ends of another system', () => {
  // As in notes.
  const lines = EditorState.lineSeparator.of('\n');

  it('is taken with those of notes, as it is and in place of a page', async () => {
    const into = open('前', { readHtml: () => Promise.resolve(null) }, 1, 1, lines);
    paste(into, { 'text/plain': '〇\r\n' });
    expect(text(into)).toBe('前〇\n');
    paste(into, { 'text/html': '<ul><li>一</li></ul>', 'text/plain': '一\r\n二\r\n' });
    await vi.waitFor(() => {
      expect(text(into)).toBe('前〇\n一\n二\n');
    });
    expect(into.state.selection.main.head).toBe(into.state.doc.length);
  });
});

describe('what the webview keeps from the page', () => {
  it.each<[string, Record<string, string>]>([
    ['a picture that was copied', {}],
    ['files that were copied', { 'text/uri-list': '', 'text/plain': '/home/a/b.png' }],
    ['a picture of a page', { 'text/html': '<img src="https://e.example/a.png">' }],
  ])('%s is asked for', async (_, data) => {
    const attachHidden = vi.fn(() => Promise.resolve('![](a.png)'));
    const into = open('図: ', { attachHidden, readHtml: () => Promise.resolve('no') });
    expect(paste(into, data)).toBe(true);
    await vi.waitFor(() => {
      expect(text(into)).toBe('図: ![](a.png)');
    });
    expect(attachHidden).toHaveBeenCalledWith('copied');
  });

  it('is not looked for where there is text, though it has no type', () => {
    const attachHidden = vi.fn(() => Promise.resolve(null));
    const over = open('見よ、これを', { attachHidden }, 3, 6);
    const types: string[] = [];
    const clipboardData = { getData: () => 'https://e.example', files: [], types };
    const event = new Event('paste', { bubbles: true, cancelable: true });
    over.contentDOM.dispatchEvent(Object.assign(event, { clipboardData }));
    expect(text(over)).toBe('見よ、[これを](https://e.example)');
    expect(attachHidden).not.toHaveBeenCalled();
  });

  it('and is nothing leaves the text, or what the page says of it', async () => {
    const attachHidden = vi.fn(() => Promise.resolve(null));
    const into = open('a', { attachHidden, readHtml: () => Promise.resolve('![](e)') });
    paste(into, {});
    await vi.waitFor(() => {
      expect(attachHidden).toHaveBeenCalledTimes(1);
    });
    expect(text(into)).toBe('a');
    paste(into, { 'text/html': '<img src="https://e.example/a.png">' });
    await vi.waitFor(() => {
      expect(text(into)).toBe('a![](e)');
    });
  });

  it('is not asked for where there is something to paste', () => {
    const attachHidden = vi.fn(() => Promise.resolve('no'));
    const into = open('', { attachHidden });
    paste(into, { 'text/plain': 'x' });
    paste(into, { 'text/uri-list': 'https://e.example', 'text/plain': 'https://e.example' });
    expect(attachHidden).not.toHaveBeenCalled();
  });
});
