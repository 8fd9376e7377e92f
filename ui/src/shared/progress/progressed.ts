import type { EditProgress, EditStep } from '../../ipc/bindings';

/** How far something long is: what it does, and so many of so many. */
export type Progressed = Pick<EditProgress, 'done' | 'total'> & {
  /** `gathering` is the window's own: passages for paper, or for a file. */
  readonly step: EditStep | 'gathering';
};
