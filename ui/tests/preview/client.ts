/** Answers for looking at the app: the diary of the look's mocks, enlarged by rule. */

import type {
  IndexState,
  LinkRow,
  NoteRow,
  PassageCard,
  SearchHit,
  Show,
  TagRef,
  TagRow,
} from '../../src/ipc/bindings';
import { FakeClient, apiError } from '../fake-client';
import { captureAnswers } from './capture-answers';
import { backlinks, CLIPPINGS, FACETS, FOLDERS, NOTE, RELATED, TAGS } from './diary';

const VAULT = { id: 'v1', name: '日記', path: '/home/me/日記' };
const GENERATION = 7;

export function previewClient(params: URLSearchParams): FakeClient {
  const view = params.get('view') ?? 'stream';
  remember(view);
  const index = indexState(params);
  const isFirst = view === 'first-run';
  const state = { vault: isFirst ? null : VAULT, recent: [] };
  const client: FakeClient = new FakeClient({
    window_ready: () => ({ state, language: params.get('lang') ?? 'ja', show: showOf(params) }),
    preferences: () => ({ language: params.get('lang'), theme: params.get('theme'), keys: [] }),
    set_preferences: (kept) => kept,
    open_sample: () => ({ vault: VAULT, recent: [] }),
    choose_vault: () => ({ vault: VAULT, recent: [] }),
    new_vault: () => null,
    index_state: () => index,
    diagnostics: () => ({
      generation: GENERATION,
      skipped: [
        { path: '添付/巨大な記録.md', reason: 'large' },
        { path: 'old/sjis-memo.md', reason: 'encoding' },
      ],
    }),
    today: () => ({ path: '日記/2024/02/2024-02-01.md', day: '2024-02-01', exists: true }),
    folder: ({ path }) => ({
      generation: GENERATION,
      folders: FOLDERS[path]?.folders ?? [],
      notes: (FOLDERS[path]?.notes ?? []).map((name) => noteRow(path, name)),
    }),
    find_notes: ({ text, limit }) => {
      const all = Object.entries(FOLDERS).flatMap(([path, { notes }]) =>
        notes.map((name) => noteRow(path, name)),
      );
      const notes = all.filter(({ title }) => title.includes(text));
      return { generation: GENERATION, total: notes.length, notes: notes.slice(0, limit) };
    },
    open_note: ({ path }) => {
      if (params.get('fail') === 'open') throw apiError('io', 'no');
      return {
        generation: GENERATION,
        path,
        title: '2024年2月1日(木)',
        text: NOTE,
        hash: 'h1',
        day: '2024-02-01',
        read_only: params.get('readonly'),
        warnings: [],
        hashtags: { profile: 'tsuzuri', colours: false },
      };
    },
    note_draft: () => ({ draft: null }),
    drafts: () => ({ paths: [] }),
    keep_draft: () => ({ kept: true }),
    drop_draft: () => ({}),
    note_copies: () => ({ original: null, copies: [] }),
    save_draft: () => ({
      generation: GENERATION + 1,
      hash: 'h2',
      sibling: params.has('sibling') ? '日記/2024/02/2024-02-01 (Tsuzuri 14-03-22).md' : null,
      text: null,
      conflict: null,
    }),
    create_note: ({ path }) => noteRow('', path.replace(/\.md$/, '')),
    backlinks: () => backlinks(GENERATION),
    outgoing_links: ({ path }) => ({ generation: GENERATION, links: outgoing(path) }),
    resolve_link: ({ target }) => ({
      resolution: target === 'はじめに' ? 'ambiguous' : 'unresolved',
      path: target === 'はじめに' ? 'はじめに.md' : null,
      line: null,
      would_be: target === 'はじめに' ? null : `主題/${target}.md`,
      candidates: target === 'はじめに' ? ['はじめに.md', '読書/はじめに.md'] : [],
    }),
    tag_tree: ({ parent, filter, offset, limit }) => {
      const rows = tagRows(parent).filter(({ tag }) => tag.includes(filter));
      const tags = rows.slice(offset, offset + limit);
      return { generation: GENERATION, total: rows.length, tags };
    },
    complete_tag: ({ typed, limit }) => {
      const rows = tagRows(null).filter(({ tag }) => tag.includes(typed));
      return { generation: GENERATION, tags: rows.slice(0, limit) };
    },
    tag_stream: ({ tag, cursor, limit }) => {
      const from = Number(cursor ?? 0);
      const all = view === 'empty' ? [] : passages();
      const next = from + limit < all.length ? String(from + limit) : null;
      return {
        generation: GENERATION,
        key: tag,
        tag,
        total: all.length,
        next_cursor: next,
        passages: all.slice(from, from + limit),
      };
    },
    tag_summary: ({ tag }) => ({
      generation: GENERATION,
      tag: tagRows(null).find(({ key }) => key === tag) ?? null,
      facets: tag === 'ウクライナ代理戦争' ? FACETS : [],
      related: RELATED,
      months: months(),
    }),
    search: ({ query }) => ({
      generation: GENERATION,
      covered: 0.31,
      next_cursor: null,
      reach: query.startsWith('/') ? { searched: 31_000, of: 100_000 } : null,
      scored: query.includes('sort:relevance') ? 300 : null,
      results: hits(query),
      problems: query.includes('date:2023-13') ? [{ at: 0, code: 'bad-date', message: '' }] : [],
      explain: '',
    }),
    search_counts: ({ query }) => ({
      generation: GENERATION,
      total: hits(query).length,
      total_exact: true,
      tag_counts: RELATED,
      month_counts: months().slice(-8),
    }),
    open_url: () => ({}),
    ...captureAnswers(params),
  });
  return client;
}

