import {
  displayPath,
  type FileStat,
  type Host,
  isInside,
  KEEP_ALL_COLUMNS_BYTES,
  type LinkFault,
  type TableCache,
} from '@parcours/engines';
import { resolvePath } from '@parcours/language';
import { CODE, type Dialect, type FileLimits, type MessageValue, normalizeLabel, type UnlocatedDiagnostic } from '@parcours/model';
import { ALL_COLUMNS, dataRanges, limitExceeded, MB, type Table } from '@parcours/observations';
import { forEachConcurrently } from './for-each-concurrently.ts';
import type { StudyDiagnostic } from './locate-diagnostic.ts';

/** Bytes of a file that are read to profile its columns. */
const PROFILE_BYTES = 1 << 20;

/** Whether `open` reads only the beginning of a file. */
export function isOnlyBegun({ size }: Pick<LocatedFile, 'size'>): boolean {
  return size > PROFILE_BYTES;
}
/** Bytes of a file that are searched for the ranges of rows and cells. Rows further down are identified by their line only. */
const MAX_LOCATED_BYTES = 8 << 20;
const MIN_LOCATED_BYTES = 1 << 16;
const LF = 10;
/** Cached comparisons of two files' bytes. */
const MAX_COMPARISONS = 1024;
const MAX_PREFIXES = 65_536;
/** Bytes of a file that are hashed before it is compared with another one. */
const PREFIX_BYTES = 1 << 16;
const NO_BYTES = new Uint8Array();

export type OpenedTable = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: LinkFault };

/** A linked file that may be read, in its current version. */
export interface LocatedFile {
  readonly uri: string;
  /** Display path, relative to the workspace. */
  readonly path: string;
  readonly size: number;
  readonly fingerprint: string;
}

/** Resolves the paths of linked files, checks whether they may be read, and opens their tables. */
export class LinkedFiles {
  readonly #host: Host;
  readonly #tables: TableCache;
  /** Whether two files hold the same bytes, by their URIs and fingerprints. */
  readonly #comparisons = new Map<string, Promise<boolean>>();
  readonly #prefixes = new Map<string, Promise<string>>();
  /** By URI, the version of each file that was ever located, when it was first or when changes were last looked for; null: no file. */
  readonly #noticed = new Map<string, string | null>();
  /** Asked before each file. */
  readonly limits: () => FileLimits;

  constructor(host: Host, tables: TableCache, limits: () => FileLimits) {
    this.#host = host;
    this.limits = limits;
    this.#tables = tables;
  }

