import { describe, expect, it } from 'vitest';
import type { MergePiece } from '../../../ipc/bindings';
import { Choices } from './choices.svelte';
import { partsOf } from '../../../shared/parts';

const pieces: MergePiece[] = [
  { kind: 'agreed', text: 'a\n' },
  { kind: 'apart', ours: 'mine\n', theirs: 'theirs\n' },
  { kind: 'agreed', text: 'b\n' },
  { kind: 'apart', ours: 'end', theirs: '' },
];

describe('choices', () => {
  it('make the text, place by place', () => {
    const choices = new Choices(pieces);
    expect(choices.left).toBe(2);
    choices.pick(0, { kind: 'theirs' });
    choices.pick(1, { kind: 'ours' });
    expect(choices.left).toBe(0);
    expect(choices.text).toBe('a\ntheirs\nb\nend');
    choices.pick(0, { kind: 'both', first: 'theirs' });
    expect(choices.text).toBe('a\ntheirs\nmine\nb\nend');
    choices.pick(0, { kind: 'both', first: 'ours' });
    expect(choices.text).toBe('a\nmine\ntheirs\nb\nend');
    choices.pickAll('theirs');
    expect(choices.text).toBe('a\ntheirs\nb\n');
  });

  it('are lines of their own, also those written by hand', () => {
    const choices = new Choices(pieces);
    choices.pick(0, { kind: 'own', text: 'by hand' });
    choices.pick(1, { kind: 'own', text: 'the end' });
    expect(choices.text).toBe('a\nby hand\nb\nthe end');
    const last = new Choices([{ kind: 'apart', ours: 'x', theirs: 'y' }]);
    last.pick(0, { kind: 'both', first: 'ours' });
    expect(last.text).toBe('x\ny');
  });

  it('stay for places that are as they were when the file changes again', () => {
    const choices = new Choices(pieces);
    choices.pick(1, { kind: 'ours' });
    choices.show([{ kind: 'agreed', text: 'new\n' }, ...pieces.slice(2)]);
    expect(choices.left).toBe(0);
    expect(choices.text).toBe('new\nb\nend');
    choices.show(pieces);
    expect(choices.picks).toEqual([undefined, { kind: 'ours' }]);
    expect(choices.current).toBe(0);
  });

  it('keep what was written by hand, whatever else is chosen, or changes beside it', () => {
    const choices = new Choices(pieces);
    choices.pick(0, { kind: 'own', text: 'by hand' });
    choices.pick(0, { kind: 'theirs' });
    expect(choices.written).toEqual(['by hand', undefined]);
    choices.show([
      { kind: 'apart', ours: 'new\n', theirs: 'other\n' },
      { kind: 'apart', ours: 'mine, and more\n', theirs: 'theirs\n' },
    ]);
    expect(choices.picks).toEqual([undefined, undefined]);
    expect(choices.written).toEqual([undefined, 'by hand']);
  });
});

describe('parts', () => {
  it('give each version whole, with what the other has not marked', () => {
    const { ours, theirs } = partsOf('港の使用時間と検査。', '港の使用時間、検査と費用。');
    const whole = (parts: { text: string }[]) => parts.map(({ text }) => text).join('');
    expect(whole(ours)).toBe('港の使用時間と検査。');
    expect(whole(theirs)).toBe('港の使用時間、検査と費用。');
    expect(ours.some(({ differs }) => differs) && theirs.some(({ differs }) => differs)).toBe(true);
    expect(ours[0]).toEqual({ text: '港の使用時間', differs: false });
    expect(ours.at(-1)).toEqual({ text: '。', differs: false });
    expect(partsOf('', 'x')).toEqual({ ours: [], theirs: [{ text: 'x', differs: true }] });
  });
});
