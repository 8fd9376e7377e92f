/**
 * Completion after `[[` and `#`, answered by the app, and after `/` where that is wanted.
 * CodeMirror holds it back while an input method composes and asks when the composition has ended.
 */

import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionSource,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import type { Suggestion } from './contract';
import { IN_LINK, IN_TAG, linkAfter } from './places';

export type Suggest = (typed: string) => Promise<Suggestion[]>;

const NOT_TEXT =
  /^(?:InlineCode|FencedCode|CodeBlock|CodeText|FrontMatter|HTML\w+|Comment\w*|NoteComment\w*|URL|Math)$/;

export function completion(
  links: Suggest | undefined,
  tags: Suggest | undefined,
  slash: CompletionSource | undefined,
): Extension {
  const override = [...completionSources(links, tags), ...(slash ? [slash] : [])];
  if (override.length === 0) return [];
  return autocompletion({ override, icons: false, maxRenderedOptions: 50 });
}

export function completionSources(
  links: Suggest | undefined,
  tags: Suggest | undefined,
): CompletionSource[] {
  return [
    ...(links ? [source(IN_LINK, links, linkAfter)] : []),
    ...(tags ? [source(IN_TAG, tags, () => ({ over: 0, close: '' }))] : []),
  ];
}

/** `after` says what goes behind the cursor, and what is put behind what is taken. */
function source(pattern: RegExp, suggest: Suggest, after: typeof linkAfter): CompletionSource {
  return async (context) => {
    const typed = typedBefore(context, pattern);
    if (typed === null) return null;
    const from = context.pos - typed.length;
    const options = (await suggest(typed)).map(({ insert, label, detail }): Completion => ({
      label,
      ...(detail === undefined ? {} : { detail }),
      apply: (view, _completion, start, end) => {
        const { doc } = view.state;
        const behind = doc.sliceString(end, doc.lineAt(end).to);
        const { over, close } = after(doc.sliceString(start, end), behind);
        const text = insert + close;
        view.dispatch({
          changes: { from: start, to: end + over, insert: text },
          selection: { anchor: start + text.length },
          userEvent: 'input.complete',
        });
      },
    }));
    // The app has matched and ranked: kana need not match what was typed.
    return context.aborted ? null : { from, options, filter: false };
  };
}

function typedBefore(context: CompletionContext, pattern: RegExp): string | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  const typed = pattern.exec(line.text.slice(0, pos - line.from))?.[1];
  if (typed === undefined) return null;
  return isInText(state, pos) ? typed : null;
}

/** Whether what is written there is text, and no code, formula or address. */
export function isInText(state: EditorState, at: number): boolean {
  return !NOT_TEXT.test(syntaxTree(state).resolveInner(at, -1).name);
}
