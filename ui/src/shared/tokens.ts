/**
 * Tokens that are set over the app's own, through the CSSOM. What is chosen in the settings goes
 * before a theme of one's own, and what is as usual there leaves it to that.
 */

const put = { choices: new Map<string, string>(), theme: new Map<string, string>() };

/** Sets these, and no others, in the name of one of them. */
export function setTokens(by: keyof typeof put, tokens: ReadonlyMap<string, string>): void {
  const names = new Set([...put[by].keys(), ...tokens.keys()]);
  put[by] = new Map(tokens);
  const { style } = document.documentElement;
  for (const name of names) {
    const value = put.choices.get(name) ?? put.theme.get(name);
    if (value === undefined) style.removeProperty(name);
    else if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
  }
}
