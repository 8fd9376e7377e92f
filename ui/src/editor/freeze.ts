/**
 * When the preview must hold still. While an input method composes, a changed decoration
 * could break the composition; while the mouse button is down, a mark that comes back would
 * move the text under the pointer. Decorations are then only carried along, and built anew
 * by the update that follows.
 */

import { StateEffect, StateField, type Extension, type Transaction } from '@codemirror/state';
import { EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Sent when composing or pressing has ended. */
const thaw = StateEffect.define();
/** Sent when one of them begins, for what stands in the state and can't ask the view. */
const freeze = StateEffect.define();

const frozen = StateField.define<boolean>({
  create: () => false,
  update(is, { effects }) {
    for (const effect of effects) {
      if (effect.is(freeze)) is = true;
      if (effect.is(thaw)) is = false;
    }
    return is;
  },
});

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
      pointerdown(_event, view) {
        this.down = true;
        view.dispatch({ effects: freeze.of(null) });
      },
    },
  },
);

const composed = EditorView.domEventHandlers({
  compositionstart(_event, view) {
    view.dispatch({ effects: freeze.of(null) });
  },
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

/** The same for a transaction: what it leaves is only to be carried along. */
export function leavesFrozen({ state }: Transaction): boolean {
  return state.field(frozen, false) ?? false;
}

/** Whether it is the one that ends a freeze. */
export function thaws({ effects }: Transaction): boolean {
  return effects.some((effect) => effect.is(thaw));
}

/** Whether the update ends a freeze: all that was held back is due. */
export function hasThawed(update: ViewUpdate): boolean {
  return update.transactions.some(thaws);
}

export const freezing: Extension = [frozen, pressed, composed];
