import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from './git-error.ts';
import { type Repository, spawnError, spawnGit } from './git-process.ts';

/** What git says of an object. */
interface ObjectAnswer {
  readonly isBlob: boolean;
  /** Bytes. */
  readonly size: number;
  /** Empty where only the size was asked. */
  readonly content: Buffer;
}

interface Request {
  readonly hash: string;
  resolve(answer: ObjectAnswer): void;
  reject(error: Error): void;
}

/**
 * Reads blobs by their hash from one `git cat-file` process, in the order asked; names of files never reach git.
 *
 * @throws GitError `missing-object` where there is no such blob.
 */
export class ObjectReader {
  readonly #repository: Repository;
  readonly #mode: 'contents' | 'sizes';
  #git: ChildProcessWithoutNullStreams | null = null;
  /** Asked and not answered. */
  #queue: Request[] = [];
  /** Asked and not written to git. */
  #unwritten: string[] = [];
  #received: Buffer[] = [];
  #length = 0;
  /** The header of the answer to the first request, once it is read. `rest`: bytes that complete the answer, its line end included. */
  #header: { readonly isBlob: boolean; readonly size: number; readonly rest: number } | null = null;

  constructor(repository: Repository, mode: 'contents' | 'sizes') {
    this.#repository = repository;
    this.#mode = mode;
  }

  async content(hash: string): Promise<Buffer> {
    return (await this.#ask(hash)).content;
  }

  /** Bytes. */
  async size(hash: string): Promise<number> {
    return (await this.#ask(hash)).size;
  }

  close(): void {
    const closed = new GitError('failed', this.#repository.top);
    for (const { reject } of this.#queue.splice(0)) reject(closed);
    this.#unwritten = [];
    this.#git?.stdin.end();
    this.#git = null;
  }

  async #ask(hash: string): Promise<ObjectAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<ObjectAnswer>();
    this.#write({ hash, resolve, reject });
    const answer = await promise;
    if (!answer.isBlob) throw new GitError('missing-object', hash);
    return answer;
  }

  #write(request: Request): void {
    const git = this.#process();
    this.#queue.push(request);
    // A write costs more than what it says: those of one moment are one.
    if (this.#unwritten.push(`${request.hash}\n`) > 1) return;
    setImmediate(() => {
      if (this.#git !== git) return;
      git.stdin.write(this.#unwritten.join(''));
      this.#unwritten = [];
    });
  }

  #process(): ChildProcessWithoutNullStreams {
    if (this.#git) return this.#git;
    const git = spawnGit(this.#repository, ['cat-file', this.#mode === 'sizes' ? '--batch-check' : '--batch']);
    git.stdout.on('data', (chunk: Buffer) => {
      this.#received.push(chunk);
      this.#length += chunk.length;
      while (this.#answerNext());
    });
    git.on('error', (error) => {
      for (const { reject } of this.#queue.splice(0)) reject(spawnError(error, this.#repository.top));
      if (this.#git === git) this.#git = null;
    });
    // Git gives up at an object that is damaged: the others are asked for again.
    git.on('close', () => {
      if (this.#git !== git) return;
      this.#git = null;
      this.#received = [];
      this.#length = 0;
      this.#header = null;
      this.#unwritten = [];
      const [damaged, ...others] = this.#queue.splice(0);
      damaged?.reject(new GitError('missing-object', damaged.hash));
      for (const request of others) this.#write(request);
    });
    // Writing to a process that has ended: `close` reports it.
    git.stdin.on('error', () => {});
    this.#git = git;
    return git;
  }

  /** Whether an answer was complete. */
  #answerNext(): boolean {
    const request = this.#queue[0];
    if (!request) return false;
    this.#header ??= this.#takeHeader();
    if (!this.#header || this.#length < this.#header.rest) return false;
    const { isBlob, size, rest } = this.#header;
    const content = this.#take(rest);
    this.#header = null;
    this.#queue.shift();
    request.resolve({ isBlob, size, content: content.subarray(0, Math.max(0, rest - 1)) });
    return true;
  }

  /** `HASH TYPE SIZE`, followed by the content and a line end where contents are read; `HASH missing`, followed by nothing. */
  #takeHeader() {
    const received = this.#joined();
    const end = received.indexOf('\n');
    if (end < 0) return null;
    const [, type, size] = this.#take(end + 1)
      .toString('latin1', 0, end)
      .split(' ');
    const bytes = size === undefined ? null : Number(size);
    return { isBlob: type === 'blob', size: bytes ?? 0, rest: bytes === null || this.#mode === 'sizes' ? 0 : bytes + 1 };
  }

  #joined(): Buffer {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    return this.#received[0] ?? Buffer.alloc(0);
  }

  #take(bytes: number): Buffer {
    const received = this.#joined();
    const left = received.subarray(bytes);
    this.#received = left.length > 0 ? [left] : [];
    this.#length = left.length;
    return Buffer.from(received.subarray(0, bytes));
  }
}
