export const capture = {
  title: 'Quick capture',
  label: 'What to keep',
  placeholder: 'Write it down',
  today: 'Today’s note',
  goesTo: (where: string) => `Goes to: ${where}`,
  targets: 'Where it goes',
  filter: 'Filter notes',
  noTarget: 'No note has this in its name.',
  tags: 'Tags',
  notes: 'Notes',
  takes: 'Tab takes',
  hides: 'Esc hides',
  save: 'Save',
  saved: 'Written down.',
  noVault:
    'No folder has been opened yet. Open one in Tsuzuri; until then the text stays here as a draft.',
  offline: (vault: string) =>
    `“${vault}” can’t be reached now. What you save waits, and goes there when it is back.`,
  failed: 'Could not be saved.',
  safe: 'The text is still here.',
  draftFailed: 'The draft could not be kept.',
  draftSafe: 'The text is only in this window; Esc hides it all the same.',
};
