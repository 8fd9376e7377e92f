import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiError, FakeClient, settled, type Answers } from '../../../tests/fake-client';
import type { CaptureDraft, CaptureRequest } from '../../ipc/bindings';
import { Capture, SHRINK } from './capture.svelte';
import { LATEST } from './draft';

/** The engine's side: one draft, and captures kept once by id. */
function capturing(draft: CaptureDraft = { text: '', note: null }, more: Answers = {}) {
  const engine = { draft, captured: new Map<string, CaptureRequest>() };
  const client = new FakeClient({
    capture_draft: () => engine.draft,
    keep_capture_draft: (kept) => {
      engine.draft = kept;
      return {};
    },
    capture: (request) => {
      engine.captured.set(request.id, request);
      engine.draft = { text: '', note: null };
      return { id: request.id };
    },
    capture_targets: () => ({ vault: '日記', reachable: true, day: '2024-02-01', notes: [] }),
    hide_capture: () => ({}),
    fit_capture: () => ({}),
    quit_ready: () => ({}),
    ...more,
  });
  const capture = new Capture(client);
  const texts = () => [...engine.captured.values()].map(({ text }) => text);
  return { engine, client, capture, texts };
}

async function open(...setup: Parameters<typeof capturing>) {
  const made = capturing(...setup);
  await made.capture.read();
  return made;
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the draft', () => {
  it('is there again, with where it was to go', async () => {
    const { capture } = await open({ text: '昨日の続き', note: 'a.md' });
    expect(capture.text).toBe('昨日の続き');
    expect(capture.note).toBe('a.md');
  });

  it('is kept soon after the first key, however steadily one types', async () => {
    const { engine, client, capture } = await open();
    for (let key = 1; key <= 9; key += 1) {
      capture.typed('x'.repeat(key));
      await pass(50);
    }
    expect(client.count('keep_capture_draft')).toBe(1);
    expect(engine.draft.text).toBe('x'.repeat(8));
    await pass(LATEST);
    expect(engine.draft.text).toBe('x'.repeat(9));
    await pass(LATEST * 5);
    expect(client.count('keep_capture_draft')).toBe(2);
  });

  it('waits for the end of a composition, and then no longer', async () => {
    const { engine, client, capture } = await open();
    capture.typed('今日');
    capture.composing(true);
    await pass(LATEST * 3);
    expect(client.count('keep_capture_draft')).toBe(0);
    capture.typed('今日は');
    capture.composing(false);
    await pass(0);
    expect(engine.draft.text).toBe('今日は');
  });

  it('is kept when the window hides', async () => {
    const { engine, client, capture } = await open();
    capture.typed('半分');
    await capture.hide();
    expect(engine.draft.text).toBe('半分');
    expect(client.asked.at(-1)?.name).toBe('hide_capture');
    await pass(LATEST);
    expect(client.count('keep_capture_draft')).toBe(1);
  });

  it('holds where it will go', async () => {
    const { engine, capture } = await open();
    capture.choose('a.md');
    await pass(LATEST);
    expect(engine.draft).toEqual({ text: '', note: 'a.md' });
  });

  it('that can not be kept holds the window open, once', async () => {
    const { client, capture } = await open(undefined, {
      keep_capture_draft: () => {
        throw apiError('disk-full');
      },
    });
    capture.typed('半分');
    await capture.hide();
    expect(capture.failure).toEqual({ what: 'draft', error: apiError('disk-full') });
    expect(client.count('hide_capture')).toBe(0);
    await capture.hide();
    expect(client.count('hide_capture')).toBe(1);
    expect(capture.text).toBe('半分');
  });

  it('that could not be read is not written over', async () => {
    const { engine, client, capture } = capturing({ text: '昨日', note: null });
    const answer = client.answers.capture_draft;
    client.answers.capture_draft = () => {
      throw apiError('io');
    };
    await capture.read();
    capture.typed('今日');
    await pass(LATEST);
    expect(engine.draft.text).toBe('昨日');
    if (answer) client.answers.capture_draft = answer;
    await capture.hide();
    expect(engine.draft.text).toBe('昨日\n今日');
    expect(capture.text).toBe('昨日\n今日');
  });

  it('that is read while one composes comes before what is composed, at its end', async () => {
    const { engine, client, capture } = capturing({ text: '昨日の続き', note: 'a.md' });
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { draft } = engine;
    client.answers.capture_draft = async () => {
      await held;
      return draft;
    };
    const reading = capture.read();
    capture.composing(true);
    answer();
    await reading;
    expect(capture.text).toBe('');
    await capture.hide();
    expect(engine.draft).toEqual({ text: '昨日の続き', note: 'a.md' });
    capture.typed('会談');
    await capture.quit();
    expect(engine.draft.text).toBe('昨日の続き\n会談');
    capture.composing(false);
    expect(capture.text).toBe('昨日の続き\n会談');
    await pass(LATEST);
    expect(engine.draft.text).toBe('昨日の続き\n会談');
  });

  it('is kept before the app ends', async () => {
    const { engine, client, capture } = await open();
    capture.typed('半分');
    await capture.quit();
    expect(engine.draft.text).toBe('半分');
    expect(client.asked.at(-1)?.name).toBe('quit_ready');
  });
});

