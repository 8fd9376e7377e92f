import { plural } from '../numbers';

export const settings = {
  title: 'Settings',
  general: 'General',
  text: 'Text',
  textSize: 'Text size',
  measure: 'Line length',
  signs: (measure: number) => `${measure} em`,
  zoom: 'Zoom',
  spelling: 'Check spelling while writing',
  spellingHint: 'By the system’s dictionaries.',
  slash: 'Offer commands behind /',
  slashHint: 'Headings, lists, tasks, tables, today’s date: “/” and a few letters of the name.',
  weekStart: 'Weeks begin',
  weekStarts: {
    usual: 'As usual here',
    sunday: 'on Sunday',
    monday: 'on Monday',
    saturday: 'on Saturday',
  },
  theme: {
    title: 'Your own colours',
    lead: 'A file theme.css may set any of Tsuzuri’s colours and sizes, such as --paper.',
    state: (tokens: number) =>
      tokens === 0
        ? 'It sets nothing now.'
        : `It sets ${plural(tokens, 'property', 'properties')}.`,
    leftOut: (left: number) =>
      left === 0
        ? ''
        : ` ${plural(left, 'line is', 'lines are')} not taken: only properties like --paper in :root are, without addresses.`,
    problem: {
      'too-large': 'It is longer than 64 KB, so nothing of it is taken.',
      unreadable: 'It can’t be read as text, so nothing of it is taken.',
    },
    open: 'Open its folder',
  },
  vault: {
    title: 'This folder',
    lead: 'Kept in Tsuzuri’s own data, not among your notes.',
    daily_note: 'Daily notes',
    dailyHint:
      '{yyyy}, {mm} and {dd} stand for the day. Notes that are there already stay where they are.',
    daily_template: 'Daily template',
    templateHint: 'The note that a new day begins with, such as templates/day.md.',
    templates: 'Templates',
    templatesHint: 'The folder whose notes can be inserted as templates.',
    attachments: 'Files and pictures',
    attachmentsHint:
      'The folder for what is pasted or dropped into notes; / is the folder of the notes itself, ./ the one that a note lies in.',
    history_days: 'Keep history',
    historyHint: 'Days that an earlier version is kept after another took its place.',
    profile: 'Hashtags',
    profiles: { tsuzuri: 'Tsuzuri', obsidian: 'As in Obsidian', twitter: 'As on Twitter' },
    profileHint: 'What counts as a tag. The index is made anew when this changes.',
    bad: {
      daily_note:
        'Each day needs a note of its own: write {yyyy}, {mm} and {dd}, and no signs a file can’t have.',
      daily_template: 'This is no path of a note in the folder.',
      templates: 'This is no path of a folder in the folder.',
      attachments: 'This is no path of a folder in the folder.',
      history_days: 'A number of days, at least 1.',
    },
  },
  capture: 'Quick capture',
  captureLead: 'A small window over everything, for what is to be kept right now.',
  shortcut: 'Shortcut',
  none: 'None',
  recording: 'Press the keys. Backspace takes the shortcut away, Esc leaves it.',
  bare: (modifiers: string) => `Add one of ${modifiers}, or use F1 to F24.`,
  noKey: 'This key can’t be part of a shortcut.',
  state: {
    off: 'There is no shortcut.',
    registered: 'Registered. If it does not work, another program may have it first.',
    taken: 'Another program has this shortcut. Choose another one, or free it there.',
    invalid: 'This can’t be a shortcut. Press other keys.',
    wayland:
      'This desktop (Wayland) lets no program listen for global shortcuts, so this one can’t be promised. Bind the command below to a key in the desktop’s settings.',
    refused:
      'The system refused the shortcut. Bind the command below to a key in the desktop’s settings.',
  },
  command: 'Command',
  commandHint:
    'Bound to a key in the desktop’s settings, it opens the same window, with Tsuzuri running or not.',
  copy: 'Copy',
  copied: 'Copied.',
  selected: (keys: string) => `Selected. ${keys} copies it.`,
  tray: 'Tray and start',
  trayState: {
    shown: 'Tsuzuri is in the tray.',
    'no-host': 'This desktop shows no tray, so closing the window ends Tsuzuri.',
    'no-library':
      'There is no tray: the library that draws it (libayatana-appindicator) is missing. Install it and start Tsuzuri again.',
  },
  keepInTray: 'Stay in the tray when the window is closed',
  keepInTrayHint: 'Quick capture and live sync go on.',
  noTray: 'Without a tray there would be no way back to Tsuzuri.',
  startAtLogin: 'Start when I log in',
  startAtLoginHint: 'Hidden: no window opens.',
  keys: 'Keys',
  keysLead: 'Click a key and press another. Each command keeps to what you choose.',
  keyOf: (command: string) => `Key of “${command}”`,
  keyRecording: 'Press the keys. Backspace takes them away, Esc leaves them.',
  keyBare: (modifiers: string) => `Add one of ${modifiers}, or use a function key.`,
  keyConflict: (others: string) => `Also: ${others}. The first in this list has it.`,
  keyReset: 'As it was',
  keyResetOf: (command: string) => `Give “${command}” its own key again`,
  keyFilter: 'Filter commands',
  waiting: 'Waiting captures',
  waitingLead:
    'Nothing is lost: they are kept by Tsuzuri, and go into their notes as soon as they can.',
  untried: 'Not put there yet.',
  goesTo: (note: string, vault: string) => `For ${note} in “${vault}”`,
  dayNote: (day: string) => `the note of ${day}`,
  toToday: 'Put into today’s note',
  toDay: (day: string) => `Put into the note of ${day}`,
  toOther: 'Into another note…',
  pick: 'Into which note?',
  pickNone: 'No note has this in its name.',
};
