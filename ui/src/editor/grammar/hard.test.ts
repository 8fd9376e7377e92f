// What makes parsers slow, each within the time that a test may take; `make bench` prints the
// times and allows a second. The editor reads a note in slices between keys, so that only what
// takes ever longer for twice the size would be felt.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { facts } from './facts';

/** As it stands, several times, as often as the size asks for, or once more each time. */
type Part =
  string | { text: string; times: number } | { fill: string } | { rise: string; then: string };
type Input = [name: string, parts: Part[]];

const FILE = join(import.meta.dirname, '../../../../tests/hard.json');
const SIZE = 128 * 1024;

const groups = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Record<string, Part[]>>;
const inputs: Input[] = Object.values(groups).flatMap((group) => Object.entries(group));

function written(parts: Part[]): string {
  const fixed = parts.map(fixedText).join('').length;
  const filling = parts.filter((part) => fixedText(part) === '').length;
  const share = Math.max(SIZE - fixed, 0) / Math.max(filling, 1);
  return parts.map((part) => fixedText(part) || filled(part, share)).join('');
}

function fixedText(part: Part): string {
  if (typeof part === 'string') return part;
  return 'text' in part ? part.text.repeat(part.times) : '';
}

function filled(part: Part, share: number): string {
  const pieces: string[] = [];
  for (let n = 0, length = 0; length < share; n += 1) {
    const piece = step(part, n);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('');
}

function step(part: Part, n: number): string {
  if (typeof part === 'string' || 'text' in part) return '';
  return 'fill' in part
    ? part.fill.replaceAll('{n}', String(n))
    : part.rise.repeat(n + 1) + part.then;
}

it.each(inputs)('%s', (_name, parts) => {
  const text = written(parts);
  expect(facts(text).tags.every((tag) => tag.to <= text.length)).toBe(true);
});
