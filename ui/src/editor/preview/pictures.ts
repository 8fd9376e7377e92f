/**
 * Pictures where their links stand. With the cursor at a link its source comes back above
 * the picture, which stays: only one line is added.
 */

import { Decoration, WidgetType, type EditorView } from '@codemirror/view';
import type { ShownPicture } from '../contract';
import { pictureElement, pictureOf, type PictureLink, type PictureWords } from '../picture';
import type { MarkReader } from './pass';

/** Answers the picture, `null` when it is not there; `changed` is called once it may differ. */
export type Find = (target: string, changed: () => void) => Promise<ShownPicture | null>;

export function pictures(words: PictureWords, find: Find): MarkReader {
  return {
    over: (pass) => {
      for (const link of pass.facts().links) {
        const picture = pictureOf(link);
        if (!picture) continue;
        const widget = new Picture(picture, words, find);
        if (pass.touched(link.from, link.to)) {
          pass.add(link.to, link.to, Decoration.widget({ widget, side: 1 }));
        } else {
          pass.add(link.from, link.to, Decoration.replace({ widget }));
        }
      }
    },
  };
}

class Picture extends WidgetType {
  constructor(
    private readonly link: PictureLink,
    private readonly words: PictureWords,
    private readonly find: Find,
  ) {
    super();
  }

  override eq({ link, words }: Picture): boolean {
    return (
      link.target === this.link.target &&
      link.alt === this.link.alt &&
      link.width === this.link.width &&
      words === this.words
    );
  }

  override toDOM(view: EditorView): HTMLElement {
    const { link, words, find } = this;
    const measure = () => {
      view.requestMeasure();
    };
    const element = pictureElement(link, words, (changed) => find(link.target, changed), measure);
    // A link that leads elsewhere is followed as links are.
    if (link.host !== undefined) element.classList.add('ed-link');
    return element;
  }

  /** The cursor goes to the link that was pressed. */
  override ignoreEvent(): boolean {
    return false;
  }
}
