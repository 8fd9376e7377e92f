/**
 * Hashtags as pills, as written: the sign and the parentheses stand back, name and facet
 * speak. With the cursor inside, the fill goes.
 */

import { Decoration } from '@codemirror/view';
import type { MarkReader } from './pass';

const TAG = Decoration.mark({ class: 'ed-tag' });
const TAG_TOUCHED = Decoration.mark({ class: 'ed-tag ed-tag-touched' });
const SIGN = Decoration.mark({ class: 'ed-tag-sign' });
const PARENTHESIS = /[()（）]/g;

export const tagPills: MarkReader = {
  over: (pass) => {
    for (const { from, to } of pass.facts().tags) {
      pass.add(from, to, pass.touched(from, to) ? TAG_TOUCHED : TAG);
      pass.add(from, from + 1, SIGN);
      for (const found of pass.state.sliceDoc(from, to).matchAll(PARENTHESIS)) {
        pass.add(from + found.index, from + found.index + 1, SIGN);
      }
    }
  },
};
