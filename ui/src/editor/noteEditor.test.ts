import { undo } from '@codemirror/commands';
import { describe, expect, it, vi } from 'vitest';
import { callbacks, compose, editor, host, open, parse, press } from '../../tests/open-editor';

describe('text', () => {
  it('is reported when typed, and not when it came from outside', () => {
    const view = open('一');
    view.dispatch({ changes: { from: 1, insert: '二' } });
    editor.settle();
    expect(callbacks.onChange.mock.calls).toEqual([['一二', 'a.md']]);
    editor.show({ path: 'a.md', text: '零一二' });
    expect(view.state.doc.toString()).toBe('零一二');
    expect(callbacks.onChange).toHaveBeenCalledTimes(1);
  });

  it('is reported once it is painted, all that was typed until then at once', async () => {
    const view = open('');
    view.dispatch({ changes: { from: 0, insert: 'a' } });
    view.dispatch({ changes: { from: 1, insert: 'b' } });
    expect(callbacks.onChange).not.toHaveBeenCalled();
    await vi.waitFor(() => {
      expect(callbacks.onChange.mock.calls).toEqual([['ab', 'a.md']]);
    });
  });

  it('is reported in a window that paints nothing', async () => {
    vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
    const view = open('');
    view.dispatch({ changes: { from: 0, insert: 'a' } });
    await vi.waitFor(() => {
      expect(callbacks.onChange.mock.calls).toEqual([['a', 'a.md']]);
    });
  });

  it('is reported before the editor goes on, is left or put away', async () => {
    const view = open('');
    const typed = (text: string) => {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    };
    view.focus();
    await vi.waitFor(() => {
      expect(view.dom.classList.contains('cm-focused')).toBe(true);
    });
    typed('a');
    editor.show({ path: 'b.md', text: '別' });
    typed('b');
    const atBlur = new Promise((resolve) => {
      callbacks.onBlur.mockImplementationOnce(() => {
        resolve(callbacks.onChange.mock.lastCall);
      });
    });
    view.contentDOM.blur();
    expect(await atBlur).toEqual(['b', 'b.md']);
    typed('c');
    editor.destroy();
    expect(callbacks.onChange.mock.calls).toEqual([
      ['a', 'a.md'],
      ['b', 'b.md'],
      ['c', 'b.md'],
    ]);
  });

  it('stays when what was reported is handed back late', () => {
    const view = open('');
    view.dispatch({ changes: { from: 0, insert: 'a' } });
    view.dispatch({ changes: { from: 1, insert: 'b' } });
    editor.settle();
    editor.show({ path: 'a.md', text: 'ab' });
    expect(view.state.doc.toString()).toBe('ab');
  });

  it('keeps what was typed while a save was on its way, and reports the merge', () => {
    const view = open('一\n二\n');
    view.dispatch({ changes: { from: 4, insert: '打った' } });
    editor.show({ path: 'a.md', text: '零\n一\n二\n', base: '一\n二\n' });
    expect(view.state.doc.toString()).toBe('零\n一\n二\n打った');
    expect(callbacks.onChange).toHaveBeenLastCalledWith('零\n一\n二\n打った', 'a.md');
  });

  it('of another note has its own history', () => {
    const view = open('一');
    view.dispatch({ changes: { from: 1, insert: '二' } });
    editor.show({ path: 'b.md', text: '別' });
    undo(view);
    expect(view.state.doc.toString()).toBe('別');
  });

  it('cannot be toggled when read-only, but followed', () => {
    const view = open('- [ ] [[b]]');
    editor.setReadOnly(true);
    view.dispatch({ selection: { anchor: 8 } });
    press(view, { key: 'Enter', ctrlKey: true });
    expect(callbacks.onFollow).toHaveBeenCalledWith({ kind: 'wikilink', target: 'b' });
    view.dispatch({ selection: { anchor: 0 } });
    press(view, { key: 'Enter', ctrlKey: true });
    expect(view.state.doc.toString()).toBe('- [ ] [[b]]');
  });
});

