/**
 * The tag tree, read in pages as rows come into sight: a vault may have 50,000 tags. A
 * level knows how many rows it has after its first page; rows not read yet are empty.
 */

import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import type { ApiError, TagRow } from '../../ipc/bindings';
import type { Cache, Held } from '../../ipc/cache.svelte';
import type { TreeRow } from '../../shared/tree/row';
import { withoutSign } from '../../shared/tag/parts';

/** Rows read at a time. */
const PAGE = 200;

/** A row with what it stands for. */
interface Place {
  level: TagLevel;
  index: number;
}

/** The tags under one tag, or the top. */
class TagLevel {
  readonly pages = new SvelteMap<number, Held<'tag_tree'>>();

  constructor(
    private readonly cache: Cache,
    /** Row id of the tag above; `''` on the top. */
    readonly id: string,
    private readonly parent: string | null,
    private readonly filter: string,
  ) {
    this.need(0);
  }

  get total(): number | undefined {
    return this.pages.get(0)?.entry.value?.total;
  }

  /** The tags of a page, as far as they are read. */
  tags(page: number): TagRow[] {
    return this.pages.get(page)?.entry.value?.tags ?? [];
  }

  need(page: number): void {
    if (this.pages.has(page)) return;
    const request = {
      parent: this.parent,
      filter: this.filter,
      offset: page * PAGE,
      limit: PAGE,
    };
    this.pages.set(page, this.cache.hold('tag_tree', request));
  }

  /** Lets go of pages out of sight, so that a change does not read them all again. */
  keep(wanted: ReadonlySet<number>): void {
    for (const [page, held] of this.pages) {
      // The first page knows how many rows there are.
      if (page === 0 || wanted.has(page)) continue;
      held.release();
      this.pages.delete(page);
    }
  }

  release(): void {
    for (const held of this.pages.values()) held.release();
    this.pages.clear();
  }
}

export class TagTree {
  readonly #unfolded = new SvelteSet<string>();
  readonly #levels = new SvelteMap<string, TagLevel>();

  readonly #flat = $derived.by(() => {
    const rows: TreeRow[] = [];
    const places: Place[] = [];
    const top = this.#levels.get('');
    if (top) this.#add(top, 1, -1, rows, places);
    return { rows, places };
  });

  constructor(
    private readonly cache: Cache,
    private readonly filter = '',
  ) {}

  /** Reads the top. Returns what lets go of everything. */
  start(): () => void {
    this.#levels.set('', new TagLevel(this.cache, '', null, this.filter));
    return () => {
      for (const level of this.#levels.values()) level.release();
      this.#levels.clear();
      this.#unfolded.clear();
    };
  }

  get rows(): TreeRow[] {
    return this.#flat.rows;
  }

  /** Tags on the top level; `undefined` until read. */
  get total(): number | undefined {
    return this.#levels.get('')?.total;
  }

  get error(): ApiError | undefined {
    return this.#levels.get('')?.pages.get(0)?.entry.error;
  }

  again(): void {
    const held = this.#levels.get('')?.pages.get(0);
    if (held) this.cache.again(held.entry);
  }

  toggle(id: string): void {
    if (this.#unfolded.delete(id)) {
      this.#levels.get(id)?.release();
      this.#levels.delete(id);
    } else {
      this.#unfolded.add(id);
      this.#levels.set(id, new TagLevel(this.cache, id, keyOf(id), ''));
    }
  }

  /** Reads what is in sight, half open. */
  inSight(from: number, to: number): void {
    const wanted = new Map<TagLevel, Set<number>>();
    for (const { level, index } of this.#flat.places.slice(from, to)) {
      const pages = wanted.get(level) ?? new Set();
      wanted.set(level, pages.add(Math.floor(index / PAGE)));
    }
    for (const [level, pages] of wanted) for (const page of pages) level.need(page);
    for (const level of this.#levels.values()) level.keep(wanted.get(level) ?? new Set());
  }

  #add(level: TagLevel, depth: number, parent: number, rows: TreeRow[], places: Place[]): void {
    const siblings = level.total ?? 1;
    let tags: TagRow[] = [];
    const seen = new Set<string>();
    for (let index = 0; index < siblings; index += 1) {
      if (index % PAGE === 0) tags = level.tags(index / PAGE);
      let tag = tags[index % PAGE];
      // Pages read at different times may both hold a tag whose count changed between.
      if (tag && seen.has(tag.key)) tag = undefined;
      if (tag) seen.add(tag.key);
      const id = rowId(level.id, tag?.key ?? `#${index}`);
      const expanded = this.#unfolded.has(id);
      rows.push({
        ...shown(tag),
        id,
        level: depth,
        expanded,
        position: index + 1,
        siblings,
        parent,
      });
      places.push({ level, index });
      const below = expanded ? this.#levels.get(id) : undefined;
      if (below) this.#add(below, depth + 1, rows.length - 1, rows, places);
    }
  }
}

/** A tag may lie under several: its row is named by the way to it. */
export function rowId(above: string, key: string): string {
  return above === '' ? key : `${above}\n${key}`;
}

/** The key of the tag that a row shows. */
export function keyOf(id: string): string {
  return id.slice(id.lastIndexOf('\n') + 1);
}

type Shown = Pick<TreeRow, 'label' | 'count' | 'facet' | 'expandable'>;

function shown(tag: TagRow | undefined): Shown {
  if (!tag) return { label: undefined, expandable: false };
  const label = withoutSign(tag.label);
  const facet = /^[(（](.*?)[)）]?$/u.exec(label)?.[1];
  return {
    label: facet ?? label,
    facet: facet !== undefined,
    count: tag.count,
    expandable: tag.has_children,
  };
}
