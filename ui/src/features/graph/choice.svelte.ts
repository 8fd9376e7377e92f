/** What the picture is of, and how it is coloured: the same for every note of the window. */

/** What notes of one colour have in common. */
export type ColourBy = 'nothing' | 'folder' | 'tag';

interface Choice {
  /** Links to go along. */
  depth: number;
  tags: boolean;
  colourBy: ColourBy;
  /** A search; of the other notes only those that it finds something in. */
  filter: string;
}

export const choice: Choice = $state({ depth: 1, tags: false, colourBy: 'nothing', filter: '' });
