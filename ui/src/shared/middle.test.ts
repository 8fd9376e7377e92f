import { cleanup, render, screen } from '@testing-library/svelte';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { TagCount } from '../ipc/bindings';
import Chips from './clippings/Chips.svelte';
import type { Desk } from './desk';
import { passageElement } from './passage/element';

afterEach(cleanup);

/** What the webview tells of a button other than the first. */
function press(element: Element, button: number): void {
  const how = { button, bubbles: true, cancelable: true };
  element.dispatchEvent(new MouseEvent('auxclick', how));
}

it('follows a link of a passage in a new tab, and not for a right click', () => {
  const open = vi.fn();
  const host = passageElement({ open } as unknown as Desk, 'a.md', '会談。#港');
  const tag = host.querySelector('a.tag');
  if (!tag) throw new Error('no tag');
  press(tag, 2);
  expect(open).not.toHaveBeenCalled();
  press(tag, 1);
  expect(open).toHaveBeenCalledWith({ kind: 'stream', tag: '港' }, 'new-tab');
});

it('leaves a right click on a chip to the menu', () => {
  const onChoose = vi.fn();
  const tags = [{ key: '港', tag: '#港', count: 2 }];
  render(Chips, { tags, label: 'x', name: ({ key }: TagCount) => key, onChoose });
  const chip = screen.getByRole('button');
  press(chip, 2);
  expect(onChoose).not.toHaveBeenCalled();
  press(chip, 1);
  expect(onChoose).toHaveBeenCalledWith('港', 'new-tab');
});

it('is the one way to hear of other buttons', () => {
  const root = join(import.meta.dirname, '..');
  const heard = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.(svelte|ts)$/.test(path))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').match(/auxclick['=].*/g) ?? []);
  expect(heard.length).toBeGreaterThan(10);
  expect(heard.filter((line) => !/^auxclick(?:=\{|', )onMiddle\(/.test(line))).toEqual([]);
});
