import { count, plural } from '../numbers';

export const search = {
  label: 'Search',
  placeholder: 'Search',
  results: 'Results',
  title: 'Search',
  count: (total: number, exact: boolean) =>
    `${plural(total, 'passage', 'passages')}${exact ? '' : ' or more'}`,
  none: (query: string) => `Nothing holds “${query}”.`,
  noneNext: 'Fewer or shorter words find more. Quotes look for an exact run of characters.',
  empty: 'Type into the search field: one character is enough in Japanese.',
  emptyNext: 'Words are joined by “and”. “Quotes”, -without, #tag, title: and date: narrow.',
  covered: (percent: number) => `Full text covers ${percent} % so far; the rest follows by itself.`,
  reach: (searched: number, of: number) =>
    `Searched ${count(searched)} of ${plural(of, 'passage', 'passages')} so far, newest first.`,
  scored: (hits: number) =>
    `The first ${count(hits)} were scored and are shown; sort:date shows all.`,
  notWhole: 'Not all passages could be looked at in the time this pattern has.',
  goOn: 'Search on',
  tags: 'Tags',
  problem: {
    'bad-date': 'This is no date. Write 2023-02-01, 2023-02, or 7d.',
    'unclosed-quote': 'A quotation mark is not closed; it was read up to the end.',
    'unmatched-parenthesis': 'A parenthesis has no partner; the rest was read without it.',
    'lonely-or': 'OR needs something to find on both sides.',
    'bad-tag': 'This is no tag.',
    'unknown-field': 'There is no such field; it was searched as text.',
    'unknown-value': 'This field does not know that value.',
    'nothing-to-find': 'Nothing here can be searched for.',
    'too-deep': 'These groups lie too deep within each other.',
    'bad-regex': 'This is no regular expression; it was searched as text.',
    'large-regex': 'This regular expression is too large; it was searched as text.',
    other: 'A part of the query could not be read; the rest was searched.',
  },
  problemAt: (part: string, what: string) => `“${part}”: ${what}`,
};
