/** The other grammars of hashtags a vault may choose (the grammar, §2.5). */

import {
  characterBefore,
  readTsuzuriTags,
  readTsuzuriTagsAndColours,
  type TagReader,
  type TagSpan,
} from './hashtag';

export type Profile = 'tsuzuri' | 'obsidian' | 'twitter';

interface Rules {
  sign: RegExp;
  before: RegExp;
  body: RegExp;
  /** What a body must hold. */
  speaks: RegExp;
  notBefore?: RegExp;
}

/** What Obsidian's plugins match tags with is this list of what a tag may not hold. */
const OBSIDIAN: Rules = {
  sign: /#/g,
  before: /^[\s\ufeff]?$/,
  body: /[^\s\u2000-\u206f\u2e00-\u2e7f\ufeff'!"#$%&()*+,.:;<=>?@^`{|}~[\]\\]+/y,
  speaks: /\D/,
};

/** After twitter-text's published rules (`regexp/validHashtag`). */
const TWITTER_CHARACTER =
  '(?:[\\p{L}\\p{M}\\p{Nd}_\\ua67e\\u05be\\u05f3\\u05f4～〜゛゜゠・〃\\u0f0b\\u0f0c·]|\\u200c|\\u200d)';
const TWITTER: Rules = {
  sign: /[#＃]/g,
  before: new RegExp(`^(?:[\\ufe0e\\ufe0f]|(?!${TWITTER_CHARACTER})[^&])?$`, 'u'),
  body: new RegExp(`(?![\\ufe0f\\u20e3])${TWITTER_CHARACTER}+`, 'uy'),
  speaks: /[\p{L}\p{M}]/u,
  notBefore: /^(?:[#＃]|:\/\/)/,
};

const readers: Record<Profile, TagReader> = {
  tsuzuri: readTsuzuriTags,
  obsidian: reader(OBSIDIAN),
  twitter: reader(TWITTER),
};

/** Reads tags as a vault's settings have it. In the other grammars colours are tags anyway. */
export function tagReader(profile: Profile, colours = false): TagReader {
  return profile === 'tsuzuri' && colours ? readTsuzuriTagsAndColours : readers[profile];
}

function reader(rules: Rules): TagReader {
  return (text, run) => {
    const tags: TagSpan[] = [];
    for (const { index: from } of text.matchAll(rules.sign)) {
      if (from < run.from || from >= run.to) continue;
      const marked = run.afterMark && from === run.from;
      if (!marked && !rules.before.test(characterBefore(text, from))) continue;
      rules.body.lastIndex = from + 1;
      const body = rules.body.exec(text)?.[0].slice(0, run.to - from - 1) ?? '';
      const to = from + 1 + body.length;
      const barred = rules.notBefore?.test(text.slice(to, to + 3)) ?? false;
      if (rules.speaks.test(body) && !barred) tags.push({ from, to });
    }
    return tags;
  };
}