describe('composition', () => {
  it('is neither reported nor broken by text from outside, until it ends', async () => {
    const view = open('[[a]]\n\n');
    const drawn = host.querySelector('.ed-link');
    compose(view, 'compositionstart');
    view.dispatch({ changes: { from: 7, insert: 'に' }, userEvent: 'input.type.compose' });
    editor.show({ path: 'a.md', text: '[[a]]\n外\n' });
    expect(view.state.doc.toString()).toBe('[[a]]\n\nに');
    expect(callbacks.onChange).not.toHaveBeenCalled();
    expect(host.querySelector('.ed-link')).toBe(drawn);

    compose(view, 'compositionend');
    await vi.waitFor(() => {
      expect(callbacks.onChange).toHaveBeenLastCalledWith('[[a]]\n外\nに', 'a.md');
    });
  });

  it('holds back nothing that was typed before it', () => {
    const view = open('');
    view.dispatch({ changes: { from: 0, insert: 'a' } });
    compose(view, 'compositionstart');
    view.dispatch({ changes: { from: 1, insert: 'に' }, userEvent: 'input.type.compose' });
    editor.settle();
    expect(callbacks.onChange.mock.calls).toEqual([['a', 'a.md']]);
  });

  it('is reported for its own note when the editor goes on to another, or away', () => {
    const view = open('一');
    compose(view, 'compositionstart');
    view.dispatch({ changes: { from: 1, insert: 'に' }, userEvent: 'input.type.compose' });
    editor.show({ path: 'b.md', text: '別' });
    expect(callbacks.onChange.mock.calls).toEqual([['一に', 'a.md']]);
    editor.destroy();

    const next = open('二');
    compose(next, 'compositionstart');
    next.dispatch({ changes: { from: 1, insert: 'さ' }, userEvent: 'input.type.compose' });
    editor.destroy();
    expect(callbacks.onChange).toHaveBeenLastCalledWith('二さ', 'a.md');
  });

  it('is reported together with what came in during it', () => {
    const begin = () => {
      const view = open('一\n二');
      compose(view, 'compositionstart');
      view.dispatch({ changes: { from: 3, insert: 'に' }, userEvent: 'input.type.compose' });
      editor.show({ path: 'a.md', text: '壱\n二', base: '一\n二' });
    };
    begin();
    editor.show({ path: 'b.md', text: '別' });
    expect(callbacks.onChange.mock.calls).toEqual([['壱\n二に', 'a.md']]);
    editor.destroy();

    callbacks.onChange.mockClear();
    begin();
    editor.destroy();
    expect(callbacks.onChange.mock.calls).toEqual([['壱\n二に', 'a.md']]);
  });

  it.each([{ keyCode: 229 }, { isComposing: true }])('has its keys to itself: %o', (sign) => {
    const view = open('一');
    const heard = vi.fn();
    host.addEventListener('keydown', heard);
    const prevented = press(view, { key: 'Enter', ...sign });
    expect(prevented).toBe(false);
    expect(heard).not.toHaveBeenCalled();
    expect(view.state.doc.toString()).toBe('一');
  });
});

describe('preview', () => {
  it('hides marks until the cursor is there', () => {
    const view = open('x **太字** [[ノート|別名]] `a`');
    expect(view.contentDOM.textContent).toBe('x 太字 別名 a');
    view.focus();
    view.dispatch({ selection: { anchor: 5 } });
    expect(view.contentDOM.textContent).toBe('x **太字** 別名 a');
    view.dispatch({ selection: { anchor: 14 } });
    expect(view.contentDOM.textContent).toBe('x 太字 [[ノート|別名]] a');
  });

  it('holds still while the mouse is down', async () => {
    const view = open('x **太字** y');
    view.focus();
    const point = (type: string) =>
      view.contentDOM.dispatchEvent(new PointerEvent(type, { bubbles: true }));
    point('pointerdown');
    view.dispatch({ selection: { anchor: 5 } });
    expect(view.contentDOM.textContent).toBe('x 太字 y');
    point('pointerup');
    await vi.waitFor(() => {
      expect(view.contentDOM.textContent).toBe('x **太字** y');
    });
  });

  it('shows tags as written, name and signs apart', () => {
    open('x #ウクライナ(NATO) [#b] `#c`');
    const pills = [...host.querySelectorAll('.ed-tag')];
    expect(pills.map((pill) => pill.textContent)).toEqual(['#ウクライナ(NATO)', '#b']);
    const signs = [...(pills[0]?.querySelectorAll('.ed-tag-sign') ?? [])];
    expect(signs.map((sign) => sign.textContent)).toEqual(['#', '(', ')']);
  });

  it('takes brackets for a link only when something defines it', () => {
    const view = open('[a] [b]\n');
    expect(host.querySelector('.ed-link')).toBeNull();
    view.dispatch({ changes: { from: view.state.doc.length, insert: '\n[b]: c.md\n' } });
    parse(view);
    const links = [...host.querySelectorAll('.ed-link')];
    expect(links.map((link) => link.textContent)).toEqual(['b']);
  });

  it('gives lines their kind', () => {
    open('# h1\n\n> 引用\n\n```\ncode\n```\n\n- 項目\n  - 下\n');
    const classes = [...host.querySelectorAll('.cm-line')].map((line) =>
      line.className.replace('cm-line', '').trim(),
    );
    expect(classes.filter((name) => name !== '')).toEqual([
      'ed-heading ed-h1 ed-first ed-last',
      'ed-quote ed-first ed-last',
      'ed-code-block ed-first',
      'ed-code-block',
      'ed-code-block ed-last',
      'ed-item ed-item-1',
      'ed-item ed-item-2',
    ]);
  });

  it('lets no line that is not as high as others be taken for the measure of those not yet drawn', () => {
    open(
      'Text.\n\n---\n\nWhy\n---\n\n```js\nlet n;\n```\n\n    code\n\n| a |\n|---|\n| b |\n\nText.',
    );
    // CodeMirror's own rule: a short line of nothing but text.
    const measures = [...host.querySelectorAll('.cm-line')].filter((line) =>
      [...line.childNodes].every((node) => node instanceof Text),
    );
    expect(measures.map((line) => line.textContent)).toEqual(['Text.', 'Text.']);
  });

  it('toggles a task by its box', () => {
    const view = open('- [ ] 買う\n- [x] 読む');
    const boxes = () => [...host.querySelectorAll('[role=checkbox]')];
    expect(boxes().map((box) => box.getAttribute('aria-checked'))).toEqual(['false', 'true']);
    boxes()[0]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(view.state.doc.toString()).toBe('- [x] 買う\n- [x] 読む');
    parse(view);
    boxes()[1]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(view.state.doc.toString()).toBe('- [x] 買う\n- [ ] 読む');
  });

  it('draws a thematic break as a rule, and its source under the cursor', () => {
    const view = open('一\n\n---\n\n二');
    expect(host.querySelectorAll('[role=separator]')).toHaveLength(1);
    view.focus();
    view.dispatch({ selection: { anchor: 4 } });
    expect(host.querySelectorAll('[role=separator]')).toHaveLength(0);
  });
});

