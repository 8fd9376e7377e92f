export const alone = {
  reading: 'Shown for reading: it lies in none of the folders of notes that you have opened.',
  openFolder: (name: string) => `Open the folder “${name}”`,
};
