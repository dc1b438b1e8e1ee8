import type { LinkFault, TableCache } from '@parcours/engines';
import { displayPath, type FileStat, type Host, isInside } from '@parcours/engines';
import { resolvePath } from '@parcours/language';
import { CODE, type Dialect, type FileLimits, type MessageValue, type UnlocatedDiagnostic } from '@parcours/model';
import { ALL_COLUMNS, dataRanges, limitExceeded, MB, type Table } from '@parcours/observations';
import type { StudyDiagnostic } from './locate-diagnostic.ts';

/** So much of a file is looked at to say what its columns are and hold. */
const PROFILE_BYTES = 1 << 20;
/** So much of a file is looked at to find the place of a row in its text. Behind it a row is told by its line alone. */
const MAX_LOCATED_BYTES = 8 << 20;
const MIN_LOCATED_BYTES = 1 << 16;
const LF = 10;

export type OpenedTable = { readonly table: Table; readonly fault: null } | { readonly table: null; readonly fault: LinkFault };

/** A file that may be read, as it is now. */
export interface LocatedFile {
  readonly uri: string;
  /** As people see it: relative to the workspace. */
  readonly path: string;
  readonly size: number;
  readonly fingerprint: string;
}

/** Which linked files may be read, and what they look like. */
export class LinkedFiles {
  readonly #host: Host;
  readonly #tables: TableCache;
  /** Asked before each file. */
  readonly limits: () => FileLimits;

  constructor(host: Host, tables: TableCache, limits: () => FileLimits) {
    this.#host = host;
    this.limits = limits;
    this.#tables = tables;
  }

  /** The URI that a written path means, or the reason why it is not read. */
  async resolve(from: string, path: string): Promise<{ uri: string } | LinkFault> {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(path)) return unreadableFault(path, { term: 'fault.web' });
    const uri = resolvePath(from, path);
    if (uri === null) return { code: CODE['file-not-found'], parameters: { path } };
    const outside: LinkFault = { code: CODE['file-outside'], parameters: { path } };
    if (!isInside(uri, this.#host.roots)) return outside;
    const real = await this.#host.realUri(uri);
    return isInside(real, this.#host.roots) ? { uri } : outside;
  }

  /** The file that a written path means, or the reason why it is not read. */
  async locate(from: string, path: string): Promise<LocatedFile | LinkFault> {
    const located = await this.resolve(from, path);
    if (!('uri' in located)) return located;
    const { uri } = located;
    const stamp = await this.#host.stat(uri);
    if (!stamp) return { code: CODE['file-not-found'], parameters: { path } };
    if (!stamp.isFile) return unreadableFault(path, { term: 'fault.not-a-file' });
    const limits = this.limits();
    if (stamp.size > limits.file * MB) return limitExceeded(path, 'file', limits, stamp.size / MB);
    return { uri, path: displayPath(uri, this.#host.roots), size: stamp.size, fingerprint: fingerprintOf(stamp) };
  }

  /**
   * The table of a linked file; of one larger than a megabyte, that of its beginning: enough to propose columns and values. Never
   * rejects: what went wrong is told in `fault`.
   */
  async open(from: string, path: string, dialect: Dialect): Promise<OpenedTable> {
    const found = await this.locate(from, path);
    if (!('uri' in found)) return { table: null, fault: found };
    try {
      const table = await this.#tables.get(
        { ...found, limits: this.limits() },
        dialect,
        ALL_COLUMNS,
        found.size > PROFILE_BYTES ? { maxBytes: PROFILE_BYTES } : {},
      );
      if ('code' in table) return { table: null, fault: table };
      return { table, fault: null };
    } catch (error) {
      return { table: null, fault: faultFromError(error, path) };
    }
  }

  /** The findings with the places in the text of the file where they show; of a file that is no text there are none. */
  async locateInData(findings: readonly UnlocatedDiagnostic[], { uri, path }: LocatedFile, dialect: Dialect): Promise<StudyDiagnostic[]> {
    const wanted = findings.flatMap(({ dataLocation }) => dataLocation ?? []);
    if (wanted.length === 0) return findings.map((finding) => ({ ...finding, dataRanges: [] }));
    const last = Math.max(1, ...wanted.flatMap(({ lines }) => lines));
    const { bytes, whole } = await this.#readUntilLine(uri, last);
    const ranges = new Map(dataRanges(bytes, whole, path, dialect, wanted).map((found, at) => [wanted[at], found]));
    return findings.map(({ dataLocation, ...finding }) => {
      const places = (dataLocation && ranges.get(dataLocation))?.map((range) => ({ uri, range })) ?? [];
      return { ...finding, dataRanges: places };
    });
  }

  /** As far as the line, if that is not too far. */
  async #readUntilLine(uri: string, line: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
    const { chunks } = this.#host;
    if (!chunks) return { bytes: await this.#host.read(uri), whole: true };
    const parts: Uint8Array[] = [];
    let [size, ends] = [0, 0];
    for await (const chunk of chunks(uri)) {
      parts.push(chunk.slice());
      size += chunk.length;
      for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, at + 1)) ends++;
      if ((ends > line && size >= MIN_LOCATED_BYTES) || size >= MAX_LOCATED_BYTES) return { bytes: concatenate(parts, size), whole: false };
    }
    return { bytes: concatenate(parts, size), whole: true };
  }

  /** Whether the file is still what it was when it was found. */
  async isSame({ uri, fingerprint: stamp }: LocatedFile): Promise<boolean> {
    const now = await this.#host.stat(uri).catch(() => null);
    return now !== null && fingerprintOf(now) === stamp;
  }
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

/** Why a file could not be read, of what its host throws. */
export function faultFromError(error: unknown, path: string): LinkFault {
  return isNotFound(error) ? { code: CODE['file-not-found'], parameters: { path } } : unreadableFault(path, failureReason(error));
}

function fingerprintOf({ size, modified, identity }: FileStat): string {
  return `${size} ${modified} ${identity ?? ''}`;
}

function unreadableFault(path: string, reason: MessageValue): LinkFault {
  return { code: CODE['file-unreadable'], parameters: { path, reason } };
}

/** The file vanished between the look at it and the reading. `FileNotFound` is what editors' file systems say. */
export function isNotFound(error: unknown): boolean {
  return ['ENOENT', 'FileNotFound'].includes(errorCode(error));
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why the system did not give a file, for people. */
export function failureReason(error: unknown): MessageValue {
  const code = errorCode(error);
  // Windows lets nobody read what some programs have open.
  if (code === 'EBUSY') return { term: 'fault.busy' };
  if (code === 'EACCES' || code === 'EPERM' || code === 'NoPermissions') return { term: 'fault.denied' };
  if (code === 'EISDIR') return { term: 'fault.not-a-file' };
  return { term: 'fault.unknown', values: { detail: code || (error instanceof Error ? error.message.slice(0, 120) : String(error)) } };
}