describe('keys', () => {
  it.each([
    ['[[a#h|b]]', 3, { kind: 'wikilink', target: 'a', fragment: 'h' }],
    ['x https://a.jp/b', 8, { kind: 'url', target: 'https://a.jp/b' }],
    ['[t](my%20note.md)', 1, { kind: 'markdown', target: 'my note.md' }],
  ])('Ctrl+Enter follows %s', (text, at, link) => {
    const view = open(text);
    view.dispatch({ selection: { anchor: at } });
    expect(press(view, { key: 'Enter', ctrlKey: true })).toBe(true);
    expect(callbacks.onFollow).toHaveBeenCalledWith(link);
  });

  it('Ctrl+Enter opens the tag at the cursor', () => {
    const view = open('#日中(日NATO');
    view.dispatch({ selection: { anchor: 9 } });
    press(view, { key: 'Enter', ctrlKey: true });
    expect(callbacks.onOpenTag).toHaveBeenCalledWith('日中(日NATO');
  });

  it('Ctrl+Enter checks a task', () => {
    const view = open('- [ ] 買う');
    view.dispatch({ selection: { anchor: 7 } });
    press(view, { key: 'Enter', ctrlKey: true });
    expect(view.state.doc.toString()).toBe('- [x] 買う');
  });

  it('leaves the app its own', () => {
    const view = open('一 一');
    expect(press(view, { key: 'd', ctrlKey: true })).toBe(false);
    expect(press(view, { key: 'ArrowLeft', altKey: true })).toBe(false);
    expect(press(view, { key: 'Tab' })).toBe(false);
  });
});

describe('accessibility', () => {
  it('names the text box in the app’s language', () => {
    const view = open('');
    expect(view.contentDOM.getAttribute('role')).toBe('textbox');
    expect(view.contentDOM.getAttribute('aria-multiline')).toBe('true');
    expect(view.contentDOM.getAttribute('aria-label')).toBe('Text of a.md');
    editor.setLanguage('ja');
    expect(view.contentDOM.getAttribute('aria-label')).toBe('a.md の本文');
    editor.show({ path: 'b.md', text: '' });
    expect(view.contentDOM.getAttribute('aria-label')).toBe('b.md の本文');
  });
});

describe('finding', () => {
  const F = { key: 'f', code: 'KeyF', keyCode: 70, ctrlKey: true };
  const field = (name: string) =>
    host.querySelector<HTMLInputElement>(`.ed-find [aria-label="${name}"]`);
  const write = (into: HTMLInputElement | null, text: string) => {
    if (!into) throw new Error('no such field');
    into.value = text;
    into.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const enter = (on: HTMLInputElement | null) =>
    on?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
    );

  it('counts, goes on and replaces', () => {
    const view = open('港 海 港 港');
    press(view, F);
    write(field('Find in this note'), '港');
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('– of 3');
    enter(field('Find in this note'));
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('1 of 3');
    write(field('Replace with'), '浜');
    enter(field('Replace with'));
    expect(editor.currentText()).toBe('浜 海 港 港');
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('1 of 2');
  });

  it('takes regular expressions, and says of what is none yet', () => {
    const view = open('a1 b22');
    press(view, F);
    write(field('Find in this note'), '[0-9');
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('Nothing found');
    host.querySelector<HTMLElement>('[aria-label="Regular expression"]')?.click();
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('Not a regular expression yet');
    expect(field('Find in this note')?.getAttribute('aria-invalid')).toBe('true');
    write(field('Find in this note'), '[0-9]+');
    expect(host.querySelector('.ed-find-status')?.textContent).toBe('– of 2');
  });
});

describe('several cursors', () => {
  it('stand at the next places of what is selected', () => {
    const view = open('港 海 港');
    view.dispatch({ selection: { anchor: 0, head: 1 } });
    // With Shift, CodeMirror knows a key by this number.
    const shiftD = { key: 'D', code: 'KeyD', keyCode: 68, ctrlKey: true, shiftKey: true };
    press(view, shiftD);
    expect(view.state.selection.ranges.map(({ from }) => from)).toEqual([0, 4]);
  });
});
