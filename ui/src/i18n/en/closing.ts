export const closing = {
  title: 'Tsuzuri stays in the tray so that capture and live sync go on.',
  later: 'You can change this in the settings whenever you like.',
  keep: 'Keep it in the tray',
  quit: 'Quit when the window closes',
};
