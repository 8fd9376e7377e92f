import { plural } from '../numbers';

export const templates = {
  label: 'Template',
  take: 'take it',
  found: (total: number) => plural(total, 'template', 'templates'),
  noneFits: 'No template is called that.',
  none: (folder: string) => `There are no templates: the folder “${folder}” has no notes.`,
  noneNext: 'Any note there is one. {{date:YYYY-MM-DD}}, {{title}} and {{cursor}} are filled in.',
  unknown: (names: string) => `Left as it is, for it means nothing: ${names}`,
  name: 'Name of the new note',
};
