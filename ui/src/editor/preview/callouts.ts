/**
 * Callouts: quotes that begin with `[!kind]`. The quote gets the kind's colour and sign, the
 * mark the kind's name, unless the cursor is on its line.
 */

import { Decoration, WidgetType } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import type { MarkReader, Pass } from './pass';

/** `[!note]`, `[!note]-`, `[!note]+ Title`. */
const OPENING = /^(?:[ \t]*>)+[ \t]?\[!([^\]\n[]{1,40})\]([-+]?)[ \t]*/;

/** Kinds by the colour they are shown in; every other kind is a note. */
const COLOURS: Record<string, string> = {
  tip: 'safe',
  hint: 'safe',
  success: 'safe',
  check: 'safe',
  done: 'safe',
  warning: 'warning',
  caution: 'warning',
  attention: 'warning',
  important: 'warning',
  question: 'warning',
  help: 'warning',
  faq: 'warning',
  danger: 'error',
  error: 'error',
  bug: 'error',
  failure: 'error',
  fail: 'error',
  missing: 'error',
  quote: 'quote',
  cite: 'quote',
};

export interface CalloutWords {
  /** A kind's name, where the callout has no title; as written where it is none we know. */
  callout: (kind: string) => string;
}

export interface Callout {
  /** In lower case. */
  kind: string;
  colour: string;
  /** Whether it is closed, open and to be closed, or neither. */
  fold: 'closed' | 'open' | null;
  /** Characters up to the title. */
  length: number;
}

/** Reads the first line of a quote, its marks included. */
export function readCallout(line: string): Callout | null {
  const found = OPENING.exec(line);
  if (!found) return null;
  const kind = (found[1] ?? '').trim().toLowerCase();
  const fold = found[2] === '-' ? 'closed' : found[2] === '+' ? 'open' : null;
  return { kind, colour: COLOURS[kind] ?? 'note', fold, length: found[0].length };
}

export function callouts(words: CalloutWords): MarkReader {
  const addCallout = (pass: Pass, node: SyntaxNodeRef) => {
    const { doc } = pass.state;
    const first = doc.lineAt(node.from);
    const callout = readCallout(first.text);
    if (!callout) return;
    const style = `ed-callout ed-callout-${callout.colour}`;
    const end = Math.min(node.to, pass.to);
    for (let at = Math.max(node.from, pass.from); at <= end;) {
      const line = doc.lineAt(at);
      const head = line.from === first.from ? ' ed-callout-head' : '';
      pass.add(line.from, line.from, Decoration.line({ class: style + head }));
      at = line.to + 1;
    }
    const open = first.from + first.text.indexOf('[!');
    const to = first.from + callout.length;
    if (pass.touched(first.from, first.to)) {
      pass.add(open, to, Decoration.mark({ class: 'ed-quiet' }));
      return;
    }
    const hasTitle = to < first.to;
    const widget = new Kind(words.callout(callout.kind), hasTitle);
    pass.add(open, to, Decoration.replace({ widget }));
  };
  return { at: { Blockquote: addCallout } };
}

class Kind extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly quiet: boolean,
  ) {
    super();
  }

  override eq(other: Kind): boolean {
    return other.name === this.name && other.quiet === this.quiet;
  }

  override toDOM(): HTMLElement {
    const label = document.createElement('span');
    label.className = this.quiet ? 'ed-callout-kind' : 'ed-callout-title';
    label.textContent = this.name;
    return label;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}
