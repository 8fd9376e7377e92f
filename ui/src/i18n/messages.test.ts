import { describe, expect, it } from 'vitest';
import { en } from './en';
import { ja } from './ja';

/** Every message by its path, with how many values it takes. */
function shapeOf(messages: object, path = ''): Map<string, number> {
  const shape = new Map<string, number>();
  for (const [name, message] of Object.entries(messages)) {
    const at = path ? `${path}.${name}` : name;
    if (typeof message === 'string') shape.set(at, -1);
    else if (typeof message === 'function') shape.set(at, (message as () => string).length);
    else for (const [each, values] of shapeOf(message as object, at)) shape.set(each, values);
  }
  return shape;
}

/** What a message says, with stand-ins for its values. */
function spoken(messages: object, path: string): string {
  const message = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], messages);
  if (typeof message === 'string') return message;
  const say = message as (...values: unknown[]) => string;
  return say(...Array.from({ length: say.length }, () => 2));
}

/** Kana, Han, and the punctuation that goes with them. */
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u301f]/u;

describe('messages', () => {
  const paths = [...shapeOf(en).keys()];

  it('are the same in both languages, with the same values', () => {
    expect([...shapeOf(ja)].sort()).toEqual([...shapeOf(en)].sort());
  });

  it('say something in both', () => {
    const silent = paths.filter((path) => !spoken(en, path).trim() || !spoken(ja, path).trim());
    expect(silent).toEqual([]);
  });

  it('speak Japanese in Japanese', () => {
    const latin = paths.filter((path) => !JAPANESE.test(spoken(ja, path)));
    // Numbers and signs alone are the same in all languages.
    expect(latin.sort()).toEqual(['stream.alias', 'stream.position'].sort());
  });

  it('speak no Japanese in English', () => {
    const japanese = paths.filter((path) => JAPANESE.test(spoken(en, path)));
    expect(japanese).toEqual([]);
  });
});
