/**
 * A tag cut into what speaks and what stands back, for colouring only: `日NATO(会談)` is
 * name, mark, name, mark. What a tag means is the engine's to say.
 */

export interface TagPart {
  text: string;
  /** A parenthesis: shown quieter. */
  mark: boolean;
}

export function tagParts(raw: string): TagPart[] {
  return raw
    .split(/([()（）])/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, mark: /^[()（）]$/u.test(text) }));
}

/** A tag without its sign, however it was handed over. */
export function withoutSign(raw: string): string {
  return raw.replace(/^[#＃﹟]/u, '');
}
