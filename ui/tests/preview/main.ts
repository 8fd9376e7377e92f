/**
 * The app on made-up data, to look at it in any browser: `npm run look`. The
 * address says what to show: `?view=stream|note|search|first-run|indexing|settings|…&lang=ja&theme=dark`.
 */

import { start } from '../../src/app/start';
import { previewClient } from './client';

start(previewClient(new URLSearchParams(location.search)));
