/**
 * What `/` offers while one writes: what a line can become, where it begins the line, and what can be
 * put anywhere. Off unless it is chosen, for a `/` is as often only that.
 */

import {
  type Completion,
  type CompletionSource,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { isInText } from './complete';

type LineKind =
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'list'
  | 'numbered'
  | 'task'
  | 'quote'
  | 'callout'
  | 'code'
  | 'table'
  | 'formula'
  | 'rule';
type PlaceKind = 'link' | 'tag' | 'date' | 'time';

/** How each is called. */
export type SlashWords = Record<LineKind | PlaceKind, string>;

/** What is written for it; `${}` is where one goes on. */
const LINES: Record<LineKind, string> = {
  heading1: '# ${}',
  heading2: '## ${}',
  heading3: '### ${}',
  list: '- ${}',
  numbered: '1. ${}',
  task: '- [ ] ${}',
  quote: '> ${}',
  callout: '> [!${note}] ${}\n> ${}',
  code: '```${}\n${}\n```',
  table: '| ${} | ${} |\n| --- | --- |\n| ${} | ${} |',
  formula: '$$\n${}\n$$',
  rule: '---\n${}',
};

/** Both signs, for the wide one is what an input method gives; and a word in any script. */
const TYPED = /(?:^|[\s、。「（(])([/／]([^\s/／]*))$/u;
/** What may stand before it, for a line to become something. */
const LINE_START = /^[ \t]*$/;

export function slashSource(words: SlashWords, now: () => Date): CompletionSource {
  return (context) => {
    const { state, pos } = context;
    const line = state.doc.lineAt(pos);
    const before = line.text.slice(0, pos - line.from);
    const sign = TYPED.exec(before)?.[1];
    if (sign === undefined || !isInText(state, pos)) return null;
    const from = pos - sign.length;
    const isStart = LINE_START.test(before.slice(0, before.length - sign.length));
    const options = [...(isStart ? lines(words) : []), ...places(words, now())];
    return { from, options: matching(options, sign.slice(1)), filter: false };
  };
}

/** A row, and what it is found by: also its English name, for who is quicker without an input method. */
type Option = [kind: LineKind | PlaceKind, row: Completion];

function lines(words: SlashWords): Option[] {
  return (Object.keys(LINES) as LineKind[]).map((kind) => option(kind, LINES[kind], words));
}

function places(words: SlashWords, now: Date): Option[] {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const time = [now.getHours(), now.getMinutes()].map(two).join(':');
  return [
    option('link', '[[${}]]', words),
    option('tag', '#${}', words),
    option('date', `${String(year)}-${two(month)}-${two(day)}`, words),
    option('time', time, words),
  ];
}

const two = (part: number) => String(part).padStart(2, '0');

function option(kind: LineKind | PlaceKind, written: string, words: SlashWords): Option {
  const [first = ''] = written.replaceAll(/\$\{\w*\}/g, '').split('\n');
  return [kind, snippetCompletion(written, { label: words[kind], detail: first.trim() })];
}

/** Those whose name has what is typed, in their own order: they are few enough to see. */
function matching(options: Option[], typed: string): Completion[] {
  const sought = typed.normalize('NFKC').toLowerCase();
  return options
    .filter(([kind, { label }]) =>
      [kind, label.toLowerCase()].some((name) => name.includes(sought)),
    )
    .map(([, row]) => row);
}
