import { afterEach, expect, it } from 'vitest';
import { nextRegion } from './regions';

afterEach(() => {
  document.body.replaceChildren();
});

/** An element of a tag, with classes and other elements. */
function made(tag: string, named: string, ...children: HTMLElement[]): HTMLElement {
  const element = document.createElement(tag);
  element.className = named;
  element.append(...children);
  return element;
}

it('enters what is in sight, and not the text that two versions are chosen for', () => {
  const field = made('button', 'search');
  const text = made('div', 'text');
  text.setAttribute('contenteditable', 'true');
  const writing = made('div', 'writing', text);
  const merge = made('div', 'merge');
  merge.tabIndex = 0;
  const frame = made('div', 'app', made('nav', 'side', field), made('div', 'pane', merge, writing));
  document.body.append(frame);
  const reached = () => {
    nextRegion(frame);
    return (document.activeElement as HTMLElement).className;
  };

  field.focus();
  expect(reached()).toBe('text');
  expect(reached()).toBe('search');
  writing.hidden = true;
  expect(reached()).toBe('merge');
  expect(reached()).toBe('search');
});
