/** What the editor draws over a note's source, and folds. */

import { describe, expect, it, vi } from 'vitest';
import { callbacks, compose, editor, host, open, parse, press } from '../../../tests/open-editor';

describe('a callout', () => {
  const CLOSED = '> [!note]- 題\n> 中身。\n>\n> 次。\n\n後';

  it('that is written closed is, when the note is opened', () => {
    const view = open(`前\n\n${CLOSED}`);
    expect(view.contentDOM.textContent).not.toContain('中身');
    expect(host.querySelectorAll('.ed-folded')).toHaveLength(1);
    host.querySelector('.ed-folded')?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    expect(view.contentDOM.textContent).toContain('中身');
    expect(editor.currentText()).toBe(`前\n\n${CLOSED}`);
  });

  it('opens where one goes into it', () => {
    const view = open(CLOSED);
    editor.scrollToLine(1);
    expect(view.contentDOM.textContent).toContain('中身');
  });

  it('is open where it is not written closed, or is code', () => {
    const view = open(
      '> [!note]+ 題\n> 中身一\n\n> [!tip]\n> 中身二\n\n```\n> [!x]-\n> 中身三\n```',
    );
    expect(view.contentDOM.textContent).toMatch(/中身一.*中身二.*中身三/);
    expect(host.querySelectorAll('.ed-fold')).toHaveLength(1);
  });
});

describe('what takes the place of its source', () => {
  const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |';

  it('is a table, until the cursor is in it', () => {
    const view = open(`前\n\n${TABLE}\n\n後`);
    expect(host.querySelectorAll('.ed-table-drawn')).toHaveLength(1);
    view.dispatch({ selection: { anchor: 6 } });
    expect(host.querySelector('.ed-table-drawn')).toBeNull();
    expect(view.contentDOM.textContent).toContain('|---|');
    view.dispatch({ selection: { anchor: 0 } });
    expect(host.querySelectorAll('.ed-table-drawn')).toHaveLength(1);
  });

  it('is a formula in its line, until the cursor is in it', () => {
    const view = open('前 $a$ と $5 後');
    expect(host.querySelectorAll('.math')).toHaveLength(1);
    editor.focus();
    view.dispatch({ selection: { anchor: 3 } });
    expect(host.querySelector('.math')).toBeNull();
    expect(view.contentDOM.textContent).toContain('$a$');
  });

  it('is a formula on lines of its own, also behind a line of text', () => {
    const view = open('前\n$$\na\n$$\n\n> $$b$$\n\n$$c$$ 後');
    expect(host.querySelectorAll('.ed-drawn .math-displayed')).toHaveLength(1);
    expect(host.querySelectorAll('.math')).toHaveLength(3);
    editor.focus();
    view.dispatch({ selection: { anchor: 5 } });
    expect(host.querySelector('.ed-drawn')).toBeNull();
    expect(view.contentDOM.textContent).toContain('$$');
  });

  it('is none in the source', () => {
    open('$$\na\n$$\n\n$b$');
    editor.setMode('source');
    expect(host.querySelector('.math')).toBeNull();
  });

  it('follows what is typed before it, and goes when it is none any more', () => {
    const view = open(`前\n\n${TABLE}\n`);
    view.dispatch({ changes: { from: 0, insert: '新しい行\n' } });
    expect(host.querySelector('.ed-table-drawn')?.textContent).toContain('| 1 | 2 |');
    view.dispatch({ changes: { from: 0, insert: '```\n' } });
    parse(view);
    expect(host.querySelector('.ed-table-drawn')).toBeNull();
  });

  it('holds still while one composes', async () => {
    const view = open(`前\n\n${TABLE}\n`);
    const drawn = host.querySelector('.ed-table-drawn');
    compose(view, 'compositionstart');
    view.dispatch({ changes: { from: 1, insert: '`|に' }, userEvent: 'input.type.compose' });
    view.dispatch({ selection: { anchor: 7 } });
    expect(host.querySelector('.ed-table-drawn')).toBe(drawn);
    compose(view, 'compositionend');
    await vi.waitFor(() => {
      expect(host.querySelector('.ed-table-drawn')).toBeNull();
    });
  });

  it('is a picture, which stays when its source comes back', () => {
    const view = open('x ![[a.png]] y');
    view.focus();
    expect(host.querySelectorAll('.picture')).toHaveLength(1);
    expect(view.contentDOM.textContent).not.toContain('![[');
    view.dispatch({ selection: { anchor: 5 } });
    expect(host.querySelectorAll('.picture')).toHaveLength(1);
    expect(view.contentDOM.textContent).toContain('![[a.png]]');
  });

  it('is what is embedded where it stands alone, else a link', async () => {
    open('![[b#章]]\n\nx ![[c]] y');
    expect(callbacks.embed.mock.calls).toEqual([
      [{ kind: 'embed', target: 'b', fragment: '章' }, 'a.md', expect.any(Function)],
    ]);
    expect(host.querySelectorAll('.ed-link')).toHaveLength(1);
    await vi.waitFor(() => {
      expect(host.querySelector('.ed-embed')?.textContent).toBe('Not found: b#章');
    });
  });

  it('is what is embedded now, also once that has changed', async () => {
    const shown = (text: string) => {
      const element = document.createElement('p');
      element.textContent = text;
      return Promise.resolve(element);
    };
    const has = async (text: string) => {
      await vi.waitFor(() => {
        expect(host.querySelector('.ed-embed')?.textContent).toBe(text);
      });
    };
    open('![[b]]');
    await has('Not found: b');
    const changed = () => callbacks.embed.mock.lastCall?.[2]();
    callbacks.embed.mockImplementationOnce(() => shown('one'));
    changed();
    await has('one');
    // What can't be read for a moment stays as it is.
    callbacks.embed.mockImplementationOnce(() => Promise.reject(new Error('away')));
    changed();
    callbacks.embed.mockImplementationOnce(() => shown('two'));
    changed();
    await has('two');
    const asked = callbacks.embed.mock.calls.length;
    editor.destroy();
    changed();
    expect(callbacks.embed.mock.calls).toHaveLength(asked);
  });

  it('is the name of a callout without a title', () => {
    const view = open('x\n\n> [!warning]\n> 本文\n\n> [!tip]+ 題\n> 本文');
    expect(host.querySelector('.ed-callout-title')?.textContent).toBe('Warning');
    expect(host.querySelectorAll('.ed-callout-warning')).toHaveLength(2);
    expect(host.querySelectorAll('.ed-callout-safe')).toHaveLength(2);
    expect(view.contentDOM.textContent).toContain('題');
    expect(view.contentDOM.textContent).not.toContain('[!');
  });
});

