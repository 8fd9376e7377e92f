/** Lays graphs out beside the main thread. Answers come in the order of the questions. */

import { layOut, type Question } from './layout';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  postMessage(layOut(data));
});
