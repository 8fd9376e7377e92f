/**
 * Numbers for requests that may be called off, each greater than the ones before, also than
 * those of a page that was loaded before this one: they begin at the seconds since 2020.
 */

let last = Math.floor((Date.now() - Date.UTC(2020, 0)) / 1000);

export function nextTicket(): number {
  last += 1;
  return last;
}
