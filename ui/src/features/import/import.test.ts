import { describe, expect, it } from 'vitest';
import { apiError, FakeClient } from '../../../tests/fake-client';
import type { PlannedImport } from '../../ipc/bindings';
import { Import } from './import.svelte';

const plan: PlannedImport = {
  blog: 'https://a.example',
  entries: 1,
  notes: [{ path: 'diary/2023-02-01.md', change: 'create' }],
  images: 0,
  problems: [],
  more_problems: 0,
};

describe('an import that ended with an error', () => {
  it('is looked at again as it was asked for, and can be gone on with', async () => {
    let full = true;
    let planned: number | undefined;
    const client = new FakeClient({
      choose_import: () => ({ file: 'export.txt', problem: null }),
      plan_import: ({ ticket }) => {
        planned = ticket;
        return plan;
      },
      make_import: ({ ticket }) => {
        // A plan is made once.
        if (planned !== ticket) throw apiError('not-found', 'not planned');
        planned = undefined;
        if (full) throw apiError('disk-full', 'full');
        return { made: 1, left: 0, called_off: false };
      },
    });
    const work = new Import(client);
    await work.choose();
    await work.publishedAt('a.example');
    await work.run();
    expect(work.error?.code).toBe('disk-full');
    const looked = client.asked.filter(({ name }) => name === 'plan_import');
    expect(looked.at(-1)?.request).toMatchObject({ blog: 'a.example' });

    full = false;
    await work.run();
    expect(work.done?.made).toBe(1);
  });
});
