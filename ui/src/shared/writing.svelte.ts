/** What helps while one writes, as it was chosen. */

class Writing {
  /** Words that the system does not know are marked. */
  isSpelled = $state(true);
  /** `/` offers what a line can become. */
  hasSlash = $state(false);
}

export const writing = new Writing();
