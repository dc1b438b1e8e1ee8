import { createServer } from 'node:http';
import { readPageFiles } from './page-files.ts';
import type { PanelSource } from './panel-source.ts';
import type { Preview } from './preview.ts';
import { OPENING_PATH, PreviewRequests } from './preview-requests.ts';

const ADDRESS = '127.0.0.1';
/** How long a client may take to send a request, in ms. */
const REQUEST_TIMEOUT_MS = 10_000;
/** How long the pages may take to hear of the end, in ms. */
const FAREWELL_MS = 500;

/** The port cannot be used. */
export class PreviewError extends Error {
  /** Of the operating system: `EADDRINUSE`, `EACCES` … */
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface PreviewOptions {
  /** Default: one that is free. */
  readonly port?: number;
  /** Called with what went wrong inside a request. */
  readonly onFault: (error: unknown) => void;
}

/** Serves the panel's page on loopback. @throws PreviewError if the port cannot be used. */
export async function startPreview(source: PanelSource, options: PreviewOptions): Promise<Preview> {
  const files = await readPageFiles();
  const requests = new PreviewRequests(source, files, options.onFault);
  const server = createServer((request, response) => void requests.answer(request, response));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PreviewError(error.code ?? error.message)));
    server.listen(options.port ?? 0, ADDRESS, resolve);
  });
  const bound = server.address();
  if (typeof bound === 'string' || bound === null) throw new PreviewError('EADDRNOTAVAIL');
  requests.port = bound.port;
  const origin = `http://${ADDRESS}:${bound.port}`;
  return {
    address: `${origin}/${requests.token}/`,
    openingAddress: () => `${origin}/${OPENING_PATH}/${requests.createOpening()}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const timer = setTimeout(() => server.closeAllConnections(), FAREWELL_MS);
      await requests.end();
      clearTimeout(timer);
      server.closeAllConnections();
      await closed;
    },
  };
}