describe('saving', () => {
  it('lets go of the text only when the engine has it', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { client, capture } = await open(undefined, {
      capture: async ({ id }) => {
        await held;
        return { id };
      },
    });
    capture.typed('会談は3月');
    const saving = capture.save();
    await pass(0);
    expect(capture.text).toBe('会談は3月');
    expect(client.count('hide_capture')).toBe(0);
    answer();
    await saving;
    expect(capture.text).toBe('');
    expect(client.count('hide_capture')).toBe(1);
  });

  it('sends once, however often one presses', async () => {
    const { capture, texts } = await open();
    capture.typed('一度');
    await Promise.all([capture.save(), capture.save()]);
    expect(texts()).toEqual(['一度']);
  });

  it('is tried again with the same id, until the text or the target is another', async () => {
    const ids: string[] = [];
    const { client, capture } = await open(undefined, {
      capture: ({ id }) => {
        ids.push(id);
        throw apiError('io');
      },
    });
    capture.typed('text');
    await capture.save();
    expect(capture.failure).toEqual({ what: 'save', error: apiError('io') });
    expect(capture.text).toBe('text');
    expect(client.count('hide_capture')).toBe(0);
    await capture.save();
    expect(ids[1]).toBe(ids[0]);
    capture.choose('a.md');
    await capture.save();
    capture.typed('text, changed');
    await capture.save();
    expect(new Set(ids).size).toBe(3);
    expect(ids.every((id) => /^[0-9a-f]{32}$/.test(id))).toBe(true);
  });

  it('gives the next one another id, also when it is the same text', async () => {
    const { capture, texts } = await open();
    for (let time = 0; time < 2; time += 1) {
      capture.typed('同じ');
      await capture.save(true);
    }
    expect(texts()).toEqual(['同じ', '同じ']);
  });

  it('stays for the next one, keeps its target, and says so until one types', async () => {
    const { engine, client, capture } = await open();
    capture.choose('a.md');
    capture.typed('一つめ');
    await capture.save(true);
    expect(capture.saved).toBe(true);
    expect(capture.text).toBe('');
    expect(capture.note).toBe('a.md');
    expect(client.count('hide_capture')).toBe(0);
    await pass(LATEST);
    expect(engine.draft).toEqual({ text: '', note: 'a.md' });
    capture.typed('二');
    expect(capture.saved).toBe(false);
  });

  it('keeps what was typed while it was under way', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { engine, client, capture } = await open(undefined, {
      capture: async ({ id }) => {
        await held;
        return { id };
      },
    });
    capture.typed('一つめ');
    const saving = capture.save();
    await pass(0);
    capture.typed('一つめ\n二つ');
    answer();
    await saving;
    expect(capture.text).toBe('二つ');
    expect(client.count('hide_capture')).toBe(0);
    await pass(LATEST);
    expect(engine.draft.text).toBe('二つ');
  });

  it('leaves the draft that is read while it is under way, and takes nothing of it along', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { engine, client, capture, texts } = capturing({ text: '昨日', note: null });
    const { draft } = engine;
    client.answers.capture_draft = async () => {
      await held;
      return draft;
    };
    const reading = capture.read();
    capture.typed('今日');
    const saving = capture.save();
    await pass(0);
    answer();
    await Promise.all([reading, saving]);
    expect(texts()).toEqual(['今日']);
    expect(capture.text).toBe('昨日');
    expect(client.count('hide_capture')).toBe(0);
    await pass(LATEST);
    expect(engine.draft.text).toBe('昨日');
  });

  it('waits until the draft can be read, which would go with it', async () => {
    const { engine, client, capture, texts } = capturing({ text: '昨日', note: null });
    const answer = client.answers.capture_draft;
    client.answers.capture_draft = () => {
      throw apiError('io');
    };
    await capture.read();
    capture.typed('今日');
    await capture.save();
    expect(texts()).toEqual([]);
    expect(capture.failure).toEqual({ what: 'save', error: apiError('io') });
    expect(engine.draft.text).toBe('昨日');
    if (answer) client.answers.capture_draft = answer;
    await capture.save();
    expect(texts()).toEqual(['今日']);
    expect(capture.text).toBe('昨日');
  });

  it('does not touch the field while something is composed in it', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { capture } = await open(undefined, {
      capture: async ({ id }) => {
        await held;
        return { id };
      },
    });
    capture.typed('一つめ');
    const saving = capture.save();
    await pass(0);
    capture.composing(true);
    answer();
    await saving;
    expect(capture.text).toBe('一つめ');
    capture.typed('一つめ二つ');
    capture.composing(false);
    expect(capture.text).toBe('二つ');
  });

  it('comes after a draft that is under way, which would bring the text back', async () => {
    const order: string[] = [];
    let kept = (): void => undefined;
    const { capture } = await open(undefined, {
      keep_capture_draft: async () => {
        await new Promise<void>((resolve) => (kept = resolve));
        order.push('draft');
        return {};
      },
      capture: ({ id }) => {
        order.push('capture');
        return { id };
      },
    });
    capture.typed('text');
    await pass(LATEST);
    void capture.save();
    await settled();
    expect(order).toEqual([]);
    kept();
    await pass(0);
    expect(order).toEqual(['draft', 'capture']);
  });

  it('leaves no draft behind, also when one went out while it was under way', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    const { engine, capture } = await open(undefined, {
      // The engine has captured, and the draft comes before its answer.
      capture: async ({ id }) => {
        engine.draft = { text: '', note: null };
        await held;
        return { id };
      },
    });
    capture.typed('text');
    const saving = capture.save();
    await pass(0);
    await capture.hide();
    expect(engine.draft.text).toBe('text');
    answer();
    await saving;
    await pass(LATEST);
    expect(engine.draft.text).toBe('');
  });

  it('of nothing only hides', async () => {
    const { client, capture } = await open();
    capture.typed(' \n\u3000');
    await capture.save();
    expect(client.count('capture')).toBe(0);
    expect(client.count('hide_capture')).toBe(1);
    await capture.save(true);
    expect(client.count('hide_capture')).toBe(1);
  });
});