/** Opens the wanted place the way a second start would. */
function remember(view: string): void {
  const places = {
    stream: { kind: 'stream', tag: 'ウクライナ代理戦争' },
    empty: { kind: 'stream', tag: '防災(備蓄)' },
    search: { kind: 'search', query: '会談' },
    diagnostics: { kind: 'diagnostics' },
    settings: { kind: 'settings' },
    start: { kind: 'empty' },
  }[view] ?? { kind: 'note', path: '日記/2024/02/2024-02-01.md' };
  const note = { kind: 'note', path: '日記/2024/02/2024-02-01.md' };
  const tabs = view === 'note' ? [note, { kind: 'stream', tag: '日中' }] : [note, places];
  const layout = {
    view: view === 'stream' || view === 'empty' ? 'tags' : 'notes',
    sidebar: null,
    panel: null,
    sidebarWidth: null,
    panelWidth: null,
  };
  const active = view === 'note' ? 0 : 1;
  const kept = { tabs: { places: tabs, active }, layout };
  localStorage.setItem('tsuzuri.window.v1', JSON.stringify(kept));
}

function indexState(params: URLSearchParams): IndexState {
  const phase = params.get('phase');
  return {
    text_waits: false,
    vanishing: 0,
    generation: GENERATION,
    phase: phase === 'notes' || phase === 'text' || phase === 'scanning' ? phase : 'ready',
    done: 31204,
    total: 100000,
    notes: 10214,
    passages: 40000,
    tags: 3412,
    links: 9000,
    covered: 0.31,
    sync: syncOf(params),
    problems: params.has('problems') ? 2 : 0,
  };
}

/** `show=today`, `search` or `settings`, as the tray asks for them. */
function showOf(params: URLSearchParams): Show | null {
  const kind = params.get('show');
  return kind === 'today' || kind === 'search' || kind === 'settings' ? { kind } : null;
}

function syncOf(params: URLSearchParams): IndexState['sync'] {
  const sync = params.get('sync');
  return sync === 'offline' || sync === 'paused' || sync === 'polling' ? sync : 'on';
}

function noteRow(folder: string, name: string): NoteRow {
  const path = [folder, `${name}.md`].filter(Boolean).join('/');
  return { path, title: name, day: null, modified: 0 };
}

function tagRows(parent: string | null): TagRow[] {
  const rows = TAGS.filter((tag) => (tag.under ?? null) === parent);
  return rows.map(({ tag, label, count }) => ({
    key: tag,
    tag,
    label: label ?? tag,
    kind: 'tag',
    topic: tag.replace(/\(.*$/, ''),
    facets: [],
    names: tag === 'ウクライナ代理戦争' ? ['代理戦争'] : [],
    count,
    own: count,
    notes: count,
    has_children: TAGS.some(({ under }) => under === tag),
  }));
}

function tagRef(raw: string): TagRef {
  return { raw, key: raw.replace(/\(([^)]*)$/, '($1)'), from: 'tag-block' };
}

/** The mock's clippings, then earlier days made of the same ones. */
function passages(): PassageCard[] {
  return Array.from({ length: 240 }, (_, index) => {
    const clipping = CLIPPINGS[index % CLIPPINGS.length] ?? CLIPPINGS[0];
    const round = Math.floor(index / CLIPPINGS.length);
    const date = new Date(Date.UTC(2024, 1, 1 - round * 3 - (clipping?.before ?? 0)));
    const day = date.toISOString().slice(0, 10);
    return {
      path: `日記/${day.slice(0, 4)}/${day.slice(5, 7)}/${day}.md`,
      title: day,
      day,
      heading_path: [clipping?.heading ?? ''],
      ordinal: index,
      line: 12,
      span: [index * 100, index * 100 + 10],
      text: clipping?.text ?? '',
      cut: false,
      tags: (clipping?.tags ?? []).map(tagRef),
      verified: true,
    };
  });
}

function hits(query: string): SearchHit[] {
  return passages()
    .filter(({ text }) => text.includes(query))
    .slice(0, 40)
    .map((card) => {
      const at = card.text.indexOf(query);
      return {
        ...card,
        tier: 'text',
        excerpt: card.text,
        highlights_utf16: [[at, at + query.length] as [number, number]],
      };
    });
}

function months(): { month: string; count: number }[] {
  const counts = [21, 88, 96, 74, 61, 58, 49, 55, 62, 47, 44, 51, 66, 71, 52, 43, 47, 38];
  const more = [41, 36, 33, 45, 42, 38, 5];
  return [...counts, ...more].map((count, index) => {
    const month = 1 + index;
    const year = 2022 + Math.floor(month / 12);
    return { month: `${year}-${String((month % 12) + 1).padStart(2, '0')}`, count };
  });
}

function outgoing(path: string): LinkRow[] {
  const row = (target: string, resolution: string, resolved: string | null): LinkRow => ({
    path,
    kind: resolution === 'url' ? 'url' : 'wikilink',
    raw: target,
    target,
    fragment: null,
    alias: null,
    resolution,
    resolved,
    span: [0, 1],
    line: 1,
  });
  return [
    row('輸送路の見直し', 'unique', '主題/輸送路の見直し.md'),
    row('港の荷役日誌', 'unresolved', null),
    row('はじめに', 'ambiguous', 'はじめに.md'),
    row('https://example.com/entry/2024/02/01', 'url', null),
  ];
}
