/** The day on which weeks begin, where the person chose another than the region's. */

/** As it is kept, with its number: Sunday is 0. */
export const WEEK_STARTS = { sunday: 0, monday: 1, saturday: 6 } as const;
export type WeekStart = keyof typeof WEEK_STARTS;

class Week {
  /** `undefined`: as the region has it. */
  chosen = $state<WeekStart>();

  /** Sunday is 0; `undefined`: as the region has it. */
  get start(): number | undefined {
    return this.chosen && WEEK_STARTS[this.chosen];
  }
}

export const week = new Week();

export function isWeekStart(name: string | undefined): name is WeekStart {
  return name !== undefined && name in WEEK_STARTS;
}
