/**
 * The app on made-up data, to look at it in any browser: `npm run look`. The
 * address says what to show: `?view=stream|note|search|first-run|indexing|settings|…&lang=ja&theme=dark`,
 * with `show=search` or `closing` what the shell does. `capture.html` is the other window.
 */

import { flushSync } from 'svelte';
import { start } from '../../src/app/start';
import { previewClient } from './client';

const params = new URLSearchParams(location.search);
const client = previewClient(params);

start(client);
// As if one closed the window for the first time.
if (params.has('closing')) {
  flushSync();
  void client.finish();
}
