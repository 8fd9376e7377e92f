/** What was used last, kept between starts: convenience, so what can't be kept is forgotten. */

export class Recent {
  constructor(
    private readonly key: string,
    private readonly most: number,
    private readonly store: Storage = localStorage,
  ) {}

  /** The last first. */
  get list(): string[] {
    try {
      const kept: unknown = JSON.parse(this.store.getItem(this.key) ?? '[]');
      return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
    } catch {
      return [];
    }
  }

  add(used: string): void {
    this.#keep([used, ...this.list]);
  }

  /** What was used has other names now. */
  rename(after: (name: string) => string): void {
    this.#keep(this.list.map(after));
  }

  #keep(used: readonly string[]): void {
    const list = [...new Set(used)].slice(0, this.most);
    try {
      this.store.setItem(this.key, JSON.stringify(list));
    } catch {
      // A full or forbidden store costs the order of a list, nothing more.
    }
  }
}
