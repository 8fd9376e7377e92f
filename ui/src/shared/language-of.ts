/**
 * The language a run of text is set in. Han glyphs, justification and quotation marks
 * depend on it, and notes do not say: kana and Han mean Japanese, Hangul Korean.
 */
export function languageOfText(text: string): 'ja' | 'ko' | 'en' {
  if (/\p{Script=Hangul}/u.test(text)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)) return 'ja';
  return 'en';
}
