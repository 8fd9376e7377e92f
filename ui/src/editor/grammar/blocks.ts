/**
 * Block constructs beyond GFM: footnote texts, tasks with any marker, and the rule for
 * underlined headings. Front matter has its own file.
 */

import type {
  BlockContext,
  Element,
  LeafBlock,
  LeafBlockParser,
  Line,
  MarkdownConfig,
} from '@lezer/markdown';
import { readTsuzuriTags } from './hashtag';
import { readFacts } from './section';
import { stringSource } from './source';

/** How many of the blocks around it the line goes on with; the parser's own, left out of its types. */
function depthOf(line: Line): number {
  return (line as Line & { depth: number }).depth;
}

const FOOTNOTE_LABEL = /^\[\^[^[\]\s]+\]:[ \t]*/;
const FOOTNOTE_INDENT = 4;

/** `[^1]: text`, going on in indented lines. */
export const FootnoteDefinition: MarkdownConfig = {
  defineNodes: [
    {
      name: 'FootnoteDefinition',
      block: true,
      composite(_cx, line) {
        if (line.next < 0) return true;
        if (line.indent < line.baseIndent + FOOTNOTE_INDENT) return false;
        line.moveBaseColumn(line.baseIndent + FOOTNOTE_INDENT);
        return true;
      },
    },
    'FootnoteLabel',
  ],
  parseBlock: [
    {
      name: 'FootnoteDefinition',
      before: 'LinkReference',
      parse(cx, line) {
        const label = FOOTNOTE_LABEL.exec(line.text.slice(line.pos))?.[0];
        if (label === undefined || line.indent >= line.baseIndent + 4) return false;
        const from = cx.lineStart + line.pos;
        cx.startComposite('FootnoteDefinition', line.pos);
        cx.addElement(cx.elt('FootnoteLabel', from, from + label.trimEnd().length));
        line.moveBase(line.pos + label.length);
        return null;
      },
    },
  ],
};

const TASK_MARKER = /^\[[^\][\n]\](?=\s|$)/u;

class TaskParser implements LeafBlockParser {
  constructor(private readonly markerLength: number) {}

  nextLine(): boolean {
    return false;
  }

  finish(cx: BlockContext, leaf: LeafBlock): boolean {
    const textStart = leaf.start + this.markerLength;
    const inline = cx.parser.parseInline(leaf.content.slice(this.markerLength), textStart);
    const marker = cx.elt('TaskMarker', leaf.start, textStart);
    const end = leaf.start + leaf.content.length;
    cx.addLeafElement(leaf, cx.elt('Task', leaf.start, end, [marker, ...inline] as Element[]));
    return true;
  }
}

/** `- [ ]`, `- [x]` and any other single character in the box. */
export const Task: MarkdownConfig = {
  defineNodes: [{ name: 'Task', block: true }, 'TaskMarker'],
  parseBlock: [
    {
      name: 'Task',
      leaf(cx, leaf) {
        const marker = TASK_MARKER.exec(leaf.content)?.[0];
        if (marker === undefined || cx.parentType().name !== 'ListItem') return null;
        return new TaskParser(marker.length);
      },
      after: 'Table',
    },
  ],
};

const UNDERLINE = /^(-+|=+)[ \t]*$/;
const BREAK_LENGTH = 3;
/** Brackets and marks of emphasis may stand behind the full stop. */
const SENTENCE_END = /。[」』）) *_~]*$/;

/**
 * A line of `---` or `===` under a paragraph that has several lines, ends in `。` or in a
 * tag, or holds a link makes no heading (the grammar, §1): `---` breaks, `===` is text.
 */
class UnderlineParser implements LeafBlockParser {
  nextLine(cx: BlockContext, line: Line, leaf: LeafBlock): boolean {
    if (depthOf(line) < cx.depth || line.indent >= line.baseIndent + 4) return false;
    const underline = UNDERLINE.exec(line.text.slice(line.pos))?.[1];
    if (underline === undefined || mayBeHeading(cx, leaf.content)) return false;
    if (underline.startsWith('-') && underline.length >= BREAK_LENGTH) {
      breakUnder(cx, line, leaf);
      return true;
    }
    // Parsers that stand behind this one read underlines: they shall not see this leaf again.
    leaf.parsers.length = leaf.parsers.indexOf(this) + 1;
    return false;
  }

  finish(): boolean {
    return false;
  }
}

function breakUnder(cx: BlockContext, line: Line, leaf: LeafBlock): void {
  const from = cx.lineStart + line.pos;
  const inline = cx.parser.parseInline(leaf.content, leaf.start);
  const end = leaf.start + leaf.content.length;
  cx.addLeafElement(leaf, cx.elt('Paragraph', leaf.start, end, inline));
  const to = cx.lineStart + line.text.length;
  cx.nextLine();
  cx.addElement(cx.elt('HorizontalRule', from, to));
}

function mayBeHeading(cx: BlockContext, content: string): boolean {
  if (content.includes('\n') || SENTENCE_END.test(content)) return false;
  const found = readFacts(cx.parser.parse(content), {
    source: stringSource(content),
    definitions: new Map(),
    readTags: readTsuzuriTags,
  });
  const lastTag = found.tags.at(-1);
  const endsInTag = lastTag !== undefined && /^[*_~= ]*$/.test(content.slice(lastTag.to));
  return found.links.length === 0 && !endsInTag;
}

/** Must stand right before the parser it restrains. */
export const Underline: MarkdownConfig = {
  parseBlock: [{ name: 'Underline', before: 'SetextHeading', leaf: () => new UnderlineParser() }],
};
