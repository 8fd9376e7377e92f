/**
 * What belongs to whole lines: headings and their marks, quotes on the thread, lists, code
 * blocks, front matter, tables. Marks of headings and quotes hang in the margin while the
 * cursor is on their line, so that the text does not jump.
 */

import { Decoration } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { HEADING_LEVELS, HEADINGS } from '../grammar/headings';
import { atEach, type MarkReader, type Pass } from './pass';

const HIDDEN = Decoration.replace({});
const HUNG = Decoration.mark({ class: 'ed-quiet ed-hung' });
const QUIET = Decoration.mark({ class: 'ed-quiet' });
const LIST_MARK = Decoration.mark({ class: 'ed-list-mark' });
const RULE = Decoration.line({ class: 'ed-rule', attributes: { role: 'separator' } });
/**
 * Text of lines that are not as high as others. CodeMirror takes the height of a line that it has
 * not drawn from any short one that is nothing but text, and forgets all heights when that
 * changes: what one reads would jump.
 */
const OWN_HEIGHT = Decoration.mark({ class: 'ed-own-height' });
const OF_OWN_HEIGHT = new Set([
  'FencedCode',
  'CodeBlock',
  'FrontMatter',
  'Table',
  'SetextHeading1',
  'SetextHeading2',
]);
const MAX_DEPTH = 6;

const LINES: Record<string, string> = {
  Blockquote: 'ed-quote',
  FencedCode: 'ed-code-block',
  CodeBlock: 'ed-code-block',
  FrontMatter: 'ed-front-matter',
  HTMLBlock: 'ed-html-block',
  CommentBlock: 'ed-html-block',
  ProcessingInstructionBlock: 'ed-html-block',
  Table: 'ed-table',
};

export const blockLines: MarkReader = {
  at: {
    ...atEach(HEADINGS, (pass, node) => {
      addLines(pass, node, `ed-heading ed-h${String(HEADING_LEVELS[node.name])}`);
    }),
    ...atEach(Object.keys(LINES), (pass, node) => {
      addLines(pass, node, LINES[node.name] ?? '');
    }),
    HorizontalRule: addRule,
    HeaderMark: addHeadingMark,
    QuoteMark: addQuoteMark,
    ListMark: addListItem,
  },
};

/** The lines of a block, as far as they are visible, with its first and last told apart. */
function addLines(pass: Pass, block: SyntaxNodeRef, name: string): void {
  const { doc } = pass.state;
  const end = Math.min(block.to, pass.to);
  for (let at = Math.max(block.from, pass.from); at <= end;) {
    const line = doc.lineAt(at);
    const first = line.from <= block.from ? ' ed-first' : '';
    const last = line.to >= block.to ? ' ed-last' : '';
    pass.add(line.from, line.from, Decoration.line({ class: name + first + last }));
    if (OF_OWN_HEIGHT.has(block.name) && line.length > 0) pass.add(line.from, line.to, OWN_HEIGHT);
    at = line.to + 1;
  }
}

/** A thematic break is drawn on its own line: where a passage ends. */
function addRule(pass: Pass, { from, to }: SyntaxNodeRef): void {
  if (pass.touched(from, to)) {
    pass.add(from, to, QUIET);
    return;
  }
  const line = pass.state.doc.lineAt(from);
  pass.add(line.from, line.from, RULE);
  pass.add(from, to, HIDDEN);
}

function addHeadingMark(pass: Pass, mark: SyntaxNodeRef): void {
  const line = pass.state.doc.lineAt(mark.from);
  const heading = mark.node.parent;
  const opens = heading?.from === mark.from && mark.to < line.to;
  if (!heading?.name.startsWith('ATX') || (!opens && mark.to !== line.to)) {
    pass.add(mark.from, mark.to, QUIET);
    return;
  }
  const shown = pass.touchedLine(mark.from, mark.to);
  // The white space between mark and text goes with the mark.
  const gap = /^[ \t]*/.exec(line.text.slice(mark.to - line.from))?.[0].length ?? 0;
  const to = opens ? mark.to + gap : mark.to;
  const visible = opens ? HUNG : QUIET;
  if (to < line.to || !opens) pass.add(mark.from, to, shown ? visible : HIDDEN);
}

function addQuoteMark(pass: Pass, mark: SyntaxNodeRef): void {
  const next = pass.state.sliceDoc(mark.to, mark.to + 1);
  const to = next === ' ' ? mark.to + 1 : mark.to;
  pass.add(mark.from, to, pass.touchedLine(mark.from, to) ? HUNG : HIDDEN);
}

/** Hangs a list item's lines from its mark, by the item's depth. */
function addListItem(pass: Pass, mark: SyntaxNodeRef): void {
  const line = pass.state.doc.lineAt(mark.from);
  let depth = 0;
  for (let node = mark.node.parent; node; node = node.parent) {
    if (node.name === 'ListItem') depth += 1;
  }
  const level = Math.min(depth, MAX_DEPTH);
  pass.add(line.from, line.from, Decoration.line({ class: `ed-item ed-item-${level}` }));
  const indent = /[ \t]*$/.exec(line.text.slice(0, mark.from - line.from))?.[0].length ?? 0;
  if (indent > 0) {
    const style = Decoration.mark({ class: 'ed-indent' });
    pass.add(mark.from - indent, mark.from, style);
  }
  const to = Math.min(mark.to + 1, line.to);
  pass.add(mark.from, to, LIST_MARK);
}
