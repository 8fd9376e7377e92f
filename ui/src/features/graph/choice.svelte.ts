/** How far the picture goes, and whether it has tags: the same for every note of the window. */
export const choice = $state({ depth: 1, tags: false });
