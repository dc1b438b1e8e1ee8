/**
 * Files in a browser: only the editor has them. Whoever needs some asks over a port; the port's other end is with the editor's
 * extension. Bytes come over a port of their own, in pieces that are handed over, not copied.
 */
import type { FileStamp } from './host.ts';

export type FileQuestion =
  | { readonly id: number; readonly list: 'journeys' | 'data' }
  | { readonly id: number; readonly stat: string }
  /** Whether the file, or a folder between it and the workspace's, is a link: where links lead cannot be told in a browser. */
  | { readonly id: number; readonly isLink: string }
  /** What is asked over `pieces` then: the next one, until there is none. */
  | { readonly read: string; readonly pieceBytes: number; readonly pieces: MessagePort }
  /** Somebody else who is going to ask. */
  | { readonly asker: MessagePort };

/** To the question of that number. */
export interface FileAnswer {
  readonly id: number;
  readonly says: readonly string[] | FileStamp | boolean | null;
}

/** `null`: there is no more. */
export type Piece = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly fault: FileFault } | null;

export interface FileFault {
  readonly message: string;
  /** Such as `FileNotFound`. */
  readonly code: string;
}

const PIECE = 4 << 20;

/** The side that asks. */
export class WebFiles {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (says: FileAnswer['says']) => void>();
  #last = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
      this.#waiting.get(data.id)?.(data.says);
      this.#waiting.delete(data.id);
    };
  }

  async list(list: 'journeys' | 'data'): Promise<readonly string[]> {
    return (await this.#ask((id) => ({ id, list }))) as readonly string[];
  }

  async stat(uri: string): Promise<FileStamp | null> {
    return (await this.#ask((id) => ({ id, stat: uri }))) as FileStamp | null;
  }

  async isLink(uri: string): Promise<boolean> {
    return (await this.#ask((id) => ({ id, isLink: uri }))) as boolean;
  }

  /** The whole file. Rejects with the `code` of the editor's file system. */
  async read(uri: string): Promise<Uint8Array> {
    for await (const all of this.pieces(uri, Number.POSITIVE_INFINITY)) return all;
    return new Uint8Array();
  }

  /** While one piece is worked on, the next one is on its way. */
  async *pieces(uri: string, pieceBytes = PIECE): AsyncGenerator<Uint8Array> {
    const { port1: pieces, port2 } = new MessageChannel();
    this.#port.postMessage({ read: uri, pieceBytes, pieces: port2 } satisfies FileQuestion, [port2]);
    try {
      for (let next = nextOf(pieces); ; ) {
        const piece = await next;
        if (piece === null) return;
        if ('fault' in piece) throw Object.assign(new Error(piece.fault.message), { code: piece.fault.code });
        next = nextOf(pieces);
        yield piece.bytes;
      }
    } finally {
      pieces.postMessage('enough');
      pieces.close();
    }
  }

  /** A port over which somebody else, in another thread, may ask as well. */
  another(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    this.#port.postMessage({ asker: port1 } satisfies FileQuestion, [port1]);
    return port2;
  }

  #ask(question: (id: number) => FileQuestion): Promise<FileAnswer['says']> {
    const id = ++this.#last;
    this.#port.postMessage(question(id));
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }
}

function nextOf(pieces: MessagePort): Promise<Piece> {
  pieces.postMessage('next');
  return new Promise((resolve) => {
    pieces.onmessage = ({ data }: MessageEvent<Piece>) => resolve(data);
  });
}
