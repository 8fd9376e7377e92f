/** How fast notes are being read, from what was seen of it so far. */

interface Sample {
  /** Milliseconds. */
  at: number;
  done: number;
}

/** Milliseconds over which the pace is taken: long enough to be calm. */
const SPAN = 3000;
/** Milliseconds before anything is said. */
const ENOUGH = 700;

export class Pace {
  #samples: Sample[] = [];

  /** Takes note of a count; a smaller one than before starts anew. */
  saw(done: number, at: number): void {
    const last = this.#samples.at(-1);
    if (last && done < last.done) this.#samples = [];
    this.#samples.push({ at, done });
    while ((this.#samples[1]?.at ?? at) < at - SPAN) this.#samples.shift();
  }

  /** Notes a second, two digits exact; `undefined` while there is too little to say. */
  get perSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at - first.at < ENOUGH) return undefined;
    const rate = ((last.done - first.done) / (last.at - first.at)) * 1000;
    return rate > 0 ? Number(rate.toPrecision(2)) : undefined;
  }

  /** Whole seconds until `total` is reached, at least 1. */
  secondsLeft(total: number): number | undefined {
    const rate = this.perSecond;
    const done = this.#samples.at(-1)?.done;
    if (rate === undefined || done === undefined || total <= done) return undefined;
    return Math.max(1, Math.round((total - done) / rate));
  }
}
