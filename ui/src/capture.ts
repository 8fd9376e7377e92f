import { startCapture } from './features/capture/start';
import { tauriClient } from './ipc/client';

startCapture(tauriClient());
