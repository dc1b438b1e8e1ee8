/** The server's Web Worker as the VS Code extension starts it in a browser. */
import { startInWorker } from './connect-worker.ts';

startInWorker(globalThis as unknown as Worker);
