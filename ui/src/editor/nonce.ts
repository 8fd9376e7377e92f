/**
 * The nonce under which this page may make styles. The shell writes one on the page's
 * `<style>` element and names it in the content security policy; without it, CodeMirror's
 * styles would be blocked. `undefined` outside the shell, where nothing is blocked.
 */
export function cspNonce(page: Document = document): string | undefined {
  const element = page.querySelector<HTMLStyleElement>('style[nonce]');
  return element?.nonce === '' ? undefined : element?.nonce;
}
