/** Every form that is drawn within lines, for tests that break and write in them. */

/** Each may be broken where it has a `~`. */
export const FORMS = [
  '[text~that~goes~on](http://x.jp)',
  '[text](http://x.jp~"a~title")',
  '[text](~http://x.jp~)',
  '[text][some~label]',
  '[some~label][]',
  '![alt~that~goes~on](x.png)',
  '![alt](x.png~"a~title")',
  '![alt~|~300](x.png)',
  '![alt][some~label]',
  '[![alt~in](x.png)~a link](http://x.jp~"t")',
  '[[note~name|shown~so]]',
  '![[note~name#part~of it]]',
  '![[x.png~|300]]',
  '<http://x.jp~>',
  '**strong~and *slanted~and* so** on',
  '==bright~light== ~~struck~out~~',
  '`code~that~goes~on`',
  '$a~+~b$ $$c~+~d$$',
  '[^foot~note]',
  '<b~class="x">bold~so</b> <!-- said~aside -->',
  '#tag(of~a place)',
  '\\~&amp~;',
  '[!note]-~closed',
  '- ~[ ]~task~to do',
  '- one~  - two~    - [ ] three~  - four',
  '#~heading~##',
  '| a~| b |~|---|---|~| 1 | 2 |',
];
/** What lines may begin with, the first and those that follow. */
export const PLACES: [first: string, rest: string][] = [
  ['', ''],
  ['> ', '> '],
  ['> ', ''],
  ['> > ', '>'],
  ['- ', '  '],
  ['- [ ] ', ''],
  ['1. > ', '   > '],
  ['# ', ''],
  ['[^1]: ', '    '],
];
const DEFINED = '\n\n[some label]: http://x.jp\n[^1]: said';
export const KEYS = [
  'a',
  ' ',
  '\n',
  '\n> ',
  '\n- ',
  '[',
  ']',
  '(',
  ')',
  '!',
  '"',
  '`',
  '*',
  '$',
  '|',
  '<',
];

/** The form, broken, with what its place wants before each line. */
export const broken = (form: string, [first, rest]: [string, string]) =>
  `前\n\n${first}${form.replaceAll(/(?<!~)~(?!~)/g, `\n${rest}`)} y${DEFINED}`;
