/** The Web Worker's program: it is sent a port to ask for files, then orders. */
import { PortableEngine } from './portable-engine.ts';
import { WebFiles } from './web-files.ts';
import { webHost } from './web-host.ts';
import type { Answer, Order } from './worker-engine.ts';
import { obey } from './worker-orders.ts';

const scope = globalThis as unknown as Pick<MessagePort, 'onmessage' | 'postMessage'>;

scope.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  // Which files may be read has been looked at by who gives the orders.
  const host = webHost(new WebFiles(port), []);
  const hear = obey(
    () => new PortableEngine(host),
    (answer: Answer) => scope.postMessage(answer),
  );
  scope.onmessage = ({ data }: MessageEvent<Order>) => void hear(data);
};
