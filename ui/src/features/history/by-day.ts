/** Versions by the day on which they were kept, in the order they came. */

import { isoDay } from '../../i18n/dates';
import type { VersionRow } from '../../ipc/bindings';

export interface DayOfVersions {
  day: string;
  versions: VersionRow[];
}

export function byDay(versions: readonly VersionRow[]): DayOfVersions[] {
  const days: DayOfVersions[] = [];
  for (const version of versions) {
    const day = isoDay(new Date(version.time));
    const last = days.at(-1);
    if (last?.day === day) last.versions.push(version);
    else days.push({ day, versions: [version] });
  }
  return days;
}
