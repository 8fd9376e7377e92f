import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeClient, type Answers } from '../../tests/fake-client';
import { i18n } from '../i18n/i18n.svelte';
import type { NoteVersion, VersionRow } from '../ipc/bindings';
import App from './App.svelte';

const VAULT = { id: 'v', name: '日記', path: '/home/me/日記' };
const PATH = 'a/note.md';

const row = (version: number, cause: VersionRow['cause'] = 'saved'): VersionRow => ({
  version,
  cause,
  time: new Date(2023, 1, 1, 9, version).getTime(),
  bytes: 1234,
});

function answerOf(version: number): NoteVersion {
  return {
    generation: 1,
    row: row(version),
    text: '一行目\n前の文。\n',
    present: {
      hash: 'h',
      same: false,
      changes: [
        {
          version_utf16: [4, 9],
          present_text: '今の文。\n',
        },
      ],
    },
  };
}

/** A window that shows the note, whose history is what `versions` holds. */
async function shown(versions: VersionRow[], more: Answers = {}): Promise<FakeClient> {
  const fake = new FakeClient({
    preferences: () => ({ language: null, theme: null, keys: [] }),
    window_ready: () => ({
      state: { vault: VAULT, recent: [] },
      language: 'ja',
      show: { kind: 'note', path: PATH },
    }),
    folder: () => ({ generation: 1, folders: [], notes: [] }),
    find_notes: () => ({ generation: 1, total: 0, notes: [] }),
    tag_tree: () => ({ generation: 1, total: 0, tags: [] }),
    waiting_captures: () => ({ captures: [] }),
    drafts: () => ({ paths: [] }),
    note_history: () => ({ generation: 1, versions: [...versions] }),
    note_version: ({ version }) => answerOf(version),
    delete_version: ({ version }) => {
      versions.splice(
        versions.findIndex((row) => row.version === version),
        1,
      );
      return {};
    },
    ...more,
  });
  render(App, { client: fake });
  await screen.findByRole('heading', { name: /^履歴/ });
  return fake;
}

async function runCommand(name: RegExp) {
  await fireEvent.keyDown(window, { key: 'P', code: 'KeyP', ctrlKey: true, shiftKey: true });
  await fireEvent.click(await screen.findByRole('option', { name, hidden: true }));
}

beforeEach(() => {
  localStorage.clear();
  i18n.chosen = null;
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
});

describe('the history of a note', () => {
  it('says what to expect while there is none', async () => {
    await shown([]);
    expect(await screen.findByText(/前の版は、まだありません。/)).toBeDefined();
  });

  it('opens a version with what changed since, and puts it back with an undo', async () => {
    const versions = [row(2), row(1, 'other')];
    const fake = await shown(versions, {
      restore_version: ({ version }) => {
        versions.unshift(row(3, 'restored'));
        return { generation: 2, hash: String(version), sibling: null, text: null };
      },
    });
    await fireEvent.click(await screen.findByRole('link', { name: /9時|09:01.*ほかのプログラム/ }));
    expect(await screen.findByRole('heading', { name: /2023年2月1日\(水\) 09:01/ })).toBeDefined();
    const diff = await screen.findByRole('group', { name: 'その後の変更' });
    expect([...diff.querySelectorAll('del')].map((each) => each.textContent)).toEqual(['前の文。']);
    expect([...diff.querySelectorAll('ins')].map((each) => each.textContent)).toEqual(['今の文。']);
    // The panel stays, and says which version is in sight.
    expect(screen.getByRole('link', { current: true }).textContent).toContain('09:01');

    await fireEvent.click(screen.getByRole('button', { name: /この版に戻す/ }));
    await fireEvent.click(await screen.findByRole('button', { name: '元に戻す' }));
    await waitFor(() => {
      const asked = fake.asked.filter(({ name }) => name === 'restore_version');
      // Back to what was kept right before the restored one.
      expect(asked.map(({ request }) => request)).toEqual([
        { path: PATH, version: 1 },
        { path: PATH, version: 2 },
      ]);
    });
    expect(screen.queryByRole('button', { name: '元に戻す' })).toBeNull();
  });

  it('deletes a version only once nobody wants it back', async () => {
    const versions = [row(2), row(1)];
    const fake = await shown(versions);
    const links = () => screen.queryAllByRole('link', { name: /の版: / });
    await waitFor(() => {
      expect(links()).toHaveLength(2);
    });
    const [first] = links();
    if (first) await fireEvent.keyDown(first, { key: 'Delete' });
    expect(links()).toHaveLength(1);
    await fireEvent.click(await screen.findByRole('button', { name: '元に戻す' }));
    expect(links()).toHaveLength(2);
    expect(fake.count('delete_version')).toBe(0);

    vi.useFakeTimers();
    const [again] = links();
    if (again) await fireEvent.keyDown(again, { key: 'Delete' });
    await vi.advanceTimersByTimeAsync(7000);
    expect(fake.count('delete_version')).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(fake.asked.at(-2)).toEqual({
      name: 'delete_version',
      request: { path: PATH, version: 2 },
    });
    expect(links()).toHaveLength(1);
  });
});

describe('deleting a note', () => {
  it('closes its tab, and brings it back from its history', async () => {
    // What came into it since, once it was made anew, is newer.
    const fake = await shown([row(5, 'saved'), row(4, 'deleted')], {
      delete_note: () => ({ trashed: true, version: 4 }),
      restore_version: () => ({ generation: 2, hash: 'h', sibling: null, text: null }),
    });
    await runCommand(/ノートを削除/);
    await waitFor(() => {
      expect(screen.queryByRole('tab', { name: /note/ })).toBeNull();
    });
    expect(fake.count('delete_note')).toBe(1);
    await screen.findByText('noteをゴミ箱に移しました。');
    await fireEvent.click(await screen.findByRole('button', { name: '元に戻す' }));
    expect(await screen.findByRole('tab', { name: /note/, selected: true })).toBeDefined();
    expect(fake.asked.find(({ name }) => name === 'restore_version')?.request).toEqual({
      path: PATH,
      version: 4,
    });
  });

  it('brings an empty one back, of which there is no version', async () => {
    const fake = await shown([row(4, 'saved')], {
      delete_note: () => ({ trashed: true, version: null }),
      create_note: ({ path }) => ({ path, title: 'note', day: null, modified: 0 }),
    });
    await runCommand(/ノートを削除/);
    await fireEvent.click(await screen.findByRole('button', { name: '元に戻す' }));
    expect(await screen.findByRole('tab', { name: /note/, selected: true })).toBeDefined();
    expect(fake.asked.find(({ name }) => name === 'create_note')?.request).toEqual({
      path: PATH,
      text: '',
    });
    expect(fake.count('restore_version')).toBe(0);
  });

  it('says so when the trash could not take it', async () => {
    await shown([row(4, 'deleted')], {
      delete_note: () => ({ trashed: false, version: 4 }),
    });
    await runCommand(/ノートを削除/);
    await screen.findByText(/ゴミ箱には入れられなかったので、履歴に残してあります。/);
    expect(screen.getByRole('button', { name: '元に戻す' })).toBeDefined();
  });
});
