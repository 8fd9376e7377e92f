export const searches = {
  label: 'Saved searches',
  filter: 'Filter saved searches',
  none: 'No saved search is called so.',
  empty: 'There are no saved searches yet.',
  emptyNext: 'Search for something and press “Save search”: it becomes a note with the query.',
  save: 'Save search',
  folder: 'Searches',
  saved: 'Saved as a note.',
  note: (name: string) => `Open the note ${name}`,
};
