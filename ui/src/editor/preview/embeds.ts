/**
 * Embedded notes, headings and blocks, to be read where `![[note#heading]]` stands. With the
 * cursor there the source comes back above what is embedded. What an embed itself embeds is
 * a link there: no loop is ever gone round.
 */

import { Decoration, WidgetType, type EditorView } from '@codemirror/view';
import type { LinkTarget } from '../contract';
import type { LinkFact } from '../grammar/facts';
import { pictureOf } from '../picture';
import type { MarkReader, Pass } from './pass';

/** Answers what is embedded, `null` when it is not there; `changed` is called once it may differ. */
export type Embed = (link: LinkTarget, changed: () => void) => Promise<HTMLElement | null>;

export interface EmbedWords {
  embedMissing: (name: string) => string;
}

/** Whether a link stands for what is in another note. */
export function isEmbed(link: LinkFact): boolean {
  return link.kind === 'embed' && pictureOf(link) === null && !OTHER_FILE.test(link.target);
}

/** In the middle of a sentence an embed is a link. */
export function standsAlone({ state }: Pass, link: LinkFact): boolean {
  return state.doc.lineAt(link.from).text.trim() === link.raw;
}

const OTHER_FILE = /\.(?!md$|markdown$)[a-z\d]{2,5}$/i;

export function embeds(words: EmbedWords, embed: Embed): MarkReader {
  return {
    over: (pass) => {
      for (const link of pass.facts().links) {
        if (!isEmbed(link)) continue;
        if (!standsAlone(pass, link)) continue;
        const { target, fragment } = link;
        const place: LinkTarget = {
          kind: 'embed',
          target,
          ...(fragment === undefined ? {} : { fragment }),
        };
        const widget = new Embedded(place, words, embed);
        if (pass.touched(link.from, link.to)) {
          pass.add(link.to, link.to, Decoration.widget({ widget, side: 1 }));
        } else {
          pass.add(link.from, link.to, Decoration.replace({ widget }));
        }
      }
    },
  };
}

/** Heights by what is embedded, so that what is drawn again has its place at once. */
const heights = new Map<string, number>();
const MOST_HEIGHTS = 200;

class Embedded extends WidgetType {
  private readonly key: string;

  constructor(
    private readonly link: LinkTarget,
    private readonly words: EmbedWords,
    private readonly embed: Embed,
  ) {
    super();
    this.key = `${link.target}#${link.fragment ?? ''}`;
  }

  override eq(other: Embedded): boolean {
    return other.key === this.key && other.words === this.words;
  }

  override toDOM(view: EditorView): HTMLElement {
    const frame = document.createElement('div');
    frame.className = 'ed-embed';
    frame.style.setProperty('--height', `${String(heights.get(this.key) ?? 0)}px`);
    const show = (content: HTMLElement | null) => {
      if (content) frame.replaceChildren(content);
      else frame.replaceChildren(this.missing());
      frame.style.removeProperty('--height');
      view.requestMeasure({
        read: () => frame.offsetHeight,
        write: (height) => {
          this.remember(height);
        },
      });
    };
    this.follow(frame, show);
    return frame;
  }

  /** Its links are followed, and its text can be copied. */
  override ignoreEvent(): boolean {
    return true;
  }

  /** Shows what is embedded, now and whenever it changes, until the frame is put away. */
  private follow(frame: HTMLElement, show: (content: HTMLElement | null) => void): void {
    let asked = 0;
    const ask = () => {
      const turn = (asked += 1);
      const answered = (content: HTMLElement | null) => {
        if (turn === asked) show(content);
      };
      this.embed(this.link, changed).then(answered, () => {
        // What is there stays while it can't be read.
        if (turn === 1) answered(null);
      });
    };
    const changed = () => {
      if (frame.isConnected) ask();
    };
    ask();
  }

  private missing(): HTMLElement {
    const said = document.createElement('span');
    said.className = 'ed-embed-missing';
    said.textContent = this.words.embedMissing(this.key.replace(/#$/, ''));
    return said;
  }

  private remember(height: number): void {
    if (height > 0) heights.set(this.key, height);
    const [oldest] = heights.keys();
    if (heights.size > MOST_HEIGHTS && oldest !== undefined) heights.delete(oldest);
  }
}
