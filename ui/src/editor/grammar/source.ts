/** Where the text under a tree is read from: a plain string, or the document of an editor. */
export interface Source {
  slice(from: number, to: number): string;
  lineStart(at: number): number;
  lineEnd(at: number): number;
}

export function stringSource(text: string): Source {
  return {
    slice: (from, to) => text.slice(from, to),
    lineStart: (at) => text.lastIndexOf('\n', at - 1) + 1,
    lineEnd: (at) => {
      const end = text.indexOf('\n', at);
      return end < 0 ? text.length : end;
    },
  };
}
