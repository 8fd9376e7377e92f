/**
 * The capture window on made-up data: `capture.html?lang=ja&theme=dark`, with `text=…` a
 * draft, with `no-vault`, `offline` or `fail=capture` what can be wrong.
 */

import { startCapture } from '../../src/features/capture/start';
import { FakeClient } from '../fake-client';
import { captureAnswers, captureTags } from './capture-answers';

const params = new URLSearchParams(location.search);

startCapture(
  new FakeClient({
    preferences: () => ({ language: params.get('lang'), theme: params.get('theme'), keys: [] }),
    complete_tag: ({ typed, limit }) => {
      const tags = captureTags(typed);
      return { generation: 7, tags: tags.slice(0, limit) };
    },
    ...captureAnswers(params),
  }),
);
