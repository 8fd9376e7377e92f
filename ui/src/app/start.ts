/** Puts the app on the page. */

import { mount } from 'svelte';
import type { Client } from '../ipc/client';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/states.css';
import App from './App.svelte';

export function start(client: Client): void {
  const target = document.getElementById('app');
  if (target) mount(App, { target, props: { client } });
}
