/**
 * What each cached answer depends on: the UI's half of the rule "reads say what they
 * provide, events what they invalidate". Whoever adds a cached command adds its row.
 */

import type { Topic } from './bindings';
import type { Answer, Request } from './client';

/** Commands whose answers the cache keeps. */
export type Cached =
  | 'backlinks'
  | 'complete_tag'
  | 'day_counts'
  | 'diagnostics'
  | 'find_notes'
  | 'folder'
  | 'neighbourhood'
  | 'note_copies'
  | 'note_history'
  | 'note_version'
  | 'match_notes'
  | 'outgoing_links'
  | 'outline'
  | 'related_tags'
  | 'saved_searches'
  | 'tag_summary'
  | 'tag_tree'
  | 'today';

type Dependencies = {
  [N in Cached]: (request: Request<N>, answer: Answer<N> | undefined) => Topic[];
};

const dependencies: Dependencies = {
  backlinks: ({ path }) => [{ type: 'backlinks', of: path }],
  complete_tag: () => [{ type: 'tags' }],
  // A note that was written may have another day.
  day_counts: () => [{ type: 'notes' }, { type: 'search' }],
  diagnostics: () => [{ type: 'notes' }],
  find_notes: () => [{ type: 'notes' }],
  folder: () => [{ type: 'notes' }],
  // A link or a tag of any note may be one of these.
  neighbourhood: ({ path, tags, query }) => [
    { type: 'note', of: path },
    { type: 'backlinks', of: path },
    { type: 'notes' },
    ...(tags > 0 ? [{ type: 'tags' } as const] : []),
    ...(query === null ? [] : [{ type: 'search' } as const]),
  ],
  note_copies: () => [{ type: 'notes' }],
  note_history: ({ path }) => [{ type: 'note', of: path }],
  note_version: ({ path }) => [{ type: 'note', of: path }],
  match_notes: () => [{ type: 'notes' }],
  outgoing_links: ({ path }) => [{ type: 'note', of: path }, { type: 'notes' }],
  outline: ({ path }) => [{ type: 'note', of: path }],
  related_tags: ({ path }) => [{ type: 'note', of: path }, { type: 'tags' }],
  saved_searches: () => [{ type: 'search' }],
  // A tag that is not there yet has no key to wait for, so any new tag may be it.
  tag_summary: ({ tag }, answer) =>
    answer?.tag === null ? [{ type: 'tags' }] : tagTopics(tag, answer?.tag?.key),
  tag_tree: () => [{ type: 'tags' }],
  today: () => [{ type: 'notes' }],
};

/** A tag may be asked for in any spelling, while events name its key: both count. */
export function tagTopics(asked: string, key: string | undefined): Topic[] {
  const topics: Topic[] = [{ type: 'tag', of: asked }];
  if (key !== undefined && key !== asked) topics.push({ type: 'tag', of: key });
  return topics;
}

export function topicsOf<N extends Cached>(
  name: N,
  request: Request<N>,
  answer: Answer<N> | undefined,
): Topic[] {
  return dependencies[name](request, answer);
}

/** A topic as a string that sets can hold. */
export function topicName(topic: Topic): string {
  return 'of' in topic ? `${topic.type}:${topic.of}` : topic.type;
}
