export interface Range {
  from: number;
  to: number;
}

/** Answers whether a range touches any of these. */
export function touching(ranges: readonly Range[]): (range: Range) => boolean {
  const apart = inOrder(ranges);
  return ({ from, to }) => {
    let low = 0;
    let high = apart.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((apart[middle]?.to ?? 0) <= from) low = middle + 1;
      else high = middle;
    }
    const next = apart[low];
    return next !== undefined && next.from < to;
  };
}

/** Those that overlap made into one. */
function inOrder(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}
