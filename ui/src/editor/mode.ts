/**
 * How a note is shown: written in with marks where the cursor is, read with none of them
 * and nothing to be changed, or as the source with all of them.
 */

import { Facet } from '@codemirror/state';

export type Mode = 'live' | 'reading' | 'source';

export const mode = Facet.define<Mode, Mode>({ combine: (modes) => modes[0] ?? 'live' });
