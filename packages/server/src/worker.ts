/** Entry point of the server's Web Worker, started by the VS Code extension in a browser. */
import { startInWorker } from './connect-worker.ts';

startInWorker(globalThis as unknown as Worker);
