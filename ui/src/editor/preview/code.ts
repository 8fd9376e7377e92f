/** The colours of code in fences. */

import { Decoration } from '@codemirror/view';
import { colours } from '../code';
import type { SyntaxNodeRef } from '@lezer/common';
import type { MarkReader, Pass } from './pass';

export const fencedCode: MarkReader = { at: { FencedCode: addColours } };

function addColours(pass: Pass, node: SyntaxNodeRef): void {
  const info = node.node.getChild('CodeInfo');
  if (!info) return;
  // In a quote or a list the code is in pieces, a line each, without what stands before it.
  const pieces = node.node.getChildren('CodeText');
  const code = pieces.map(({ from, to }) => pass.state.sliceDoc(from, to)).join('');
  const stretches = colours(pass.state.sliceDoc(info.from, info.to), code, pass.again);
  let start = 0;
  let next = 0;
  for (const { from, to } of pieces) {
    const end = start + to - from;
    for (; next < stretches.length; next += 1) {
      const stretch = stretches[next];
      if (!stretch || stretch.from >= end) break;
      const first = from + Math.max(stretch.from, start) - start;
      const last = from + Math.min(stretch.to, end) - start;
      if (first < last && last > pass.from && first < pass.to) {
        pass.add(first, last, markOf(stretch.style));
      }
      // The rest of it stands in the next piece.
      if (stretch.to > end) break;
    }
    start = end;
  }
}

const marks = new Map<string, Decoration>();

function markOf(style: string): Decoration {
  const mark = marks.get(style) ?? Decoration.mark({ class: style });
  marks.set(style, mark);
  return mark;
}
