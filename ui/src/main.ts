import { start } from './app/start';
import { tauriClient } from './ipc/client';

start(tauriClient());
