import { describe, expect, it } from 'vitest';
import { apiError, settled } from '../../tests/fake-client';
import type { IndexChanged } from './bindings';
import { Pages, type Page } from './pages.svelte';

/** Numbers from 1, three a page. */
class Numbers {
  generation = 1;
  total = 8;
  fails = false;
  asked = 0;
  first = 1;

  readonly pages = new Pages<number>(String, (cursor) => this.#page(Number(cursor ?? 0)));

  async #page(from: number): Promise<Page<number>> {
    this.asked += 1;
    await Promise.resolve();
    if (this.fails) throw apiError('io');
    const rows = Array.from(
      { length: Math.min(3, this.total - from) },
      (_, index) => this.first + from + index,
    );
    const next = from + 3 < this.total ? String(from + 3) : null;
    return { generation: this.generation, rows, next };
  }

  change(): IndexChanged {
    this.generation += 1;
    return { generation: this.generation, topics: [], origin: { type: 'disk' } };
  }
}

describe('pages', () => {
  it('grow to the end and then stop asking', async () => {
    const { pages, ...numbers } = new Numbers();
    await pages.reload();
    expect(pages.rows).toEqual([1, 2, 3]);
    await pages.more();
    await pages.more();
    expect(pages.rows).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(pages.next).toBeNull();
    await pages.more();
    expect(numbers.fails).toBe(false);
    expect(pages.rows).toHaveLength(8);
  });

  it('read as many rows as are there when a change touches them', async () => {
    const numbers = new Numbers();
    const { pages } = numbers;
    await pages.reload();
    await pages.more();
    numbers.first = 101;
    pages.touched(numbers.change());
    expect(pages.rows[0]).toBe(1);
    await settled();
    expect(pages.rows).toEqual([101, 102, 103, 104, 105, 106]);
    expect(pages.generation).toBe(2);
  });

  it('ask nothing for a change that they have seen', async () => {
    const numbers = new Numbers();
    await numbers.pages.reload();
    const asked = numbers.asked;
    numbers.pages.touched({ generation: 1, topics: [], origin: { type: 'disk' } });
    await settled();
    expect(numbers.asked).toBe(asked);
  });

  it('look again after a change that came while they were asking', async () => {
    const numbers = new Numbers();
    const reading = numbers.pages.reload();
    numbers.pages.touched(numbers.change());
    await reading;
    await settled();
    expect(numbers.pages.generation).toBe(2);
  });

  it('look again when the next page has a change that those before it have not', async () => {
    const numbers = new Numbers();
    const { pages } = numbers;
    await pages.reload();
    // Committed before the page was read, told after it came.
    const change = numbers.change();
    numbers.first = 101;
    await pages.more();
    expect(pages.rows).toEqual([1, 2, 3, 104, 105, 106]);
    pages.touched(change);
    await settled();
    expect(pages.rows).toEqual([101, 102, 103, 104, 105, 106]);

    // And of pages that are read again one after another.
    const reading = pages.reload();
    await Promise.resolve();
    const other = numbers.change();
    numbers.first = 201;
    await reading;
    expect(pages.rows).toEqual([101, 102, 103, 204, 205, 206]);
    pages.touched(other);
    await settled();
    expect(pages.rows).toEqual([201, 202, 203, 204, 205, 206]);
  });

  it('show a row once that has moved over a seam', async () => {
    const numbers = new Numbers();
    const { pages } = numbers;
    await pages.reload();
    numbers.first = 0;
    await pages.more();
    expect(pages.rows).toEqual([1, 2, 3, 4, 5]);
  });

  it('ask for one next page at a time', async () => {
    const { pages } = new Numbers();
    await pages.reload();
    await Promise.all([pages.more(), pages.more(), pages.more()]);
    expect(pages.rows).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('say why a page failed and keep their rows', async () => {
    const numbers = new Numbers();
    await numbers.pages.reload();
    numbers.fails = true;
    await numbers.pages.more();
    expect(numbers.pages.error?.code).toBe('io');
    expect(numbers.pages.rows).toEqual([1, 2, 3]);
    numbers.fails = false;
    await numbers.pages.more();
    expect(numbers.pages.error).toBeUndefined();
    expect(numbers.pages.rows).toHaveLength(6);
  });
});