  /** The URI of a path as written in the file `from`, or why it may not be read. */
  async resolve(from: string, path: string): Promise<{ uri: string } | LinkFault> {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return unreadableFault(path, { term: 'fault.web' });
    const uri = resolvePath(from, path);
    if (uri === null) return { code: CODE['file-not-found'], parameters: { path } };
    const outside: LinkFault = { code: CODE['file-outside'], parameters: { path } };
    if (!isInside(uri, this.#host.roots)) return outside;
    const real = await this.#host.realUri(uri);
    return isInside(real, this.#host.roots) ? { uri } : outside;
  }

  /** The file at a path as written in the file `from`, or why it cannot be read. */
  async locate(from: string, path: string): Promise<LocatedFile | LinkFault> {
    const located = await this.resolve(from, path);
    if (!('uri' in located)) return located;
    const { uri } = located;
    const stat = await this.#host.stat(uri);
    if (!this.#noticed.has(uri)) this.#noticed.set(uri, versionOf(stat));
    if (!stat) return { code: CODE['file-not-found'], parameters: { path } };
    if (!stat.isFile) return unreadableFault(path, { term: 'fault.not-a-file' });
    const limits = this.limits();
    if (stat.size > limits.file * MB) return limitExceeded(path, 'file', limits, stat.size / MB);
    return { uri, path: displayPath(uri, this.#host.roots), size: stat.size, fingerprint: fingerprintOf(stat) };
  }

  /** Whether one of the located files was changed, created or deleted since it was first located, or since this was last asked. */
  async haveChanged(): Promise<boolean> {
    let hasChanged = false;
    await forEachConcurrently([...this.#noticed], async ([uri, before]) => {
      const now = versionOf(await this.#host.stat(uri).catch(() => null));
      if (now === before) return;
      this.#noticed.set(uri, now);
      hasChanged = true;
    });
    return hasChanged;
  }

  /**
   * The table of a linked file, of a large one only its first megabyte: enough to profile its columns. Never rejects: errors are
   * returned as a fault.
   */
  async open(from: string, path: string, dialect: Dialect): Promise<OpenedTable> {
    const file = await this.locate(from, path);
    if (!('uri' in file)) return { table: null, fault: file };
    try {
      const table = await this.#tables.get(
        { ...file, limits: this.limits() },
        dialect,
        ALL_COLUMNS,
        isOnlyBegun(file) ? { maxBytes: PROFILE_BYTES } : {},
      );
      if ('code' in table) return { table: null, fault: table };
      return { table, fault: null };
    } catch (error) {
      return { table: null, fault: faultFromError(error, path) };
    }
  }

  /** The whole table of a linked file. Never rejects: errors are returned as a fault. */
  async table(file: LocatedFile, dialect: Dialect): Promise<Table | LinkFault> {
    try {
      return await this.#tables.get({ ...file, limits: this.limits() }, dialect, ALL_COLUMNS, {});
    } catch (error) {
      return faultFromError(error, file.path);
    }
  }

  /**
   * Columns of a linked file; of a large one, rows with equal cells in them are read once. Never rejects: errors are returned as a fault.
   *
   * @param headers null: all columns.
   */
  async columns(file: LocatedFile, dialect: Dialect, headers: readonly string[] | null): Promise<Table | LinkFault> {
    const isLarge = file.size > KEEP_ALL_COLUMNS_BYTES && headers !== null;
    const projection = isLarge ? { columns: new Set(headers.map(normalizeLabel)), distinct: true } : ALL_COLUMNS;
    try {
      return await this.#tables.get({ ...file, limits: this.limits() }, dialect, projection, {});
    } catch (error) {
      return faultFromError(error, file.path);
    }
  }

  /** Adds the ranges in the data file that the diagnostics are about; none for a binary file. */
  async locateInData(
    diagnostics: readonly UnlocatedDiagnostic[],
    { uri, path }: LocatedFile,
    dialect: Dialect,
  ): Promise<StudyDiagnostic[]> {
    const wanted = diagnostics.flatMap(({ dataLocation }) => dataLocation ?? []);
    if (wanted.length === 0) return diagnostics.map((diagnostic) => ({ ...diagnostic, dataRanges: [] }));
    const lastLine = Math.max(1, ...wanted.flatMap(({ lines }) => lines));
    const { bytes, whole } = await this.#readUntilLine(uri, lastLine);
    const ranges = new Map(dataRanges(bytes, whole, path, dialect, wanted).map((found, index) => [wanted[index], found]));
    return diagnostics.map(({ dataLocation, ...diagnostic }) => {
      const locations = (dataLocation && ranges.get(dataLocation))?.map((range) => ({ uri, range })) ?? [];
      return { ...diagnostic, dataRanges: locations };
    });
  }

  /** The beginning of a file up to a line, or up to the limit. `whole`: the file ends before. */
  async #readUntilLine(uri: string, line: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
    const { chunks } = this.#host;
    if (!chunks) return { bytes: await this.#host.read(uri), whole: true };
    const parts: Uint8Array[] = [];
    let [size, lineEnds] = [0, 0];
    for await (const chunk of chunks(uri)) {
      parts.push(chunk.slice());
      size += chunk.length;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) lineEnds++;
      if ((lineEnds > line && size >= MIN_LOCATED_BYTES) || size >= MAX_LOCATED_BYTES)
        return { bytes: concatenate(parts, size), whole: false };
    }
    return { bytes: concatenate(parts, size), whole: true };
  }

  /** The size of a file and a hash of its beginning: different for most files whose content differs. */
  contentPrefix(file: LocatedFile): Promise<string> {
    const key = JSON.stringify([file.uri, file.fingerprint]);
    let prefix = this.#prefixes.get(key);
    if (!prefix) {
      if (this.#prefixes.size >= MAX_PREFIXES) this.#prefixes.clear();
      prefix = this.#readPrefix(file.uri).then(
        (hash) => `${file.size} ${hash}`,
        () => `${file.size} ${file.uri}`,
      );
      this.#prefixes.set(key, prefix);
    }
    return prefix;
  }

  async #readPrefix(uri: string): Promise<number> {
    const { chunks } = this.#host;
    if (!chunks) return hashOf(await this.#host.read(uri));
    // A host's chunks may have any length, that of two files another one each.
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of chunks(uri)) {
      const part = chunk.slice(0, PREFIX_BYTES - size);
      parts.push(part);
      size += part.length;
      if (size === PREFIX_BYTES) break;
    }
    return hashOf(concatenate(parts, size));
  }

  /** Whether two files hold the same bytes; false where one cannot be read. */
  async haveSameContent(a: LocatedFile, b: LocatedFile): Promise<boolean> {
    const key = JSON.stringify([a.uri, a.fingerprint, b.uri, b.fingerprint]);
    const known = this.#comparisons.get(key);
    if (known) return known;
    if ((await this.contentPrefix(a)) !== (await this.contentPrefix(b))) return false;
    if (this.#comparisons.size >= MAX_COMPARISONS) this.#comparisons.clear();
    const compared = this.#compareBytes(a.uri, b.uri).catch(() => {
      this.#comparisons.delete(key);
      return false;
    });
    this.#comparisons.set(key, compared);
    return compared;
  }

  async #compareBytes(a: string, b: string): Promise<boolean> {
    const { chunks } = this.#host;
    if (!chunks) return equalBytes(await this.#host.read(a), await this.#host.read(b));
    const others = chunks(b)[Symbol.asyncIterator]();
    try {
      let other: Uint8Array = NO_BYTES;
      for await (let chunk of chunks(a)) {
        while (chunk.length > 0) {
          if (other.length === 0) {
            const next = await others.next();
            if (next.done) return false;
            other = next.value;
          }
          const length = Math.min(chunk.length, other.length);
          if (!equalBytes(chunk.subarray(0, length), other.subarray(0, length))) return false;
          chunk = chunk.subarray(length);
          other = other.subarray(length);
        }
      }
      while (other.length === 0) {
        const next = await others.next();
        if (next.done) return true;
        other = next.value;
      }
      return false;
    } finally {
      await others.return?.();
    }
  }

  /** Whether the file is still the version that was located. */
  async isUnchanged({ uri, fingerprint }: LocatedFile): Promise<boolean> {
    const now = await this.#host.stat(uri).catch(() => null);
    return now !== null && fingerprintOf(now) === fingerprint;
  }
}

/** FNV-1a of the first bytes. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes.subarray(0, PREFIX_BYTES)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

function concatenate(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The fault for an error thrown by the host. */
export function faultFromError(error: unknown, path: string): LinkFault {
  return isNotFound(error) ? { code: CODE['file-not-found'], parameters: { path } } : unreadableFault(path, failureReason(error));
}

function versionOf(stat: FileStat | null): string | null {
  return stat?.isFile ? fingerprintOf(stat) : null;
}

/** Changes with a file's content. */
export function fingerprintOf({ size, modified, identity }: FileStat): string {
  return `${size} ${modified} ${identity ?? ''}`;
}

function unreadableFault(path: string, reason: MessageValue): LinkFault {
  return { code: CODE['file-unreadable'], parameters: { path, reason } };
}

/** Whether an error says that the file does not exist: an errno, or the code of an editor's file system. */
export function isNotFound(error: unknown): boolean {
  return ['ENOENT', 'FileNotFound'].includes(errorCode(error));
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the system refused a file, as a message term. */
export function failureReason(error: unknown): MessageValue {
  const code = errorCode(error);
  // Windows locks files that some programs have open.
  if (code === 'EBUSY') return { term: 'fault.busy' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return { term: 'fault.denied' };
  if (code === 'EISDIR') return { term: 'fault.not-a-file' };
  if (code === 'lfs-object') return { term: 'fault.lfs' };
  if (code === 'missing-object') return { term: 'fault.not-fetched' };
  return { term: 'fault.unknown', values: { detail: code || (error instanceof Error ? error.message.slice(0, 120) : String(error)) } };
}
