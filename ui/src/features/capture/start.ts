/** Puts the capture window on its page. Without the editor and the app: it has to be quick. */

import { mount } from 'svelte';
import type { Client } from '../../ipc/client';
import '../../styles/tokens.css';
import '../../styles/base.css';
import '../../styles/states.css';
import CaptureWindow from './CaptureWindow.svelte';

export function startCapture(client: Client): void {
  const target = document.getElementById('app');
  if (target) mount(CaptureWindow, { target, props: { client } });
}
