/**
 * When the preview must hold still. While an input method composes, a changed decoration
 * could break the composition; while the mouse button is down, a mark that comes back would
 * move the text under the pointer. Decorations are then only carried along, and built anew
 * by the update that follows.
 */

import { StateEffect, type Extension } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Sent when composing or pressing has ended. */
const thaw = StateEffect.define();

const pressed = ViewPlugin.fromClass(
  class {
    down = false;

    constructor(private readonly view: EditorView) {
      view.contentDOM.ownerDocument.addEventListener('pointerup', this.release);
      view.contentDOM.ownerDocument.addEventListener('pointercancel', this.release);
    }

    readonly release = () => {
      if (!this.down) return;
      this.down = false;
      dispatchSoon(this.view);
    };

    destroy(): void {
      this.view.contentDOM.ownerDocument.removeEventListener('pointerup', this.release);
      this.view.contentDOM.ownerDocument.removeEventListener('pointercancel', this.release);
    }
  },
  {
    eventHandlers: {
      pointerdown() {
        this.down = true;
      },
    },
  },
);

const composed = EditorView.domEventHandlers({
  compositionend(_event, view) {
    dispatchSoon(view);
  },
});

/** After CodeMirror's own handling of the event that ends the freeze. */
function dispatchSoon(view: EditorView): void {
  setTimeout(() => {
    if (view.dom.isConnected) view.dispatch({ effects: thaw.of(null) });
  });
}

export function isFrozen(view: EditorView): boolean {
  return view.compositionStarted || view.plugin(pressed)?.down === true;
}

/** Whether the update ends a freeze: all that was held back is due. */
export function hasThawed(update: ViewUpdate): boolean {
  return update.transactions.some((transaction) =>
    transaction.effects.some((effect) => effect.is(thaw)),
  );
}

export const freezing: Extension = [pressed, composed];