describe('the window', () => {
  it('grows at once, and shrinks after a rest', async () => {
    const { client, capture } = await open();
    const heights = () =>
      client.asked.filter(({ name }) => name === 'fit_capture').map(({ request }) => request);
    for (const height of [0, 136, 136, 220, 136, 220]) capture.fit(height);
    await pass(SHRINK);
    expect(heights()).toEqual([{ height: 136 }, { height: 220 }]);
    capture.fit(136);
    await pass(SHRINK - 1);
    expect(heights()).toHaveLength(2);
    await pass(1);
    expect(heights().at(-1)).toEqual({ height: 136 });
  });

  it('looks at the day and the vault anew when it is shown', async () => {
    const { client, capture } = await open();
    client.answers.capture_targets = () => ({
      vault: '日記',
      reachable: false,
      day: '2024-02-02',
      notes: [],
    });
    capture.shown();
    await settled();
    expect(capture.targets.day).toBe('2024-02-02');
    expect(capture.targets.reachable).toBe(false);
  });

  it('lets go of a target that was in another vault', async () => {
    const { capture } = await open();
    await capture.targets.refresh();
    capture.choose('a.md');
    const vault = { id: 'v', name: '日記', path: '/home/me/日記' };
    capture.vaultChanged({ vault, recent: [] });
    capture.vaultChanged({ vault: null, recent: [vault] });
    expect(capture.note).toBe('a.md');
    capture.vaultChanged({ vault: { ...vault, id: 'w' }, recent: [vault] });
    expect(capture.note).toBeNull();
  });
});
