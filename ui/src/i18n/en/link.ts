export const link = {
  unresolved: (name: string) => `There is no note “${name}” yet`,
  make: (path: string) => `Make “${path}”`,
  ambiguous: (name: string) => `Several notes answer to “${name}”`,
  nearest: 'Nearest',
  newNote: 'New note',
  newNoteName: 'Name',
  newNoteMake: 'Make it',
  keys: { choose: 'choose', open: 'open', close: 'close' },
};
