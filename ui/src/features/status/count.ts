/** How long a text is, as its writer counts. */

export interface Count {
  /** Each character of a script that is written without spaces is one, as word processors count. */
  words: number;
  /** As one sees them on paper: Unicode characters but for line breaks. */
  characters: number;
}

export function count(text: string): Count {
  let words = 0;
  let characters = 0;
  let isIn = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) {
      isIn = false;
      continue;
    }
    if (isLowSurrogate(unit)) continue;
    characters += 1;
    if (isUnspaced(unit)) {
      words += 1;
      isIn = false;
    } else if (isLetter(unit)) {
      if (!isIn) words += 1;
      isIn = true;
      // What joins a word, `don't`, `well-known`, ends none.
    } else if (!isJoint(unit)) isIn = false;
  }
  return { words, characters };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Kana and Han, by the first unit of their characters. */
function isUnspaced(unit: number): boolean {
  if (unit < 0x3005) return false;
  return (
    unit <= 0x3007 ||
    (unit >= 0x3041 && unit <= 0x30ff && unit !== MIDDLE_DOT) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff66 && unit <= 0xff9d) ||
    (unit >= 0xd840 && unit <= 0xd88d)
  );
}

const MIDDLE_DOT = 0x30fb;

function isLetter(unit: number): boolean {
  if (unit < 0x80) return isAlphanumeric(unit);
  if (unit < 0x100) return unit >= 0xc0 && unit !== 0xd7 && unit !== 0xf7;
  // Signs, punctuation, spaces; and the same in their wide forms.
  if (unit >= 0x2000 && unit <= 0x2bff) return false;
  if (unit >= 0x3000 && unit <= 0x303f) return false;
  if (unit >= 0xff01 && unit <= 0xff65) return isAlphanumeric(unit - 0xfee0);
  // Pictures in the text, as far as they have two units.
  return unit < 0xd83c || unit > 0xd83e;
}

function isAlphanumeric(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

function isJoint(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2d;
}
