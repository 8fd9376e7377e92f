import { plural } from '../numbers';

export const graph = {
  title: 'Around this note',
  depth: 'How far',
  steps: (steps: number) => plural(steps, 'link away', 'links away'),
  stepsAway: ' links away',
  none: 'No note is linked with this one.',
  noneNext: 'What it links to, and what links to it, stands here.',
  leftOut: (left: number) => `${plural(left, 'more note has', 'more notes have')} no room here.`,
  asList: 'As a list',
  noList: 'Hide the list',
  filter: 'Narrow by a search',
  noneFound: 'The search finds nothing in the notes around this one.',
  colour: {
    label: 'Colours',
    nothing: 'No colours',
    folder: 'By folder',
    tag: 'By tag',
    root: 'In no folder',
  },
  tags: 'Tags',
  tagsToo: 'Tags of these notes too',
  tagsLeftOut: (left: number) => `${plural(left, 'more tag has', 'more tags have')} no room here.`,
};
