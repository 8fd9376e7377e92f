export const menu = {
  commands: 'Commands',
  language: 'Language',
  theme: 'Theme',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  folder: 'Folder',
  openFolder: 'Open another folder…',
  newFolder: 'Make a new folder…',
  sample: 'Open the sample',
};
