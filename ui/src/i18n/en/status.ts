import { count, plural } from '../numbers';

export const status = {
  label: 'Status',
  notes: (total: number) => plural(total, 'note', 'notes'),
  scanning: 'Looking for notes',
  indexing: (done: number, total: number) => `Indexing ${count(done)} of ${count(total)}`,
  indexingText: (percent: number) => `Full text ${percent} %. Tags are ready`,
  textWaits: (percent: number) => `Full text ${percent} %, waiting: the battery is low`,
  vanishing: (total: number) => `${count(total)} notes seem to be gone: looking again`,
  finishing: (done: number, total: number) =>
    `Finishing a change that was broken off: ${count(done)} of ${count(total)} notes`,
  hindered: {
    'disk-full': 'The disk is full: the index stays as it was until there is room',
    other: 'The index can’t be brought up to date: trying again',
  },
  sync: {
    on: 'Sync on',
    polling: 'Looking every 10 to 30 seconds',
    offline: 'The folder is not there',
    paused: 'Sync paused',
  },
  looking: {
    silent: 'Looking every 10 to 30 seconds: this drive does not tell what others write',
    limit:
      'Looking every 10 to 30 seconds: the system watches no more folders (fs.inotify.max_user_watches)',
    refused: 'Looking every 10 to 30 seconds: the system won’t watch this folder',
  },
  problems: (total: number) => plural(total, 'problem', 'problems'),
  captures: (total: number) => plural(total, 'capture waits', 'captures wait'),
};
