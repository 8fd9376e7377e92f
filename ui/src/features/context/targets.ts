/** A note's links by where they lead: a target that is linked five times is one row. */

import type { LinkRow } from '../../ipc/bindings';

export interface LinkTarget {
  /** One of a kind in its list. */
  id: string;
  /** As written, with its fragment. */
  name: string;
  /** `unique`, `ambiguous`, `unresolved`, `file` or `url`. */
  state: string;
  /** The note it leads to. */
  resolved: string | null;
  /** The first link that leads there. */
  link: LinkRow;
}

export function targetsOf(links: readonly LinkRow[]): LinkTarget[] {
  const targets = new Map<string, LinkTarget>();
  for (const link of links) {
    // A link within the same note leads nowhere else.
    if (link.target === '') continue;
    const name = link.fragment === null ? link.target : `${link.target}#${link.fragment}`;
    // A picture of the web cites no page, as a link to it does.
    const how = link.resolution === 'url' ? link.kind : '';
    const id = `${link.resolution} ${how} ${link.resolved ?? name}`;
    if (!targets.has(id)) {
      targets.set(id, { id, name, state: link.resolution, resolved: link.resolved, link });
    }
  }
  return [...targets.values()];
}
