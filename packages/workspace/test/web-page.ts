/** Runs in a page: an editor with the files of a folder, a workspace that requests them, and a worker that reads them. */

import { type FileChunk, type FileRequest, type FileResponse, WebFileClient } from '@parcours/engines/web-files';
import { webHost } from '@parcours/engines/web-host';
import { webWorkerEngine } from '@parcours/engines/web-worker';
import type { Report } from '@parcours/model';
import { type ReadProgress, Workspace } from '../src/index.ts';

const ROOT = 'memory:/shop';
const PIECE = 1 << 20;

/** Returned to `web-worker.test.ts`. */
export interface PageResult {
  readonly report: Report;
  /** Event-loop turns of this thread while the files were read. */
  readonly turns: number;
  /** Bytes requested from the editor, by file. */
  readonly asked: Readonly<Record<string, number>>;
  readonly inThread: boolean | null;
  readonly progress: readonly number[];
}

export interface PageRequest {
  readonly script: string;
  /** Names of files served beside the page. */
  readonly files: readonly string[];
  readonly gone?: string;
  /** Latency of the editor for a chunk, in milliseconds. */
  readonly pieceMs?: number;
  /** The user cancels at the first progress; the result is returned once all streams are closed. */
  readonly cancels?: boolean;
}

async function evaluate({ script, files: names, gone, pieceMs = 0, cancels = false }: PageRequest): Promise<PageResult> {
  const disk = new Map<string, Uint8Array>();
  for (const name of names) disk.set(`${ROOT}/${name}`, new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer()));
  const asked: Record<string, number> = {};

  /** A promise for each stream that has been opened, resolved once it is closed. */
  const closed: Promise<void>[] = [];
  const answer = (port: MessagePort): void => {
    port.onmessage = ({ data }: MessageEvent<FileRequest>) => {
      if ('asker' in data) return answer(data.asker);
      if ('read' in data) {
        const { read, pieces } = data;
        let at = 0;
        const end = Promise.withResolvers<void>();
        closed.push(end.promise);
        pieces.onmessage = ({ data: word }) => {
          if (word !== 'next') return end.resolve();
          const bytes = disk.get(read);
          const name = read.slice(ROOT.length + 1);
          setTimeout(() => {
            if (!bytes || name === gone)
              return pieces.postMessage({ fault: { message: 'gone', code: 'FileNotFound' } } satisfies FileChunk);
            if (at >= bytes.length) return pieces.postMessage(null satisfies FileChunk);
            const piece = bytes.slice(at, at + Math.min(data.pieceBytes, PIECE));
            at += piece.length;
            asked[name] = (asked[name] ?? 0) + piece.length;
            pieces.postMessage({ bytes: piece }, [piece.buffer]);
          }, pieceMs);
        };
        return;
      }
      const stat = 'stat' in data ? disk.get(data.stat) : undefined;
      const list = [...disk.keys()].filter((uri) => 'list' in data && uri.endsWith('.journey') === (data.list === 'journeys'));
      const result = 'list' in data ? list : 'isLink' in data ? false : stat ? { size: stat.length, modified: 1, isFile: true } : null;
      port.postMessage({ id: data.id, result } satisfies FileResponse);
    };
  };
  const { port1, port2 } = new MessageChannel();
  answer(port1);

  let inThread: boolean | null = null;
  const progress: number[] = [];
  const onProgress = ({ fraction: done, cancel }: ReadProgress) => {
    progress.push(done ?? 0);
    if (cancels && done) cancel();
  };
  const files = new WebFileClient(port2);
  const engine = webWorkerEngine(script, files, (told) => {
    inThread = told;
  });
  const workspace = new Workspace(webHost(files, [ROOT]), { engine, onProgress });
  await workspace.open();
  const [model] = workspace.models(`${ROOT}/a.journey`);
  if (!model) throw new Error('no journey');
  let turns = 0;
  const busy = setInterval(() => turns++, 1);
  const report = await workspace.report([model.uri]);
  clearInterval(busy);
  if (cancels) await Promise.all(closed);
  return { report, turns, asked, inThread, progress };
}

Object.assign(globalThis, { evaluate });
