import { DATA_FILE_EXTENSIONS } from '@parcours/model';
import type { AggregationOptions, AggregationTask, Engine, StudyReadResult } from '../engine.ts';
import { type FileStat, type Host, isInside } from './host.ts';

/** The content of a file; null where there is no such file. */
export type OverlayContent = Uint8Array | null;

interface OverlayFile {
  readonly content: OverlayContent;
  /** Differs for each content that a file has had. */
  readonly stamp: number;
}

/** The files of another host, some of them replaced, added or absent: an earlier version of a folder, for example. */
export class OverlayHost implements Host {
  readonly #host: Host;
  #files: ReadonlyMap<string, OverlayFile> = new Map();
  #lastStamp = 0;
  /** Files below the overlay as they were first seen with it. */
  readonly #below = new Map<string, string>();
  #isOutdated = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** A file below the overlay has changed since: if the version is an earlier one, the overlay lacks what that file was. */
  get isOutdated(): boolean {
    return this.#isOutdated;
  }

  get roots(): readonly string[] {
    return this.#host.roots;
  }

  /**
   * Replaces the whole overlay. Files outside the roots are ignored.
   *
   * @param files by normalised URI.
   * @returns the URIs whose content may differ from before.
   */
  setFiles(files: ReadonlyMap<string, OverlayContent>): string[] {
    const before = this.#files;
    const next = new Map<string, OverlayFile>();
    const changed: string[] = [];
    for (const [uri, content] of files) {
      if (!isInside(uri, this.roots)) continue;
      const known = before.get(uri);
      const same = known && hasSameBytes(known.content, content) ? known : undefined;
      next.set(uri, same ?? { content, stamp: --this.#lastStamp });
      if (!same) changed.push(uri);
    }
    for (const uri of before.keys()) if (!next.has(uri)) changed.push(uri);
    this.#files = next;
    this.#below.clear();
    this.#isOutdated = false;
    return changed;
  }

  /** Whether a file is part of the overlay, also as an absent one. */
  covers(uri: string): boolean {
    return this.#files.has(uri);
  }

  async journeyFiles(): Promise<readonly string[]> {
    return this.#laidOver(await this.#host.journeyFiles(), ['journey']);
  }

  async dataFiles(): Promise<readonly string[]> {
    return this.#laidOver(await this.#host.dataFiles(), DATA_FILE_EXTENSIONS);
  }

  async stat(uri: string): Promise<FileStat | null> {
    const file = this.#files.get(uri);
    if (!file) return this.#observed(uri, await this.#host.stat(uri));
    return file.content && { size: file.content.byteLength, modified: file.stamp, isFile: true };
  }

  async read(uri: string): Promise<Uint8Array> {
    const file = this.#files.get(uri);
    return file ? contentOf(file) : this.#host.read(uri);
  }

  /** Bound: callers take it off the host. */
  readonly chunks = (uri: string): AsyncIterable<Uint8Array> => this.#chunks(uri);

  async *#chunks(uri: string): AsyncGenerator<Uint8Array> {
    const file = this.#files.get(uri);
    if (file) yield contentOf(file);
    else if (this.#host.chunks) yield* this.#host.chunks(uri);
    else yield await this.#host.read(uri);
  }

  /** A file of the overlay is never a link. */
  async realUri(uri: string): Promise<string> {
    return this.covers(uri) ? uri : this.#host.realUri(uri);
  }

  canonicalUri(uri: string): string {
    return this.covers(uri) ? uri : (this.#host.canonicalUri?.(uri) ?? uri);
  }

  #observed(uri: string, stat: FileStat | null): FileStat | null {
    const now = JSON.stringify(stat);
    const first = this.#below.get(uri);
    if (first === undefined) this.#below.set(uri, now);
    else if (first !== now) this.#isOutdated = true;
    return stat;
  }

  #laidOver(below: readonly string[], extensions: readonly string[]): string[] {
    const added = [...this.#files]
      .filter(([uri, { content }]) => content && extensions.some((extension) => uri.endsWith(`.${extension}`)))
      .map(([uri]) => uri);
    return [...new Set([...below.filter((uri) => this.#files.get(uri)?.content !== null), ...added])].sort();
  }
}

/** Reads files of the overlay itself: a worker thread would read what is below it. */
export class OverlayEngine implements Engine {
  readonly #host: OverlayHost;
  readonly #portable: Engine;
  readonly #below: Engine;

  /**
   * @param portable reads through the overlay.
   * @param below reads what the overlay does not cover.
   */
  constructor(host: OverlayHost, portable: Engine, below: Engine) {
    this.#host = host;
    this.#portable = portable;
    this.#below = below;
  }

  aggregate(task: AggregationTask, options: AggregationOptions): Promise<StudyReadResult> {
    return (this.#host.covers(task.uri) ? this.#portable : this.#below).aggregate(task, options);
  }
}

function contentOf({ content }: OverlayFile): Uint8Array {
  if (!content) throw Object.assign(new Error('not in this version'), { code: 'ENOENT' });
  return content;
}

function hasSameBytes(a: OverlayContent, b: OverlayContent): boolean {
  if (a === null || b === null) return a === b;
  return a.byteLength === b.byteLength && a.every((byte, at) => byte === b[at]);
}
