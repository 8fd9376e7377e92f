/**
 * Emphasis, code, links and their marks. A mark is hidden until the cursor touches what it
 * marks; then it stands there, quietly.
 */

import { Decoration } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import { pictureOf } from '../picture';
import { isEmbed, standsAlone } from './embeds';
import { atEach, type MarkReader, type Pass } from './pass';

const HIDDEN = Decoration.replace({});
const QUIET = Decoration.mark({ class: 'ed-quiet' });
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const FOOTNOTE = Decoration.mark({ class: 'ed-footnote' });
const STYLED: Record<string, Decoration> = {
  StrongEmphasis: Decoration.mark({ class: 'ed-strong' }),
  Strikethrough: Decoration.mark({ class: 'ed-struck' }),
  Highlight: Decoration.mark({ class: 'ed-highlight' }),
  InlineCode: Decoration.mark({ class: 'ed-code' }),
  Math: Decoration.mark({ class: 'ed-math' }),
  FootnoteLabel: FOOTNOTE,
  LinkReference: QUIET,
  NoteComment: QUIET,
  HTMLTag: QUIET,
  Comment: QUIET,
  ProcessingInstruction: QUIET,
  Entity: QUIET,
  TableDelimiter: QUIET,
  ListMark: QUIET,
  CodeInfo: QUIET,
};
/** A footnote's mark while it is read. */
const NUMBER = Decoration.mark({ class: 'ed-footnote-number' });
/** Japanese has no slant: sesame dots or weight stand for it. */
const EMPHASIS = Decoration.mark({ class: 'ed-em' });
const EMPHASIS_JAPANESE = Decoration.mark({ class: 'ed-em ed-em-ja' });

export const emphasisAndCode: MarkReader = {
  at: {
    ...atEach(Object.keys(STYLED), addStyle),
    Emphasis: addEmphasis,
    FootnoteReference: addFootnote,
    Escape: (pass, { from }) => {
      pass.add(from, from + 1, QUIET);
    },
    ...atEach(
      ['EmphasisMark', 'StrikethroughMark', 'HighlightMark', 'MathMark', 'CodeMark'],
      addMark,
    ),
  },
};

function addStyle(pass: Pass, { name, from, to }: SyntaxNodeRef): void {
  const style = STYLED[name];
  if (style && from < to) pass.add(from, to, style);
}

function addEmphasis(pass: Pass, { from, to }: SyntaxNodeRef): void {
  const isJapanese = CJK.test(pass.state.sliceDoc(from, to));
  pass.add(from, to, isJapanese ? EMPHASIS_JAPANESE : EMPHASIS);
}

function addFootnote(pass: Pass, { from, to }: SyntaxNodeRef): void {
  pass.add(from, to, FOOTNOTE);
  if (pass.touched(from, to)) return;
  pass.add(from, to, NUMBER);
  pass.add(from, from + 2, HIDDEN);
  pass.add(to - 1, to, HIDDEN);
}

/** Fences stay: their lines would be empty. */
function addMark(pass: Pass, node: SyntaxNodeRef): void {
  const whole = node.node.parent;
  const stays = !whole || whole.name === 'FencedCode' || pass.touched(whole.from, whole.to);
  pass.add(node.from, node.to, stays ? QUIET : HIDDEN);
}

const LINK = Decoration.mark({ class: 'ed-link' });

/**
 * Links of every form; brackets that make no link are text, and drawn as such. What
 * `pictures` and `embeds` draw is only coloured here, while its source is shown.
 */
export function links(showsPictures: boolean, showsEmbeds: boolean): MarkReader {
  const addLink = (pass: Pass, node: SyntaxNodeRef) => {
    const link = pass.linkFrom(node.from);
    if (!link) return;
    const isDrawn =
      (showsPictures && pictureOf(link) !== null) ||
      (showsEmbeds && isEmbed(link) && standsAlone(pass, link));
    if (isDrawn && !pass.touched(node.from, node.to)) return;
    pass.add(node.from, node.to, LINK);
    if (node.name !== 'URL' && !isDrawn) hideAroundText(pass, node);
  };
  return { at: atEach(['Link', 'Image', 'Wikilink', 'Embed', 'Autolink', 'URL'], addLink) };
}

/** Leaves of a link what is shown: alias or target, text, address. */
function hideAroundText(pass: Pass, node: SyntaxNodeRef): void {
  const shown = shownPart(node);
  if (!shown || shown.from >= shown.to) return;
  const style = pass.touched(node.from, node.to) ? QUIET : HIDDEN;
  if (node.from < shown.from) pass.add(node.from, shown.from, style);
  if (shown.to < node.to) pass.add(shown.to, node.to, style);
}

function shownPart(node: SyntaxNodeRef): { from: number; to: number } | null {
  const { node: link } = node;
  if (node.name === 'Autolink') return link.getChild('URL');
  if (node.name === 'Wikilink' || node.name === 'Embed') {
    return link.getChild('WikilinkAlias') ?? link.getChild('WikilinkTarget');
  }
  const [open, close] = link.getChildren('LinkMark');
  return open && close ? { from: open.to, to: close.from } : null;
}
