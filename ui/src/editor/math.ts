/**
 * The element that shows a formula of a note, in the editor and in passages. What sets it is
 * loaded with the first formula; until then, and where a formula can't be read, its source
 * stands there. A formula is an attacker's text like any other: it may name no address, make
 * nothing larger than the page, and expand only so far.
 */

export interface MathWords {
  /** Said of a formula that can't be read. */
  mathBroken: string;
}

export interface Formula {
  /** TeX, without the signs around it. */
  source: string;
  /** Set on a line of its own, as large as it likes. */
  isDisplayed: boolean;
}

type Typeset = (formula: Formula, host: HTMLElement) => void;

/** UTF-16 units of a formula that is set; of what is longer, the source is shown. */
const LONGEST = 5_000;

const BOUNDS = {
  throwOnError: true,
  strict: false,
  trust: false,
  maxExpand: 1000,
  // In em: nothing wider than the text.
  maxSize: 40,
};

let ready: Typeset | undefined;
let loading: Promise<Typeset> | undefined;

/** `changed` is told when the element has another size than before. */
export function mathElement(
  formula: Formula,
  words: MathWords,
  changed: () => void = () => undefined,
): HTMLElement {
  const frame = document.createElement('span');
  frame.className = formula.isDisplayed ? 'math math-displayed' : 'math';
  frame.setAttribute('role', 'math');
  frame.setAttribute('aria-label', formula.source.trim());
  frame.append(sourceOf(formula));
  if (ready) {
    show(ready, formula, words, frame);
    return frame;
  }
  load().then(
    (loaded) => {
      show(loaded, formula, words, frame);
      changed();
    },
    () => {
      markBroken(formula, words, frame);
    },
  );
  return frame;
}

/**
 * Makes formulas for a page that has neither the style sheet nor the fonts: MathML, once what
 * sets it is loaded. Where a formula can't be read, its source stands there.
 */
export async function markupOfMath(words: MathWords): Promise<(formula: Formula) => HTMLElement> {
  const { default: katex } = await import('katex');
  const typeset: Typeset = ({ source, isDisplayed }, host) => {
    katex.render(source, host, { ...BOUNDS, displayMode: isDisplayed, output: 'mathml' });
  };
  return (formula) => {
    const frame = document.createElement('span');
    show(typeset, formula, words, frame);
    return frame;
  };
}

function show(typeset: Typeset, formula: Formula, words: MathWords, frame: HTMLElement): void {
  const shown = document.createElement('span');
  try {
    if (formula.source.length > LONGEST) throw new Error('too long');
    typeset(formula, shown);
    frame.replaceChildren(shown);
  } catch {
    // Whatever it is, and deep nesting ends in a full stack: the source says it all.
    markBroken(formula, words, frame);
  }
}

function markBroken(formula: Formula, words: MathWords, frame: HTMLElement): void {
  frame.replaceChildren(sourceOf(formula));
  frame.classList.add('math-broken');
  frame.title = words.mathBroken;
  frame.setAttribute('aria-label', `${words.mathBroken} ${formula.source.trim()}`);
}

function sourceOf({ source }: Formula): HTMLElement {
  const code = document.createElement('code');
  code.textContent = source.trim();
  return code;
}

/** Comes back when every formula made so far is set, or can't be. */
export async function mathIsThere(): Promise<void> {
  await loading?.catch(() => undefined);
}

function load(): Promise<Typeset> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(
    ([{ default: katex }]) =>
      (ready = ({ source, isDisplayed }, host) => {
        // MathML would bring `style` attributes, which the policy drops; the source is read out.
        katex.render(source, host, { ...BOUNDS, displayMode: isDisplayed, output: 'html' });
      }),
    (failed: unknown) => {
      // Another formula may ask again.
      loading = undefined;
      throw failed;
    },
  );
  return loading;
}
