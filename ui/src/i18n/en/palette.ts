import { plural } from '../numbers';

export const palette = {
  label: 'Type a command',
  none: 'No command is called so.',
  found: (total: number) => plural(total, 'command', 'commands'),
  choose: 'choose',
  run: 'run',
};
