/**
 * File access in a browser, where only the editor can read files. Requests go over a message port to the editor's extension. The
 * bytes of each file come over a port of their own, in chunks that are transferred, not copied.
 */
import type { FileStat } from './host.ts';

export type FileRequest =
  | { readonly id: number; readonly list: 'journeys' | 'data' }
  | { readonly id: number; readonly stat: string }
  /** Whether the file, or a folder between it and the workspace folder, is a symbolic link: a browser cannot resolve links. */
  | { readonly id: number; readonly isLink: string }
  /** Opens a stream: each `next` posted to `pieces` is answered by a chunk, `enough` closes it. */
  | { readonly read: string; readonly pieceBytes: number; readonly pieces: MessagePort }
  /** Registers the port of another client. */
  | { readonly asker: MessagePort };

/** The answer to the request with the same id. */
export interface FileResponse {
  readonly id: number;
  readonly result: readonly string[] | FileStat | boolean | null;
}

/** `null`: end of file. */
export type FileChunk = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: FileFault } | null;

export interface FileFault {
  readonly message: string;
  /** The editor's error code, such as `FileNotFound`. */
  readonly code: string;
}

const CHUNK_BYTES = 4 << 20;

/** The requesting side of the protocol. */
export class WebFileClient {
  readonly #port: MessagePort;
  readonly #pending = new Map<number, (result: FileResponse['result']) => void>();
  #lastId = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FileResponse>) => {
      this.#pending.get(data.id)?.(data.result);
      this.#pending.delete(data.id);
    };
  }

  async list(list: 'journeys' | 'data'): Promise<readonly string[]> {
    return (await this.#request((id) => ({ id, list }))) as readonly string[];
  }

  async stat(uri: string): Promise<FileStat | null> {
    return (await this.#request((id) => ({ id, stat: uri }))) as FileStat | null;
  }

  async isLink(uri: string): Promise<boolean> {
    return (await this.#request((id) => ({ id, isLink: uri }))) as boolean;
  }

  /** The whole file. @throws an error with the `code` of the editor's file system. */
  async read(uri: string): Promise<Uint8Array> {
    for await (const bytes of this.chunks(uri, Number.POSITIVE_INFINITY)) return bytes;
    return new Uint8Array();
  }

  /** Prefetches one chunk while the caller processes the current one. */
  async *chunks(uri: string, pieceBytes = CHUNK_BYTES): AsyncGenerator<Uint8Array> {
    const { port1: stream, port2 } = new MessageChannel();
    this.#port.postMessage({ read: uri, pieceBytes, pieces: port2 } satisfies FileRequest, [port2]);
    try {
      for (let next = requestChunk(stream); ; ) {
        const chunk = await next;
        if (chunk === null) return;
        if ('fault' in chunk) throw Object.assign(new Error(chunk.fault.message), { code: chunk.fault.code });
        next = requestChunk(stream);
        yield chunk.bytes;
      }
    } finally {
      stream.postMessage('enough');
      stream.close();
    }
  }

  /** A port for a second client, to be transferred to another thread. */
  openPort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#port.postMessage({ asker: port1 } satisfies FileRequest, [port1]);
    return port2;
  }

  #request(requestFor: (id: number) => FileRequest): Promise<FileResponse['result']> {
    const id = ++this.#lastId;
    this.#port.postMessage(requestFor(id));
    return new Promise((resolve) => this.#pending.set(id, resolve));
  }
}

function requestChunk(stream: MessagePort): Promise<FileChunk> {
  stream.postMessage('next');
  return new Promise((resolve) => {
    stream.onmessage = ({ data }: MessageEvent<FileChunk>) => resolve(data);
  });
}
