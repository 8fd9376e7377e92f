import { plural } from '../numbers';

export const tagTree = {
  label: 'Tags',
  filter: (total: number) => `Filter ${plural(total, 'tag', 'tags')}`,
  filterLabel: 'Filter tags',
  found: (total: number) => plural(total, 'tag', 'tags'),
  none: 'No tag has this in its name.',
  empty: 'There are no tags yet.',
  emptyNext: 'Write #like-this in a note, and it shows up here.',
};
