/** Answers of quick capture and of the desktop, for looking at both. */

import type {
  Desktop,
  DesktopChoices,
  NoteRow,
  TagRow,
  WaitingCapture,
} from '../../src/ipc/bindings';
import { apiError, type Answers } from '../fake-client';
import { FOLDERS, TAGS } from './diary';

const DAY = '2024-02-01';

export function captureAnswers(params: URLSearchParams): Answers {
  let desktop: Desktop = {
    choices: { shortcut: 'Ctrl+Alt+Space', keep_in_tray: true, start_at_login: false },
    tray: oneOf(params.get('tray'), ['no-host', 'no-library']) ?? 'shown',
    shortcut:
      oneOf(params.get('shortcut'), ['off', 'taken', 'invalid', 'wayland', 'refused']) ??
      'registered',
    capture_command: '/usr/bin/tsuzuri-app --capture',
  };
  let captures = params.has('waiting') ? WAITING : [];
  return {
    capture_ready: () => ({ language: params.get('lang') ?? 'ja' }),
    capture_draft: () => ({ text: params.get('text') ?? '', note: params.get('note') }),
    keep_capture_draft: () => ({}),
    capture_targets: ({ text, limit }) => ({
      vault: params.has('no-vault') ? null : '日記',
      reachable: !params.has('offline'),
      day: DAY,
      notes: noteRows()
        .filter(({ title }) => title.includes(text))
        .slice(0, limit),
    }),
    capture: ({ id }) => {
      if (params.get('fail') === 'capture') throw apiError('disk-full');
      return { id };
    },
    open_capture: () => ({}),
    hide_capture: () => ({}),
    fit_capture: () => ({}),
    waiting_captures: () => ({ captures }),
    deliver_captures: () => ({ captures }),
    redirect_capture: ({ id }) => {
      captures = captures.filter((capture) => capture.id !== id);
      return { captures };
    },
    desktop: () => desktop,
    set_desktop: (choices: DesktopChoices) => (desktop = { ...desktop, choices }),
    close_window: ({ keep_in_tray }) => ({ ask: keep_in_tray === null }),
    quit_ready: () => ({}),
  };
}

/** The tags of the mock first, then what the diary has. */
export function captureTags(filter: string): TagRow[] {
  const more = [{ tag: 'ウクライナ軍事支援(NATO・戦闘機)', count: 41 }];
  return [...TAGS.slice(0, 2), ...more, ...TAGS.slice(2)]
    .filter(({ tag }) => tag.includes(filter))
    .map(({ tag, count }) => ({
      key: tag,
      tag,
      label: tag,
      kind: 'tag',
      topic: tag.replace(/\(.*$/, ''),
      facets: [],
      names: [],
      count,
      own: count,
      notes: count,
      has_children: false,
    }));
}

const WAITING: WaitingCapture[] = [
  {
    id: 'c1',
    text: '南部の港で荷役が3日ぶりに再開。検査は1隻あたり40分。\n#ウクライナ代理戦争(NATO)',
    vault: '日記',
    note: null,
    day: '2024-01-31',
    problem: apiError('vault-unavailable'),
  },
  {
    id: 'c2',
    text: 'Ask the harbour office for the new timetable.',
    vault: '日記',
    note: '主題/輸送路の見直し.md',
    day: DAY,
    problem: null,
  },
];

function noteRows(): NoteRow[] {
  return Object.entries(FOLDERS).flatMap(([folder, { notes }]) =>
    notes.map((title) => {
      const path = [folder, `${title}.md`].filter(Boolean).join('/');
      return { path, title, day: null, modified: 0 };
    }),
  );
}

function oneOf<T extends string>(value: string | null, known: readonly T[]): T | undefined {
  return known.find((each) => each === value);
}
