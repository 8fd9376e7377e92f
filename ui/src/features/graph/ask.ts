/** The way to the worker that lays graphs out. It is started with the first question. */

import type { Places, Question } from './layout';

let worker: Worker | undefined;
/** Who waits, in the order of their questions. */
const waiting: ((places: Places) => void)[] = [];

export function laidOut(question: Question): Promise<Places> {
  worker ??= start();
  const places = new Promise<Places>((resolve) => waiting.push(resolve));
  worker.postMessage(question);
  return places;
}

function start(): Worker {
  const made = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
  made.addEventListener('message', ({ data }: MessageEvent<Places>) => {
    waiting.shift()?.(data);
  });
  return made;
}
