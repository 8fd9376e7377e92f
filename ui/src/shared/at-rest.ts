/** Milliseconds without a key after which a text is looked through: a long one is not while one types. */
const REST = 200;

/** Looks at what was written once one rests, unless the returned function is called before. */
export function atRest(look: () => void): () => void {
  const timer = setTimeout(look, REST);
  return () => {
    clearTimeout(timer);
  };
}
