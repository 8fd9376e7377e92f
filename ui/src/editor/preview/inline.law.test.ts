/** What stands over a line end may be drawn in many ways, but never breaks the editor. */

import { beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { broken, FORMS, KEYS, PLACES } from '../../../tests/forms';
import { callbacks, editor, host, open, parse } from '../../../tests/open-editor';

/** What breaks in a plugin is told there, and the plugin is left out. */
let logged: MockInstance<typeof console.error>;
beforeEach(() => {
  logged = vi.spyOn(console, 'error');
});

describe.each(PLACES)('behind %j and %j', (...place) => {
  it.each(FORMS)('%s is shown and written in', (form) => {
    const view = open(broken(form, place));
    expect(view.contentDOM.textContent).toContain('前');
    editor.focus();
    for (let head = 0; head <= view.state.doc.length; head += 1) {
      view.dispatch({ selection: { anchor: head } });
    }
    view.dispatch({ changes: { from: 0, insert: 'typed' } });
    editor.settle();
    expect(callbacks.onChange).toHaveBeenLastCalledWith(editor.currentText(), 'a.md');
    expect(logged).not.toHaveBeenCalled();
  });
});

it.each(Array.from({ length: 30 }, (_, index) => index + 1))(
  'all of them are written in anywhere (%i)',
  (start) => {
    let seed = start;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const one = <T>(of: readonly T[]) => of[next(of.length)] as T;
    const view = open(
      Array.from({ length: 4 }, () => broken(one(FORMS), one(PLACES))).join('\n\n'),
    );
    if (next(2) === 0) editor.focus();
    for (let key = 0; key < 60; key += 1) {
      const from = next(view.state.doc.length + 1);
      const to = Math.min(view.state.doc.length, from + next(3));
      const insert = one(KEYS);
      const selection = { anchor: next(2) === 0 ? from + insert.length : 0 };
      view.dispatch({ changes: { from, to, insert }, selection });
      parse(view);
      editor.settle();
      expect(callbacks.onChange).toHaveBeenLastCalledWith(editor.currentText(), 'a.md');
    }
    expect(logged).not.toHaveBeenCalled();
  },
);

it('takes a line end that comes from outside while it holds still', () => {
  const view = open('x [text](http://x.jp) y');
  view.contentDOM.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  editor.show({ path: 'a.md', text: 'x [text](http://x.jp\n"t") y' });
  expect(view.state.doc.toString()).toBe('x [text](http://x.jp\n"t") y');
  expect(host.querySelectorAll('.cm-line')).toHaveLength(2);
});

it('shows a picture behind a source of two lines, and hides the rest of a link', () => {
  const view = open('前\n\n![alt that\ngoes on](x.png)\n\n[text](http://x.jp\n"title") y');
  const lines = [...host.querySelectorAll('.cm-line')].map(({ textContent }) => textContent);
  expect(lines[2]).toBe('![alt that');
  expect(
    host.querySelector('.cm-line .picture')?.previousSibling?.previousSibling?.textContent,
  ).toBe('goes on](x.png)');
  expect(lines.slice(5)).toEqual(['text', ' y']);
  expect(view.state.doc.lines).toBe(7);
});
