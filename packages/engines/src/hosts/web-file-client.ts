/**
 * Files in a browser: only the editor has them. Whoever needs some asks over a port; the port's other end is with the editor's
 * extension. Bytes come over a port of their own, in pieces that are handed over, not copied.
 */
import type { FileStat } from './host.ts';

export type FileRequest =
  | { readonly id: number; readonly list: 'journeys' | 'data' }
  | { readonly id: number; readonly stat: string }
  /** Whether the file, or a folder between it and the workspace's, is a link: where links lead cannot be told in a browser. */
  | { readonly id: number; readonly isLink: string }
  /** What is asked over `pieces` then: the next one, until there is none. */
  | { readonly read: string; readonly pieceBytes: number; readonly pieces: MessagePort }
  /** Somebody else who is going to ask. */
  | { readonly asker: MessagePort };

/** To the question of that number. */
export interface FileResponse {
  readonly id: number;
  readonly result: readonly string[] | FileStat | boolean | null;
}

/** `null`: there is no more. */
export type FileChunk = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: FileFault } | null;

export interface FileFault {
  readonly message: string;
  /** Such as `FileNotFound`. */
  readonly code: string;
}

const CHUNK_BYTES = 4 << 20;

/** The side that asks. */
export class WebFileClient {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (says: FileResponse['result']) => void>();
  #last = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FileResponse>) => {
      this.#waiting.get(data.id)?.(data.result);
      this.#waiting.delete(data.id);
    };
  }

  async list(list: 'journeys' | 'data'): Promise<readonly string[]> {
    return (await this.#ask((id) => ({ id, list }))) as readonly string[];
  }

  async stat(uri: string): Promise<FileStat | null> {
    return (await this.#ask((id) => ({ id, stat: uri }))) as FileStat | null;
  }

  async isLink(uri: string): Promise<boolean> {
    return (await this.#ask((id) => ({ id, isLink: uri }))) as boolean;
  }

  /** The whole file. Rejects with the `code` of the editor's file system. */
  async read(uri: string): Promise<Uint8Array> {
    for await (const all of this.chunks(uri, Number.POSITIVE_INFINITY)) return all;
    return new Uint8Array();
  }

  /** While one piece is worked on, the next one is on its way. */
  async *chunks(uri: string, pieceBytes = CHUNK_BYTES): AsyncGenerator<Uint8Array> {
    const { port1: pieces, port2 } = new MessageChannel();
    this.#port.postMessage({ read: uri, pieceBytes, pieces: port2 } satisfies FileRequest, [port2]);
    try {
      for (let next = requestChunk(pieces); ; ) {
        const piece = await next;
        if (piece === null) return;
        if ('fault' in piece) throw Object.assign(new Error(piece.fault.message), { code: piece.fault.code });
        next = requestChunk(pieces);
        yield piece.bytes;
      }
    } finally {
      pieces.postMessage('enough');
      pieces.close();
    }
  }

  /** A port over which somebody else, in another thread, may ask as well. */
  openPort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#port.postMessage({ asker: port1 } satisfies FileRequest, [port1]);
    return port2;
  }

  #ask(question: (id: number) => FileRequest): Promise<FileResponse['result']> {
    const id = ++this.#last;
    this.#port.postMessage(question(id));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}

function requestChunk(pieces: MessagePort): Promise<FileChunk> {
  pieces.postMessage('next');
  return new Promise((resolve) => {
    pieces.onmessage = ({ data }: MessageEvent<FileChunk>) => resolve(data);
  });
}