describe('how a note is shown', () => {
  const TEXT = '# 章\n\nx **太字** `a`\n\n| a |\n|---|\n| 1 |\n';

  it('is read without marks, and changed by nothing', () => {
    const view = open(TEXT);
    view.focus();
    view.dispatch({ selection: { anchor: 8 } });
    expect(view.contentDOM.textContent).toContain('**');
    editor.setMode('reading');
    expect(view.contentDOM.textContent).not.toContain('**');
    expect(view.contentDOM.contentEditable).toBe('false');
    expect(view.state.readOnly).toBe(true);
    editor.setMode('live');
    expect(view.contentDOM.textContent).toContain('**');
    expect(view.state.readOnly).toBe(false);
  });

  it('is its source with all marks', () => {
    const view = open(TEXT);
    editor.setMode('source');
    expect(view.contentDOM.textContent).toContain('x **太字** `a`');
    expect(host.querySelector('.ed-table-drawn')).toBeNull();
    expect(view.state.readOnly).toBe(false);
  });
});

describe('a heading', () => {
  it('is folded up to the next of its level, and unfolded', () => {
    const view = open('x\n\n# 一\n\n本文\n\n## 二\n\n奥\n\n# 三\n');
    const twisty = (at: number) => {
      const signs = host.querySelectorAll('.ed-fold');
      signs[at]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    };
    twisty(0);
    expect(view.contentDOM.textContent).not.toContain('奥');
    expect(view.contentDOM.textContent).toContain('三');
    expect(host.querySelectorAll('.ed-folded')).toHaveLength(1);
    twisty(0);
    expect(view.contentDOM.textContent).toContain('奥');
  });
});

describe('a footnote', () => {
  it('leads to what it says, and back', () => {
    const view = open('本文[^1]。\n\n[^1]: 注です\n');
    view.focus();
    view.dispatch({ selection: { anchor: 4 } });
    press(view, { key: 'Enter', code: 'Enter', ctrlKey: true });
    expect(view.state.doc.lineAt(view.state.selection.main.head).number).toBe(3);
    view.dispatch({ selection: { anchor: view.state.doc.line(3).from + 2 } });
    press(view, { key: 'Enter', code: 'Enter', ctrlKey: true });
    expect(view.state.doc.lineAt(view.state.selection.main.head).number).toBe(1);
  });
});
